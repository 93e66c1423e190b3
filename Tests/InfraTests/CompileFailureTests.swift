import Foundation
import Testing

/// What must not happen should not compile: each fixture begins with the messages that the compiler must print.
@Suite struct CompileFailureTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "CompileFailures")
  static let fixtures =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".swift") }
    .sorted()

  @Test func `there are fixtures`() {
    #expect(Self.fixtures.count >= 5)
  }

  @Test(arguments: fixtures)
  func `the compiler refuses it and says why`(fixture: String) throws {
    let file = Self.folder.appending(path: fixture)
    let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .compactMap { $0.wholeMatch(of: /\/\/ error: (.+)/)?.1 }
    let output = try typeCheck(file)
    #expect(output.status != 0)
    // Nothing else may be wrong with the fixture.
    let errors = output.text.split(separator: "\n").filter { $0.contains(".swift:") && $0.contains(" error: ") }
    #expect(!expected.isEmpty && errors.count == expected.count, "\(output.text)")
    for message in expected { #expect(errors.count { $0.contains(message) } == 1, "\(message)\n\(output.text)") }
  }

  private func typeCheck(_ file: URL) throws -> (status: Int32, text: String) {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let modules = try #require(Self.modules(beside: CommandLine.arguments[0]))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "swiftc", "-typecheck", "-swift-version", "6", "-I", modules,
      "-I", root.appending(path: "Sources/CYAML").path, file.path,
    ]
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// The folder of compiled modules beside the test's own binary.
  private static func modules(beside binary: String) -> String? {
    var folder = URL(fileURLWithPath: binary).deletingLastPathComponent()
    for _ in 0..<6 {
      let modules = folder.appending(path: "Modules").path
      if FileManager.default.fileExists(atPath: modules) { return modules }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }
}
