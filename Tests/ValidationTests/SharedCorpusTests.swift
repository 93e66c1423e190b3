import AWSResources
import Documents
import Templates
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

  /// The reference architecture creates its repository together with the service that runs the image, and its container
  /// gets the password that RDS rotates.
  static let knownFaults = ["repository-is-deployed-before-its-workloads", "container-secrets-do-not-rotate"]

  /// What the rules find in a file of the reference architecture, beside its known faults.
  private func findings(in file: String) throws -> [Finding] {
    let findings = Validator().check(try graph("reference/\(file)")).findings
    #expect(findings.contains { $0.rule == Self.knownFaults[0] && $0.subject == "Service" })
    return findings.filter { !Self.knownFaults.contains($0.rule) }
  }

  private func graph(_ path: String) throws -> ResourceGraph {
    try #require(Corpus.shared).file(path).graph()
  }

  @Test(arguments: ["base.json", "base.yaml", "base-without-nat.json", "base-without-nat.yaml"])
  func `a sound architecture has no finding`(_ file: String) throws {
    #expect(try findings(in: file).isEmpty)
    #expect(Validator().check(try graph("reference/\(file)")).allowed.isEmpty)
  }

  private static let refusals: [any Rule.Type] = [
    PropertyExists.self, ReferenceExistsInEveryScenario.self, TemplateIsWellFormed.self, TemplateNamesWhatItHas.self,
    TypeExists.self, ValueHasItsType.self,
  ]

  @Test(arguments: ["aws-templates", "ecs-refarch", "reference"])
  func `nothing is refused of templates that people deploy`(_ folder: String) throws {
    let files = try #require(Corpus.shared).files(in: [folder])
    #expect(files.count > 5)
    for file in files {
      let scenarios = try TemplateFile.scenarios(
        TemplateFile.document(file.bytes(), file: file.path), file: file.path, catalog: .aws)
      #expect(Validator(Self.refusals).check(scenarios: scenarios).findings == [], "\(file)")
    }
  }

  @Test(arguments: mutants)
  func `a fault is found, and nothing else`(_ mutant: Mutant) throws {
    let rules = mutant["rule"].compactMap { Self.ids[$0] }
    let findings = try findings(in: mutant.row["file"] ?? "")
    let subjects = mutant["subject"] + mutant["also_subjects"]
    if rules.count == mutant["rule"].count {
      #expect(findings.contains { rules.contains($0.rule) && subjects.contains($0.subject.name) }, "\(findings)")
    }
    let allowed = rules + mutant["also_rules"].compactMap { Self.ids[$0] }
    for finding in findings { #expect(allowed.contains(finding.rule), "\(finding)") }
  }

  @Test func `a finding points at the property at fault`() throws {
    let finding = try #require(try findings(in: "p02.json").first)
    #expect(finding.location?.file == "reference/p02.json")
    let text = try #require(Corpus.shared).file("reference/p02.json").text()
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)[
      Int(finding.location?.position.line ?? 1) - 1]
    #expect(line.contains("\"MultiAZ\""))
  }

  @Test func `the files that docs/traceability.md names for a rule are those of the corpus`() throws {
    var rules: [String: Set<String>] = [:]
    for mutant in Self.mutants {
      rules["reference/\(mutant.row["file"] ?? "")"] = Set(mutant["rule"].compactMap { Self.ids[$0] })
    }
    for row in try #require(Corpus.shared).file("documents/expected.tsv").rows() where row["expected"] == "must" {
      if let rule = Self.ids[row["rule"] ?? ""] { rules["documents/\(row["file"] ?? "")", default: []].insert(rule) }
    }
    let table = try Corpus.own.file("../Traceability/corpus.tsv").rows().map { row in
      (row["file"] ?? "", Set((row["rules"] ?? "").split(separator: " ").map(String.init)))
    }
    #expect(Dictionary(uniqueKeysWithValues: table) == rules)
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
