package import AWSResources

/// A resource without a struct that has network interfaces: in subnets of the graph, or behind its security groups.
package final class RawInterface {
  /// The known types with network interfaces. A type with a struct must not be in the table, which a test verifies.
  static let roles: [String: PlacedRole] = [
    "AWS::AutoScaling::AutoScalingGroup": .workload, "aws_autoscaling_group": .workload,
    "AWS::EC2::Instance": .workload, "aws_instance": .workload,
    "AWS::ECS::TaskSet": .workload, "aws_ecs_task_set": .workload,
    "AWS::FSx::FileSystem": .store, "aws_fsx_lustre_file_system": .store, "aws_fsx_ontap_file_system": .store,
    "aws_fsx_openzfs_file_system": .store, "aws_fsx_windows_file_system": .store,
  ]

  /// The types that refer to security groups and have no network interface.
  static let types = ["aws_security_group_rule", "aws_network_interface_sg_attachment"]

  package let entry: Entry
  /// The type, as its dialect names it.
  package let type: String
  package let subnets: [RoutedSubnet]
  package let securityGroups: AttachedSecurityGroups

  init(_ entry: Entry, type: String, subnets: [RoutedSubnet] = [], securityGroups: [LogicalID] = []) {
    self.entry = entry
    self.type = type
    self.subnets = subnets
    self.securityGroups = AttachedSecurityGroups(
      ids: securityGroups, unknownReason: "the security groups of '\(entry.id)' are not all known")
  }

  /// A type that is not in the table may run code.
  package var role: PlacedRole { Self.roles[type] ?? .workload }

  /// Whether the type is known to have network interfaces, or only refers to a security group.
  package var isKnown: Bool { Self.roles[type] != nil }

  package var placement: Placement {
    Placement(subnets: subnets, unknownReason: subnets.isEmpty ? "the subnets of '\(entry.id)' are not known" : nil)
  }
}

extension NetworkModel {
  /// The network interfaces of resources without a struct.
  static func rawInterfaces(_ model: Model, _ subnets: [LogicalID: RoutedSubnet]) -> [RawInterface] {
    guard !subnets.isEmpty else { return [] }
    return model.rawResources.compactMap { entry, raw in
      guard let role = RawInterface.roles[raw.type], role != .edge else { return nil }
      let placed = raw.references { subnets[$0] != nil }.compactMap { subnets[$0] }
      return placed.isEmpty ? nil : RawInterface(entry, type: raw.type, subnets: placed)
    }
  }
}
