import InfraLanguage
import ResourceGraph
import Validation

/// A team's own rule, as the validator checks it.
struct StackRuleAdapter: CheckedRule {
  private let rule: any StackRule
  let description: RuleDescription

  init(_ rule: any StackRule) {
    self.rule = rule
    let stated = rule.description
    description = RuleDescription(
      id: stated.id.text, subject: .team, severity: stated.severity, summary: stated.summary,
      rationale: stated.rationale, remedy: stated.remedy, passes: [], fails: [])
  }

  func check(_ model: Model, _ findings: inout Findings) {
    var stacks = StackCheck(model.graph)
    rule.check(&stacks)
    for report in stacks.reports {
      let place = Place(report.entry, report.property)
      if report.message.allSatisfy(\.isWhitespace) {
        // Whoever gets the finding could do nothing about it.
        let message = "the rule has nothing to say about '\(report.entry.id)'; state what is wrong and what to do"
        findings.report(Finding.Message(message), on: report.entry, statedAt: report.location, proof: [])
      } else if report.outcome == .broken {
        findings.report(Finding.Message(report.message), on: report.entry.id, at: place)
      } else {
        findings.unknown(report.entry.id, report.message, at: place)
      }
    }
  }
}
