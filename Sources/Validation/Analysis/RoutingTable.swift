package import AWSResources

/// A route table with its routes, and the ways out that they open.
package final class RoutingTable {
  /// Where a route leads.
  package enum Target: Hashable {
    /// By the gateway's id, where it is one of the graph.
    case internetGateway(LogicalID?)
    case natGateway(LogicalID?)
    /// Out, and nothing in: an egress-only gateway, a NAT instance, a transit gateway, a firewall.
    case another(String)
    case unknown(String)
  }

  package struct Route {
    package let entry: Entry
    package let target: Target
    /// `nil` for a prefix list.
    package let destination: Known<CIDR>
  }

  package let id: LogicalID
  package let entry: Entry
  package let vpc: LogicalID?
  package private(set) var routes: [Route] = []
  /// Routes from so much of the internet that strangers come in.
  package private(set) var internetRoutes: [Route] = []
  /// Routes that lead out some other way.
  package private(set) var outboundRoutes: [Route] = []
  /// Why the table's ways out are not all known.
  package private(set) var doubt: String?

  init(_ table: Located<EC2.RouteTable>) {
    id = table.id
    entry = table.entry
    vpc = table.resource.vpc?.id
  }

  func add(_ route: Route) {
    routes.append(route)
    switch route.destination {
    // A prefix list: ranges of one's own, or of a service.
    case .absent: return
    case .unknown:
      guard case .internetGateway = route.target else { return }
      doubt = doubt ?? "the destination of '\(route.entry.id)' is not known"
    case .value(let range):
      guard range.isInternet else { return }
      switch route.target {
      case .internetGateway: internetRoutes.append(route)
      case .natGateway, .another: outboundRoutes.append(route)
      case .unknown(let name): doubt = doubt ?? "where '\(route.entry.id)' leads, \(name), is not known"
      }
    }
  }

  /// The table's way to every IPv4 address past internet gateways.
  package var natRoutes: [Route] {
    let targets = outboundRoutes.filter { $0.destination.value?.family == .ipv4 }
    return CIDR.everyIPv4.isCovered(by: targets.compactMap(\.destination.value)) ? targets : []
  }

  /// Whether every IPv4 or every IPv6 address is reached through an internet gateway.
  package var reachesWholeInternet: Bool {
    let ranges = internetRoutes.compactMap(\.destination.value)
    return CIDR.everyIPv4.isCovered(by: ranges) || CIDR.everyIPv6.isCovered(by: ranges)
  }
}
