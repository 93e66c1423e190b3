package import AWSResources

/// A VPC link of an API, with its subnets and security groups.
package final class PlacedVPCLink {
  package let link: Located<APIGatewayV2.VPCLink>
  package let placement: Placement
  package let securityGroups: AttachedSecurityGroups

  init(_ link: Located<APIGatewayV2.VPCLink>, in model: Model) {
    self.link = link
    let name = "'\(link.id)'"
    placement = model.network.placement(link.resource.subnets, of: name)
    securityGroups = AttachedSecurityGroups(link.resource.securityGroups, of: name, in: model.graph)
  }
}

extension PlacedVPCLink: PlacedResource {
  package var securityGroupsProperty: [String] { ["SecurityGroupIds"] }
  package var entry: Entry { link.entry }
  package var kindName: String { "VPC link" }
  /// It calls others for the API, and nobody calls it in the VPC.
  package var role: PlacedRole { .workload }
  package var ports: Set<Int> { [] }
  // API Gateway reaches the interfaces of a link without public addresses.
  package var hasPublicAddress: Known<Bool> { .value(false) }
  package var clientPorts: ClosedRange<Int> { ClientPorts.ofServices }
}
