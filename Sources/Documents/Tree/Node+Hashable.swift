extension Node: Hashable {
  /// Whether two nodes have the same content; positions are ignored.
  public static func == (left: Node, right: Node) -> Bool {
    left.content == right.content
  }

  /// Hashes the content without the position.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(content)
  }
}

extension Object: Hashable {
  /// Whether two objects have the same members, in any order.
  public static func == (left: Object, right: Object) -> Bool {
    guard left.members.count == right.members.count else { return false }
    // Compared documents usually have their members in the same order.
    for place in left.members.indices {
      guard left.members[place].key == right.members[place].key else {
        return sorted(left.members[place...]) == sorted(right.members[place...])
      }
      guard left.members[place].value == right.members[place].value else { return false }
    }
    return true
  }

  /// Hashes the members independently of their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members {
      var memberHasher = Hasher()
      member.hash(into: &memberHasher)
      sum &+= memberHasher.finalize()
    }
    hasher.combine(members.count)
    hasher.combine(sum)
  }

  private static func sorted(_ members: ArraySlice<Member>) -> [Member] {
    members.sorted { $0.key < $1.key }
  }
}
