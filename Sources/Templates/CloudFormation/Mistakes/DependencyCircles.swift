/// The conditions or resources of a template that depend on themselves.
struct DependencyCircles {
  /// Each circle once, from its first name in alphabetical order back to that.
  private(set) var found: [[String]] = []

  /// - Parameters:
  ///   - needed: what each name depends on; what is no key itself depends on nothing.
  ///   - name: the name of what one depends on.
  init<Use>(_ needed: [String: [Use]], by name: (Use) -> String) {
    let unfinished = Self.unfinished(needed, name)
    if !unfinished.isEmpty { find(among: Set(unfinished), needed.mapValues { $0.map(name) }) }
  }

  private mutating func find(among open: Set<String>, _ needed: [String: [String]]) {
    var visited: Set<String> = []
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
  private static func unfinished<Use>(_ needed: [String: [Use]], _ name: (Use) -> String) -> [String] {
    let names = Array(needed.keys)
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    var dependents = names.map { _ in [Int]() }
    var counts = names.map { _ in 0 }
    for (place, own) in names.enumerated() {
      for other in needed[own] ?? [] {
        guard let other = places[name(other)] else { continue }
        counts[place] += 1
        dependents[other].append(place)
      }
    }
    var finished = counts.indices.filter { counts[$0] == 0 }
    while let place = finished.popLast() {
      for dependent in dependents[place] {
        counts[dependent] -= 1
        if counts[dependent] == 0 { finished.append(dependent) }
      }
    }
    return names.indices.filter { counts[$0] > 0 }.map { names[$0] }
  }

  /// `'A' depends on 'B', which depends on 'A'`, shortened in the middle.
  static func words(of circle: [String]) -> String {
    guard circle.count > 2 else { return "'\(circle.first ?? "")' depends on itself" }
    let names = circle.map { "'\($0)'" }
    let shown = names.count > 6 ? names.prefix(3) + ["…", names[0]] : names[...]
    return "\(shown[0]) depends on \(shown.dropFirst().joined(separator: ", which depends on "))"
  }
}
