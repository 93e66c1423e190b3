/// The subject of a rule, which is also the folder of its file.
package enum RuleSubject: String, Hashable, Sendable, CaseIterable {
  case network, ingress, compute, data, identity, secrets, edge, delivery, observability, capacity, deployment
}
