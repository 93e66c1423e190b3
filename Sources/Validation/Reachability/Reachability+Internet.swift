import AWSResources

// MARK: - From the internet

extension Reachability {
  /// The way from the internet to a network interface of a resource, without a load balancer between them.
  ///
  /// - Parameter range: the addresses that connect; `nil` for any.
  func fromInternet(
    _ range: CIDR? = nil, to target: any PlacedResource, in subnet: RoutedSubnet?, on port: Int?
  ) -> NetworkPath {
    var path = NetworkPath()
    let peer = range.map { TrafficPeer(name: "'\($0)'", ranges: [.value($0)]) } ?? .internet
    let addresses = Known.value(range ?? .everyIPv4)
    if let range { path.pass("addresses '\(range)'") }
    path.pass("internet")
    switch target.hasPublicAddress {
    case .value(true): break
    case .value(false), .absent:
      path.block(.address, at: Place(target.entry), "\(target.name) has no public address", publicWay(to: target))
    case .unknown: path.doubt("whether \(target.name) has a public address cannot be determined before deployment")
    }
    if let subnet {
      enterFromInternet(subnet, &path)
      checkACL(of: subnet, .inbound, on: port, with: addresses, as: peer.name, &path)
      checkACL(
        of: subnet, .outbound, ports: ClientPorts.any, with: addresses, "the answers to \(peer.name)", &path)
    } else {
      path.doubt(target.placement.unknownReason ?? "the subnets of \(target.name) are not known")
    }
    enter(target, from: peer, accepting(port), port, &path)
    arrive(at: target, on: port, &path)
    return path
  }

  /// What leads from the internet to a resource without a public address.
  private func publicWay(to target: any PlacedResource) -> String {
    switch target.role {
    case .workload: return "use a load balancer that is internet-facing"
    case .store, .endpoint: return "connect to it from its network"
    case .edge:
      let other = model.ingress.loadBalancers.first { $0.isInternetFacing.value == true && $0 !== target }
      return "make its 'Scheme' internet-facing\(other.map { ", or use load balancer '\($0.id)'" } ?? "")"
    }
  }

  private func enterFromInternet(_ subnet: RoutedSubnet, _ path: inout NetworkPath) {
    switch subnet.tier {
    case .public:
      for hop in subnet.pathFromInternet {
        // The hop of the route table is where its route is.
        let route = hop.location == nil ? nil : subnet.routes?.internetRoutes.first?.entry
        path.pass(hop.name, (route ?? hop.resource.flatMap { model.graph[$0] }).map { Place($0) })
      }
    case .unknown(let reason): path.doubt("'\(subnet.id)': \(reason)")
    case .private, .isolated:
      path.block(
        .route, at: Place(subnet.routes?.entry ?? subnet.subnet.entry),
        "subnet '\(subnet.id)' has no route to an internet gateway", "add a route")
    }
  }

  /// The resources that the internet reaches directly, or may reach, each with one way.
  package var exposed: [(resource: any PlacedResource, path: NetworkPath)] {
    model.ingress.placed.compactMap { resource in
      // Most have no public address: that answer costs the least.
      guard resource.hasPublicAddress.value == true, resource.role != .store else { return nil }
      let open: [Int?] = resource.unknownPortReason != nil || resource.ports.isEmpty ? [nil] : []
      let paths = (resource.ports.sorted() + open).flatMap { self.paths(from: .internet, to: resource, on: $0) }
      return (firstReachable(paths) ?? firstUnknown(paths)).map { (resource, $0) }
    }
  }

  package func firstReachable(_ paths: [NetworkPath]) -> NetworkPath? { paths.first { $0.verdict == .reachable } }

  package func firstUnknown(_ paths: [NetworkPath]) -> NetworkPath? { paths.first { $0.verdict == .unknown } }
}

// MARK: - To the internet

