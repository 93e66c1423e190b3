/// A construct whose own code runs under a role: access is granted to it, and it connects to others.
public protocol Workload: Construct {
  /// What its code may do.
  var role: Reference<IAM.Role> { get }
  /// The group around it; `nil` for code that stands in no network.
  var workloadGroup: Reference<EC2.SecurityGroup>? { get }
}

extension FargateService: Workload {
  public var role: Reference<IAM.Role> { taskRole }
  public var workloadGroup: Reference<EC2.SecurityGroup>? { securityGroup }
}

extension Lowering {
  /// What the role of a workload carries: what it was granted, and what its connections need.
  func statements(for workload: any Workload) -> [IAM.Statement] {
    let grants: [Grant] = relations(from: workload)
    let connections: [Connection] = relations(from: workload)
    let mounts: [FileSystemMount] = relations(from: workload)
    return grants.flatMap(\.statements) + connections.flatMap { $0.statements(self) } + mounts.flatMap(\.statements)
  }
}
