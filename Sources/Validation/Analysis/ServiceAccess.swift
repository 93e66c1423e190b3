package import AWSResources

/// How far something in a subnet gets.
package enum Reach: Sendable {
  case yes
  /// Nothing leads there.
  case no
  /// A way is there, but leads past the subnet: the endpoint that would be it.
  case past(LogicalID)
  case unknown(String)
}

extension PlacedService {
  /// Whether the tasks run on somebody else's hosts, and so pull images and write logs from their own subnets.
  package func isOnFargate(_ model: Model) -> Bool {
    switch model.known(service.resource.launchType) {
    case .value(let type): type == .fargate
    case .absent, .unknown: true
    }
  }
}

extension Model {
  /// Whether tasks of the service reach the internet from a subnet.
  package func reachesInternet(_ service: PlacedService, from subnet: RoutedSubnet) -> Reach {
    if let routes = subnet.routes, !routes.natRoutes.isEmpty { return .yes }
    switch subnet.tier {
    case .public:
      switch service.assignsPublicIP {
      case .value(true): return .yes
      case .unknown: return .unknown("whether tasks of '\(service.id)' get public addresses is not known")
      case .value(false), .absent: return .no
      }
    case .isolated: return .no
    case .private: return .unknown("where the routes of '\(subnet.id)' lead is not known")
    case .unknown: return .unknown(subnet.doubt ?? "")
    }
  }

  /// Whether an endpoint leads from a subnet to a service of AWS, by its name in endpoints: `ecr.api`.
  package func reaches(_ name: String, from subnet: RoutedSubnet) -> Reach {
    guard let vpc = subnet.vpc, graph[vpc] != nil else {
      return .unknown("the VPC of '\(subnet.id)', and so its endpoints, is not in the template")
    }
    var reach: Reach = .no
    for endpoint in network.endpoints(of: vpc) {
      guard let service = endpoint.service else {
        reach = .unknown("the service of '\(endpoint.id)' is not known")
        continue
      }
      guard service == name else { continue }
      switch leads(endpoint, from: subnet) {
      case .yes: return .yes
      case .no: continue
      case .past(let id): if case .no = reach { reach = .past(id) }
      case .unknown(let reason): reach = .unknown(reason)
      }
    }
    return reach
  }

  private func leads(_ endpoint: Endpoint, from subnet: RoutedSubnet) -> Reach {
    switch endpoint.kind {
    case .value(.gateway):
      if let table = subnet.routes, endpoint.routeTables.contains(table.id) { return .yes }
      if !endpoint.knowsRouteTables { return .unknown("the route tables of '\(endpoint.id)' are not all known") }
      if case .unknown(let reason) = subnet.table { return .unknown("'\(subnet.id)': \(reason)") }
      return .past(endpoint.id)
    case .value(.interface):
      switch endpoint.hasPrivateDNS {
      case .value(true): return .yes
      case .unknown: return .unknown("whether '\(endpoint.id)' has private DNS is not known")
      case .value(false), .absent: return .past(endpoint.id)
      }
    case .value: return .no
    case .absent, .unknown: return .unknown("the type of '\(endpoint.id)' is not known")
    }
  }

  /// The endpoints that lead to none of a service's subnets that have no way out, of those that its tasks need.
  ///
  /// - Returns: the subnets that lack something, with what they lack, and why the answer is not whole.
  package func lacking(
    _ names: [String], for service: PlacedService
  ) -> (subnets: [RoutedSubnet], names: [String], doubt: String?) {
    var subnets: [RoutedSubnet] = []
    var missing: [String] = []
    var doubt = service.placement.doubt
    for subnet in service.placement.subnets {
      switch reachesInternet(service, from: subnet) {
      case .yes, .past: continue
      case .unknown(let reason): doubt = doubt ?? reason
      case .no:
        var lacks = false
        for name in names {
          switch reaches(name, from: subnet) {
          case .yes: continue
          case .unknown(let reason): doubt = doubt ?? reason
          // A gateway endpoint that leads past a subnet is reported where its route tables stand.
          case .past where name == "s3": continue
          case .no, .past:
            lacks = true
            if !missing.contains(name) { missing.append(name) }
          }
        }
        if lacks { subnets.append(subnet) }
      }
    }
    return (subnets, missing, doubt)
  }
}