extension Reachability {
  /// The way from a resource in a subnet to addresses of the internet, over IPv4.
  package func toInternet(
    from source: any PlacedResource, in subnet: RoutedSubnet, as target: String = "the internet", on port: Int = 443
  ) -> NetworkPath {
    var path = NetworkPath()
    path.pass(source.name, Place(source.entry))
    leave(source, for: .publicAddress(of: target), accepting(port), port, &path)
    checkACL(of: subnet, .outbound, on: port, with: .value(.everyIPv4), as: target, &path)
    checkACL(
      of: subnet, .inbound, ports: source.clientPorts, with: .value(.everyIPv4), "the answers of \(target)", &path)
    leaveForInternet(source, subnet, &path)
    path.pass(target)
    return path
  }

  /// The routes out of a subnet, each followed to the internet.
  private func leaveForInternet(_ source: any PlacedResource, _ subnet: RoutedSubnet, _ path: inout NetworkPath) {
    if case .unknown(let reason) = subnet.table { return path.doubt("'\(subnet.id)': \(reason)") }
    let routes = subnet.routes?.effectiveInternetRoutes(.ipv4) ?? []
    guard !routes.isEmpty else {
      if let reason = subnet.routes?.unknownReason ?? subnet.routes?.unknownInternetReason { return path.doubt(reason) }
      return path.block(
        .route, at: Place(subnet.routes?.entry ?? subnet.subnet.entry),
        "subnet '\(subnet.id)' has no route to the internet over IPv4", "add a route to a NAT gateway")
    }
    for route in routes { follow(route, source, subnet, &path) }
  }

  private func follow(
    _ route: RoutingTable.Route, _ source: any PlacedResource, _ subnet: RoutedSubnet, _ path: inout NetworkPath
  ) {
    let place = Place(route.entry)
    switch route.target {
    case .internetGateway(let id):
      path.pass(id.map { "internet gateway '\($0)'" } ?? "an internet gateway", place)
      switch source.hasPublicAddress {
      case .value(true): return
      case .unknown: path.doubt("whether \(source.name) has a public address cannot be determined before deployment")
      case .value(false), .absent:
        path.block(
          .address, at: place,
          "subnet '\(subnet.id)' leads to an internet gateway, but \(source.name) has no public address",
          "add a route to a NAT gateway")
      }
    case .natGateway(let id): passNAT(id, from: subnet, place, &path)
    case .transitGateway(let gateway): path.pass("transit gateway '\(gateway.name)'", place)
    case .another(let name): path.pass("'\(name)'", place)
    case .egressOnlyGateway(let name): leadsNowhere(name, from: subnet, place, &path)
    case .peering(let connection): leadsNowhere(connection.name, from: subnet, place, &path)
    case .unknown(let name):
      path.doubt("the target of route '\(route.entry.id)', \(name), cannot be determined before deployment")
    }
  }

  private func leadsNowhere(_ name: String, from subnet: RoutedSubnet, _ place: Place, _ path: inout NetworkPath) {
    path.block(
      .route, at: place, "the IPv4 route of subnet '\(subnet.id)' leads to '\(name)', which is no way to the internet",
      "add a route to a NAT gateway")
  }

  /// Whether the NAT gateway itself has a way out is for the rules about NAT gateways; its network ACL is not.
  private func passNAT(_ id: LogicalID?, from source: RoutedSubnet, _ place: Place, _ path: inout NetworkPath) {
    path.pass(id.map { "NAT gateway '\($0)'" } ?? "a NAT gateway", place)
    guard let id, let gateway = model.graph.resource(id, as: EC2.NATGateway.self),
      let subnet = model.network.subnet(gateway.resource.subnet)
    else { return }
    if model.known(gateway.resource.connectivityType).value == .private {
      path.block(
        .route, at: Place(gateway.entry), "NAT gateway '\(id)' is private, which leads to no internet",
        "set its 'ConnectivityType' to public")
    }
    if subnet !== source {
      let name = "subnet '\(source.id)'"
      checkACL(of: subnet, .inbound, on: 443, with: source.range, as: name, &path)
      checkACL(
        of: subnet, .outbound, ports: ClientPorts.ofTasks, with: source.range, "the answers to \(name)", &path)
    }
    checkACL(of: subnet, .outbound, on: 443, with: .value(.everyIPv4), as: "the internet", &path)
    checkACL(
      of: subnet, .inbound, ports: ClientPorts.ofServices, with: .value(.everyIPv4), "the answers of the internet",
      &path)
  }
}
