import AWSResources

extension Reachability {
  /// The way from a resource in a subnet to a service of AWS, named as in endpoints: `ecr.api`.
  ///
  /// ECS asks over IPv4. The private DNS name of an interface endpoint and the route of a gateway endpoint win over
  /// a NAT gateway.
  ///
  /// - Parameter asksEndpoint: whether the security groups of an interface endpoint are part of the question.
  package func toAWS(
    _ service: String, from source: any PlacedResource, in subnet: RoutedSubnet, asksEndpoint: Bool = true
  ) -> NetworkPath {
    guard let vpc = subnet.vpc, model.graph[vpc] != nil else {
      let internet = toInternet(from: source, in: subnet, as: "'\(service)'")
      return internet.verdict == .blocked
        ? doubtful("the VPC of '\(subnet.id)', with its endpoints, is not in the template") : internet
    }
    var unused: LogicalID?
    var doubt: String?
    var ways: [NetworkPath] = []
    for endpoint in model.network.endpoints(of: vpc) {
      guard let offered = endpoint.service else {
        doubt = doubt ?? "the service of endpoint '\(endpoint.id)' cannot be determined before deployment"
        continue
      }
      guard offered == service else { continue }
      switch leads(endpoint, from: subnet) {
      case .yes: ways.append(through(endpoint, to: service, from: source, in: subnet, asksEndpoint))
      case .unknown(let reason): doubt = doubt ?? reason
      case .no: unused = unused ?? endpoint.id
      }
    }
    if let open = ways.first(where: { $0.verdict != .blocked }) ?? ways.first { return open }
    let internet = toInternet(from: source, in: subnet, as: "'\(service)'")
    guard internet.obstacles.contains(where: { $0.kind == .route || $0.kind == .address }) else { return internet }
    if let doubt { return doubtful(doubt) }
    var path = NetworkPath()
    path.pass(source.name, Place(source.entry))
    for obstacle in internet.obstacles where obstacle.kind == .route || obstacle.kind == .address {
      path.block(obstacle.kind, at: obstacle.place, obstacle.fact, obstacle.remedy)
    }
    if let unused {
      path.block(
        .unusedEndpoint(unused), at: Place(subnet.subnet.entry),
        "subnet '\(subnet.id)' does not use endpoint '\(unused)'", "enable its private DNS, or add its route")
    } else {
      path.block(
        .noEndpoint, at: Place(subnet.subnet.entry), "the VPC has no endpoint for '\(service)'", "add the endpoint")
    }
    return path
  }

  private func doubtful(_ reason: String) -> NetworkPath {
    var path = NetworkPath()
    path.doubt(reason)
    return path
  }

  /// Whether requests from a subnet to the service go to the endpoint.
  private func leads(_ endpoint: Endpoint, from subnet: RoutedSubnet) -> Answer {
    switch endpoint.kind {
    case .value(.gateway):
      if let table = subnet.routes, endpoint.routeTables.contains(table.id) { return .yes }
      if !endpoint.knowsRouteTables {
        return .unknown("the route tables of endpoint '\(endpoint.id)' cannot all be determined before deployment")
      }
      if case .unknown(let reason) = subnet.table { return .unknown("'\(subnet.id)': \(reason)") }
      return .no
    case .value(.interface):
      switch endpoint.hasPrivateDNS {
      case .value(true): return .yes
      case .unknown:
        return .unknown("whether endpoint '\(endpoint.id)' has private DNS cannot be determined before deployment")
      case .value(false), .absent: return .no
      }
    case .value: return .no
    case .absent, .unknown:
      return .unknown("the type of endpoint '\(endpoint.id)' cannot be determined before deployment")
    }
  }

