/// What was found in several environments: what all of them have once, the rest with the names of its environments.
struct EnvironmentUnion<Item: Hashable> {
  /// The items in the order in which they were found, each with what a message adds: ` (environment staging)`, or nothing.
  let items: [(item: Item, place: String)]

  init(_ environments: [(environment: String, items: [Item])]) {
    var order: [Item] = []
    var places: [Item: [String]] = [:]
    for (environment, items) in environments {
      for item in items where places[item]?.contains(environment) != true {
        if places[item] == nil { order.append(item) }
        places[item, default: []].append(environment)
      }
    }
    items = order.map { item in
      let names = places[item] ?? []
      guard names.count < environments.count else { return (item, "") }
      return (item, " (environment\(names.count == 1 ? "" : "s") \(names.joined(separator: ", ")))")
    }
  }
}
