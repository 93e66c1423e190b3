package import AWSResources

/// A function in a VPC, with its subnets and security groups.
package final class PlacedFunction {
  package let function: Located<Lambda.Function>
  package let placement: Placement
  package let securityGroups: AttachedSecurityGroups

  init(_ function: Located<Lambda.Function>, in model: Model) {
    self.function = function
    let name = "'\(function.id)'"
    placement = model.network.placement(function.resource.network?.subnets, of: name)
    securityGroups = AttachedSecurityGroups(function.resource.network?.securityGroups, of: name, in: model.graph)
  }

  package var id: LogicalID { function.id }
}

extension Lambda.Function {
  /// Whether the function is in a VPC; Terraform modules leave an empty block where it is not.
  package var hasNetwork: Bool {
    guard let network else { return false }
    if network.subnets?.isWrittenOut == true, network.subnets?.items.isEmpty == true { return false }
    return network.subnets != nil || network.securityGroups != nil
  }
}
