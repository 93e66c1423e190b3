package import AWSResources

/// Checks graphs against rules.
package struct Validator: Sendable {
  private let rules: [any Rule.Type]
  private let knownRules: [any Rule.Type]

  /// - Parameter knownRules: the rules that exceptions may name although they are not checked.
  package init(_ rules: [any Rule.Type], knownRules: [any Rule.Type]) {
    self.rules = rules
    self.knownRules = knownRules
  }

  package func check(_ graph: ResourceGraph) -> Report {
    let model = Model(graph)
    var report = Report(findings: [], allowed: [], unknowns: [])
    for rule in rules {
      var findings = Findings(of: rule)
      rule.init().check(model, &findings)
      report.findings += findings.reported
      report.unknowns += findings.unknowns
    }
    for index in report.findings.indices {
      report.findings[index].iteration = graph[report.findings[index].subject]?.iteration
    }
    report.openWhatMacrosComplete(in: graph)
    Allowances(graph, checkedRules: rules, knownRules: knownRules).apply(to: &report)
    report.sort(by: graph)
    return report
  }

  /// Checks what comes out of a template in each of its scenarios, that of the defaults first.
  package func check(scenarios: [ResourceGraph]) -> Report {
    guard scenarios.count > 1 else {
      return scenarios.first.map(check) ?? Report(findings: [], allowed: [], unknowns: [])
    }
    var report = ScenarioReports(scenarios, scenarios.concurrentMap(check)).united
    report.sort(by: scenarios[0])
    return report
  }

  /// Checks a graph as both dialects write it, in which overrides can make a difference: the findings of either, once.
  package func checkWritten(_ graph: ResourceGraph) -> Report {
    guard graph.hasOverrides else { return check(graph) }
    let reports = Dialect.allCases.map { check(graph.applyingOverrides(in: $0, .aws)) }
    var united = Report(findings: [], allowed: [], unknowns: [])
    for report in reports {
      united.findings += report.findings.filter { finding in
        guard !united.findings.contains(finding) else { return false }
        // One dialect may need an exception that the other does not need.
        return finding.rule != Allowances.isNeeded || reports.allSatisfy { $0.findings.contains(finding) }
      }
      united.allowed += report.allowed.filter { !united.allowed.contains($0) }
      united.unknowns += report.unknowns.filter { !united.unknowns.contains($0) }
    }
    united.sort(by: graph)
    return united
  }
}

extension Report {
  /// A macro that stands in the properties of a resource may add what a rule misses there.
  fileprivate mutating func openWhatMacrosComplete(in graph: ResourceGraph) {
    let completed = Set(graph.entries.filter(\.isCompletedByMacro).map(\.id))
    guard !completed.isEmpty else { return }
    for finding in findings where completed.contains(finding.subject) {
      unknowns.append(
        Unknown(
          rule: finding.rule, subject: finding.subject,
          reason: "what a macro makes of '\(finding.subject)' cannot be determined before deployment",
          property: finding.property, location: finding.location))
    }
    findings.removeAll { completed.contains($0.subject) }
  }

  fileprivate mutating func sort(by graph: ResourceGraph) {
    guard findings.count + allowed.count + unknowns.count > 1 else { return }
    let order = Dictionary(graph.entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
    findings.sort { SortKey($0, order) < SortKey($1, order) }
    allowed.sort { SortKey($0.finding, order) < SortKey($1.finding, order) }
    unknowns.sort { SortKey($0, order) < SortKey($1, order) }
  }
}

/// What reports are sorted by: the location, then the resource's order in the graph, then the rule.
private struct SortKey: Comparable {
  var location: SourceLocation?
  var turn: Int
  var rule: String
  var text: String

  init(_ finding: Finding, _ order: [LogicalID: Int]) {
    location = finding.location
    turn = order[finding.subject] ?? 0
    rule = finding.rule
    text = finding.message
  }

  init(_ unknown: Unknown, _ order: [LogicalID: Int]) {
    location = unknown.location
    turn = order[unknown.subject] ?? 0
    rule = unknown.rule
    text = unknown.reason
  }

  static func < (left: SortKey, right: SortKey) -> Bool {
    switch (left.location, right.location) {
    case (let first?, let second?) where first != second: first < second
    case (nil, _?): true
    case (_?, nil): false
    default: (left.turn, left.rule, left.text) < (right.turn, right.rule, right.text)
    }
  }
}
