import AWSResources
import Documents
import TestSupport
import Testing

@testable import Validation

/// The rules on the templates of the shared corpus.
@Suite(.enabled(if: Corpus.shared != nil, "\(Corpus.isMissing)"))
struct SharedCorpusTests {
  /// Our ids by the catalogue's.
  static let ids = Dictionary(
    uniqueKeysWithValues: RuleRegistry.all.compactMap { rule in
      rule.description.catalogID.map { ($0, rule.description.id) }
    })

  struct Mutant: Sendable, CustomTestStringConvertible {
    var row: [String: String]
    subscript(column: String) -> [String] {
      (row[column] ?? "").split { $0 == " " || $0 == "|" }.map(String.init)
    }
    var testDescription: String { "\(row["file"] ?? ""): \(row["fault"] ?? "")" }
  }

  static var mutants: [Mutant] {
    ((try? Corpus.shared?.file("reference/mutants.tsv").rows()) ?? []).map { Mutant(row: $0) }
  }

  private func graph(_ path: String) throws -> ResourceGraph {
    try #require(Corpus.shared).file(path).graph()
  }

  /// The findings of a template of the reference architecture, without those about the fault that all of them have: their
  /// container gets the password that RDS rotates.
  private func findings(_ path: String) throws -> [Finding] {
    Validator().check(try graph("reference/\(path)")).findings.filter { $0.rule != "container-secrets-do-not-rotate" }
  }

  @Test(arguments: ["base.json", "base.yaml", "base-without-nat.json", "base-without-nat.yaml"])
  func `a sound architecture has no finding`(_ file: String) throws {
    #expect(try findings(file).isEmpty)
    #expect(Validator().check(try graph("reference/\(file)")).allowed.isEmpty)
  }

  @Test(arguments: mutants)
  func `a fault is found, and nothing else`(_ mutant: Mutant) throws {
    let rules = mutant["rule"].compactMap { Self.ids[$0] }
    let findings = try findings(mutant.row["file"] ?? "")
    let subjects = mutant["subject"] + mutant["also_subjects"]
    if rules.count == mutant["rule"].count {
      #expect(findings.contains { rules.contains($0.rule) && subjects.contains($0.subject.name) }, "\(findings)")
    }
    let allowed = rules + mutant["also_rules"].compactMap { Self.ids[$0] }
    for finding in findings { #expect(allowed.contains(finding.rule), "\(finding)") }
  }

  @Test func `a finding points at the property at fault`() throws {
    let finding = try #require(try findings("p02.json").first)
    #expect(finding.location?.file == "reference/p02.json")
    let text = try #require(Corpus.shared).file("reference/p02.json").text()
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)[
      Int(finding.location?.position.line ?? 1) - 1]
    #expect(line.contains("\"MultiAZ\""))
  }

  @Test func `the documents' snippets are judged as expected`() throws {
    for row in try #require(Corpus.shared).file("documents/expected.tsv").rows() {
      guard let rule = Self.ids[row["rule"] ?? ""] else { continue }
      let findings = Validator().check(try graph("documents/\(row["file"] ?? "")")).findings
      let isFound = findings.contains { $0.rule == rule && $0.subject.name == row["resource"] }
      switch row["expected"] {
      case "must": #expect(isFound, "\(row)")
      case "must not": #expect(!isFound, "\(row)")
      default: break
      }
    }
  }
}
