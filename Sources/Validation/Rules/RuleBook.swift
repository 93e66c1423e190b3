/// The rules of a run: those of `infra validate`, and those of the team whose stacks are checked.
package struct RuleBook: Sendable {
  /// The rules of a run over template files, which are nobody's stacks.
  package static let common = RuleBook(own: nil)

  package let all: [any CheckedRule]
  private let own: [any CheckedRule]?

  private init(own: [any CheckedRule]?) {
    self.own = own
    all = RuleRegistry.all.map { $0.init() } + (own ?? [])
  }

  /// - Parameter own: the team's rules, whose ids begin with a prefix.
  package init(adding own: [any CheckedRule]) { self.init(own: own) }

  /// The description of the rule with that id.
  package func description(of id: String) -> RuleDescription? {
    (Self.isOwn(id) ? own ?? [] : all).lazy.map { $0.description }.first { $0.id == id }
  }

  var ids: Set<String> { Set(all.map { $0.description.id }) }

  /// Whether an id that is none of these may be a rule all the same: one of a team, which its app alone knows.
  func leavesOpen(_ id: String) -> Bool { own == nil && Self.isOwn(id) }

  /// Whether a rule of that id is a team's: `shop/bucket-has-a-cost-center`.
  private static func isOwn(_ id: String) -> Bool { id.contains("/") }
}
