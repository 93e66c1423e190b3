import Documents

/// The conditions of a template that depend on themselves.
struct ConditionCircles {
  /// Each circle once, from its first condition in alphabetical order back to that.
  private(set) var found: [[String]] = []

  init(_ formulas: [String: Node]) {
    let needed = formulas.mapValues { formula in Self.conditions(in: formula).filter { formulas[$0] != nil } }
    var visited: Set<String> = []
    let open = Self.undecidable(needed)
    for name in open.sorted() {
      var path: [String] = []
      var places: [String: Int] = [:]
      var current = name
      // Each undecidable condition needs another one, so that the walk ends in a circle, or where it was before.
      while visited.insert(current).inserted, let next = needed[current]?.first(where: open.contains) {
        places[current] = path.count
        path.append(current)
        current = next
      }
      guard let start = places[current] else { continue }
      let circle = Array(path[start...])
      let first = circle.indices.min { circle[$0] < circle[$1] } ?? 0
      found.append(Array(circle[first...] + circle[...first]))
    }
  }

  /// The conditions that are left when all that depend on none of the others are taken away, again and again.
  private static func undecidable(_ needed: [String: [String]]) -> Set<String> {
    var dependents: [String: [String]] = [:]
    var counts: [String: Int] = [:]
    for (name, others) in needed {
      counts[name] = others.count
      for other in others { dependents[other, default: []].append(name) }
    }
    var decidable = counts.filter { $0.value == 0 }.map(\.key)
    var open = Set(needed.keys)
    while let name = decidable.popLast() {
      open.remove(name)
      for dependent in dependents[name] ?? [] {
        counts[dependent, default: 0] -= 1
        if counts[dependent] == 0 { decidable.append(dependent) }
      }
    }
    return open
  }

  private static func conditions(in formula: Node) -> [String] {
    switch formula.content {
    case .array(let items): return items.flatMap { conditions(in: $0) }
    case .object(let object):
      if object.count == 1, let name = object["Condition"]?.string { return [name] }
      return object.flatMap { conditions(in: $0.value) }
    case .null, .bool, .integer, .number, .string: return []
    }
  }
}
