extension Node {
  /// Whether two nodes have the same content, in the same order and at the same places of a document.
  public func isIdentical(to other: Node) -> Bool {
    guard position == other.position else { return false }
    switch (content, other.content) {
    case (.array(let items), .array(let others)):
      return items.count == others.count && zip(items, others).allSatisfy { $0.isIdentical(to: $1) }
    case (.object(let object), .object(let another)):
      return object.count == another.count
        && zip(object.members, another.members).allSatisfy { $0.key == $1.key && $0.value.isIdentical(to: $1.value) }
    default: return content == other.content
    }
  }
}
