/// The parts of the URL that an integration calls, as far as a template has them.
enum IntegrationURL {
  private static func rest(of url: String) -> Substring {
    url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
  }

  static func path(of url: String) -> String {
    let rest = rest(of: url)
    // `${…}` may have a slash of its own.
    var depth = 0
    for (index, character) in zip(rest.indices, rest) {
      if character == "{" { depth += 1 } else if character == "}" { depth -= 1 }
      if character == "/", depth == 0 { return String(rest[index...].prefix { $0 != "?" }) }
    }
    return "/"
  }

  static func port(of url: String) -> Int? {
    let authority = rest(of: url).prefix { $0 != "/" }
    return authority.lastIndex(of: ":").flatMap { Int(authority[authority.index(after: $0)...]) }
  }

  /// The names between braces, as in `/{proxy}`.
  static func variables(in path: String) -> [String] {
    path.split(separator: "{").dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}
