package import AWSResources

/// A subnet with its Availability Zone, its address range and its route table.
package final class RoutedSubnet {
  package enum Tier {
    /// A route leads to an internet gateway.
    case `public`
    /// A route leads out, but none to an internet gateway.
    case `private`
    /// No route leads out.
    case isolated
    case unknown(String)
  }

  package enum Table {
    case own(RoutingTable)
    /// The VPC's main route table; `nil` for the one that AWS creates, with no route out.
    case main(RoutingTable?)
    case unknown(String)
  }

  package let subnet: Located<EC2.Subnet>
  package let zone: Zone?
  package let range: Known<CIDR>
  package let ipv6Range: Known<CIDR>
  package let associations: [Located<EC2.SubnetRouteTableAssociation>]
  package let table: Table

  init(
    _ subnet: Located<EC2.Subnet>, zone: Zone?, range: Known<CIDR>, ipv6Range: Known<CIDR>,
    associations: [Located<EC2.SubnetRouteTableAssociation>], table: Table
  ) {
    self.subnet = subnet
    self.zone = zone
    self.range = range
    self.ipv6Range = ipv6Range
    self.associations = associations
    self.table = table
  }

  package var id: LogicalID { subnet.id }
  package var vpc: LogicalID? { subnet.resource.vpc?.id }

  /// The route table of the subnet, if it is in the template.
  package var routes: RoutingTable? {
    switch table {
    case .own(let table): table
    case .main(let table): table
    case .unknown: nil
    }
  }

  package var tier: Tier {
    if case .unknown(let reason) = table { return .unknown(reason) }
    guard let routes else { return .isolated }
    if !routes.internetRoutes.isEmpty { return .public }
    if let unknownReason = routes.unknownReason { return .unknown(unknownReason) }
    return routes.outboundRoutes.isEmpty ? .isolated : .private
  }

  package var isPublic: Bool {
    if case .public = tier { return true }
    return false
  }

  /// Why the tier of the subnet is unknown; `nil` where it is known.
  package var unknownReason: String? {
    if case .unknown(let reason) = tier { return "'\(id)': \(reason)" }
    return nil
  }

  /// The path from the internet to the subnet, hop by hop; empty where there is none.
  package var pathFromInternet: [Hop] {
    guard let routes, let route = routes.internetRoutes.first else { return [] }
    let gateway: Hop
    if case .internetGateway(let id?) = route.target {
      gateway = "internet gateway '\(id)'"
    } else {
      gateway = "an internet gateway"
    }
    let destination = route.entry.id == routes.id ? "" : " by route '\(route.entry.id)'"
    let table = Hop("route table '\(routes.id)'\(destination)", of: routes.id, at: Place(route.entry).location)
    return ["internet", gateway, table, "subnet '\(id)'"]
  }
}
