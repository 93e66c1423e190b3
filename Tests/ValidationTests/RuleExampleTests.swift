import AWSResources
import Testing

@testable import Validation

/// Checks every rule against its own examples.
struct RuleExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: any Rule.Type
    var example: RuleExample
    var testDescription: String { "\(rule.description.id): \(example.name)" }

    func check() -> Findings {
      var findings = Findings(of: rule.init())
      rule.init().check(Model(example.graph), &findings)
      return findings
    }
  }

  private static func cases(_ examples: (RuleDescription) -> [RuleExample]) -> [Case] {
    RuleRegistry.all.flatMap { rule in examples(rule.description).map { Case(rule: rule, example: $0) } }
  }

  static let passes = cases { $0.passes }
  static let fails = cases { $0.fails }
  static let undetermined = cases { $0.undetermined }

  @Test(arguments: passes)
  func `a passing example has no finding`(_ example: Case) {
    let findings = example.check()
    #expect(findings.reported.isEmpty)
    #expect(findings.unknowns.isEmpty)
  }

  @Test(arguments: fails)
  func `a failing example has exactly its findings`(_ example: Case) {
    let findings = example.check().reported.map { ExampleFinding($0) }
    #expect(
      findings == example.example.findings,
      "write: finds: \(findings.map(\.source).joined(separator: ", "))")
  }

  @Test(arguments: undetermined)
  func `an undetermined example is unknown and has no finding`(_ example: Case) {
    let findings = example.check()
    #expect(findings.reported.isEmpty)
    #expect(Set(findings.unknowns.map(\.subject)).sorted() == example.example.unknownSubjects.sorted())
  }

  @Test(arguments: fails)
  func `a message names its subject and ends in what to do`(_ example: Case) {
    for finding in example.check().reported {
      let message = finding.message
      #expect(message.contains("'\(finding.subject)"), "\(message)")
      #expect(message.split(separator: "; ", omittingEmptySubsequences: false).count == 2, "\(message)")
      #expect(!message.hasSuffix("."), "\(message)")
      #expect(!message.contains("  "), "\(message)")
      #expect(!message.contains("\n"), "\(message)")
    }
  }

  @Test(arguments: undetermined)
  func `a reason for an unknown is one sentence in lower case`(_ example: Case) {
    for unknown in example.check().unknowns {
      #expect(!unknown.message.hasSuffix("."), "\(unknown.message)")
      #expect(!unknown.message.contains(";"), "\(unknown.message)")
      #expect(unknown.message.first?.isUppercase == false, "\(unknown.message)")
    }
  }
}

extension ExampleFinding {
  fileprivate init(_ finding: Finding) {
    self.init(
      subject: finding.subject, resource: finding.property?.resource, path: finding.property?.path ?? "",
      message: finding.message)
  }

  /// The finding as an example has it.
  fileprivate var source: String {
    guard let resource else { return ".finding(output: \"\(subject)\", \"\(message)\")" }
    let owner = resource == subject ? "" : ", in: \"\(resource)\""
    let property = path.isEmpty ? "" : ", at: \"\(path)\""
    return ".finding(\"\(subject)\"\(owner)\(property), \"\(message)\")"
  }
}
