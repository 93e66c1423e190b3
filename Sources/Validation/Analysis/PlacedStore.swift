package import AWSResources

/// A data store that is no database server, with its subnets, security groups and ports: the brokers of Kafka.
package struct PlacedStore {
  package let entry: Entry
  package let placement: Placement
  package let groups: Guard
  /// What clients talk to.
  package let ports: [Int]
  /// Whether the store has a public address.
  package let isPublic: Known<Bool>
  /// The property that names the subnets.
  package let path: String

  package var id: LogicalID { entry.id }
}

extension PlacedStore {
  /// Every such store of a graph; each type says where its resources stand.
  static func all(in model: Model) -> [PlacedStore] {
    model.graph.all(MSK.Cluster.self).map { kafka($0, in: model) }
      + model.graph.all(MSK.ServerlessCluster.self).map { kafka($0, in: model) }
  }

  private init<R>(
    _ store: Located<R>, subnets: List<Reference<EC2.Subnet>>?, groups: List<Reference<EC2.SecurityGroup>>?,
    ports: [Int], isPublic: Known<Bool> = .value(false), at path: String, in model: Model
  ) {
    let name = "'\(store.id)'"
    entry = store.entry
    placement = model.network.placement(subnets, of: name)
    self.groups = Guard(groups, of: name, in: model.graph)
    self.ports = ports
    self.isPublic = isPublic
    self.path = path
  }

  private static func kafka(_ cluster: Located<MSK.Cluster>, in model: Model) -> PlacedStore {
    let access = model.known(cluster.brokers?.publicAccess).or("DISABLED")
    return PlacedStore(
      cluster, subnets: cluster.brokers?.subnets, groups: cluster.brokers?.securityGroups,
      // Plain text, certificates, SASL/SCRAM and IAM; then the last three on public addresses.
      ports: [9092, 9094, 9096, 9098, 9194, 9196, 9198],
      isPublic: access.value.map { .value($0 != "DISABLED") } ?? .unknown, at: "BrokerNodeGroupInfo", in: model)
  }

  private static func kafka(_ cluster: Located<MSK.ServerlessCluster>, in model: Model) -> PlacedStore {
    let vpcs = cluster.resource.vpcs
    return PlacedStore(
      cluster, subnets: List(joining: vpcs.map(\.subnets)), groups: List(joining: vpcs.map(\.securityGroups)),
      ports: [9098], at: "VpcConfigs", in: model)
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
