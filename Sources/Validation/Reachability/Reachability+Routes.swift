import AWSResources
import Documents

extension Reachability {
  /// A route of the VPC leads to each of its subnets; another VPC takes a route in both directions.
  func route(from: RoutedSubnet, to: RoutedSubnet, _ path: inout NetworkPath) {
    guard let own = from.vpc, let other = to.vpc, own != other else { return }
    for (start, end) in [(from, to), (to, from)] {
      guard let range = end.range.value else {
        path.doubt("the addresses of '\(end.id)' cannot be determined before deployment")
        continue
      }
      routeOut(from: start, to: range, as: "subnet '\(end.id)'", &path)
    }
  }

  func routeBack(from subnet: RoutedSubnet, to range: CIDR, _ path: inout NetworkPath) {
    let blocks = subnet.vpc.map { model.addressBlocks(of: $0) } ?? []
    if blocks.contains(where: { $0.value?.contains(range) == true }) { return }
    let isLocal = "whether '\(range)' is a part of the VPC of '\(subnet.id)' cannot be determined before deployment"
    let areKnown = !blocks.isEmpty && blocks.allSatisfy { $0.value != nil }
    routeOut(from: subnet, to: range, as: "'\(range)'", otherwise: areKnown ? nil : isLocal, &path)
  }

  /// - Parameter reason: why the range may be reached where no route leads to it; `nil` where it cannot.
  private func routeOut(
    from subnet: RoutedSubnet, to range: CIDR, as name: String, otherwise reason: String? = nil,
    _ path: inout NetworkPath
  ) {
    if case .unknown(let reason) = subnet.table { return path.doubt("'\(subnet.id)': \(reason)") }
    let route = subnet.routes?.route(to: range)
    switch route?.target {
    case .peering(let name): return path.pass("peering connection '\(name)'", route.map { Place($0.entry) })
    case .transitGateway(let name): return path.pass("transit gateway '\(name)'", route.map { Place($0.entry) })
    case .another(let name): return path.pass("'\(name)'", route.map { Place($0.entry) })
    case .unknown(let name):
      return path.doubt(
        "the target of route '\(route?.entry.id ?? subnet.id)', \(name), cannot be determined before deployment")
    case .internetGateway, .natGateway, .egressOnlyGateway, nil: break
    }
    if let reason = reason ?? subnet.routes?.unknownNetworkReason { return path.doubt(reason) }
    if let route {
      path.block(
        .route, at: Place(route.entry), "the route of subnet '\(subnet.id)' to \(name) leads to the internet",
        "add a route through a peering connection or a transit gateway")
    } else {
      path.block(
        .route, at: Place(subnet.routes?.entry ?? subnet.subnet.entry),
        "the routes of subnet '\(subnet.id)' do not lead to \(name)", "add a route")
    }
  }

  /// Whether addresses are of the internet, and answers to them do not leave through another network.
  func comesFromInternet(_ range: CIDR, to subnet: RoutedSubnet?) -> Bool {
    if range.isPrivate { return false }
    let blocks = model.network.vpcs.flatMap { model.addressBlocks(of: $0.id) }
    if blocks.contains(where: { $0.value?.contains(range) == true }) { return false }
    guard let route = subnet?.routes?.route(to: range), route.destination.value?.isInternet == false else {
      return true
    }
    switch route.target {
    case .peering, .transitGateway, .another: return false
    case .internetGateway, .natGateway, .egressOnlyGateway, .unknown: return true
    }
  }
}

extension Model {
  /// The IPv4 ranges of a VPC: its own, and those that are added to it.
  fileprivate func addressBlocks(of vpc: LogicalID) -> [Known<CIDR>] {
    guard let own = graph.resource(vpc, as: EC2.VPC.self) else { return [] }
    let added = raw("AWS::EC2::VPCCidrBlock", "aws_vpc_ipv4_cidr_block_association").compactMap {
      (_, block) -> Known<CIDR>? in
      guard !block.references(where: { $0 == vpc }).isEmpty else { return nil }
      switch known("CidrBlock", of: block, as: String.self) {
      case .value(let text): return CIDR(text).map { .value($0) } ?? .unknown
      case .unknown: return .unknown
      // A block of IPv6 addresses, or one that a pool gives.
      case .absent:
        return block.properties["Ipv4IpamPoolId"] ?? block.properties["ipv4_ipam_pool_id"] == nil ? nil : .unknown
      }
    }
    return [range(own.resource.cidrBlock)] + added
  }
}
