import Documents

extension Route {
  /// The last priority that a listener accepts.
  private static let lastPriority = 50_000
  /// Priorities of routes that match every request, up to ``lastPriority``. Prime numbers use all bits of the hash.
  private static let catchAllPriorities = 1933
  /// Priorities per level of ``specificity``; the levels 0 to 63 fill the range before those of the routes that match all.
  private static let prioritiesPerLevel = 751
  private static let levels = 64

  /// The priority that follows from the route alone: the more specific comes first.
  ///
  /// AWS refuses a priority that another rule has at that moment. A number that depended on the other routes would move when one
  /// of them is removed, to one whose rule is not deleted yet. Within a level the number follows from what the id of the rule
  /// says, because a rule with another id is created before the old one is deleted.
  var derivedPriority: Int {
    var hash = StableHash()
    hash.add(service.name)
    hash.add(words)
    if isCatchAll { return Self.lastPriority - Int(hash.value % UInt64(Self.catchAllPriorities)) }
    let level = min(specificity, Self.levels - 1)
    let offset = Int(hash.value % UInt64(Self.prioritiesPerLevel))
    return (Self.levels - level) * Self.prioritiesPerLevel - offset
  }

  /// How many characters a request has at least to match the conditions.
  ///
  /// A route that matches all requests of another one requires at most as many as that.
  private var specificity: Int {
    func least(_ patterns: [String]) -> Int {
      patterns.map { $0.utf8.count { $0 != UInt8(ascii: "*") } }.min() ?? 0
    }
    return least(hosts) + least(paths) + headers.reduce(0) { $0 + 1 + least($1.values) }
  }

  /// Whether a request can match this route and another one.
  func overlaps(_ other: Route) -> Bool {
    Self.overlap(hosts.map { $0.lowercased() }, other.hosts.map { $0.lowercased() })
      && Self.overlap(paths, other.paths)
      && headers.allSatisfy { header in
        other.headers.allSatisfy {
          header.name.lowercased() != $0.name.lowercased() || Self.overlap(header.values, $0.values)
        }
      }
  }

  /// Whether a text can match patterns of both lists; no pattern matches every text.
  private static func overlap(_ patterns: [String], _ others: [String]) -> Bool {
    patterns.isEmpty || others.isEmpty
      || patterns.contains { pattern in
        others.contains { WildcardPattern.overlap(pattern, $0) }
      }
  }
}
