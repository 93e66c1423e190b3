import Foundation
import Testing

/// Every public initialiser of the language is in the table of wrong values, so that a new one is tried too.
@Suite struct WrongValueCoverageTests {
  /// What no value of AWS is in, or what only holds what others check.
  private static let exempt: Set = [
    "Adjustments.init", "ConstructOutput.init", "Contribution.init", "Existing.init", "Identity.init", "Injection.init",
    "PlainEnvironment.init", "RelationUniqueness.init", "RuleID.init", "SecretEnvironment.init",
    "SecretEnvironment.Entry.init",
    "StackRuleDescription.init", "TimeOfDay.init",
  ]

  @Test func `every public initialiser has a wrong value`() throws {
    let found = try Self.initialisers()
    let tried = Set(WrongValue.all.flatMap(\.initialisers))
    #expect(found.count >= 90)
    #expect(found.subtracting(tried).subtracting(Self.exempt).sorted() == [])
    let functions = try WrongValueFunctionTests.functions()
    #expect(tried.union(Self.exempt).subtracting(found).subtracting(functions).sorted() == [], "no such initialisers")
  }

  /// The initialisers and `existing` of the language's types: `Container.init`; those for literals alone are left out.
  private static func initialisers() throws -> Set<String> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/InfraLanguage")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var found: Set<String> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      add(try String(contentsOf: file, encoding: .utf8), to: &found)
    }
    return found
  }

  private static func add(_ source: String, to found: inout Set<String>) {
    // The types around a line, with the indentation of each.
    var scope: [(indentation: Int, name: Substring)] = []
    var isUnavailable = false
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let indentation = line.prefix { $0 == " " }.count
      let words = line.split { $0 == " " || $0 == ":" || $0 == "{" || $0 == "<" || $0 == "(" }
      if let index = words.firstIndex(where: { ["struct", "enum", "extension", "protocol"].contains($0) }),
        words.indices.contains(index + 1), !line.contains("//"), !line.contains("\"")
      {
        scope.removeAll { $0.indentation >= indentation }
        scope.append((indentation, words[index + 1]))
      }
      if line.contains("@available(*, unavailable") { isUnavailable = true }
      guard line.contains("public ") else { continue }
      defer { isUnavailable = false }
      let name =
        line.contains("public init(") ? "init" : line.contains("public static func existing(") ? "existing" : nil
      guard let name, !isUnavailable, !line.contains("Literal "), !line.contains("rawValue") else { continue }
      let types = scope.filter { $0.indentation < indentation }.map(\.name)
      found.insert((types + [name[...]]).joined(separator: "."))
    }
  }
}
