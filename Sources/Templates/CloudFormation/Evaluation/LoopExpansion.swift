import Documents
import ResourceGraph

/// A loop of a template, `Fn::ForEach::Name: [identifier, collection, body]`, written out.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>
struct LoopExpansion {
  static let prefix = "Fn::ForEach::"
  /// How many nodes the loops of a template may make, so that a template cannot exhaust memory.
  static let limit = 200_000

  let identifier: String
  let collection: Node
  let body: Object

  init?(_ node: Node) {
    guard let parts = node.array, parts.count == 3, let identifier = parts[0].string, let body = parts[2].object else {
      return nil
    }
    self.identifier = identifier
    collection = parts[1]
    self.body = body
  }

  /// The members of the body for one item of the collection.
  func members(for item: String) -> [Object.Member] {
    body.members.map { member in
      .init(key: substituted(member.key, item), value: substituted(member.value, item))
    }
  }

  private func substituted(_ node: Node, _ item: String) -> Node {
    switch node.content {
    case .string(let text):
      return Node(.string(substituted(text, item)), at: node.position)
    case .array(let items):
      return Node(.array(items.map { substituted($0, item) }), at: node.position)
    case .object(let object):
      if object.members.count == 1, object.members[0].key == "Ref", object.members[0].value.string == identifier {
        return Node(.string(item), at: node.position)
      }
      let members = object.members.map { member in
        Object.Member(key: substituted(member.key, item), value: substituted(member.value, item))
      }
      return Node(.object(Object(members)), at: node.position)
    case .null, .bool, .integer, .number:
      return node
    }
  }

  /// `${Name}` is the item, `&{Name}` the item without what a logical id may not have.
  private func substituted(_ text: String, _ item: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    let alphanumeric = item.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return text.replacing("${\(identifier)}", with: item).replacing("&{\(identifier)}", with: alphanumeric)
  }
}

extension Node {
  /// The number of nodes in the tree.
  var size: Int {
    switch content {
    case .array(let items): items.reduce(1) { $0 + $1.size }
    case .object(let object): object.members.reduce(1) { $0 + $1.value.size }
    case .null, .bool, .integer, .number, .string: 1
    }
  }
}
