import AWSResources

/// The exceptions that a stack makes to rules, compared with the findings.
struct Allowances {
  private let graph: ResourceGraph
  private let book: RuleBook
  private let mandatory: MandatoryRules
  private let today: Day?
  private let entries: [Entry]
  private var checkedIDs: Set<String> = []
  private var knownIDs: Set<String> = []
  private var references: [String: [RuleReference]] = [:]

  /// - Parameters:
  ///   - book: all rules, of which some were checked.
  ///   - mandatory: the rules to which no exception is permitted.
  ///   - today: the day on which exceptions with an end are held against it.
  init(
    _ graph: ResourceGraph, checkedRules: [any CheckedRule], book: RuleBook, mandatory: MandatoryRules, today: Day?
  ) {
    self.graph = graph
    self.book = book
    self.mandatory = mandatory
    self.today = today
    entries = graph.entries.filter { !$0.allowances.isEmpty }
    // Most templates have no exceptions.
    guard !entries.isEmpty else { return }
    let descriptions = checkedRules.map { $0.description }
    checkedIDs = Set(descriptions.map(\.id))
    knownIDs = checkedIDs.union(book.ids)
    references = Dictionary(descriptions.map { ($0.id, $0.references) }) { first, _ in first }
  }

  /// Marks the findings with an exception, and reports the exceptions that are without a finding or cover nothing.
  func apply(to report: inout Report) {
    guard !entries.isEmpty else { return }
    let exceptions = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
    var used: Set<Statement> = []
    var faults: [Finding] = []
    for index in report.all.indices {
      let finding = report.all[index]
      guard let entry = exceptions[finding.subject], let allowance = allowance(for: finding, of: entry) else {
        continue
      }
      let standing = ExceptionStanding(
        allowance, of: holder(entry), today: today, mandatory: mandatory.source(of: finding.rule))
      let isFirst = used.insert(statement(allowance)).inserted
      if isFirst, let fault = standing.finding(on: entry.id, at: allowance.location ?? entry.location) {
        faults.append(fault)
      }
      // An exception may be needed where the answer is unknown.
      if standing.holds, finding.outcome != .undecided { report.all[index].suppression = Suppression(allowance) }
    }
    report.all += faults + unusedAllowances(used)
  }

  /// The exception that covers a finding: one to the rule, or to a rule of another tool that corresponds to it.
  private func allowance(for finding: Finding, of entry: Entry) -> Allowance? {
    let own = entry.allowances.first { $0.tool == nil && $0.rule == finding.rule }
    return own
      ?? entry.allowances.first { allowance in
        guard let tool = allowance.tool else { return false }
        return (references[finding.rule] ?? []).contains { $0.description == "\(tool) \(allowance.rule)" }
      }
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

  private func holder(_ entry: Entry) -> String { entry.construct ?? "'\(entry.id)'" }

  private func unusedAllowances(_ used: Set<Statement>) -> [Finding] {
    var findings: [Finding] = []
    // A construct's exception is on every resource that it creates.
    var seen = used
    for entry in entries {
      // What another tool asks is not known here.
      for allowance in entry.allowances where allowance.tool == nil && seen.insert(statement(allowance)).inserted {
        let holder = holder(entry)
        let message: String
        let rule: String
        if knownIDs.contains(allowance.rule) {
          guard checkedIDs.contains(allowance.rule) else { continue }
          rule = ExceptionStanding.ID.isNeeded
          message =
            "\(holder) allows an exception to '\(allowance.rule)', which it does not break; remove the exception"
        } else {
          guard !book.leavesOpen(allowance.rule) else { continue }
          rule = ExceptionStanding.ID.namesARule
          message = Finding.noSuchRule(allowance.rule, "\(holder) allows an exception to", among: knownIDs)
        }
        findings.append(.about(exception: rule, message, on: entry.id, at: allowance.location ?? entry.location))
      }
    }
    return findings
  }
}
