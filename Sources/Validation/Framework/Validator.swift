package import AWSResources

/// Checks graphs against rules.
package struct Validator: Sendable {
  private let rules: [any Rule.Type]

  package init(_ rules: [any Rule.Type] = RuleRegistry.all) {
    self.rules = rules
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
    Allowances(graph, checkedRules: rules.map { $0.description.id }).apply(to: &report)
    report.sort(by: graph)
    return report
  }
}

extension Report {
  fileprivate mutating func sort(by graph: ResourceGraph) {
    guard findings.count + allowed.count + unknowns.count > 1 else { return }
    let order = Dictionary(graph.entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
    findings.sort { Place($0, order) < Place($1, order) }
    allowed.sort { Place($0.finding, order) < Place($1.finding, order) }
    unknowns.sort { Place($0, order) < Place($1, order) }
  }
}

/// What reports are sorted by: the place, then the resource's turn in the graph, then the rule.
private struct Place: Comparable {
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

  static func < (left: Place, right: Place) -> Bool {
    switch (left.location, right.location) {
    case (let first?, let second?) where first != second: first < second
    case (nil, _?): true
    case (_?, nil): false
    default: (left.turn, left.rule, left.text) < (right.turn, right.rule, right.text)
    }
  }
}
