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
