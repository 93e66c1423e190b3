import Foundation
import Testing

@testable import InfraLanguage

/// What `synth` leaves behind when a stack has a value that AWS does not accept.
@Suite struct WrongValueOutputTests {
  @Test(arguments: WrongValue.all)
  func `ends the command with exit code 2 and leaves the earlier output as it is`(_ value: WrongValue) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "infra-wrong-values-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func synthesise(_ stack: Stack) -> AppRun {
      AppRun("synth", "--format", "cloudformation", "--format", "terraform", of: stack, in: folder.path)
    }
    let earlier = synthesise(Stack("shop", region: .euWest1) { Queue("jobs") })
    #expect(earlier.code == 0, "\(earlier.errors)")
    let before = try Self.contents(of: folder)
    #expect(before.keys.contains { $0.hasSuffix("shop/template.json") })
    let run = synthesise(value.stack)
    #expect(run.code == 2, "\(run.output)\(run.errors)")
    #expect(run.errors.contains(value.message), "\(run.errors)")
    #expect(try Self.contents(of: folder) == before)
  }

  /// What the files in a folder contain, by their paths.
  private static func contents(of folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    while let file = files?.nextObject() as? URL {
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      found[file.path] = try Data(contentsOf: file)
    }
    return found
  }
}
