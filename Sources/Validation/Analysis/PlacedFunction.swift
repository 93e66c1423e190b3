package import AWSResources

/// A function with network interfaces in subnets, and the security groups around these.
package final class PlacedFunction {
  package let function: Located<Lambda.Function>
  package let placement: Placement
  package let groups: Guard

  init(_ function: Located<Lambda.Function>, in model: Model) {
    self.function = function
    let name = "'\(function.id)'"
    placement = model.network.placement(function.resource.network?.subnets, of: name)
    groups = Guard(function.resource.network?.securityGroups, of: name, in: model.graph)
  }

  package var id: LogicalID { function.id }
}

extension Lambda.Function {
  /// Whether the function stands in a network; Terraform's modules leave the block with nothing in it.
  package var hasNetwork: Bool {
    guard let network else { return false }
    if network.subnets?.isWrittenOut == true, network.subnets?.items.isEmpty == true { return false }
    return network.subnets != nil || network.securityGroups != nil
  }
}
