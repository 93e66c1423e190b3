package import AWSResources

/// A cache or a search domain with its subnets, security groups and ports.
package final class PlacedStore {
  package enum Kind: String, Sendable {
    case cache
    case search = "search domain"
  }

  package let kind: Kind
  package let entry: Entry
  package let placement: Placement
  package let groups: Guard
  package let ports: Set<Int>
  /// Why not every port is known.
  package let portDoubt: String?

  private init(
    _ kind: Kind, _ entry: Entry, _ placement: Placement, _ groups: List<Reference<EC2.SecurityGroup>>?,
    _ ports: [Known<Int>], in model: Model
  ) {
    self.kind = kind
    self.entry = entry
    self.placement = placement
    self.groups = Guard(groups, of: "'\(entry.id)'", in: model.graph)
    self.ports = Set(ports.compactMap(\.value))
    portDoubt = ports.contains(where: \.isUnknown) ? "the port of '\(entry.id)' is not known" : nil
  }

  package var id: LogicalID { entry.id }
}

// MARK: - Caches

extension PlacedStore {
  convenience init(_ cache: Located<ElastiCache.ReplicationGroup>, in model: Model) {
    self.init(
      .cache, cache.entry, Self.placement(cache.subnetGroup, of: cache.id, in: model), cache.securityGroups,
      [model.known(cache.port).or(6379)], in: model)
  }

  convenience init(_ cache: Located<ElastiCache.CacheCluster>, in model: Model) {
    var port = model.known(cache.port)
    if port.isAbsent {
      switch model.known(cache.engine) {
      case .value(let engine): port = .value(engine.lowercased() == "memcached" ? 11211 : 6379)
      case .unknown, .absent: port = .unknown
      }
    }
    self.init(
      .cache, cache.entry, Self.placement(cache.subnetGroup, of: cache.id, in: model), cache.securityGroups, [port],
      in: model)
  }

  convenience init(_ cache: Located<ElastiCache.ServerlessCache>, in model: Model) {
    // The second port is for reading.
    let ports: [Known<Int>] =
      switch model.known(cache.engine) {
      case .value(let engine) where engine.lowercased() == "memcached": [.value(11211), .value(11212)]
      case .value: [.value(6379), .value(6380)]
      case .unknown, .absent: [.unknown]
      }
    self.init(
      .cache, cache.entry, model.network.placement(cache.subnets, of: "'\(cache.id)'"), cache.securityGroups, ports,
      in: model)
  }

  private static func placement(
    _ reference: Reference<ElastiCache.SubnetGroup>?, of cache: LogicalID, in model: Model
  ) -> Placement {
    if let group = model.graph.resource(reference) {
      return model.network.placement(group.subnets, of: "'\(group.id)'")
    }
    guard let reference, !reference.expression.isNoValue else {
      return Placement(doubt: "'\(cache)' names no subnet group, and so stands in the default VPC")
    }
    return Placement(doubt: "the subnet group of '\(cache)' is not in the template")
  }
}

// MARK: - Search domains

extension PlacedStore {
  /// - Returns: `nil` for a domain that stands in no VPC.
  convenience init?(_ domain: Located<OpenSearch.Domain>, in model: Model) {
    guard let vpc = domain.vpc else { return nil }
    self.init(
      .search, domain.entry, model.network.placement(vpc.subnets, of: "'\(domain.id)'"), vpc.securityGroups,
      [.value(443)], in: model)
  }
}

// MARK: - All of them

extension PlacedStore {
  static func all(_ model: Model) -> [PlacedStore] {
    let graph = model.graph
    // A member of a group stands where the group stands.
    let clusters = graph.all(ElastiCache.CacheCluster.self).filter { $0.replicationGroup == nil }
    return graph.all(ElastiCache.ReplicationGroup.self).map { PlacedStore($0, in: model) }
      + clusters.map { PlacedStore($0, in: model) }
      + graph.all(ElastiCache.ServerlessCache.self).map { PlacedStore($0, in: model) }
      + graph.all(OpenSearch.Domain.self).compactMap { PlacedStore($0, in: model) }
  }
}
