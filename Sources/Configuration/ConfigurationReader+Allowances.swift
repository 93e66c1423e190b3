import Documents
import ResourceGraph

extension ConfigurationReader {
  /// The severities that rules have instead of their own, under `severity`.
  mutating func severityChanges(_ node: Node) -> [SeverityChange] {
    if node.isNull { return [] }
    guard let items = node.array else {
      fail("'severity' is \(node.settingsDescription); expected a list, each item with 'rule' and 'is'", node)
      return []
    }
    return items.compactMap { severityChange($0) }
  }

  private mutating func severityChange(_ node: Node) -> SeverityChange? {
    let object = object(node, "a severity", keys: ["rule", "is", "because"])
    let count = mistakes.count
    let rule = text("rule", of: object, "a severity", node, "the id of a rule")
    let name = text("is", of: object, "a severity", node, "error, warning or note")
    let severity = name.flatMap { name in Diagnostic.Severity.allCases.first { "\($0)" == name } }
    if let name, severity == nil, let place = object["is"] {
      let advice = Suggestion.advice(for: name, among: Diagnostic.Severity.allCases.reversed().map { "\($0)" })
      fail("'is' is '\(name)'; \(advice)", place)
    }
    let reason = object["because"].flatMap { text($0, "'because'") }
    guard mistakes.count == count, let rule, let severity else { return nil }
    return SeverityChange(of: rule, to: severity, because: reason, at: place(of: object, node))
  }

  /// The exceptions to rules under `allow`.
  mutating func allowances(_ node: Node) -> [ScopedAllowance] {
    if node.isNull { return [] }
    guard let items = node.array else {
      fail(
        "'allow' is \(node.settingsDescription); expected a list of exceptions, each with 'rule' and 'because'", node)
      return []
    }
    return items.compactMap { allowance($0) }
  }

  private mutating func allowance(_ node: Node) -> ScopedAllowance? {
    let object = object(node, "an exception", keys: ["rule", "because", "until", "resource", "file"])
    let count = mistakes.count
    let rule = text("rule", of: object, "an exception", node, "the id of a rule")
    let reason = text("because", of: object, "an exception", node, "why the exception is acceptable")
    let until = object["until"].flatMap { day($0) }
    let resource = object["resource"].flatMap { text($0, "'resource'") }
    let file = object["file"].flatMap { text($0, "'file'") }
    guard mistakes.count == count, let rule, let reason else { return nil }
    return ScopedAllowance(
      Allowance(rule, because: reason, until: until, at: place(of: object, node)), resource: resource, file: file)
  }

  /// The ids of rules under `mandatory`.
  mutating func mandatoryRules(_ node: Node) -> [MandatoryRule] {
    if node.isNull { return [] }
    guard let items = node.array else {
      fail("'mandatory' is \(node.settingsDescription); expected a list of the ids of rules", node)
      return []
    }
    return items.compactMap { item in
      text(item, "a mandatory rule").map {
        MandatoryRule($0, at: SourceLocation(file: file, position: item.position))
      }
    }
  }

  private func place(of object: Object, _ node: Node) -> SourceLocation {
    SourceLocation(file: file, position: object["rule"]?.position ?? node.position)
  }

  /// A member that has to be there.
  private mutating func text(
    _ key: String, of object: Object, _ subject: String, _ node: Node, _ expectation: String
  ) -> String? {
    guard let value = object[key] else {
      fail("\(subject) needs '\(key)': \(expectation)", node)
      return nil
    }
    return text(value, "'\(key)'")
  }

  private mutating func text(_ node: Node, _ subject: String) -> String? {
    if let text = node.string, text.contains(where: { !$0.isWhitespace }) { return text }
    fail("\(subject) is \(node.string == nil ? node.settingsDescription : "empty"); expected a text", node)
    return nil
  }

  private mutating func day(_ node: Node) -> String? {
    if let text = node.string, Day(text) != nil { return text }
    fail("'until' is \(node.settingsDescription); expected a date such as 2027-01-31", node)
    return nil
  }
}
