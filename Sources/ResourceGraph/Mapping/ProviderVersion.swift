/// A version of Terraform's AWS provider: `6.19.0`.
public struct ProviderVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let major: Int
  public let minor: Int

  /// Creates the version `major.minor.0`.
  public init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  public static func < (left: ProviderVersion, right: ProviderVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  public var description: String { "\(major).\(minor).0" }
}

extension FieldMapper {
  /// Fields that Terraform's provider has since a version; a configuration with any of them requires that version.
  public func terraform(since version: ProviderVersion, _ body: (FieldMapper) -> Void) {
    guard dialect == .terraform else { return body(self) }
    let (outer, count) = (since, output.count)
    since = version
    body(self)
    since = outer
    if output.count > count { providerVersion = max(providerVersion ?? version, version) }
  }
}
