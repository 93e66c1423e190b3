/// Where a new package gets infra from.
struct InfraDependency: Equatable {
  /// What stands in `.package(…)`.
  var requirement: String
  /// The name by which the package's products are asked for.
  var identity: String

  private static let address = "https://github.com/infra-swift/infra"

  static let published = InfraDependency(
    requirement: "url: \"\(address)\", from: \"\(Version.current)\"", identity: "infra")
}
