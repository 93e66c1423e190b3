extension Node {
  /// Whether two nodes have the same content, in the same order and at the same places of a document.
  public func isIdentical(to other: Node) -> Bool {
    guard position == other.position else { return false }
    switch (content, other.content) {
    case (.array(let items), .array(let others)):
      return items.count == others.count
        && (items.isShared(with: others) || zip(items, others).allSatisfy { $0.isIdentical(to: $1) })
    case (.object(let object), .object(let another)):
      let (members, others) = (object.members, another.members)
      return members.count == others.count
        && (members.isShared(with: others)
          || zip(members, others).allSatisfy { $0.key == $1.key && $0.value.isIdentical(to: $1.value) })
    default: return content == other.content
    }
  }
}

extension Array {
  /// Whether two arrays of one length are copies of each other, so that nobody has to compare what they have.
  fileprivate func isShared(with other: Self) -> Bool {
    withUnsafeBufferPointer { own in other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress } }
  }
}
