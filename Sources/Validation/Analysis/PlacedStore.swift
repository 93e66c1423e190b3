package import AWSResources

/// A data store other than a database, with its subnets, security groups and ports: brokers, a cache.
package final class PlacedStore {
  package enum Kind: String, Sendable {
    case kafka = "Kafka cluster"
    case cache
    case search = "search domain"
    case fileSystem = "file system"
    case memoryDB = "MemoryDB cluster"
    case messageBroker = "message broker"
  }

  package let kind: Kind
  package let entry: Entry
  package let placement: Placement
  package let securityGroups: AttachedSecurityGroups
  /// The ports that clients connect to.
  package let ports: Set<Int>
  /// Why some ports are unknown; `nil` where all are known.
  package let unknownPortReason: String?
  /// Whether the store has a public IP address.
  package let isPublic: Known<Bool>
  /// The property that gives the subnets.
  package let path: String

  private init<R>(
    _ kind: Kind, _ store: Located<R>, _ placement: Placement, at path: String,
    _ groups: List<Reference<EC2.SecurityGroup>>?, _ ports: [Known<Int>], isPublic: Known<Bool> = .value(false),
    in model: Model
  ) {
    self.kind = kind
    entry = store.entry
    self.placement = placement
    self.path = path
    self.securityGroups = AttachedSecurityGroups(groups, of: "'\(store.id)'", in: model.graph)
    self.ports = Set(ports.compactMap(\.value))
    unknownPortReason =
      ports.contains(where: \.isUnknown) ? "the port of '\(store.id)' cannot be determined before deployment" : nil
    self.isPublic = isPublic
  }

  package var id: LogicalID { entry.id }

  /// That some of its subnets are public, which is one of several things that its subnets can be.
  package var isInPublicSubnets: Finding.Fact { Finding.Fact(Place(entry, [path]), "public") }
}

extension PlacedStore {
  /// All such stores of a graph.
  static func all(in model: Model) -> [PlacedStore] {
    let graph = model.graph
    // A member of a replication group is in the subnets of the group.
    let caches = graph.all(ElastiCache.CacheCluster.self).filter { $0.replicationGroup == nil }
    return graph.all(MSK.Cluster.self).map { PlacedStore($0, in: model) }
      + graph.all(MSK.ServerlessCluster.self).map { PlacedStore($0, in: model) }
      + graph.all(ElastiCache.ReplicationGroup.self).map { PlacedStore($0, in: model) }
      + caches.map { PlacedStore($0, in: model) }
      + graph.all(ElastiCache.ServerlessCache.self).map { PlacedStore($0, in: model) }
      + graph.all(MemoryDB.Cluster.self).map { PlacedStore($0, in: model) }
      + graph.all(DAX.Cluster.self).map { PlacedStore($0, in: model) }
      + graph.all(AmazonMQ.Broker.self).map { PlacedStore($0, in: model) }
      + model.searchDomains.compactMap { PlacedStore($0, in: model) }
      + graph.all(EFS.MountTarget.self).map { PlacedStore($0, in: model) }
  }
}

// MARK: - Kafka

extension PlacedStore {
  private convenience init(_ cluster: Located<MSK.Cluster>, in model: Model) {
    let access = model.known(cluster.brokers?.publicAccess).or("DISABLED")
    // Plaintext, TLS, SASL/SCRAM and IAM; then the last three on public addresses.
    let ports = [9092, 9094, 9096, 9098, 9194, 9196, 9198]
    self.init(
      .kafka, cluster, model.network.placement(cluster.brokers?.subnets, of: "'\(cluster.id)'"),
      at: "BrokerNodeGroupInfo", cluster.brokers?.securityGroups, ports.map { .value($0) },
      isPublic: access.value.map { .value($0 != "DISABLED") } ?? .unknown, in: model)
  }

  private convenience init(_ cluster: Located<MSK.ServerlessCluster>, in model: Model) {
    let vpcs = cluster.resource.vpcs
    self.init(
      .kafka, cluster, model.network.placement(List(joining: vpcs.map(\.subnets)), of: "'\(cluster.id)'"),
      at: "VpcConfigs", List(joining: vpcs.map(\.securityGroups)), [.value(9098)], in: model)
  }
}

extension List {
  /// The elements of all lists; an expression where one is.
  fileprivate init?(joining lists: [List?]) {
    let known = lists.compactMap(\.self)
    guard let first = known.first else { return nil }
    self = known.first { !$0.isWrittenOut } ?? (known.count == 1 ? first : .items(known.flatMap(\.items)))
  }
}

