import AWSResources

extension Reachability {
  func leave(
    _ source: any PlacedResource, for target: TrafficPeer, _ accepts: (Ports) -> Bool, _ port: Int?,
    _ path: inout NetworkPath
  ) {
    switch model.securityGroups.decision(.outbound, of: source, with: target, on: accepts) {
    case .admitted(let rule, let group): if let group { path.pass("security group '\(group)'", rule?.place, .leaving) }
    case .unknown(let reason): path.doubt(reason)
    case .refused(let group):
      path.block(
        .securityGroupEgress(group.id), at: Place(group.group.entry, ["SecurityGroupEgress"]),
        "security group '\(group.id)' does not let out to \(target.name)\(on(port))", "add an egress rule")
    }
  }

  func enter(
    _ target: any PlacedResource, from source: TrafficPeer, _ accepts: (Ports) -> Bool, _ port: Int?,
    _ path: inout NetworkPath
  ) {
    switch model.securityGroups.decision(.inbound, of: target, with: source, on: accepts) {
    case .admitted(let rule, let group): if let group { path.pass("security group '\(group)'", rule?.place, .entering) }
    case .unknown(let reason): path.doubt(reason)
    case .refused(let group):
      path.block(
        .securityGroupIngress(group.id), at: Place(group.group.entry, ["SecurityGroupIngress"]),
        "security group '\(group.id)' does not admit \(source.name)\(on(port))", "add an ingress rule")
    }
  }

  /// Whether the security groups of a resource admit another one, whatever else is on the way.
  package func admission(
    of source: any PlacedResource, in subnet: RoutedSubnet?, to target: any PlacedResource, on port: Int
  ) -> Answer {
    let peer = TrafficPeer(source, in: subnet)
    return Answer(model.securityGroups.decision(.inbound, of: target, with: peer, on: accepting(port)))
  }

  /// Whether the security groups of a resource let out to another one, whatever else is on the way.
  package func release(
    of source: any PlacedResource, to target: any PlacedResource, in subnet: RoutedSubnet?, on port: Int
  ) -> Answer {
    let peer = TrafficPeer(target, in: subnet)
    return Answer(model.securityGroups.decision(.outbound, of: source, with: peer, on: accepting(port)))
  }

  /// Whether the security groups of a resource admit another one on at least one of some ports.
  package func admission(
    of source: any PlacedResource, to target: any PlacedResource, onSomeOf ports: Ports
  ) -> Answer {
    let peer = TrafficPeer(source, in: nil)
    return Answer(model.securityGroups.decision(.inbound, of: target, with: peer, on: ports.overlaps))
  }

  /// Whether the security groups of a resource let out to another one on at least one of some ports.
  package func release(
    of source: any PlacedResource, to target: any PlacedResource, onSomeOf ports: Ports
  ) -> Answer {
    let peer = TrafficPeer(target, in: nil)
    return Answer(model.securityGroups.decision(.outbound, of: source, with: peer, on: ports.overlaps))
  }
}

extension Answer {
  fileprivate init(_ decision: GroupDecision) {
    switch decision {
    case .admitted: self = .yes
    case .refused: self = .no
    case .unknown(let reason): self = .unknown(reason)
    }
  }
}
