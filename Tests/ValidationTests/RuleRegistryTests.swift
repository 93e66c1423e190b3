import AWSResources
import Foundation
import TestSupport
import Testing

@testable import Validation

/// Verifies the descriptions of rules and the registry.
struct RuleRegistryTests {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The rule files, by their folder's name.
  static func files() throws -> [(folder: String, name: String)] {
    let rules = package.appending(path: "Sources/Validation/Rules")
    let folders = try FileManager.default.contentsOfDirectory(atPath: rules.path).filter { !$0.hasSuffix(".swift") }
    return try folders.sorted().flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: rules.appending(path: folder).path).sorted()
        .filter { $0.hasSuffix(".swift") }.map { (folder, String($0.dropLast(6))) }
    }
  }

  @Test func `every rule is in a file of its name, in the folder of its subject`() throws {
    let files = try Self.files().map { "\($0.folder.lowercased())/\($0.name)" }
    let registered = RuleRegistry.all.map { "\($0.description.subject.rawValue)/\($0)" }
    #expect(registered.sorted() == files.sorted())
  }

  @Test func `rules are listed by subject and name`() {
    let order = RuleSubject.allCases
    let keys = RuleRegistry.all.map { rule in
      "\(10 + (order.firstIndex(of: rule.description.subject) ?? 0)) \(rule)"
    }
    #expect(keys == keys.sorted())
  }

  @Test func `an id is its type's name`() {
    for rule in RuleRegistry.all {
      let letters = rule.description.id.filter { $0 != "-" }
      #expect(letters == "\(rule)".lowercased())
    }
  }

  @Test func `ids are unique, and every rule has both kinds of examples`() {
    #expect(Set(RuleRegistry.all.map { $0.description.id }).count == RuleRegistry.all.count)
    let numbers = RuleRegistry.all.compactMap { $0.description.catalogID }
    #expect(Set(numbers).count == numbers.count)
    for rule in RuleRegistry.all {
      let description = rule.description
      #expect(!description.passes.isEmpty, "\(description.id)")
      #expect(!description.fails.isEmpty, "\(description.id)")
      #expect(description.passes.allSatisfy { $0.findings.isEmpty && $0.unknownSubjects.isEmpty }, "\(description.id)")
      #expect(description.fails.allSatisfy { !$0.findings.isEmpty }, "\(description.id)")
      #expect(description.undetermined.allSatisfy { !$0.unknownSubjects.isEmpty }, "\(description.id)")
      #expect(description.severity != .note, "\(description.id)")
      for text in [description.summary, description.rationale, description.remedy] {
        #expect(text.hasSuffix(".") && !text.contains("  "), "\(description.id): \(text)")
      }
    }
  }

  @Test func `a rule cites something that a user can open`() {
    for rule in RuleRegistry.all { #expect(!rule.description.references.isEmpty, "\(rule.description.id)") }
  }

  @Test func `a type with a struct is not treated as raw`() {
    for name in RawInterface.roles.keys {
      #expect(ResourceCatalog.aws.type(named: name, in: name.hasPrefix("AWS::") ? .cloudFormation : .terraform) == nil)
    }
  }

  @Test func `the types without a struct that rules ask for are those that count as examined`() throws {
    let folder = Self.package.appending(path: "Sources/Validation")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    var asked = Set(RawInterface.roles.keys).union(RawInterface.types)
    for path in paths {
      let source = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      for call in source.matches(of: /[ .]raw\(\s*((?:"[^"]+",?\s*)+)\)/) {
        asked.formUnion(call.1.matches(of: /"([^"]+)"/).map { String($0.1) })
      }
    }
    #expect(asked.count > 50)
    #expect(asked.subtracting(ExaminedTypes.withoutStruct).isEmpty)
    let types = ExaminedTypes.withoutStruct.subtracting(asked)
    #expect(
      types.allSatisfy { $0.contains("IAM") || $0.hasPrefix("aws_iam_") }, "policies are read by their types: \(types)")
  }

  /// The rules of the catalogue by their numbers; `nil` without the catalogue, which is beside the shared corpus.
  private static func catalog() -> [String: [String: String]]? {
    guard let rows = try? Corpus.shared?.file("../rules/catalogue.tsv").rows() else { return nil }
    return Dictionary(rows.map { ($0["id"] ?? "", $0) }) { first, _ in first }
  }

  @Test func `a rule's id and severity are the catalogue's`() throws {
    guard let catalog = Self.catalog() else { return }
    for rule in RuleRegistry.all {
      let description = rule.description
      guard let number = description.catalogID else { continue }
      let row = try #require(catalog[number], "\(description.id)")
      #expect(row["name"] == description.id)
      if ["critical", "high"].contains(row["severity"]) {
        #expect(description.severity == .error, "\(description.id)")
      }
    }
  }
}
