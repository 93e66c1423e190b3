/// A construct whose code runs under a role: access is granted to it, and it connects to other constructs.
///
/// A workload creates its ``role`` and, in a network, its ``workloadGroup`` when it is lowered, and applies what relations
/// contribute to it (``Lowering/contribution(to:)``):
///
/// ```swift
/// func lower(into lowering: inout Lowering) {
///   let contribution = lowering.contribution(to: self)
///   lowering.add(id("Role"), named: name, IAM.Role { … })
///   lowering.addPolicy(id("Policy"), "use-resources", of: role, contribution.statements)
///   // … the resource that runs the code, with the variables `contribution.environment`
/// }
/// ```
///
/// `Examples/Constructs/OwnWorkload.swift` is a complete one.
public protocol Workload: Construct {
  /// The role that the code runs under.
  var role: Reference<IAM.Role> { get }
  /// The security group of the workload; `nil` outside of networks.
  var workloadGroup: Reference<EC2.SecurityGroup>? { get }
}
