import AWSResources

/// What security groups do with a connection.
enum GroupDecision {
  /// With the rule that lets it through, and the group; `nil` where no group filters.
  case admitted(ResolvedSecurityGroup.Rule?, LogicalID?)
  /// No rule of any of the groups lets it through; with the first group.
  case refused(ResolvedSecurityGroup)
  case unknown(String)

  var isAdmitted: Bool {
    if case .admitted = self { return true }
    return false
  }
}

enum TrafficDirection: Hashable { case inbound, outbound }

extension SecurityGroupModel {
  /// - Parameter accepts: whether a rule's ports include those of the connection.
  func decision(
    _ direction: TrafficDirection, of resource: any PlacedResource, with peer: TrafficPeer, on accepts: (Ports) -> Bool
  ) -> GroupDecision {
    guard resource.isFiltered else { return .admitted(nil, nil) }
    let own = resource.securityGroups
    if own.isDefault { return ofDefaultGroup(direction, of: resource, with: peer) }
    var doubt = own.unknownReason
    // The rules for parts of the peer's addresses, which together may be for all of them.
    var partial: [(range: CIDR, rule: ResolvedSecurityGroup.Rule, group: LogicalID)] = []
    var first: ResolvedSecurityGroup?
    for group in own.ids.compactMap({ self.group($0) }) {
      if direction == .outbound, group.hasDefaultEgress { return .admitted(nil, group.id) }
      first = first ?? group
      let rules = direction == .inbound ? group.ingressByPeer : group.egressByPeer
      let named = peer.groups?.ids.lazy.flatMap { rules.rules(for: $0) } ?? [].lazy.flatMap { rules.rules(for: $0) }
      if let rule = named.first(where: { $0.isAboutTCP && accepts($0.ports) }) { return .admitted(rule, group.id) }
      for rule in rules.others where rule.isAboutTCP {
        let isOpen = rule.ports == .unknown
        guard accepts(rule.ports) || isOpen else { continue }
        switch peer.matches(rule.peer) {
        case .yes where isOpen:
          doubt = doubt ?? "the ports of a rule of '\(group.id)' cannot be determined before deployment"
        case .yes: return .admitted(rule, group.id)
        case .no: continue
        case .unknown(let reason):
          doubt = doubt ?? reason
          if case .range(let range) = rule.peer, !isOpen { partial.append((range, rule, group.id)) }
        }
      }
      if named.contains(where: { $0.isAboutTCP && $0.ports == .unknown }) {
        doubt = doubt ?? "the ports of a rule of '\(group.id)' cannot be determined before deployment"
      }
      doubt = doubt ?? (direction == .inbound ? group.unknownReason : group.unknownEgressReason)
    }
    if let first = partial.first, peer.isCovered(by: partial.map(\.range)) { return .admitted(first.rule, first.group) }
    // A group that the peer may have is not one that is named here, unless the whole list is open.
    if let doubt { return .unknown(doubt) }
    if let reason = peer.groups?.unknownReason { return .unknown(reason) }
    return first.map { .refused($0) } ?? .admitted(nil, nil)
  }

  /// The default group of a VPC lets everything out, and admits its own members.
  private func ofDefaultGroup(
    _ direction: TrafficDirection, of resource: any PlacedResource, with peer: TrafficPeer
  ) -> GroupDecision {
    if direction == .outbound || peer.groups?.isDefault == true { return .admitted(nil, nil) }
    return .unknown("\(resource.name) has the default security group of its VPC, whose rules are not in the template")
  }
}
