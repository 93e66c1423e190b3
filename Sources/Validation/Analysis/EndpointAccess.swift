package import AWSResources

/// Whether the VPC endpoints of a template lead from a subnet to an AWS service.
package enum EndpointAccess: Sendable {
  case available
  /// No endpoint for the service exists in the VPC.
  case missing
  /// An endpoint exists, and the subnet does not use it: its route table or private DNS is not set up for it.
  case unused(LogicalID)
  /// The template does not say; with the reason.
  case unknown(String)
}

extension PlacedService {
  /// Whether the service runs on Fargate, where tasks pull images and write logs from their own subnets.
  package func isOnFargate(_ model: Model) -> Bool {
    switch model.known(service.resource.launchType) {
    case .value(let type): type == .fargate
    case .absent, .unknown: true
    }
  }
}

extension Model {
  /// Whether tasks of the service reach the internet from a subnet.
  package func reachesInternet(_ service: PlacedService, from subnet: RoutedSubnet) -> Answer {
    if let routes = subnet.routes, !routes.natRoutes.isEmpty { return .yes }
    switch subnet.tier {
    case .public:
      switch service.assignsPublicIP {
      case .value(true): return .yes
      case .unknown:
        return .unknown("whether tasks of '\(service.id)' get public addresses cannot be determined before deployment")
      case .value(false), .absent: return .no
      }
    case .isolated: return .no
    case .private: return .unknown("the targets of the routes of '\(subnet.id)' cannot be determined before deployment")
    case .unknown: return .unknown(subnet.unknownReason ?? "")
    }
  }

  /// Whether an endpoint leads from a subnet to an AWS service, named as in endpoints: `ecr.api`.
  package func endpointAccess(to name: String, from subnet: RoutedSubnet) -> EndpointAccess {
    guard let vpc = subnet.vpc, graph[vpc] != nil else {
      return .unknown("the VPC of '\(subnet.id)', with its endpoints, is not in the template")
    }
    var access: EndpointAccess = .missing
    for endpoint in network.endpoints(of: vpc) {
      guard let service = endpoint.service else {
        access = .unknown("the service of endpoint '\(endpoint.id)' cannot be determined before deployment")
        continue
      }
      guard service == name else { continue }
      switch self.access(through: endpoint, from: subnet) {
      case .available: return .available
      case .missing: continue
      case .unused(let id): if case .missing = access { access = .unused(id) }
      case .unknown(let reason): access = .unknown(reason)
      }
    }
    return access
  }

  private func access(through endpoint: Endpoint, from subnet: RoutedSubnet) -> EndpointAccess {
    switch endpoint.kind {
    case .value(.gateway):
      if let table = subnet.routes, endpoint.routeTables.contains(table.id) { return .available }
      if !endpoint.knowsRouteTables {
        return .unknown("the route tables of endpoint '\(endpoint.id)' cannot all be determined before deployment")
      }
      if case .unknown(let reason) = subnet.table { return .unknown("'\(subnet.id)': \(reason)") }
      return .unused(endpoint.id)
    case .value(.interface):
      switch endpoint.hasPrivateDNS {
      case .value(true): return .available
      case .unknown:
        return .unknown("whether endpoint '\(endpoint.id)' has private DNS cannot be determined before deployment")
      case .value(false), .absent: return .unused(endpoint.id)
      }
    case .value: return .missing
    case .absent, .unknown:
      return .unknown("the type of endpoint '\(endpoint.id)' cannot be determined before deployment")
    }
  }

  /// The endpoints that the tasks of a service need and that some of its subnets without internet access lack.
  ///
  /// - Returns: the subnets that lack an endpoint, the services of those endpoints, and the reason if the answer is
  ///   incomplete.
  package func missingEndpoints(
    _ names: [String], for service: PlacedService
  ) -> (subnets: [RoutedSubnet], names: [String], unknownReason: String?) {
    var subnets: [RoutedSubnet] = []
    var missing: [String] = []
    var unknownReason = service.placement.unknownReason
    for subnet in service.placement.subnets {
      switch reachesInternet(service, from: subnet) {
      case .yes: continue
      case .unknown(let reason): unknownReason = unknownReason ?? reason
      case .no:
        var lacksEndpoint = false
        for name in names {
          switch endpointAccess(to: name, from: subnet) {
          case .available: continue
          case .unknown(let reason): unknownReason = unknownReason ?? reason
          // An unused gateway endpoint is reported by `s3-endpoint-is-in-the-tasks-route-tables`.
          case .unused where name == "s3": continue
          case .missing, .unused:
            lacksEndpoint = true
            if !missing.contains(name) { missing.append(name) }
          }
        }
        if lacksEndpoint { subnets.append(subnet) }
      }
    }
    return (subnets, missing, unknownReason)
  }
}
