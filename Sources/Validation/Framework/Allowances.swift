import AWSResources
import Documents

/// The exceptions that a stack makes to rules, compared with the findings.
struct Allowances {
  /// The id of the finding about an exception without a finding.
  static let isNeeded = "allowance-is-needed"
  /// The id of the finding about an exception to a rule that does not exist.
  static let namesARule = "allowance-names-a-rule"

  private let graph: ResourceGraph
  private let checkedRules: [any Rule.Type]
  private let knownRules: [any Rule.Type]
  private let entries: [Entry]

  /// - Parameter knownRules: all rules, of which some were checked.
  init(_ graph: ResourceGraph, checkedRules: [any Rule.Type], knownRules: [any Rule.Type]) {
    self.graph = graph
    self.checkedRules = checkedRules
    self.knownRules = knownRules
    entries = graph.entries.filter { !$0.allowances.isEmpty }
  }

  /// Moves the findings with an exception, and reports the exceptions without a finding.
  func apply(to report: inout Report) {
    guard !entries.isEmpty else { return }
    let exceptions = Dictionary(entries.map { ($0.id, $0.allowances) }) { first, _ in first }
    var used: Set<Statement> = []
    for index in report.all.indices {
      let finding = report.all[index]
      guard let allowance = exceptions[finding.subject]?.first(where: { $0.rule == finding.rule }) else { continue }
      used.insert(statement(allowance))
      // An exception may be needed where the answer is unknown.
      if finding.outcome != .undecided { report.all[index].suppression = Suppression(allowance) }
    }
    report.all += unusedAllowances(used)
  }

  /// What tells one exception from another. Files repeat that of a construct on each of its resources, so there it is what
  /// is stated, not where.
  private struct Statement: Hashable {
    var rule: String
    var reason: String
    var location: SourceLocation?
  }

  private func statement(_ allowance: Allowance) -> Statement {
    Statement(
      rule: allowance.rule, reason: allowance.reason, location: graph.isRead ? nil : allowance.location)
  }

  private func unusedAllowances(_ used: Set<Statement>) -> [Finding] {
    var findings: [Finding] = []
    let checkedIDs = Set(checkedRules.map { $0.description.id })
    let knownIDs = checkedIDs.union(knownRules.map { $0.description.id })
    // A construct's exception is on every resource that it creates.
    var seen = used
    for entry in entries {
      for allowance in entry.allowances where seen.insert(statement(allowance)).inserted {
        let holder = entry.construct ?? "'\(entry.id)'"
        let message: String
        let rule: String
        if knownIDs.contains(allowance.rule) {
          guard checkedIDs.contains(allowance.rule) else { continue }
          rule = Self.isNeeded
          message =
            "\(holder) allows an exception to '\(allowance.rule)', which it does not break; remove the exception"
        } else {
          rule = Self.namesARule
          let nearest = Suggestion.nearest(to: allowance.rule, among: knownIDs)
          let advice = nearest.map { "write '\($0)'" } ?? "write the id of a rule, or remove the exception"
          message = "\(holder) allows an exception to '\(allowance.rule)', which is not a rule; \(advice)"
        }
        findings.append(
          Finding(
            rule: rule, outcome: .broken, severity: .warning, subject: entry.id, message: message,
            location: allowance.location ?? entry.location))
      }
    }
    return findings
  }
}
