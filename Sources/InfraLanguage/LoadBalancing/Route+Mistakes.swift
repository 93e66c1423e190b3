import AWSResources

extension Route {
  /// Conditions that a listener rule cannot have, or that no request meets, to follow *a route*.
  ///
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
  var mistakes: [String] {
    var mistakes: [String] = []
    let pathPattern = ValuePattern("[/*?][A-Za-z0-9_.$/~\"'@:+&*?-]{0,127}")
    for path in paths where !pathPattern.matches(path) {
      mistakes.append("has the path '\(path)'; use 1 to 128 letters, digits and _-.$/~\"'@:+&*?, beginning with '/'")
    }
    let hostPattern = ValuePattern("[A-Za-z0-9.*?-]{1,128}")
    for host in hosts where !hostPattern.matches(host) {
      mistakes.append("has the host '\(host)'; use 1 to 128 letters, digits, '-', '.', '*' and '?'")
    }
    let namePattern = ValuePattern("[A-Za-z0-9_!#$%&'*+.^`|~-]{1,40}")
    for header in headers {
      if !namePattern.matches(header.name) {
        mistakes.append("has the header '\(header.name)'; use the name of a header")
      }
      if header.values.isEmpty { mistakes.append("has the header '\(header.name)' without a value; add one") }
      for value in header.values where !(1...128).contains(value.utf8.count) {
        mistakes.append("has the value '\(value)' of the header '\(header.name)'; use 1 to 128 characters")
      }
    }
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
    let wildcards = (hosts + paths + headers.flatMap(\.values)).joined().count { $0 == "*" || $0 == "?" }
    if wildcards > 6 {
      mistakes.append("has \(wildcards) wildcards in its conditions; AWS accepts 6, so divide it into several routes")
    }
    return mistakes + prefixMistakes
  }
}

extension LoadBalancerRoute {
  /// Whether another route of the load balancer gets no request, because this one comes first and matches all of them.
  func hides(_ other: LoadBalancerRoute) -> Bool {
    guard let priority, let later = other.priority else { return false }
    return priority < later && covers(other)
  }

  /// Whether this route matches all requests that another one matches.
  func covers(_ other: LoadBalancerRoute) -> Bool {
    route.headers.isEmpty && Self.covers(route.hosts, other.route.hosts, everything: ["*"], ignoringCase: true)
      && Self.covers(route.paths, other.route.paths, everything: ["/*", "*"], ignoringCase: false)
  }

  /// Whether each text that matches one of the other patterns matches one of the patterns; no pattern matches every text.
  private static func covers(
    _ patterns: [String], _ others: [String], everything: [String], ignoringCase: Bool
  ) -> Bool {
    if patterns.isEmpty || patterns.contains(where: everything.contains) { return true }
    return !others.isEmpty
      && others.allSatisfy { other in
        patterns.contains { pattern in
          let (pattern, other) = ignoringCase ? (pattern.lowercased(), other.lowercased()) : (pattern, other)
          return pattern == other || isPrefix(pattern) && other.hasPrefix(pattern.dropLast())
        }
      }
  }

  /// Whether a pattern is a text with `*` at its end, and no other wildcard.
  private static func isPrefix(_ pattern: String) -> Bool {
    pattern.hasSuffix("*") && !pattern.dropLast().contains { $0 == "*" || $0 == "?" }
  }
}
