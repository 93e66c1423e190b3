package import AWSResources

/// A resource without a struct that has network interfaces in subnets of the graph.
package struct RawInterface {
  package enum Role: Sendable { case workload, store }

  /// The known types with network interfaces. A type with a struct must not be in the table, which a test verifies.
  static let roles: [String: Role] = [
    "AWS::AutoScaling::AutoScalingGroup": .workload, "aws_autoscaling_group": .workload,
    "AWS::EC2::Instance": .workload, "aws_instance": .workload,
    "AWS::ECS::TaskSet": .workload, "aws_ecs_task_set": .workload,
    "AWS::DocDB::DBSubnetGroup": .store, "aws_docdb_subnet_group": .store,
    "AWS::Neptune::DBSubnetGroup": .store, "aws_neptune_subnet_group": .store,
    "AWS::Redshift::ClusterSubnetGroup": .store, "aws_redshift_subnet_group": .store,
  ]

  package let entry: Entry
  package let role: Role
  package let subnets: [RoutedSubnet]
}

extension NetworkModel {
  /// The network interfaces of resources without a struct.
  static func rawInterfaces(_ model: Model, _ subnets: [LogicalID: RoutedSubnet]) -> [RawInterface] {
    guard !subnets.isEmpty else { return [] }
    return model.rawResources.compactMap { entry, raw in
      guard let role = RawInterface.roles[raw.type] else { return nil }
      let placed = raw.references { subnets[$0] != nil }.compactMap { subnets[$0] }
      return placed.isEmpty ? nil : RawInterface(entry: entry, role: role, subnets: placed)
    }
  }
}
