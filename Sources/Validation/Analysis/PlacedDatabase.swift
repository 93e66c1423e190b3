package import AWSResources

/// A database instance, a cluster or a proxy, with its subnets, security groups and port.
package final class PlacedDatabase {
  package enum Kind: Sendable { case server, cluster, proxy }

  package let entry: Entry
  package let kind: Kind
  package let subnetGroup: Located<RDS.DBSubnetGroup>?
  package let placement: Placement
  package let securityGroups: AttachedSecurityGroups
  package let port: Known<Int>
  package let isPubliclyAccessible: Known<Bool>

  init(_ instance: Located<RDS.DBInstance>, in model: Model) {
    entry = instance.entry
    kind = .server
    // A replica in the same region is in the subnets of its source unless it has a subnet group.
    let primary = Self.primary(of: instance, in: model.graph)
    (subnetGroup, placement) = Self.placement(
      instance.resource.subnetGroup ?? primary?.resource.subnetGroup, of: instance.id, in: model)
    securityGroups = AttachedSecurityGroups(instance.resource.securityGroups, of: "'\(instance.id)'", in: model.graph)
    isPubliclyAccessible = model.known(instance.resource.isPubliclyAccessible)
    let engine = model.known(instance.resource.engine ?? primary?.resource.engine)
    port = Self.port(model.known(instance.resource.port ?? primary?.resource.port), engine: engine)
  }

  init(_ cluster: Located<RDS.DBCluster>, in model: Model) {
    entry = cluster.entry
    kind = .cluster
    (subnetGroup, placement) = Self.placement(cluster.resource.subnetGroup, of: cluster.id, in: model)
    securityGroups = AttachedSecurityGroups(cluster.resource.securityGroups, of: "'\(cluster.id)'", in: model.graph)
    // Aurora instances have the property themselves: a public one makes the cluster public.
    let servers = model.servers(of: cluster).map { model.known($0.isPubliclyAccessible) }
    isPubliclyAccessible =
      servers.first { $0.value == true } ?? servers.first(where: \.isUnknown)
      ?? model.known(cluster.resource.isPubliclyAccessible)
    port = Self.port(model.known(cluster.resource.port), engine: model.known(cluster.resource.engine))
  }

  init(_ proxy: Located<RDS.DBProxy>, in model: Model) {
    entry = proxy.entry
    kind = .proxy
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

  /// The property that gives the subnets.
  package var subnetsProperty: String { kind == .proxy ? "VpcSubnetIds" : "DBSubnetGroupName" }

  private static func placement(
    _ reference: Reference<RDS.DBSubnetGroup>?, of id: LogicalID, in model: Model
  ) -> (Located<RDS.DBSubnetGroup>?, Placement) {
    if let subnetGroup = model.graph.resource(reference) {
      return (subnetGroup, model.network.placement(subnetGroup.resource.subnets, of: "'\(subnetGroup.id)'"))
    }
    return (
      nil,
      reference == nil
        ? .inDefaultVPC(id) : Placement(unknownReason: "the subnet group of '\(id)' is not in the template")
    )
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
