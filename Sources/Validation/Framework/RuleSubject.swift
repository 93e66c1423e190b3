/// What a rule is about; also the folder that its file stands in.
package enum RuleSubject: String, Hashable, Sendable, CaseIterable {
  case network, ingress, compute, data, identity, secrets, edge, delivery, observability, capacity
}
