/// The conditions or resources of a template that depend on themselves.
struct DependencyCircles {
  /// Each circle once, from its first name in alphabetical order back to that.
  private(set) var found: [[String]] = []

  /// - Parameter needed: what each name depends on, of the names that are keys too.
  init(_ needed: [String: [String]]) {
    var visited: Set<String> = []
    let open = Self.unfinished(needed)
    for name in open.sorted() {
      var path: [String] = []
      var places: [String: Int] = [:]
      var current = name
      // Each name that is left needs another one, so that the walk ends in a circle, or where it was before.
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

  /// The names that are left when all that depend on none of the others are taken away, again and again.
  private static func unfinished(_ needed: [String: [String]]) -> Set<String> {
    var dependents: [String: [String]] = [:]
    var counts: [String: Int] = [:]
    for (name, others) in needed {
      counts[name] = others.count
      for other in others { dependents[other, default: []].append(name) }
    }
    var finished = counts.filter { $0.value == 0 }.map(\.key)
    var open = Set(needed.keys)
    while let name = finished.popLast() {
      open.remove(name)
      for dependent in dependents[name] ?? [] {
        counts[dependent, default: 0] -= 1
        if counts[dependent] == 0 { finished.append(dependent) }
      }
    }
    return open
  }

  /// `'A' depends on 'B', which depends on 'A'`, shortened in the middle.
  static func words(of circle: [String]) -> String {
    guard circle.count > 2 else { return "'\(circle.first ?? "")' depends on itself" }
    let names = circle.map { "'\($0)'" }
    let shown = names.count > 6 ? names.prefix(3) + ["…", names[0]] : names[...]
    return "\(shown[0]) depends on \(shown.dropFirst().joined(separator: ", which depends on "))"
  }
}
