package import AWSResources

/// A security group with everything that it lets in, and what it stands around.
package final class GuardedGroup {
  /// Who may come in.
  package enum Peer: Hashable {
    case range(CIDR)
    case group(LogicalID)
    /// A prefix list, or a group outside the template.
    case outside(String)
    case unknown(String)
  }

  /// A rule for one peer.
  package struct Ingress {
    /// The group, or the rule that is a resource of its own.
    package let entry: Entry
    /// Where the rule stands in the entry.
    package let path: [String]
    package let ports: Ports
    package let peer: Peer

    package var location: SourceLocation? { entry.location(of: path) }

    package var isFromInternet: Bool {
      if case .range(let range) = peer { return range.isInternet }
      return false
    }
  }

  /// What has the group around it.
  package enum Owner {
    case loadBalancer(PlacedLoadBalancer)
    case service(PlacedService)
    case database(PlacedDatabase)
    case startedTasks(StartedTasks)
    case store(PlacedStore)
    case function(PlacedFunction)
    case endpoint(Endpoint)
    /// A resource without a struct.
    case raw(Entry)

    package var id: LogicalID {
      switch self {
      case .loadBalancer(let owner): owner.id
      case .service(let owner): owner.id
      case .database(let owner): owner.id
      case .startedTasks(let owner): owner.id
      case .store(let owner): owner.id
      case .function(let owner): owner.id
      case .endpoint(let owner): owner.id
      case .raw(let entry): entry.id
      }
    }
  }

  package let group: Located<EC2.SecurityGroup>
  package internal(set) var ingress: [Ingress] = []
  package internal(set) var owners: [Owner] = []
  /// Why not every rule is known.
  package internal(set) var doubt: String?

  init(_ group: Located<EC2.SecurityGroup>) { self.group = group }

  package var id: LogicalID { group.id }

  package var services: [PlacedService] {
    owners.compactMap { if case .service(let service) = $0 { service } else { nil } }
  }

  package var databases: [PlacedDatabase] {
    owners.compactMap { if case .database(let database) = $0 { database } else { nil } }
  }

  package var stores: [PlacedStore] {
    owners.compactMap { if case .store(let store) = $0 { store } else { nil } }
  }

  package var loadBalancers: [PlacedLoadBalancer] {
    owners.compactMap { if case .loadBalancer(let loadBalancer) = $0 { loadBalancer } else { nil } }
  }

  /// Whether something has the group whose code may call services and databases: a service, a function, a task that
  /// something starts, or something without a struct, which may be a proxy or a bastion.
  package var hasCaller: Bool {
    owners.contains { owner in
      switch owner {
      case .service, .function, .startedTasks, .raw: true
      case .loadBalancer, .database, .store, .endpoint: false
      }
    }
  }
}

extension GuardedGroup.Peer: CustomStringConvertible {
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