// MARK: - Caches

extension PlacedStore {
  private convenience init(_ cache: Located<ElastiCache.ReplicationGroup>, in model: Model) {
    self.init(
      .cache, cache, Self.placement(cache.subnetGroup?.expression, of: cache.id, in: model), at: "CacheSubnetGroupName",
      cache.securityGroups, [model.known(cache.port).or(6379)], in: model)
  }

  private convenience init(_ cache: Located<ElastiCache.CacheCluster>, in model: Model) {
    var port = model.known(cache.port)
    if port.isAbsent {
      switch model.known(cache.engine) {
      case .value(let engine): port = .value(engine.lowercased() == "memcached" ? 11211 : 6379)
      case .unknown, .absent: port = .unknown
      }
    }
    self.init(
      .cache, cache, Self.placement(cache.subnetGroup?.expression, of: cache.id, in: model), at: "CacheSubnetGroupName",
      cache.securityGroups, [port], in: model)
  }

  private convenience init(_ cache: Located<ElastiCache.ServerlessCache>, in model: Model) {
    // The second port is for reads.
    let ports: [Known<Int>] =
      switch model.known(cache.engine) {
      case .value(let engine) where engine.lowercased() == "memcached": [.value(11211), .value(11212)]
      case .value: [.value(6379), .value(6380)]
      case .unknown, .absent: [.unknown]
      }
    self.init(
      .cache, cache, model.network.placement(cache.subnets, of: "'\(cache.id)'"), at: "SubnetIds",
      cache.securityGroups, ports, in: model)
  }

  private convenience init(_ cluster: Located<MemoryDB.Cluster>, in model: Model) {
    self.init(
      .memoryDB, cluster, Self.placement(cluster.subnetGroup?.expression, of: cluster.id, in: model),
      at: "SubnetGroupName", cluster.securityGroups, [model.known(cluster.port).or(6379)], in: model)
  }

  private convenience init(_ cluster: Located<DAX.Cluster>, in model: Model) {
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.access-control.html
    let port: Known<Int> =
      switch model.known(cluster.endpointEncryption).or(.plain) {
      case .value(.tls): .value(9111)
      case .value(.plain): .value(8111)
      case .unknown, .absent: .unknown
      }
    self.init(
      .cache, cluster, Self.placement(cluster.subnetGroup?.expression, of: cluster.id, in: model),
      at: "SubnetGroupName", cluster.securityGroups, [port], in: model)
  }

  private static func placement(_ group: Expression?, of cache: LogicalID, in model: Model) -> Placement {
    model.placement(of: cache, in: model.subnetGroup(group), named: group)
  }
}

// MARK: - Message brokers

extension PlacedStore {
  private convenience init(_ broker: Located<AmazonMQ.Broker>, in model: Model) {
    // https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/working-with-rabbitmq.html
    let ports: [Known<Int>] =
      switch model.known(broker.engine).value?.uppercased() {
      case "ACTIVEMQ": [5671, 8162, 8883, 61614, 61617, 61619].map { .value($0) }
      case "RABBITMQ": [443, 5671, 15671].map { .value($0) }
      default: [.unknown]
      }
    self.init(
      .messageBroker, broker, model.network.placement(broker.subnets, of: "'\(broker.id)'"), at: "SubnetIds",
      broker.securityGroups, ports, isPublic: model.known(broker.isPubliclyAccessible).or(false), in: model)
  }
}

// MARK: - Search domains

extension PlacedStore {
  /// - Returns: `nil` for a domain outside a VPC.
  private convenience init?(_ domain: Located<any SearchDomainResource>, in model: Model) {
    guard let vpc = domain.vpc else { return nil }
    self.init(
      .search, domain, model.network.placement(vpc.subnets, of: "'\(domain.id)'"), at: "VPCOptions",
      vpc.securityGroups, [.value(443)], in: model)
  }
}

// MARK: - File systems

extension PlacedStore {
  private convenience init(_ target: Located<EFS.MountTarget>, in model: Model) {
    let subnets = target.subnet.map { List.items([$0]) }
    self.init(
      .fileSystem, target, model.network.placement(subnets, of: "'\(target.id)'"), at: "SubnetId",
      target.securityGroups, [.value(2049)], in: model)
  }
}
