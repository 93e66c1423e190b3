/// The URL that an integration calls, as far as a template has it: `${…}` stands for what it does not have.
struct IntegrationURL {
  /// `nil` where it is not known.
  let scheme: TracedRequest.Scheme?
  /// In lower case; `nil` where it is not known.
  let host: String?
  /// The port, written out or that of the scheme; `nil` where it is not known.
  let port: Int?
  /// With the slash at its beginning.
  let path: String
  /// Without the question mark; `nil` where there is none.
  let query: String?

  init(_ url: String) {
    let separator = url.firstRange(of: "://")
    scheme = separator.flatMap { TracedRequest.Scheme(rawValue: url[..<$0.lowerBound].lowercased()) }
    let rest = separator.map { url[$0.upperBound...] } ?? url[...]
    let authority = rest[..<Self.end(of: rest)]
    let target = rest[authority.endIndex...]
    let path = target.prefix { $0 != "?" }
    self.path = path.isEmpty ? "/" : String(path)
    query = path.endIndex < target.endIndex ? String(target[path.endIndex...].dropFirst()) : nil
    port = Self.port(of: authority, or: scheme?.port)
    let host = authority.prefix { $0 != ":" }
    self.host = host.isEmpty || authority.contains("{") ? nil : host.lowercased()
  }

  /// The end of the host and port: `${…}` may have slashes and question marks of its own.
  private static func end(of text: Substring) -> Substring.Index {
    var depth = 0
    for (index, character) in zip(text.indices, text) {
      switch character {
      case "{": depth += 1
      case "}": depth -= 1
      case "/" where depth == 0, "?" where depth == 0: return index
      default: break
      }
    }
    return text.endIndex
  }

  private static func port(of authority: Substring, or usual: Int?) -> Int? {
    var depth = 0
    var colon: Substring.Index?
    for (index, character) in zip(authority.indices, authority) {
      switch character {
      case "{": depth += 1
      case "}": depth -= 1
      case ":" where depth == 0: colon = index
      default: break
      }
    }
    return colon.map { Int(authority[authority.index(after: $0)...]) } ?? usual
  }

  /// The path with what its variables, as in `/orders/{id}`, stand for.
  enum FilledPath: Hashable {
    case path(String)
    /// A variable that nothing gives.
    case missing(String)
    case unknown
  }

  /// The path with the values of its variables.
  func path(_ value: (String) -> FilledPath) -> FilledPath {
    var result = ""
    var rest = path[...]
    while let brace = rest.firstIndex(of: "{") {
      if rest[..<brace].hasSuffix("$") { return .unknown }
      result += rest[..<brace]
      rest = rest[brace...].dropFirst()
      guard let end = rest.firstIndex(of: "}") else { return .unknown }
      switch value(String(rest[..<end])) {
      case .path(let text): result += text
      case let other: return other
      }
      rest = rest[end...].dropFirst()
    }
    return .path(result + rest)
  }

  /// The query of the URL together with that of a request.
  func query(with other: String?) -> String? {
    let parts = [query, other].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: "&")
  }
}
