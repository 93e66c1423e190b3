/// What becomes of the path of a request on its way to a service.
public enum PathHandling: Hashable, Sendable {
  /// The service gets the path that the client sends: `/orders/42`.
  case keepingPath
  /// The service gets the path without the prefix of the route: `/42` for `/orders/42`, and `/` for `/orders`.
  case strippingPrefix
}

extension Route {
  /// The prefixes of the paths, from the longest; the first that fits a path is the right one.
  private var prefixes: [String] {
    paths.map { $0.hasSuffix("/*") ? String($0.dropLast(2)) : $0 }.unique
      .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  /// The transform that removes the prefix of a path, and leaves the query string.
  ///
  /// The conditions of the rule see to it that a prefix ends with a segment of the path. Elastic Load Balancing replaces what
  /// the expression matches in the path with its query string, and knows no lookaround.
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
  var transforms: [ElasticLoadBalancing.Transform] {
    guard path == .strippingPrefix, !prefixes.isEmpty else {
      return stage.map { [.url(.literal("^/\(Self.escaped($0))(/.*)$"), to: "$1")] } ?? []
    }
    let prefixes = prefixes.map(Self.escaped)
    if prefixes.count == 1 { return [.url(.literal("^\(prefixes[0])/?(.*)$"), to: "/$1")] }
    return [.url(.literal("^(\(prefixes.joined(separator: "|")))/?(.*)$"), to: "/$2")]
  }

  /// A text as a regular expression that matches it alone.
  private static func escaped(_ text: String) -> String {
    String(text.flatMap { ".$+*?".contains($0) ? ["\\", $0] : [$0] })
  }

  /// Why the prefixes of the paths cannot be removed, to follow *a route*.
  var prefixMistakes: [String] {
    guard path == .strippingPrefix else { return [] }
    if isCatchAll || paths.isEmpty { return ["strips a prefix and has none; give it a path like '/orders/*'"] }
    var mistakes: [String] = []
    for prefix in prefixes {
      if prefix.isEmpty || prefix.contains(where: { $0 == "*" || $0 == "?" }) {
        mistakes.append("strips the prefix of '\(prefix)', which is not one text; use a path like '/orders/*'")
      }
      if let other = prefixes.first(where: { prefix.hasPrefix("\($0)/") }) {
        mistakes.append(
          "strips '\(other)' and '\(prefix)', of which one is in the other; give each path a route of its own")
      }
    }
    return mistakes
  }
}
