package import AWSResources

/// What the settings state about rules, compared with everything that a run found.
package struct RuleJudgements {
  private let severities: [SeverityChange]
  private let allowances: [ScopedAllowance]
  private let mandatory: MandatoryRules

  /// - Parameter mandatory: the rules to which no exception is permitted.
  package init(
    severities: [SeverityChange] = [], allowances: [ScopedAllowance] = [], mandatory: MandatoryRules = MandatoryRules()
  ) {
    self.severities = severities
    self.allowances = allowances
    self.mandatory = mandatory
  }

  /// Changes severities, marks the findings that an exception covers, and adds findings about what has no effect.
  ///
  /// - Parameters:
  ///   - today: the day on which exceptions with an end are held against it.
  ///   - path: the path of a file as patterns mean it.
  package func apply(
    to findings: inout [Finding], rules: RuleBook, today: Day?, path: (String) -> String
  ) {
    guard !severities.isEmpty || !allowances.isEmpty || !mandatory.statements.isEmpty else { return }
    var faults = changeSeverities(of: &findings, rules: rules)
    let known = Self.severities(of: rules)
    faults += cover(&findings, known, rules, today, path)
    faults += mandatory.statements.compactMap { statement in
      // Somebody relies on it.
      noSuchRule(statement.rule, "forbids exceptions to", statement.location, rules, known, severity: .error)
    }
    findings += faults
  }

  /// A finding about a statement whose rule does not exist; `nil` for a rule that exists, or may.
  private func noSuchRule(
    _ id: String, _ verb: String, _ location: SourceLocation?, _ rules: RuleBook, _ known: Severities,
    severity: Diagnostic.Severity = .warning
  ) -> Finding? {
    guard known[id] == nil, !rules.leavesOpen(id) else { return nil }
    let message = Finding.noSuchRule(id, "\(Self.holder(location)) \(verb)", among: Set(known.keys))
    return .about(exception: ExceptionStanding.ID.namesARule, message, on: "*", at: location, severity: severity)
  }

  /// The severity of each rule.
  private typealias Severities = [String: Diagnostic.Severity]

  private static func severities(of rules: RuleBook) -> Severities {
    Dictionary(rules.all.map { ($0.description.id, $0.description.severity) }) { first, _ in first }
  }

  private static func holder(_ location: SourceLocation?) -> String {
    location.map { "'\($0.file)'" } ?? "the settings"
  }
}

// MARK: - Severities

extension RuleJudgements {
  /// Changes severities, and gives findings about changes that have no effect.
  package func changeSeverities(of findings: inout [Finding], rules: RuleBook) -> [Finding] {
    guard !severities.isEmpty else { return [] }
    let known = Self.severities(of: rules)
    var faults: [Finding] = []
    let places = Dictionary(grouping: findings.indices) { findings[$0].rule }
    for change in severities {
      guard let own = known[change.rule] else {
        faults += [noSuchRule(change.rule, "changes the severity of", change.location, rules, known)].compactMap(\.self)
        continue
      }
      if change.severity < own, let source = mandatory.source(of: change.rule) {
        // The class states nothing about the rule itself.
        guard !change.isOfClass else { continue }
        let message =
          "\(Self.holder(change.location)) lowers the severity of '\(change.rule)', which stays \(own); \(source) makes the "
          + "rule mandatory, so remove the change"
        faults.append(.about(exception: ExceptionStanding.ID.isPermitted, message, on: "*", at: change.location))
        continue
      }
      if change.severity < own, change.reason == nil {
        let message =
          "\(Self.holder(change.location)) lowers the severity of '\(change.rule)' without a reason, so it stays \(own); "
          + "say why with 'because'"
        faults.append(
          .about(exception: ExceptionStanding.ID.isComplete, message, on: "*", at: change.location))
        continue
      }
      for index in places[change.rule] ?? [] where findings[index].severity != change.severity {
        findings[index].severity = change.severity
        findings[index].severityReason = change.reason
      }
    }
    return faults
  }
}

// MARK: - Exceptions

extension RuleJudgements {
  private func cover(
    _ findings: inout [Finding], _ known: Severities, _ rules: RuleBook, _ today: Day?, _ path: (String) -> String
  ) -> [Finding] {
    var uses = Array(repeating: 0, count: allowances.count)
    let standings = allowances.map {
      ExceptionStanding(
        $0.allowance, of: Self.holder($0.allowance.location), today: today,
        mandatory: mandatory.source(of: $0.allowance.rule))
    }
    for index in findings.indices where findings[index].suppression == nil {
      let finding = findings[index]
      guard let use = allowances.indices.first(where: { covers(allowances[$0], finding, path) }) else { continue }
      uses[use] += 1
      if standings[use].holds, finding.outcome != .undecided {
        findings[index].suppression = Suppression(allowances[use].allowance, from: .settings)
      }
    }
    return allowances.indices.compactMap { index in
      fault(of: allowances[index], standings[index], uses[index], known, rules)
    }
  }

  /// What is wrong with an exception, if anything is.
  private func fault(
    of statement: ScopedAllowance, _ standing: ExceptionStanding, _ uses: Int, _ known: Severities, _ rules: RuleBook
  ) -> Finding? {
    let allowance = statement.allowance
    let subject = LogicalID(statement.resource ?? "*")
    if let fault = standing.finding(on: subject, at: allowance.location) { return fault }
    guard known[allowance.rule] != nil else {
      return noSuchRule(allowance.rule, "allows an exception to", allowance.location, rules, known)
    }
    guard uses == 0 else { return nil }
    let message =
      "\(Self.holder(allowance.location)) allows an exception to '\(allowance.rule)', which nothing that was checked breaks; "
      + "remove the exception if that was all"
    // Where some of the files are checked, the others may need it.
    return .about(
      exception: ExceptionStanding.ID.isNeeded, message, on: subject, at: allowance.location, severity: .note)
  }

  private func covers(_ statement: ScopedAllowance, _ finding: Finding, _ path: (String) -> String) -> Bool {
    guard statement.allowance.rule == finding.rule else { return false }
    if let resource = statement.resource, !Pattern(resource).matches(finding.subject.name) { return false }
    guard let file = statement.file else { return true }
    // What a plan plans is declared in other files.
    return [finding.location?.file, finding.stack].contains { $0.map { Pattern(file).matches(path($0)) } ?? false }
  }
}
