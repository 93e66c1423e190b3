import ResourceGraph

/// What two constructs have once: a second relation of this kind would create the same resources again.
public struct RelationUniqueness: Sendable {
  /// What a second relation of the same ends would have in common with the first: its port, its path.
  public let words: String
  /// What is wrong with a second one: `service 'api' connects to database 'orders' twice`.
  public let fact: String
  /// What to do then: `remove one of the connections`.
  public let remedy: String

  public init(_ words: String = "", fact: String, remedy: String) {
    self.words = words
    self.fact = fact
    self.remedy = remedy
  }
}

/// The unique relations of each stack, and the errors about those that a stack has twice.
struct UniqueRelations {
  private struct Key: Hashable {
    let stack: Int
    let source: Identity.Key
    let destination: Identity.Key
    let words: String
  }

  private var known: [Key: (relation: any Relation, seenFrom: Int)] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Records a relation whose resources a stack gets.
  ///
  /// - Returns: whether the stack does not have it yet.
  mutating func insert(_ relation: any Relation, to stack: Int, seenFrom: Int) -> Bool {
    guard let uniqueness = relation.uniqueness else { return true }
    let key = Key(
      stack: stack, source: relation.source.identity.key, destination: relation.destination.identity.key,
      words: uniqueness.words)
    guard let (first, firstSeen) = known[key] else {
      known[key] = (relation, seenFrom)
      return true
    }
    // Two constructs of one name are an error of their own.
    guard first.source.isSame(as: relation.source), first.destination.isSame(as: relation.destination) else {
      return true
    }
    // Several stacks can know a relation of the constructs that they use.
    if firstSeen == seenFrom || first.location != relation.location {
      let place = first.location == relation.location ? "" : ", also at \(first.location)"
      diagnostics.append(.error("\(uniqueness.fact)\(place); \(uniqueness.remedy)", at: relation.location))
    }
    return false
  }
}
