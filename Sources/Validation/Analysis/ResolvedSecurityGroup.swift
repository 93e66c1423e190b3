package import AWSResources

/// A security group with its ingress rules and the resources that it is associated with.
package final class ResolvedSecurityGroup {
  /// The source of an ingress rule.
  package enum Peer: Hashable {
    case range(CIDR)
    case group(LogicalID)
    /// A prefix list, or a group outside the template.
    case outside(String)
    case unknown(String)
  }

  /// An ingress rule with one source.
  package struct Ingress {
    /// The rule in its security group, or a rule that is a separate resource.
    package let place: Place
    package let ports: Ports
    package let peer: Peer

    package var isFromInternet: Bool {
      if case .range(let range) = peer { return range.isInternet }
      return false
    }
  }

  /// A resource that the security group is associated with.
  package enum Member {
    case loadBalancer(PlacedLoadBalancer)
    case service(PlacedService)
    case database(PlacedDatabase)
    case scheduledTasks(ScheduledTasks)
    case store(PlacedStore)
    case function(PlacedFunction)
    case endpoint(Endpoint)
    /// A resource without a struct.
    case raw(Entry)

    package var id: LogicalID {
      switch self {
      case .loadBalancer(let member): member.id
      case .service(let member): member.id
      case .database(let member): member.id
      case .scheduledTasks(let member): member.id
      case .store(let member): member.id
      case .function(let member): member.id
      case .endpoint(let member): member.id
      case .raw(let entry): entry.id
      }
    }
  }

  package let group: Located<EC2.SecurityGroup>
  package internal(set) var ingress: [Ingress] = []
  package internal(set) var members: [Member] = []
  /// Why some rules are unknown; `nil` where all are known.
  package internal(set) var unknownReason: String?

  init(_ group: Located<EC2.SecurityGroup>) { self.group = group }

  package var id: LogicalID { group.id }

  package var services: [PlacedService] {
    members.compactMap { if case .service(let service) = $0 { service } else { nil } }
  }

  package var databases: [PlacedDatabase] {
    members.compactMap { if case .database(let database) = $0 { database } else { nil } }
  }

  package var stores: [PlacedStore] {
    members.compactMap { if case .store(let store) = $0 { store } else { nil } }
  }

  package var loadBalancers: [PlacedLoadBalancer] {
    members.compactMap { if case .loadBalancer(let loadBalancer) = $0 { loadBalancer } else { nil } }
  }

  /// Whether a member runs code that may call services and databases: a service, a function, a scheduled task, or a
  /// resource without a struct, which may be a proxy or a bastion.
  package var hasCaller: Bool {
    members.contains { member in
      switch member {
      case .service, .function, .scheduledTasks, .raw: true
      case .loadBalancer, .database, .store, .endpoint: false
      }
    }
  }
}

extension ResolvedSecurityGroup.Peer: CustomStringConvertible {
  package var description: String {
    switch self {
    case .range(let range) where range.isInternet: "the internet"
    case .range(let range): "'\(range)'"
    case .group(let id): "'\(id)'"
    case .outside(let name): "'\(name)'"
    case .unknown(let reason): reason
    }
  }
}
