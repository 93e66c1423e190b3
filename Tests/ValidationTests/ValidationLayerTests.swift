import Foundation
import Testing

/// Verifies that the folders of `Validation` use each other in one direction.
///
/// `Framework` knows no rule and no analysis, `Analysis` knows no rule, and rules use both.
struct ValidationLayerTests {
  private static let folders = ["Framework", "Analysis", "Rules"]

  @Test(arguments: [("Framework", ["Analysis", "Rules"]), ("Analysis", ["Rules"])])
  func `a folder uses no declaration of a folder above it`(folder: String, above: [String]) throws {
    var types: Set<String> = []
    var members: Set<String> = []
    for other in above {
      types.formUnion(try Self.types(in: other))
      members.formUnion(try Self.extensionMembers(in: other))
    }
    for below in Self.folders.prefix(while: { !above.contains($0) }) {
      types.subtract(try Self.types(in: below))
      members.subtract(try Self.extensionMembers(in: below))
    }
    for (name, source) in try Self.sources(in: folder) {
      let used = Set(source.matches(of: /[A-Za-z_]\w*/).map { String($0.0) }).intersection(types)
      let called = Set(source.matches(of: /\.([a-z]\w*)/).map { String($0.1) }).intersection(members)
      let found = used.union(called).sorted()
      #expect(found.isEmpty, "\(folder)/\(name) uses \(found.joined(separator: ", "))")
    }
  }

  /// The types that other files can use.
  private static func types(in folder: String) throws -> Set<String> {
    let declaration = /(?m)^(?:package )?(?:final )?(?:struct|class|enum|protocol) (\w+)/
    return try sources(in: folder).reduce(into: []) { names, file in
      names.formUnion(file.source.matches(of: declaration).map { String($0.1) })
    }
  }

  /// What extensions add to the types of `Framework`.
  private static func extensionMembers(in folder: String) throws -> Set<String> {
    let block = /(?ms)^extension (?:Model|Findings|Place|Validator)\b[^\n]*\{\n(.*?)^\}/
    let member = /(?m)^  package (?:static |mutating )*(?:func|var|let) (\w+)/
    return try sources(in: folder).reduce(into: []) { names, file in
      for match in file.source.matches(of: block) {
        names.formUnion(match.1.matches(of: member).map { String($0.1) })
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
