package import AWSResources

/// A data store that is no database server, with its subnets, security groups and ports: brokers, a cache.
package final class PlacedStore {
  package enum Kind: String, Sendable {
    case kafka = "Kafka cluster"
    case fileSystem = "file system"
  }

  package let kind: Kind
  package let entry: Entry
  package let placement: Placement
  package let groups: Guard
  /// What clients talk to.
  package let ports: Set<Int>
  /// Why not every port is known.
  package let portDoubt: String?
  /// Whether the store has a public address.
  package let isPublic: Known<Bool>
  /// The property that names the subnets.
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
    self.groups = Guard(groups, of: "'\(store.id)'", in: model.graph)
    self.ports = Set(ports.compactMap(\.value))
    portDoubt = ports.contains(where: \.isUnknown) ? "the port of '\(store.id)' is not known" : nil
    self.isPublic = isPublic
  }

  package var id: LogicalID { entry.id }
}

extension PlacedStore {
  /// Every such store of a graph; each type says where its resources stand.
  static func all(in model: Model) -> [PlacedStore] {
    let graph = model.graph
    return graph.all(MSK.Cluster.self).map { PlacedStore($0, in: model) }
      + graph.all(MSK.ServerlessCluster.self).map { PlacedStore($0, in: model) }
      + graph.all(EFS.MountTarget.self).map { PlacedStore($0, in: model) }
  }
}

// MARK: - Kafka

extension PlacedStore {
  private convenience init(_ cluster: Located<MSK.Cluster>, in model: Model) {
    let access = model.known(cluster.brokers?.publicAccess).or("DISABLED")
    // Plain text, certificates, SASL/SCRAM and IAM; then the last three on public addresses.
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

// MARK: - File systems

extension PlacedStore {
  private convenience init(_ target: Located<EFS.MountTarget>, in model: Model) {
    let subnets = target.subnet.map { List.items([$0]) }
    self.init(
      .fileSystem, target, model.network.placement(subnets, of: "'\(target.id)'"), at: "SubnetId",
      target.securityGroups, [.value(2049)], in: model)
  }
}
