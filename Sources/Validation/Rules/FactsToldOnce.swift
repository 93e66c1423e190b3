extension [Finding] {
  /// Tells each fact once: of several findings that state the same, the most specific rule keeps its own, with the others in
  /// `also`, and has the worst severity of them.
  ///
  /// Severities, exceptions and the baseline have to be decided: what is excepted hides nothing, and is not hidden.
  package func tellingFactsOnce() -> [Finding] {
    var groups: [FactKey: [Int]] = [:]
    for index in indices {
      if let key = FactKey(self[index]) { groups[key, default: []].append(index) }
    }
    var told = self
    var folded: Set<Int> = []
    for group in groups.values where group.count > 1 {
      let first = group.reduce(group[0]) { self[$1].turn < self[$0].turn ? $1 : $0 }
      // What one rule says of several resources stays with each of them.
      let others = group.filter { self[$0].rule != self[first].rule }
      told[first].tell(others.map { self[$0] })
      folded.formUnion(others)
    }
    return folded.isEmpty ? told : told.indices.filter { !folded.contains($0) }.map { told[$0] }
  }
}

extension Finding {
  /// The place of the rule among those that can state one fact.
  fileprivate var turn: Int { RulesOfOneFact.turns[rule] ?? .max }

  /// Takes in what less specific rules say.
  fileprivate mutating func tell(_ others: [Finding]) {
    also = others.enumerated().sorted { ($0.element.turn, $0.offset) < ($1.element.turn, $1.offset) }.map(\.element)
    for other in also where other.severity > severity {
      severity = other.severity
      severityReason = other.severityReason
    }
  }
}

/// What findings about one fact have in common: what counts for one of them counts for the others.
private struct FactKey: Hashable {
  var fact: Finding.Fact
  var outcome: Finding.Outcome
  var scenario: String?
  var iteration: String?
  var environments: String

  init?(_ finding: Finding) {
    guard let fact = finding.fact, finding.suppression == nil, finding.outcome != .undecided,
      RulesOfOneFact.turns[finding.rule] != nil
    else { return nil }
    self.fact = fact
    outcome = finding.outcome
    scenario = finding.scenario
    iteration = finding.iteration
    environments = finding.environments
  }
}
