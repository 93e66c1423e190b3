import Documents
import ResourceGraph

/// Takes the parts of `infra.yaml` from their nodes, and gathers what is wrong with them.
struct ConfigurationReader {
  let file: String
  private(set) var mistakes: [Diagnostic] = []

  init(file: String) {
    self.file = file
  }

  /// The members of an object; keys other than these are mistakes.
  mutating func object(_ node: Node, _ subject: String, keys: [String]?) -> Object {
    if node.isNull { return [:] }
    guard case .object(let object) = node.content else {
      fail("\(subject) is \(node.settingsDescription); expected keys and values", node)
      return [:]
    }
    for member in object {
      guard let keys, !keys.contains(member.key) else { continue }
      let nearest = UsageError.suggestion(member.key, keys)
      fail(
        "unknown key '\(member.key)'\(nearest.isEmpty ? "; known are \(keys.joined(separator: ", "))" : nearest)",
        member.value)
    }
    return object
  }

  /// Asks that a node is an object, or empty.
  mutating func group(_ node: Node, _ subject: String) {
    _ = object(node, subject, keys: nil)
  }

  mutating func account(_ node: Node) -> String {
    let text = node.string ?? node.integer.map { "\($0)" } ?? ""
    if !AWSNames.isAccount(text) {
      fail("the account is \(node.settingsDescription); expected the twelve digits of an AWS account, in quotes", node)
    }
    return text
  }

  mutating func region(_ node: Node) -> String {
    guard let text = node.string, AWSNames.isRegion(text) else {
      let meant = node.string.flatMap(AWSNames.region(near:)).map { "; did you mean '\($0)'?" }
      fail("the region is \(node.settingsDescription)\(meant ?? "; expected a name such as 'eu-west-1'")", node)
      return ""
    }
    return text
  }

  private mutating func fail(_ message: String, _ node: Node) {
    mistakes.append(.error(message, at: SourceLocation(file: file, position: node.position)))
  }
}
