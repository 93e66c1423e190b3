import Documents
import ResourceGraph

extension ConfigurationReader {
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
    let rule = text("rule", of: object, node, "the id of a rule")
    let reason = text("because", of: object, node, "why the exception is acceptable")
    let until = object["until"].flatMap { day($0) }
    let resource = object["resource"].flatMap { text($0, "'resource'") }
    let file = object["file"].flatMap { text($0, "'file'") }
    guard mistakes.count == count, let rule, let reason else { return nil }
    let place = SourceLocation(file: self.file, position: object["rule"]?.position ?? node.position)
    return ScopedAllowance(
      Allowance(rule, because: reason, until: until, at: place), resource: resource, file: file)
  }

  /// A member that has to be there.
  private mutating func text(_ key: String, of object: Object, _ node: Node, _ expectation: String) -> String? {
    guard let value = object[key] else {
      fail("an exception needs '\(key)': \(expectation)", node)
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
