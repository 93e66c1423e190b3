/// Names of hosts, as certificates, records and aliases have them.
package enum HostPattern {
  /// A name as it is compared: in lower case, without the dot at the end.
  package static func canonical(_ name: String) -> String {
    let name = name.lowercased()
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }

  /// Whether a name, `*.example.com` for all names one level below, stands for a host.
  package static func matches(_ pattern: String, _ host: String) -> Bool {
    if pattern == host { return true }
    return pattern.hasPrefix("*.") && !host.hasPrefix(".") && host.drop { $0 != "." } == pattern.dropFirst()
  }

  /// Whether a text in lower case, without a dot at the end, can be a domain name that is registered somewhere: several parts of
  /// letters, digits, hyphens and underscores, of which the first can be a `*`, and the last is no number.
  ///
  /// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
  package static func isDomainName(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, text.utf8.count < 256, let last = parts.last, !last.allSatisfy(\.isNumber) else {
      return false
    }
    return parts.enumerated().allSatisfy { index, part in
      index == 0 && part == "*"
        || (1...63).contains(part.utf8.count)
          && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
    }
  }
}
