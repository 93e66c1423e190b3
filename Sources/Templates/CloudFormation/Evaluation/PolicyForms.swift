import Documents
import ResourceGraph

/// Policies in the other forms that CloudFormation takes: JSON text in place of an object, and one statement in place of a
/// list.
enum PolicyForms {
  /// The properties that have a policy.
  private static let names: Set = [
    "AccessPolicies", "AccessPolicy", "AssumeRolePolicyDocument", "FileSystemPolicy", "KeyPolicy", "Policy",
    "PolicyDocument", "RepositoryPolicyText", "ResourcePolicy",
  ]

  /// The attributes of a resource, with its policies as objects with lists of statements.
  static func normalized(_ attributes: Object) -> Object {
    guard let properties = attributes["Properties"]?.object else { return attributes }
    var result = properties
    var isChanged = false
    for (index, member) in properties.members.enumerated() {
      let value: Node? =
        if names.contains(member.key) {
          policy(member.value)
        } else if member.key == "Policies", let items = member.value.array {
          inline(items, at: member.value.position)
        } else {
          nil
        }
      guard let value else { continue }
      result.members[index].value = value
      isChanged = true
    }
    guard isChanged, let position = attributes["Properties"]?.position else { return attributes }
    var attributes = attributes
    attributes["Properties"] = Node(.object(result), at: position)
    return attributes
  }

  /// The policies of a role, a user or a group.
  private static func inline(_ items: [Node], at position: Position) -> Node? {
    var result = items
    var isChanged = false
    for index in items.indices {
      guard let document = items[index]["PolicyDocument"], let policy = policy(document) else { continue }
      result[index]["PolicyDocument"] = policy
      isChanged = true
    }
    return isChanged ? Node(.array(result), at: position) : nil
  }

  /// A policy in the usual form; `nil` for one that has it, or is none.
  private static func policy(_ node: Node) -> Node? {
    if let statement = node["Statement"] { return listed(node, statement) }
    guard let text = PolicyText(node) else { return nil }
    return text.document.map { document in
      document["Statement"].flatMap { listed(document, $0) } ?? document
    }
  }

  private static func listed(_ document: Node, _ statement: Node) -> Node? {
    guard statement.object != nil, statement.functionCall == nil else { return nil }
    var document = document
    document["Statement"] = Node(.array([statement]), at: statement.position)
    return document
  }
}

/// A policy as text, in which functions can stand for parts.
private struct PolicyText {
  private let text: String
  private let values: Node?
  private let position: Position
  private let isSubstituted: Bool

  init?(_ node: Node) {
    position = node.position
    if let text = node.string {
      (self.text, values, isSubstituted) = (text, nil, false)
    } else if let call = node.functionCall, call.function == "Fn::Sub",
      let text = call.argument.string ?? call.argument.array?.first?.string
    {
      (self.text, values, isSubstituted) = (text, call.argument.array?.dropFirst().first, true)
    } else {
      return nil
    }
    guard text.contains("\"Statement\"") else { return nil }
  }

  /// The policy, every part of it at the place of the text; `nil` where the text is no JSON.
  var document: Node? {
    guard let node = try? JSON.read(Array(text.utf8)), node.object != nil else { return nil }
    return placed(node)
  }

  private func placed(_ node: Node) -> Node {
    switch node.content {
    case .array(let items): return Node(.array(items.map(placed)), at: position)
    case .object(let object):
      let members = object.members.map { Object.Member(key: $0.key, value: placed($0.value)) }
      return Node(.object(Object(members)), at: position)
    case .string(let text) where isSubstituted && text.contains("${"):
      let argument = Node(.string(text), at: position)
      let call = values.map { Node(.array([argument, $0]), at: position) } ?? argument
      return Node(.object(["Fn::Sub": call]), at: position)
    default: return Node(node.content, at: position)
    }
  }
}
