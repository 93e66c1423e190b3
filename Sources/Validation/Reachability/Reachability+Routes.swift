import AWSResources

extension Reachability {
  /// A route of the VPC leads to each of its subnets; another VPC takes a route in both directions.
  func route(from: RoutedSubnet, to: RoutedSubnet, _ path: inout NetworkPath) {
    guard let own = from.vpc, let other = to.vpc, own != other else { return }
    for (start, end) in [(from, to), (to, from)] {
      guard let range = end.range.value else {
        path.doubt("the addresses of '\(end.id)' cannot be determined before deployment")
        continue
      }
      routeOut(from: start, to: range, as: "subnet '\(end.id)'", in: start.vpc == own ? other : own, &path)
    }
  }

  func routeBack(from subnet: RoutedSubnet, to range: CIDR, _ path: inout NetworkPath) {
    let isLocal = subnet.vpc.map { model.addressBlocks(of: $0).contains(range) } ?? nil
    if isLocal == true { return }
    let reason = "whether '\(range)' is a part of the VPC of '\(subnet.id)' cannot be determined before deployment"
    routeOut(from: subnet, to: range, as: "'\(range)'", otherwise: isLocal == nil ? reason : nil, &path)
  }

  /// - Parameters:
  ///   - vpc: the VPC that has the range; `nil` for a range outside the VPCs of the graph.
  ///   - reason: why the range may be reached where no route leads to it; `nil` where it cannot.
  private func routeOut(
    from subnet: RoutedSubnet, to range: CIDR, as name: String, in vpc: LogicalID? = nil,
    otherwise reason: String? = nil, _ path: inout NetworkPath
  ) {
    if case .unknown(let reason) = subnet.table { return path.doubt("'\(subnet.id)': \(reason)") }
    let routes = subnet.routes?.routes(to: range) ?? []
    let other = reason ?? subnet.routes?.unknownNetworkReason
    for route in routes {
      let place = Place(route.entry)
      switch route.target {
      case .peering(let connection):
        path.pass("peering connection '\(connection.name)'", place)
        path.take(passage(through: connection, from: subnet, to: range, in: vpc))
      case .transitGateway(let gateway):
        path.pass("transit gateway '\(gateway.name)'", place)
        guard let vpc, let own = subnet.vpc else { continue }
        path.take(model.transitGateways.passage(through: gateway, from: own, to: vpc, range))
      case .another(let name):
        path.pass("'\(name)'", place)
        if vpc != nil { path.doubt("where '\(name)' leads to cannot be determined before deployment") }
      case .unknown(let name):
        path.doubt("the target of route '\(route.entry.id)', \(name), cannot be determined before deployment")
      case .internetGateway, .natGateway, .egressOnlyGateway:
        if let other { return path.doubt(other) }
        path.block(
          .route, at: place, "the route of subnet '\(subnet.id)' to \(name) leads to the internet",
          "add a route through a peering connection or a transit gateway")
      }
    }
    guard routes.isEmpty else { return }
    if let other { return path.doubt(other) }
    path.block(
      .route, at: Place(subnet.routes?.entry ?? subnet.subnet.entry),
      "the routes of subnet '\(subnet.id)' do not lead to \(name)", "add a route")
  }

  private func passage(
    through connection: RoutingTable.Connection, from subnet: RoutedSubnet, to range: CIDR, in vpc: LogicalID?
  ) -> Passage {
    guard let own = subnet.vpc else { return .unknown("the VPC of '\(subnet.id)' is not in the templates") }
    if let vpc { return model.peerings.passage(through: connection, from: own, to: vpc) }
    // A range is outside: of a peer in the graph, its addresses are known.
    guard let peer = model.peerings.peering(connection)?.vpcs.first(where: { $0 != nil && $0 != own }) ?? nil else {
      return .open
    }
    switch model.addressBlocks(of: peer).contains(range) {
    case true?: return model.peerings.passage(through: connection, from: own, to: peer)
    case nil: return .unknown("the addresses of '\(peer)' cannot be determined before deployment")
    case false?:
      return .blocked(
        model.graph[peer].map { Place($0) },
        "'\(peer)', to which peering connection '\(connection.name)' leads, does not have all of '\(range)'",
        "use a route to the network of these addresses")
    }
  }

  /// Whether addresses are of the internet, and answers to them do not leave through another network.
  func comesFromInternet(_ range: CIDR, to subnet: RoutedSubnet?) -> Bool {
    if range.isPrivate || model.hasVPC(with: range) { return false }
    let routes = subnet?.routes?.routes(to: range) ?? []
    return routes.isEmpty
      || routes.contains { route in
        switch route.target {
        case .peering, .transitGateway, .another: route.destination.value?.isInternet != false
        case .internetGateway, .natGateway, .egressOnlyGateway, .unknown: true
        }
      }
  }

  /// Whether security groups may name those of an end behind a transit gateway; `nil` where there is none between.
  func groupReferencesThroughTransitGateway(from: RoutedSubnet?, to: RoutedSubnet?) -> Answer? {
    guard let from, let own = from.vpc, let other = to?.vpc, own != other, let range = to?.range.value else {
      return nil
    }
    for route in from.routes?.routes(to: range) ?? [] {
      guard case .transitGateway(let gateway) = route.target else { continue }
      return model.transitGateways.allowsGroupReferences(through: gateway, from: own, to: other)
    }
    return nil
  }
}

extension NetworkPath {
  fileprivate mutating func take(_ passage: Passage) {
    switch passage {
    case .open: break
    case .unknown(let reason): doubt(reason)
    case .blocked(let place, let fact, let remedy): block(.route, at: place, fact, remedy)
    }
  }
}
