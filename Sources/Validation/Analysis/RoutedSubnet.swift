package import AWSResources

/// A subnet with its zone, its addresses, and what its route table makes of it.
package final class RoutedSubnet {
  package enum Tier {
    /// A route leads to an internet gateway.
    case `public`
    /// A way leads out, and none in.
    case `private`
    /// No way leads out.
    case isolated
    case unknown(String)
  }

  package enum Table {
    case own(RoutingTable)
    /// The VPC's main table; `nil` where that is the one AWS makes, with no route out.
    case main(RoutingTable?)
    case unknown(String)
  }

  package let subnet: Located<EC2.Subnet>
  package let zone: Zone?
  package let range: Known<CIDR>
  package let associations: [Located<EC2.SubnetRouteTableAssociation>]
  package let table: Table

  init(
    _ subnet: Located<EC2.Subnet>, zone: Zone?, range: Known<CIDR>,
    associations: [Located<EC2.SubnetRouteTableAssociation>], table: Table
  ) {
    self.subnet = subnet
    self.zone = zone
    self.range = range
    self.associations = associations
    self.table = table
  }

  package var id: LogicalID { subnet.id }
  package var vpc: LogicalID? { subnet.resource.vpc?.id }

  /// The table of the graph that the subnet has, if it has one.
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
    if let doubt = routes.doubt { return .unknown(doubt) }
    return routes.outboundRoutes.isEmpty ? .isolated : .private
  }

  package var isPublic: Bool {
    if case .public = tier { return true }
    return false
  }

  /// Why it is not known which tier the subnet is of.
  package var doubt: String? {
    if case .unknown(let reason) = tier { return "'\(id)': \(reason)" }
    return nil
  }

  /// The way from the internet to the subnet, hop by hop; empty where there is none.
  package var pathFromInternet: [String] {
    guard let routes, let route = routes.internetRoutes.first else { return [] }
    let gateway: String
    if case .internetGateway(let id?) = route.target {
      gateway = "internet gateway '\(id)'"
    } else {
      gateway = "an internet gateway"
    }
    let destination = route.entry.id == routes.id ? "" : " by route '\(route.entry.id)'"
    return ["internet", gateway, "route table '\(routes.id)'\(destination)", "subnet '\(id)'"]
  }
}
