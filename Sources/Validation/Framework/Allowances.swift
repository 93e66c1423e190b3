import AWSResources
import Documents

/// The reasons that a stack gives for breaking rules, held against what was found.
struct Allowances {
  /// The id of the finding about a reason that nothing needs.
  static let isNeeded = "allowance-is-needed"
  /// The id of the finding about a reason for a rule that does not exist.
  static let namesARule = "allowance-names-a-rule"

  private let graph: ResourceGraph
  private let checkedRules: Set<String>
  private let entries: [Entry]

  init(_ graph: ResourceGraph, checkedRules: [String]) {
    self.graph = graph
    self.checkedRules = Set(checkedRules)
    entries = graph.entries.filter { !$0.allowances.isEmpty }
  }

  /// Moves the findings that have a reason, and reports the reasons that are of no use.
  func apply(to report: inout Report) {
    guard !entries.isEmpty else { return }
    let reasons = Dictionary(entries.map { ($0.id, $0.allowances) }) { first, _ in first }
    var used: Set<Allowance> = []
    report.findings.removeAll { finding in
      guard let allowance = reasons[finding.subject]?.first(where: { $0.rule == finding.rule }) else { return false }
      used.insert(allowance)
      report.allowed.append(Report.Allowed(finding: finding, allowance: allowance))
      return true
    }
    for unknown in report.unknowns {
      // Whether the reason is needed is as unknown as the answer.
      guard let allowance = reasons[unknown.subject]?.first(where: { $0.rule == unknown.rule }) else { continue }
      used.insert(allowance)
    }
    report.findings += uselessAllowances(used)
  }

  private func uselessAllowances(_ used: Set<Allowance>) -> [Finding] {
    let known = Set(RuleRegistry.all.map { $0.description.id })
    var findings: [Finding] = []
    // A construct's reason stands on every resource that it makes.
    var seen = used
    for entry in entries {
      for allowance in entry.allowances where seen.insert(allowance).inserted {
        let message: String
        let rule: String
        if known.union(checkedRules).contains(allowance.rule) {
          guard checkedRules.contains(allowance.rule) else { continue }
          rule = Self.isNeeded
          message = "'\(entry.id)' keeps '\(allowance.rule)', but has a reason for breaking it; remove the allowance"
        } else {
          rule = Self.namesARule
          let nearest = Suggestion.nearest(to: allowance.rule, among: known)
          let advice = nearest.map { "write '\($0)'" } ?? "remove the allowance, or give a rule's id"
          message = "'\(entry.id)' has a reason for breaking '\(allowance.rule)', which is no rule; \(advice)"
        }
        findings.append(
          Finding(
            rule: rule, severity: .warning, subject: entry.id, message: message,
            location: allowance.location ?? entry.location, proof: []))
      }
    }
    return findings
  }
}
