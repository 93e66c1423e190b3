package import AWSResources

/// The exceptions that the settings state, compared with everything that a run found.
package struct ScopedAllowances {
  private let statements: [ScopedAllowance]
  private let knownIDs: Set<String>
  private let today: Day?

  package init(_ statements: [ScopedAllowance], rules: [any Rule.Type], today: Day?) {
    self.statements = statements
    self.today = today
    knownIDs = Set(rules.map { $0.description.id })
  }

  /// Marks the findings that an exception covers, and adds findings about exceptions that cover nothing.
  ///
  /// - Parameter path: the path of a file as patterns mean it.
  package func apply(to findings: inout [Finding], path: (String) -> String) {
    var uses = Array(repeating: 0, count: statements.count)
    let standings = statements.map { ExceptionStanding($0.allowance, of: Self.holder($0), today: today) }
    for index in findings.indices where findings[index].suppression == nil {
      let finding = findings[index]
      guard let use = statements.indices.first(where: { covers(statements[$0], finding, path) }) else { continue }
      uses[use] += 1
      if standings[use].holds, finding.outcome != .undecided {
        findings[index].suppression = Suppression(statements[use].allowance, from: .settings)
      }
    }
    for (index, statement) in statements.enumerated() {
      let (allowance, holder) = (statement.allowance, Self.holder(statement))
      let subject = LogicalID(statement.resource ?? "*")
      if let fault = standings[index].finding(on: subject, at: allowance.location) {
        findings.append(fault)
      } else if !knownIDs.contains(allowance.rule) {
        let message = Finding.noSuchRule(allowance.rule, of: holder, among: knownIDs)
        findings.append(
          .about(exception: ExceptionStanding.ID.namesARule, message, on: subject, at: allowance.location))
      } else if uses[index] == 0 {
        let message =
          "\(holder) allows an exception to '\(allowance.rule)', which nothing that was checked breaks; remove the exception if that was all"
        // Where some of the files are checked, the others may need it.
        findings.append(
          .about(
            exception: ExceptionStanding.ID.isNeeded, message, on: subject, at: allowance.location, severity: .note))
      }
    }
  }

  private static func holder(_ statement: ScopedAllowance) -> String {
    statement.allowance.location.map { "'\($0.file)'" } ?? "the settings"
  }

  private func covers(_ statement: ScopedAllowance, _ finding: Finding, _ path: (String) -> String) -> Bool {
    guard statement.allowance.rule == finding.rule else { return false }
    if let resource = statement.resource, !Pattern(resource).matches(finding.subject.name) { return false }
    guard let file = statement.file else { return true }
    return Pattern(file).matches(path(finding.location?.file ?? finding.stack))
  }
}

/// A text in which `*` stands for any characters, slashes too.
package struct Pattern {
  private let parts: [[UInt8]]

  package init(_ text: String) {
    parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map { Array($0) }
  }

  package func matches(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    guard let first = parts.first, let last = parts.last, rest.starts(with: first) else { return false }
    guard parts.count > 1 else { return rest.count == first.count }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let start = Self.index(of: part, in: rest) else { return false }
      rest = rest[(start + part.count)...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }

  private static func index(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= part.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - part.count)).first { bytes[$0...].starts(with: part) }
  }
}
