extension RuleBook {
  /// The rules of a run over template files, which are nobody's stacks.
  package static let common = RuleBook(RuleRegistry.all.map { $0.init() }, own: nil)

  /// The rules of a run over a team's stacks.
  package init(adding own: [any CheckedRule]) { self.init(Self.common.all, own: own) }
}
