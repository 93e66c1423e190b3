import ResourceGraph

/// A relation that two constructs have once: a second one would create the same resources again.
protocol UniqueRelation: Relation {
  /// What a second relation of the same ends would have in common with this one.
  var uniqueWords: String { get }
  /// The error about a second one, without the place of the first: `service 'api' connects to database 'orders' twice`.
  var repetition: (fact: String, remedy: String) { get }
}

extension Connection: UniqueRelation {
  var uniqueWords: String { String(port.number) }

  var repetition: (fact: String, remedy: String) {
    (
      "\(workload.description) connects to \(target.description) twice",
      kafkaRoles.isEmpty ? "remove one of the connections" : "connect it once, with all roles after 'as:'"
    )
  }
}

extension LoadBalancerRoute: UniqueRelation {
  var uniqueWords: String { ruleID.name }

  var repetition: (fact: String, remedy: String) {
    (
      "two routes of \(loadBalancer.description) lead the same requests to \(route.service.description)",
      "remove one of the routes"
    )
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

  private var known: [Key: (any UniqueRelation, seenFrom: Int)] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Records a relation whose resources a stack gets.
  ///
  /// - Returns: whether the stack does not have it yet.
  mutating func insert(_ relation: any Relation, to stack: Int, seenFrom: Int) -> Bool {
    guard let relation = relation as? any UniqueRelation else { return true }
    let key = Key(
      stack: stack, source: relation.source.identity.key, destination: relation.destination.identity.key,
      words: relation.uniqueWords)
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
      let (fact, remedy) = relation.repetition
      let place = first.location == relation.location ? "" : ", also at \(first.location)"
      diagnostics.append(.error("\(fact)\(place); \(remedy)", at: relation.location))
    }
    return false
  }
}
