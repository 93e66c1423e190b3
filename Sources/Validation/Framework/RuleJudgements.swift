package import AWSResources

/// What the settings state about rules, compared with everything that a run found.
package struct RuleJudgements {
  private let severities: [SeverityChange]
  private let allowances: [ScopedAllowance]

  package init(severities: [SeverityChange] = [], allowances: [ScopedAllowance] = []) {
    self.severities = severities
    self.allowances = allowances
  }

  /// Changes severities, marks the findings that an exception covers, and adds findings about what has no effect.
  ///
  /// - Parameters:
  ///   - today: the day on which exceptions with an end are held against it.
  ///   - path: the path of a file as patterns mean it.
  package func apply(
    to findings: inout [Finding], rules: [any Rule.Type], today: Day?, path: (String) -> String
  ) {
    guard !severities.isEmpty || !allowances.isEmpty else { return }
    let known = Dictionary(rules.map { ($0.description.id, $0.description.severity) }) { first, _ in first }
    var faults = changeSeverities(of: &findings, known)
    faults += cover(&findings, known, today, path)
    findings += faults
  }

  /// Findings about statements whose rule does not exist.
  private func noSuchRule(
    _ id: String, _ location: SourceLocation?, _ known: [String: Diagnostic.Severity]
  ) -> Finding {
    let message = Finding.noSuchRule(id, of: Self.holder(location), among: Set(known.keys))
    return .about(exception: ExceptionStanding.ID.namesARule, message, on: "*", at: location)
  }

  private static func holder(_ location: SourceLocation?) -> String {
    location.map { "'\($0.file)'" } ?? "the settings"
  }
}

// MARK: - Severities

extension RuleJudgements {
  private func changeSeverities(
    of findings: inout [Finding], _ known: [String: Diagnostic.Severity]
  ) -> [Finding] {
    var faults: [Finding] = []
    for change in severities {
      guard let own = known[change.rule] else {
        faults.append(noSuchRule(change.rule, change.location, known))
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
      for index in findings.indices
      where findings[index].rule == change.rule && findings[index].severity != change.severity {
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
    _ findings: inout [Finding], _ known: [String: Diagnostic.Severity], _ today: Day?, _ path: (String) -> String
  ) -> [Finding] {
    var uses = Array(repeating: 0, count: allowances.count)
    let standings = allowances.map {
      ExceptionStanding($0.allowance, of: Self.holder($0.allowance.location), today: today)
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
      fault(of: allowances[index], standings[index], uses[index], known)
    }
  }

  /// What is wrong with an exception, if anything is.
  private func fault(
    of statement: ScopedAllowance, _ standing: ExceptionStanding, _ uses: Int, _ known: [String: Diagnostic.Severity]
  ) -> Finding? {
    let allowance = statement.allowance
    let subject = LogicalID(statement.resource ?? "*")
    if let fault = standing.finding(on: subject, at: allowance.location) { return fault }
    guard known[allowance.rule] != nil else { return noSuchRule(allowance.rule, allowance.location, known) }
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
    return Pattern(file).matches(path(finding.location?.file ?? finding.stack))
  }
}
