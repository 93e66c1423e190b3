package import AWSResources

/// A database instance with its subnets, security groups and port.
package final class PlacedDatabase {
  package let instance: Located<RDS.DBInstance>
  package let subnetGroup: Located<RDS.DBSubnetGroup>?
  package let placement: Placement
  package let groups: Guard
  package let port: Known<Int>
  package let isPubliclyAccessible: Known<Bool>

  init(_ instance: Located<RDS.DBInstance>, in model: Model) {
    self.instance = instance
    let name = "'\(instance.id)'"
    // A replica in the same region stands where its source stands unless it says otherwise.
    let primary = Self.primary(of: instance, in: model.graph)
    let reference = instance.resource.subnetGroup ?? primary?.resource.subnetGroup
    subnetGroup = model.graph.resource(reference)
    if let subnetGroup {
      placement = model.network.placement(subnetGroup.resource.subnets, of: "'\(subnetGroup.id)'")
    } else if reference != nil {
      placement = Placement(doubt: "the subnet group of \(name) is not in the template")
    } else {
      placement = Placement(doubt: "\(name) names no subnet group, and so stands in the default VPC")
    }
    groups = Guard(instance.resource.securityGroups, of: name, in: model.graph)
    isPubliclyAccessible = model.known(instance.resource.isPubliclyAccessible)
    let engine = model.known(instance.resource.engine ?? primary?.resource.engine)
    port = Self.port(model.known(instance.resource.port ?? primary?.resource.port), engine: engine)
  }

  package var id: LogicalID { instance.id }

  private static func primary(
    of instance: Located<RDS.DBInstance>, in graph: ResourceGraph
  ) -> Located<RDS.DBInstance>? {
    var primary = graph.resource(instance.resource.source)
    // RDS allows chains of three.
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
