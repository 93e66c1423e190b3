package import AWSResources

/// A database instance, a cluster of any database service or a proxy, with its subnets, security groups and port.
package final class PlacedDatabase {
  package enum Kind: Sendable { case server, cluster, proxy }

  package let entry: Entry
  package let kind: Kind
  /// The kind as messages name it: `DocumentDB cluster`.
  package let kindName: String
  package let subnetGroup: Located<any SubnetGroup>?
  package let placement: Placement
  package let securityGroups: AttachedSecurityGroups
  package let port: Known<Int>
  package let isPubliclyAccessible: Known<Bool>
  /// The property that gives the subnets.
  package let subnetsProperty: String

  init(_ instance: Located<RDS.DBInstance>, in model: Model) {
    entry = instance.entry
    kind = .server
    kindName = DatabaseService.rdsInstance.kindName
    subnetsProperty = DatabaseService.rdsInstance.subnetGroup
    // A replica in the same region is in the subnets of its source unless it has a subnet group.
    let primary = Self.primary(of: instance, in: model.graph)
    let own = Self.placement(
      (instance.resource.subnetGroup ?? primary?.resource.subnetGroup)?.expression, of: instance.id, in: model)
    subnetGroup = own.0
    placement =
      own.1.isInDefaultVPC && (primary?.resource ?? instance.resource).isReplica
      ? Placement(unknownReason: "'\(instance.id)' is in the subnets of its source, which is not in the template")
      : own.1
    securityGroups = AttachedSecurityGroups(instance.resource.securityGroups, of: "'\(instance.id)'", in: model.graph)
    isPubliclyAccessible = model.known(instance.resource.isPubliclyAccessible)
    let engine = model.known(instance.resource.engine ?? primary?.resource.engine)
    port = Self.port(model.known(instance.resource.port ?? primary?.resource.port), engine: engine)
  }

  init(_ cluster: Located<any DatabaseCluster>, in model: Model) {
    let service = type(of: cluster.resource).service
    entry = cluster.entry
    kind = .cluster
    kindName = service.kindName
    subnetsProperty = service.subnetGroup
    (subnetGroup, placement) = Self.placement(cluster.subnetGroupName, of: cluster.id, in: model)
    securityGroups = AttachedSecurityGroups(cluster.securityGroups, of: "'\(cluster.id)'", in: model.graph)
    isPubliclyAccessible = model.isPubliclyAccessible(cluster)
    let port = model.known(cluster.port)
    self.port = service.port.map { port.or($0) } ?? Self.port(port, engine: model.known(cluster.engine))
  }

  init(_ proxy: Located<RDS.DBProxy>, in model: Model) {
    entry = proxy.entry
    kind = .proxy
    kindName = DatabaseService.rdsInstance.kindName
    subnetsProperty = "VpcSubnetIds"
    subnetGroup = nil
    placement = model.network.placement(proxy.resource.subnets, of: "'\(proxy.id)'")
    securityGroups = AttachedSecurityGroups(proxy.resource.securityGroups, of: "'\(proxy.id)'", in: model.graph)
    isPubliclyAccessible = .value(false)
    port =
      switch model.known(proxy.resource.engineFamily) {
      case .value(.postgreSQL): .value(5432)
      case .value(.mysql): .value(3306)
      case .value(.sqlServer): .value(1433)
      case .absent, .unknown: .unknown
      }
  }

  package var id: LogicalID { entry.id }

  private static func placement(
    _ name: Expression?, of id: LogicalID, in model: Model
  ) -> (Located<any SubnetGroup>?, Placement) {
    let group = model.subnetGroup(name)
    return (group, model.placement(of: id, in: group, named: name))
  }

  private static func primary(
    of instance: Located<RDS.DBInstance>, in graph: ResourceGraph
  ) -> Located<RDS.DBInstance>? {
    var primary = graph.resource(instance.resource.source)
    // RDS allows replicas of replicas, up to three levels.
    for _ in 0..<3 {
      guard let next = graph.resource(primary?.resource.source) else { break }
      primary = next
    }
    return primary
  }

  private static func port(_ port: Known<Int>, engine: Known<String>) -> Known<Int> {
    guard port.isAbsent else { return port }
    guard let engine = engine.value?.lowercased() else { return .unknown }
    let defaults = [
      ("aurora-postgresql", 5432), ("postgres", 5432), ("aurora", 3306), ("mysql", 3306), ("mariadb", 3306),
      ("oracle", 1521), ("sqlserver", 1433), ("db2", 50000),
    ]
    return defaults.first { engine.hasPrefix($0.0) }.map { .value($0.1) } ?? .unknown
  }
}
