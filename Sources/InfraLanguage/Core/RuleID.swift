/// The id of a rule that `infra validate` checks, as findings show it: `.keyAlarmsExist` for `key-alarms-exist`.
public struct RuleID: Hashable, Sendable {
  package let text: String

  /// The id of a team's own rule: `RuleID("shop/bucket-has-a-cost-center")`.
  ///
  /// - Parameter text: the id as findings show it. One that no rule has is reported where an exception names it; the rules of
  ///   `infra` have members, which the compiler checks.
  public init(_ text: String) { self.text = text }
}
