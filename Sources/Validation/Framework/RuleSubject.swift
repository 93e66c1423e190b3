/// The subject of a rule, which is also the folder of its file.
package enum RuleSubject: String, Hashable, Sendable, CaseIterable {
  case network, ingress, compute, data, identity, secrets, edge, delivery, observability, capacity, deployment
  /// What a team asks of its own stacks; such a rule is in the team's package.
  case team
}
