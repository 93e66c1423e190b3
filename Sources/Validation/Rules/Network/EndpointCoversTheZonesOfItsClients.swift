import AWSResources

/// Asks that the loss of a zone does not take an endpoint from tasks in another.
struct EndpointCoversTheZonesOfItsClients: Rule {
  static let description = RuleDescription(
    id: "endpoint-covers-the-zones-of-its-clients",
    catalogID: "VPCE005",
    subject: .network,
    severity: .warning,
    summary: "An interface endpoint stands in every zone in which tasks use it.",
    rationale: "Tasks of a zone without the endpoint go through another zone's, and stop with it.",
    remedy: "Add a subnet of each zone to the endpoint's 'SubnetIds'.",
    references: [.document("002")],
    passes: [
      RuleExample("endpoints in both zones") {
        $0.addNetwork()
        $0.addWebService()
        $0.addEndpoints()
      }
    ],
    fails: [
      RuleExample("an endpoint in one zone", finds: "Logs") {
        $0.addNetwork()
        $0.addWebService()
        $0.addEndpoints()
        $0.change("Logs", EC2.VPCEndpoint.self) { $0.subnets = [.to("AppA")] }
      }
    ],
    leavesOpen: [
      RuleExample("subnets from a parameter", finds: "Logs") {
        $0.addNetwork()
        $0.addWebService()
        $0.addEndpoints()
        $0.change("Logs", EC2.VPCEndpoint.self) { $0.subnets = .expression(.parameter("Subnets")) }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services {
      for endpoint in model.endpoints(usedBy: service) {
        let own = model.network.placement(endpoint.subnets, of: "'\(endpoint.id)'")
        let zones = own.subnets.map(\.zone)
        var missing: [RoutedSubnet] = []
        var doubt = own.doubt
        for subnet in service.placement.subnets {
          let answers = zones.map { zone in zone.flatMap { zone in subnet.zone.flatMap { zone.isSame(as: $0) } } }
          if answers.contains(true) { continue }
          if answers.contains(nil) {
            doubt = doubt ?? "whether '\(endpoint.id)' stands in the zone of '\(subnet.id)' is not known"
          } else {
            missing.append(subnet)
          }
        }
        if let doubt {
          findings.unknown(endpoint.endpoint, doubt, at: "SubnetIds")
        } else if !missing.isEmpty {
          findings.report(
            .misses(endpoint.id, missing, service.id), on: endpoint.endpoint, at: "SubnetIds",
            proof: ["service '\(service.id)'"] + missing.map { "subnet '\($0.id)'" })
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func misses(_ endpoint: LogicalID, _ subnets: [RoutedSubnet], _ service: LogicalID) -> Self {
    """
    endpoint '\(endpoint)' does not stand in the zones of \(subnets.map(\.id).quoted), where tasks of '\(service)' \
    run; add a subnet of each zone
    """
  }
}
