/// What RDS does with a database when its standard support of the engine's major version ends.
///
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html
public enum AfterStandardSupport: Hashable, Sendable {
  /// RDS goes on with the version in Extended Support, and charges for it for each hour and vCPU.
  case extendedSupport
  /// RDS upgrades the database to a later major version by itself. It creates no database of a version whose support has
  /// ended.
  case majorUpgrade

  /// AWS's default needs no value.
  var value: Value<String>? { self == .majorUpgrade ? "open-source-rds-extended-support-disabled" : nil }
}

extension Lowering {
  /// Says what the end of a version's standard support costs, where it has an end soon.
  mutating func noteStandardSupport(
    of version: some DatabaseVersion, afterwards: AfterStandardSupport, of identity: Identity
  ) {
    guard let end = version.endOfStandardSupport else { return }
    let consequence =
      switch afterwards {
      case .extendedSupport: "charges for Extended Support"
      case .majorUpgrade: "upgrades the database by itself"
      }
    note(
      "\(identity.kind) '\(identity.name)': RDS's standard support of version \(version.major) is until \(end), after which RDS "
        + "\(consequence); plan an upgrade with 'upgradingFrom:'")
  }
}
