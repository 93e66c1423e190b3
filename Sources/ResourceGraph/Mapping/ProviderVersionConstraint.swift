/// The versions of Terraform's AWS provider that a configuration allows: `~> 5.0`.
///
/// <https://developer.hashicorp.com/terraform/language/expressions/version-constraints>
package struct ProviderVersionConstraint: Hashable, Sendable {
  /// The lowest version.
  private var lowest: ProviderVersion?
  /// The first version that is no longer allowed.
  private var end: ProviderVersion?

  /// Reads a constraint: conditions with commas between them.
  ///
  /// - Returns: `nil` if the text is none.
  package init?(_ text: String) {
    for condition in text.split(separator: ",") {
      let condition = condition.filter { $0 != " " }
      let operation = condition.prefix { "=!<>~".contains($0) }
      let parts = condition.dropFirst(operation.count).split(separator: ".", omittingEmptySubsequences: false)
      let numbers = parts.map { Int($0.prefix(while: \.isNumber)) }
      guard let major = numbers.first ?? nil else { return nil }
      let rest = (numbers.dropFirst() + [0, 0]).prefix(2).map { $0 ?? 0 }
      narrow(operation, ProviderVersion(major, rest[0]), patch: rest[1], count: numbers.count)
    }
  }

  private mutating func narrow(_ operation: Substring, _ version: ProviderVersion, patch: Int, count: Int) {
    let nextMinor = ProviderVersion(version.major, version.minor + 1)
    switch operation {
    case "", "=":
      raise(to: version)
      lower(to: nextMinor)
    case ">", ">=": raise(to: version)
    // `< 6.0.1` allows 6.0.0.
    case "<": lower(to: patch > 0 ? nextMinor : version)
    case "<=": lower(to: nextMinor)
    case "~>":
      raise(to: version)
      if count > 1 { lower(to: count > 2 ? nextMinor : ProviderVersion(version.major + 1, 0)) }
    default: break
    }
  }

  private mutating func raise(to version: ProviderVersion) { lowest = lowest.map { max($0, version) } ?? version }
  private mutating func lower(to version: ProviderVersion) { end = end.map { min($0, version) } ?? version }

  /// Whether all allowed versions are this one or later; `false` if all are earlier, and `nil` if some are.
  package func isAll(since version: ProviderVersion) -> Bool? {
    if let lowest, lowest >= version { return true }
    if let end, end <= version { return false }
    return nil
  }
}
