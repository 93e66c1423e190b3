import Foundation
import Testing

/// Verifies the source files that `make generate` writes.
struct GeneratedFilesTests {
  @Test func `the registries list what is in their folders`() throws {
    let script = Process()
    let output = Pipe()
    script.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    script.arguments = [
      "python3", RuleRegistryTests.package.appending(path: "Tests/Generate/registries.py").path, "--check",
    ]
    script.standardOutput = output
    script.standardError = FileHandle.nullDevice
    try script.run()
    let diff = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    script.waitUntilExit()
    #expect(script.terminationStatus == 0, "run 'make generate'\n\(diff)")
  }
}
