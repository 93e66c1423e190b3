/// Names of domains and hosts, as teams write them: in lower case, without a full stop at the end.
enum DNSName {
  /// What is wrong with a name; `nil` for one that Route 53 and ACM accept.
  ///
  /// - Parameters:
  ///   - allowsWildcard: whether the first label can be `*`.
  ///   - allowsUnderscores: whether labels can have underscores, as names of services and keys do: `_dmarc`.
  ///   - allowsOneLabel: whether one label is enough, as in private zones and in what records lead to: `internal`.
  static func problem(
    with name: String, allowsWildcard: Bool = false, allowsUnderscores: Bool = false, allowsOneLabel: Bool = false
  ) -> String? {
    if name.utf8.count > 253 { return "has \(name.utf8.count) characters; use at most 253" }
    var labels = name.split(separator: ".", omittingEmptySubsequences: false)
    if allowsWildcard, labels.count > 1, labels.first == "*" { labels.removeFirst() }
    for label in labels {
      if label.isEmpty { return "has an empty part; write a name like 'shop.example.com'" }
      if label.utf8.count > 63 { return "has a part of \(label.utf8.count) characters; use at most 63" }
      if label.hasPrefix("-") || label.hasSuffix("-") { return "has a part with a hyphen at its start or end" }
      if let wrong = label.unicodeScalars.first(where: { !isAllowed($0, allowsUnderscores) }) {
        let words = "lower-case letters, digits, hyphens and full stops"
        return "contains '\(wrong)'; use \(words)\(allowsWildcard ? ", and '*' for the first part alone" : "")"
      }
    }
    if labels.count == 1, !allowsOneLabel, !name.hasPrefix("*.") {
      return "has no full stop; write a whole name like 'shop.example.com'"
    }
    return nil
  }

  /// Whether a name is a domain or one below it.
  static func isName(_ name: String, in domain: String) -> Bool { name == domain || name.hasSuffix(".\(domain)") }

  /// The name without `*.` at its start.
  static func base(of name: String) -> String { name.hasPrefix("*.") ? String(name.dropFirst(2)) : name }

  /// The name as a word of names and ids: `shop-example-com`, `wildcard-example-com`.
  static func word(_ name: String) -> String {
    let text = name.hasPrefix("*.") ? "wildcard.\(name.dropFirst(2))" : name
    return text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "-")
  }

  private static func isAllowed(_ scalar: Unicode.Scalar, _ allowsUnderscores: Bool) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "-": true
    case "_": allowsUnderscores
    default: false
    }
  }
}
