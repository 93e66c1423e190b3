package import AWSResources

/// A data store that is no database server, with its subnets, security groups and ports: a file system's address.
package final class PlacedStore {
  package let entry: Entry
  package let placement: Placement
  package let groups: Guard
  /// What clients talk to.
  package let ports: Set<Int>
  /// The property that names the subnets.
  package let path: String

  private init(
    _ entry: Entry, _ placement: Placement, _ groups: List<Reference<EC2.SecurityGroup>>?, ports: Set<Int>,
    at path: String, in model: Model
  ) {
    self.entry = entry
    self.placement = placement
    self.groups = Guard(groups, of: "'\(entry.id)'", in: model.graph)
    self.ports = ports
    self.path = path
  }

  package var id: LogicalID { entry.id }
}

extension PlacedStore {
  /// Every such store of a graph; each type says where its resources stand.
  static func all(in model: Model) -> [PlacedStore] {
    model.graph.all(EFS.MountTarget.self).map { PlacedStore($0, in: model) }
  }

  private convenience init(_ target: Located<EFS.MountTarget>, in model: Model) {
    let subnets = target.subnet.map { List.items([$0]) }
    self.init(
      target.entry, model.network.placement(subnets, of: "'\(target.id)'"), target.securityGroups, ports: [2049],
      at: "SubnetId", in: model)
  }
}
