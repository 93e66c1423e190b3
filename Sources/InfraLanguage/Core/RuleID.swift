/// The id of a rule that `infra validate` checks, as findings show it: `.keyAlarmsExist` for `key-alarms-exist`.
public struct RuleID: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }
}
