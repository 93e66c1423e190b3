package import AWSResources

/// A route table with its routes.
package final class RoutingTable {
  /// The target of a route.
  package enum Target: Hashable {
    /// With the gateway's id, if it is in the graph.
    case internetGateway(LogicalID?)
    case natGateway(LogicalID?)
    /// Leads out over IPv6, and lets nothing in.
    case egressOnlyGateway(String)
    /// Leads to the peer's addresses alone, not through its gateways.
    case peering(String)
    case transitGateway(String)
    /// Another outbound target: a NAT instance, a firewall, a virtual private gateway.
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
  /// Routes to an internet gateway for ranges of the public internet.
  package private(set) var internetRoutes: [Route] = []
  /// Routes to another outbound target for ranges of the public internet.
  package private(set) var outboundRoutes: [Route] = []
  /// Why some outbound routes are unknown; `nil` where all are known.
  package private(set) var unknownReason: String?
  /// Why another route may lead to the internet over IPv4.
  package private(set) var unknownInternetReason: String?
  /// Why another route may lead to a range of another network.
  package private(set) var unknownNetworkReason: String?

  init(_ table: Located<EC2.RouteTable>) {
    id = table.id
    entry = table.entry
    vpc = table.resource.vpc?.id
  }

  func add(_ route: Route) {
    routes.append(route)
    switch route.destination {
    case .absent:
      note(
        "which addresses the prefix list of route '\(route.entry.id)' has cannot be determined before deployment", route
      )
    case .unknown:
      let reason = "the destination of route '\(route.entry.id)' cannot be determined before deployment"
      note(reason, route)
      switch route.target {
      case .internetGateway, .unknown: unknownReason = unknownReason ?? reason
      case .natGateway, .egressOnlyGateway, .peering, .transitGateway, .another: break
      }
    case .value(let range):
      guard range.isInternet else { return }
      switch route.target {
      case .internetGateway: internetRoutes.append(route)
      case .natGateway, .egressOnlyGateway, .peering, .transitGateway, .another: outboundRoutes.append(route)
      case .unknown(let name):
        unknownReason =
          unknownReason ?? "the target of route '\(route.entry.id)', \(name), cannot be determined before deployment"
      }
    }
  }

  /// Notes where a route may lead whose destination is not known.
  private func note(_ reason: String, _ route: Route) {
    switch route.target {
    case .internetGateway, .natGateway: unknownInternetReason = unknownInternetReason ?? reason
    case .peering: unknownNetworkReason = unknownNetworkReason ?? reason
    case .egressOnlyGateway: break
    case .transitGateway, .another, .unknown:
      unknownNetworkReason = unknownNetworkReason ?? reason
      // A prefix list of these has ranges of private networks or of a service.
      if route.destination.isUnknown { unknownInternetReason = unknownInternetReason ?? reason }
    }
  }

  /// The routes to all IPv4 addresses through other targets than internet gateways; empty where some are missing.
  package var natRoutes: [Route] {
    let targets = outboundRoutes.filter { $0.destination.value?.family == .ipv4 }
    return CIDR.everyIPv4.isCovered(by: targets.compactMap(\.destination.value)) ? targets : []
  }

  /// The route that applies to a range: of those that contain it, the one with the longest prefix.
  package func route(to range: CIDR) -> Route? {
    routes.filter { $0.destination.value?.contains(range) == true }
      .max { ($0.destination.value?.prefix ?? 0) < ($1.destination.value?.prefix ?? 0) }
  }

  /// The routes that apply to addresses of the internet, without those that longer prefixes replace; empty where some
  /// addresses have none.
  package func effectiveInternetRoutes(_ family: CIDR.Family) -> [Route] {
    let all = routes.filter { $0.destination.value?.isInternet == true && $0.destination.value?.family == family }
    let ranges = all.compactMap(\.destination.value)
    guard (family == .ipv4 ? CIDR.everyIPv4 : .everyIPv6).isCovered(by: ranges) else { return [] }
    return all.filter { route in
      guard let range = route.destination.value else { return false }
      return !range.isCovered(by: ranges.filter { $0.prefix > range.prefix })
    }
  }

  /// Whether every IPv4 or every IPv6 address is reached through an internet gateway.
  package var reachesWholeInternet: Bool {
    let ranges = internetRoutes.compactMap(\.destination.value)
    return CIDR.everyIPv4.isCovered(by: ranges) || CIDR.everyIPv6.isCovered(by: ranges)
  }
}
