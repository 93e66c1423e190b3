package import AWSResources

/// A VPC link of API Gateway: the network interfaces from which an API calls what is private.
package final class PlacedLink {
  package let link: Located<APIGatewayV2.VPCLink>
  package let placement: Placement
  package let securityGroups: AttachedSecurityGroups

  init(_ link: Located<APIGatewayV2.VPCLink>, in model: Model) {
    self.link = link
    let name = "'\(link.id)'"
    placement = model.network.placement(link.resource.subnets, of: name)
    securityGroups = AttachedSecurityGroups(link.resource.securityGroups, of: name, in: model.graph)
  }

  package var id: LogicalID { link.id }
}

extension PlacedLink: PlacedResource {
  package var entry: Entry { link.entry }
  package var kindName: String { "VPC link" }
  package var role: PlacedRole { .workload }
  package var securityGroupsProperty: [String] { ["SecurityGroupIds"] }
  package var ports: Set<Int> { [] }
  package var hasPublicAddress: Known<Bool> { .value(false) }
  package var clientPorts: ClosedRange<Int> { ClientPorts.ofServices }
}
