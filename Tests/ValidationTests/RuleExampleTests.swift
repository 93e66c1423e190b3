import AWSResources
import Testing

@testable import Validation

/// Every rule on its own examples.
struct RuleExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: any Rule.Type
    var example: RuleExample
    var testDescription: String { "\(rule.description.id): \(example.name)" }

    func check() -> Findings {
      var findings = Findings(of: rule)
      rule.init().check(Model(example.graph), &findings)
      return findings
    }
  }

  private static func cases(_ examples: (RuleDescription) -> [RuleExample]) -> [Case] {
    RuleRegistry.all.flatMap { rule in examples(rule.description).map { Case(rule: rule, example: $0) } }
  }

  static let passes = cases { $0.passes }
  static let fails = cases { $0.fails }
  static let leavesOpen = cases { $0.leavesOpen }

  @Test(arguments: passes)
  func `a passing example has no finding`(_ example: Case) {
    let findings = example.check()
    #expect(findings.reported.isEmpty)
    #expect(findings.unknowns.isEmpty)
  }

  @Test(arguments: fails)
  func `a failing example has exactly its subjects`(_ example: Case) {
    let subjects = Set(example.check().reported.map(\.subject)).sorted()
    #expect(subjects == example.example.finds.sorted())
  }

  @Test(arguments: leavesOpen)
  func `an open example is neither passed nor failed`(_ example: Case) {
    let findings = example.check()
    #expect(findings.reported.isEmpty)
    #expect(Set(findings.unknowns.map(\.subject)).sorted() == example.example.finds.sorted())
  }

  @Test(arguments: fails)
  func `a message starts small, quotes its subject, and ends in what to do`(_ example: Case) {
    for finding in example.check().reported {
      let message = finding.message
      #expect(message.contains("'\(finding.subject)"), "\(message)")
      #expect(!message.hasSuffix("."), "\(message)")
      #expect(!message.contains("  "), "\(message)")
      #expect(message.contains("; "), "\(message)")
      #expect(!message.contains("\n"), "\(message)")
    }
  }
}
