import Foundation
import Testing

/// Verifies that the folders of `Validation` use each other in one direction.
///
/// `Framework` knows no rule and no analysis, `Analysis` knows no rule, and rules use both.
struct ValidationLayerTests {
  private static let folders = ["Framework", "Analysis", "Rules"]

  @Test(arguments: [("Framework", ["Analysis", "Rules"]), ("Analysis", ["Rules"])])
  func `a folder uses no declaration of a folder above it`(folder: String, above: [String]) throws {
    let own = try Self.declarations(in: folder)
    let below = Self.folders.prefix { $0 != above[0] }.filter { $0 != folder }
    let known = try below.reduce(own) { $0.union(try Self.declarations(in: $1)) }
    let forbidden = try above.reduce(into: Set<String>()) { $0.formUnion(try Self.declarations(in: $1)) }
      .subtracting(known)
    for (name, source) in try Self.sources(in: folder) {
      let words = Set(source.matches(of: /[A-Za-z_][A-Za-z0-9_]*/).map { String($0.0) })
      let found = words.intersection(forbidden).sorted()
      #expect(found.isEmpty, "\(folder)/\(name) uses \(found.joined(separator: ", "))")
    }
  }

  /// The names of types, and of what extensions add to types of folders below.
  private static func declarations(in folder: String) throws -> Set<String> {
    try sources(in: folder).reduce(into: []) { names, file in
      let types = file.source.matches(
        of: /(?m)^(?:package |private |fileprivate )*(?:final )?(?:struct|class|enum|protocol) (\w+)/)
      names.formUnion(types.map { String($0.1) })
      for block in file.source.matches(
        of: /(?ms)^extension (?:Model|Findings|Finding|Place|Validator)\b[^\n]*\{\n(.*?)^\}/)
      {
        let members = block.1.matches(of: /(?m)^  package (?:static |mutating )*(?:func|var|let) (\w+)/)
        names.formUnion(members.map { String($0.1) })
      }
    }
  }

  /// The sources without comments and texts.
  private static func sources(in folder: String) throws -> [(name: String, source: String)] {
    let root = RuleRegistryTests.package.appending(path: "Sources/Validation/\(folder)")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
    return try paths.sorted().map { path in
      let source = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      return (path, source.replacing(/\/\/[^\n]*/, with: "").replacing(/"(?:[^"\\\n]|\\.)*"/, with: "\"\""))
    }
  }
}
