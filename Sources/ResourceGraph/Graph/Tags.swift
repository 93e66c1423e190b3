import Documents

/// The tags of a resource, in order.
public struct Tags: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// How CloudFormation writes the tags of a type.
  public enum Shape: Sendable { case list, map }

  public var entries: [NamedValues.Entry]

  public init(_ entries: [NamedValues.Entry] = []) { self.entries = entries }

  public init(dictionaryLiteral elements: (String, Text)...) {
    entries = elements.map { .init(name: $0, value: $1) }
  }

  public subscript(key: String) -> Text? {
    get { entries.first { $0.name == key }?.value }
    set {
      var values = NamedValues(entries)
      values[key] = newValue
      entries = values.entries
    }
  }

  func list(_ syntax: any ExpressionSyntax) -> Node {
    Node(
      .array(
        entries.map { entry in
          Node(
            .object(
              Object([
                .init(key: "Key", value: Node(.string(entry.name))),
                .init(key: "Value", value: entry.value.node(syntax)),
              ])))
        }))
  }

  init?(list node: Node, _ syntax: any ExpressionSyntax) {
    guard case .array(let items) = node.content else { return nil }
    entries = []
    for item in items {
      guard case .object(let object) = item.content, object.members.count == 2,
        case .string(let key)? = object["Key"]?.content, let valueNode = object["Value"],
        let value = Text.read(valueNode, syntax), !entries.contains(where: { $0.name == key })
      else { return nil }
      entries.append(.init(name: key, value: value))
    }
  }

  init?(map node: Node, _ syntax: any ExpressionSyntax) {
    guard let values = NamedValues.read(node, syntax) else { return nil }
    entries = values.entries
  }
}
