/// The rules of a run: those of `infra validate`, and those of the team whose stacks are checked.
package struct RuleBook: Sendable {
  package let all: [any CheckedRule]
  private let own: [any CheckedRule]?

  /// - Parameters:
  ///   - common: the rules of every run.
  ///   - own: the team's rules, whose ids begin with a prefix; `nil` in a run that does not know them.
  init(_ common: [any CheckedRule], own: [any CheckedRule]?) {
    self.own = own
    all = common + (own ?? [])
  }

  /// The description of the rule with that id.
  package func description(of id: String) -> RuleDescription? {
    (Self.isOwn(id) ? own ?? [] : all).lazy.map { $0.description }.first { $0.id == id }
  }

  var ids: Set<String> { Set(all.map { $0.description.id }) }

  /// Whether an id that is none of these may be a rule all the same: one of a team, which its app alone knows.
  func leavesOpen(_ id: String) -> Bool { own == nil && Self.isOwn(id) }

  /// Whether a rule of that id is a team's: `shop/bucket-has-a-cost-center`.
  package static func isOwn(_ id: String) -> Bool { id.contains("/") }
}
