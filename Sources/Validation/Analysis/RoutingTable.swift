package import AWSResources

/// A route table with its routes.
package final class RoutingTable {
  /// A peering connection or a transit gateway that a route leads to.
  package struct Connection: Hashable {
    /// The resource, if it is in the graph.
    package let id: LogicalID?
    /// As messages name it: the resource's id, or the id in AWS.
    package let name: String

    init(_ value: Value<String>, in model: Model) {
      id = value.expression.target.flatMap { model.graph[$0.id]?.id }
      name = id?.name ?? model.text(value.expression)
    }

    init(_ id: LogicalID) {
      self.id = id
      name = id.name
    }
  }

  /// The target of a route.
  package enum Target: Hashable {
    /// With the gateway's id, if it is in the graph.
    case internetGateway(LogicalID?)
    case natGateway(LogicalID?)
    /// Leads out over IPv6, and lets nothing in.
    case egressOnlyGateway(String)
    /// Leads to the peer's addresses alone, not through its gateways.
    case peering(Connection)
    case transitGateway(Connection)
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

  /// The routes that apply to addresses of a range, without those that longer prefixes replace; empty where some
  /// addresses have none.
  package func routes(to range: CIDR) -> [Route] {
    Self.effective(routes.filter { $0.destination.value?.overlaps(range) == true }, in: range)
  }

  /// The routes that apply to addresses of the internet, without those that longer prefixes replace; empty where some
  /// addresses have none.
  package func effectiveInternetRoutes(_ family: CIDR.Family) -> [Route] {
    let all = routes.filter { $0.destination.value?.isInternet == true && $0.destination.value?.family == family }
    return Self.effective(all, in: family == .ipv4 ? .everyIPv4 : .everyIPv6)
  }

  private static func effective(_ routes: [Route], in whole: CIDR) -> [Route] {
    let ranges = routes.compactMap(\.destination.value)
    guard whole.isCovered(by: ranges) else { return [] }
    return routes.filter { route in
      guard let range = route.destination.value else { return false }
      let part = range.contains(whole) ? whole : range
      return !part.isCovered(by: ranges.filter { $0.prefix > range.prefix })
    }
  }

  /// Whether every IPv4 or every IPv6 address is reached through an internet gateway.
  package var reachesWholeInternet: Bool {
    let ranges = internetRoutes.compactMap(\.destination.value)
    return CIDR.everyIPv4.isCovered(by: ranges) || CIDR.everyIPv6.isCovered(by: ranges)
  }
}
