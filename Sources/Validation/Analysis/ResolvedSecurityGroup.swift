package import AWSResources

/// A security group with its rules and the resources that it is associated with.
package final class ResolvedSecurityGroup {
  /// The other end of a rule.
  package enum Peer: Hashable {
    case range(CIDR)
    case group(LogicalID)
    case prefixList(String)
    /// A group outside the template.
    case outside(String)
    /// A group by its name, which may be that of any group.
    case named(String)
    case unknown(String)
  }

  /// A rule with one peer.
  package struct Rule {
    /// The rule in its security group, or a rule that is a separate resource.
    package let place: Place
    package let ports: Ports
    /// Whether the rule is about TCP, as far as its protocol is known.
    package let isAboutTCP: Bool
    package let peer: Peer

    package var isFromInternet: Bool {
      if case .range(let range) = peer { return range.isInternet }
      return false
    }
  }

  package let group: Located<EC2.SecurityGroup>
  package internal(set) var ingress: [Rule] = []
  package internal(set) var egress: [Rule] = []
  package internal(set) var members: [any PlacedResource] = []
  /// Why some ingress rules are unknown; `nil` where all are known.
  package internal(set) var unknownReason: String?
  /// Why some egress rules are unknown; `nil` where all are known.
  package internal(set) var unknownEgressReason: String?
  /// Whether the group keeps the rule of a new group, which lets everything out, because it has no egress rule.
  package internal(set) var hasDefaultEgress = false

  private(set) lazy var ingressByPeer = RulesByPeer(ingress)
  private(set) lazy var egressByPeer = RulesByPeer(egress)

  init(_ group: Located<EC2.SecurityGroup>) { self.group = group }

  package var id: LogicalID { group.id }

  package var services: [PlacedService] { members.compactMap { $0 as? PlacedService } }
  package var databases: [PlacedDatabase] { members.compactMap { $0 as? PlacedDatabase } }
  package var stores: [PlacedStore] { members.compactMap { $0 as? PlacedStore } }
  package var loadBalancers: [PlacedLoadBalancer] { members.compactMap { $0 as? PlacedLoadBalancer } }

  /// Whether a member runs code that may call services and databases: a service, a function, a scheduled task, or a
  /// resource without a struct, which may be a proxy or a bastion.
  package var hasCaller: Bool { members.contains { $0.role == .workload } }
}

/// The rules of a security group in one direction, found by their peer.
package struct RulesByPeer {
  /// The rules for ranges, prefix lists and what is unknown.
  package private(set) var others: [ResolvedSecurityGroup.Rule] = []
  private var byGroup: [LogicalID: [ResolvedSecurityGroup.Rule]] = [:]

  init(_ rules: [ResolvedSecurityGroup.Rule]) {
    for rule in rules {
      if case .group(let id) = rule.peer { byGroup[id, default: []].append(rule) } else { others.append(rule) }
    }
  }

  package func rules(for group: LogicalID) -> [ResolvedSecurityGroup.Rule] { byGroup[group] ?? [] }
}

extension Findings {
  /// Reports an ingress rule, which one property may state for several peers.
  mutating func report(_ message: Finding.Message, on group: LogicalID, at rule: ResolvedSecurityGroup.Rule) {
    report(message, on: group, at: rule.place, stating: Finding.Fact(rule.place, "\(rule.peer)"))
  }
}

extension ResolvedSecurityGroup.Peer: CustomStringConvertible {
  package var description: String {
    switch self {
    case .range(let range) where range.isInternet: "the internet"
    case .range(let range): "'\(range)'"
    case .group(let id): "'\(id)'"
    case .prefixList(let name), .outside(let name), .named(let name): "'\(name)'"
    case .unknown(let reason): reason
    }
  }
}
