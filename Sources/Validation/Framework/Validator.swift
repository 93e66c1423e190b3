package import AWSResources

/// Checks graphs against rules.
package struct Validator: Sendable {
  private let rules: [any CheckedRule]
  private let book: RuleBook
  private let mandatory: MandatoryRules
  private let today: Day?

  /// - Parameters:
  ///   - book: the rules that exceptions may name although they are not checked.
  ///   - mandatory: the rules to which no exception is permitted.
  ///   - today: the day of the check, for exceptions with an end; without it, none has ended.
  init(_ rules: [any CheckedRule], of book: RuleBook, mandatory: MandatoryRules = MandatoryRules(), today: Day? = nil) {
    self.rules = rules
    self.book = book
    self.mandatory = mandatory
    self.today = today
  }

  package func check(_ graph: ResourceGraph) -> Report { check(Model(graph)) }

  private func check(_ model: Model) -> Report {
    let graph = model.graph
    var report = Report()
    for rule in rules {
      var findings = Findings(of: rule)
      rule.check(model, &findings)
      report.all += findings.all
    }
    if !graph.intents.isEmpty { report.intentEnds = [model.reachability.intentEnds] }
    report.openWhatMacrosComplete(in: graph)
    Allowances(graph, checkedRules: rules, book: book, mandatory: mandatory, today: today).apply(to: &report)
    report.complete(from: graph)
    report.useTerraformWords(of: graph)
    report.sort(by: graph)
    return report
  }

  /// Checks what comes out of a template in each of its scenarios, that of the defaults first.
  package func check(scenarios: [ResourceGraph]) -> Report {
    guard scenarios.count > 1 else { return scenarios.first.map { check($0) } ?? Report() }
    let mistakes = SharedResourceMistakes(scenarios)
    let reports = scenarios.concurrentMap { check(Model($0, mistakes)) }
    var report = ScenarioReports(scenarios, reports).united
    report.sort(by: scenarios[0])
    return report
  }

  /// Checks a graph as both dialects write it, in which overrides can make a difference: the findings of either, once,
  /// in the words of the constructs.
  package func checkWritten(_ graph: ResourceGraph) -> Report {
    let reports = graph.written(.aws).map { written in
      var report = check(written.graph)
      report.useSwiftNames(of: graph)
      return report
    }
    guard reports.count > 1 else { return reports.first ?? Report() }
    let contents = reports.map { Set($0.all) }
    var united = Report()
    united.intentEnds = reports.flatMap(\.intentEnds)
    var known: Set<Finding> = []
    for report in reports {
      united.all += report.all.filter { finding in
        guard known.insert(finding).inserted else { return false }
        // One dialect may need an exception that the other does not need.
        return !finding.isUnneededException || contents.allSatisfy { $0.contains(finding) }
      }
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
    for index in all.indices where completed.contains(all[index].subject) && all[index].outcome == .broken {
      all[index].outcome = .undecided
      all[index].message = "what a macro makes of '\(all[index].subject)' cannot be determined before deployment"
      all[index].proof = []
      all[index].cause = .macro
    }
  }

  /// Adds what the graph knows of the resources that findings name.
  fileprivate mutating func complete(from graph: ResourceGraph) {
    for index in all.indices {
      let entry = graph[all[index].subject]
      if all[index].outcome == .undecided {
        all[index].cause =
          all[index].cause
          ?? all[index].property.flatMap { property in
            graph[property.resource].flatMap { Cause(of: Place($0, property.steps), in: graph) }
          }
      } else {
        all[index].iteration = entry?.iteration
      }
      all[index].stack = entry?.stack ?? graph.name
      if let fact = all[index].fact { all[index].fact?.stack = graph[fact.property.resource]?.stack ?? graph.name }
      for hop in all[index].proof.indices where all[index].proof[hop].location == nil {
        all[index].proof[hop].location = all[index].proof[hop].resource.flatMap { graph[$0]?.location }
      }
    }
  }

  fileprivate mutating func sort(by graph: ResourceGraph) {
    guard all.count > 1 else { return }
    let order = Dictionary(graph.entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let keys = all.map { SortKey($0, order) }
    all = all.indices.sorted { keys[$0] < keys[$1] }.map { all[$0] }
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

  static func < (left: SortKey, right: SortKey) -> Bool {
    switch (left.location, right.location) {
    case (let first?, let second?) where first != second: first < second
    case (nil, _?): true
    case (_?, nil): false
    default: (left.turn, left.rule, left.text) < (right.turn, right.rule, right.text)
    }
  }
}