  private func through(
    _ endpoint: Endpoint, to service: String, from source: any PlacedResource, in subnet: RoutedSubnet,
    _ asksEndpoint: Bool
  ) -> NetworkPath {
    if endpoint.kind.value == .gateway {
      return throughGateway(endpoint, to: service, from: source, in: subnet)
    }
    // The name resolves to the addresses in all zones, so that a request may go to any.
    let ways = subnets(of: endpoint).map { other in
      var path = NetworkPath()
      path.pass(source.name, Place(source.entry))
      let target = TrafficPeer(endpoint, in: other)
      leave(source, for: target, accepting(443), 443, &path)
      if let other, other !== subnet {
        checkACL(of: subnet, .outbound, on: 443, with: other.range, as: endpoint.name, &path)
        checkACL(of: other, .inbound, on: 443, with: subnet.range, as: source.name, &path)
        let ports = source.clientPorts
        checkACL(of: other, .outbound, ports: ports, with: subnet.range, "the answers to \(source.name)", &path)
        checkACL(of: subnet, .inbound, ports: ports, with: other.range, "the answers of \(endpoint.name)", &path)
      }
      if asksEndpoint { enter(endpoint, from: TrafficPeer(source, in: subnet), accepting(443), 443, &path) }
      path.pass(endpoint.name, Place(endpoint.entry))
      checkPolicy(of: endpoint, for: service, &path)
      return path
    }
    return ways.first { $0.verdict == .blocked } ?? ways.first { $0.verdict == .unknown } ?? ways[0]
  }

  private func throughGateway(
    _ endpoint: Endpoint, to service: String, from source: any PlacedResource, in subnet: RoutedSubnet
  ) -> NetworkPath {
    var path = NetworkPath()
    path.pass(source.name, Place(source.entry))
    let target = TrafficPeer.publicAddress(of: endpoint.name, hasPrefixList: true)
    leave(source, for: target, accepting(443), 443, &path)
    checkACL(of: subnet, .outbound, on: 443, with: .value(.everyIPv4), as: endpoint.name, &path)
    checkACL(
      of: subnet, .inbound, ports: source.clientPorts, with: .value(.everyIPv4),
      "the answers of \(endpoint.name)", &path)
    path.pass(endpoint.name, Place(endpoint.entry))
    checkPolicy(of: endpoint, for: service, &path)
    return path
  }
}

// MARK: - The tasks of a service

/// Whether the tasks of a service reach the services of AWS that they need from every subnet.
package struct ServiceAccess {
  /// The subnets from which no route or endpoint leads to one of the services, and these services.
  package fileprivate(set) var subnets: [RoutedSubnet] = []
  package fileprivate(set) var missing: [String] = []
  /// The other settings that block a way, each once, with the services that it blocks.
  package fileprivate(set) var obstacles: [(obstacle: NetworkPath.Obstacle, services: [String], proof: [Hop])] = []
  /// Why the answer is incomplete.
  package fileprivate(set) var unknownReason: String?
}

extension Reachability {
  package func access(to services: [String], for service: PlacedService) -> ServiceAccess {
    var access = ServiceAccess()
    access.unknownReason = service.placement.unknownReason
    for subnet in service.placement.subnets {
      var lacks = false
      for name in services {
        // Who an endpoint admits is the question of its own rule.
        let path = toAWS(name, from: service, in: subnet, asksEndpoint: false)
        switch path.verdict {
        case .reachable: continue
        case .unknown: access.unknownReason = access.unknownReason ?? path.doubts.first
        case .blocked: lacks = add(path, to: name, &access) || lacks
        }
      }
      if lacks { access.subnets.append(subnet) }
    }
    return access
  }

  /// - Returns: whether no route or endpoint leads to the service.
  private func add(_ path: NetworkPath, to service: String, _ access: inout ServiceAccess) -> Bool {
    for obstacle in path.obstacles {
      switch obstacle.kind {
      // An unused gateway endpoint is reported by `s3-endpoint-is-in-the-tasks-route-tables`.
      case .unusedEndpoint where service == "s3": return false
      case .noEndpoint, .unusedEndpoint:
        if !access.missing.contains(service) { access.missing.append(service) }
        return true
      case .route, .address, .port, .securityGroupIngress: continue
      case .endpointPolicy, .securityGroupEgress, .networkACL:
        let index = access.obstacles.firstIndex { $0.obstacle.kind == obstacle.kind }
        if let index {
          if !access.obstacles[index].services.contains(service) { access.obstacles[index].services.append(service) }
        } else {
          access.obstacles.append((obstacle, [service], path.proof))
        }
      }
    }
    return false
  }

  /// Whether tasks of a service reach the internet from a subnet, as far as routes and addresses decide.
  package func hasWayToInternet(_ service: PlacedService, from subnet: RoutedSubnet) -> Answer {
    let path = toInternet(from: service, in: subnet)
    if path.obstacles.contains(where: { $0.kind == .route || $0.kind == .address }) { return .no }
    return path.verdict == .unknown ? .unknown(path.doubts.first ?? "") : .yes
  }
}
