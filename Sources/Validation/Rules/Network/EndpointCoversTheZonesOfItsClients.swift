import AWSResources

/// Checks that an interface endpoint has a subnet in every Availability Zone in which tasks use it.
struct EndpointCoversTheZonesOfItsClients: Rule {
  static let description = RuleDescription(
    id: "endpoint-covers-the-zones-of-its-clients",
    catalogID: "VPCE005",
    subject: .network,
    severity: .warning,
    summary: "An interface endpoint has a subnet in every Availability Zone in which tasks use it.",
    rationale: "Tasks in an Availability Zone without the endpoint depend on the endpoint in another zone.",
    remedy: "Add a subnet of each Availability Zone to 'SubnetIds'.",
    references: [.aws("vpc/latest/privatelink/privatelink-access-aws-services.html")],
    passes: [
      RuleExample("endpoints in both Availability Zones") {
        $0.addNetwork()
        $0.addWebService()
        $0.addEndpoints()
      }
    ],
    fails: [
      RuleExample(
        "an endpoint in one Availability Zone",
        finds: .finding(
          "Logs", at: "SubnetIds",
          """
          endpoint 'Logs' has no subnet in the Availability Zones of 'AppB', where tasks of 'Service' run; add a \
          subnet in each zone
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addEndpoints()
        $0.change("Logs", EC2.VPCEndpoint.self) { $0.subnets = [.to("AppA")] }
      }
    ],
    undetermined: [
      RuleExample("subnets from a parameter", unknown: "Logs") {
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
        var unknownReason = own.unknownReason
        for subnet in service.placement.subnets {
          let answers = zones.map { zone in zone.flatMap { zone in subnet.zone.flatMap { zone.isSame(as: $0) } } }
          if answers.contains(true) { continue }
          if answers.contains(nil) {
            unknownReason =
              unknownReason
              ?? "whether '\(endpoint.id)' is in the Availability Zone of '\(subnet.id)' cannot be determined before deployment"
          } else {
            missing.append(subnet)
          }
        }
        if let unknownReason {
          findings.unknown(endpoint.endpoint, unknownReason, at: "SubnetIds")
        } else if !missing.isEmpty {
          findings.report(
            .missingZones(endpoint.id, missing, service.id), on: endpoint.endpoint, at: "SubnetIds",
            proof: ["service '\(service.id)'"] + missing.map { "subnet '\($0.id)'" as Hop })
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func missingZones(_ endpoint: LogicalID, _ subnets: [RoutedSubnet], _ service: LogicalID) -> Self {
    """
    endpoint '\(endpoint)' has no subnet in the Availability Zones of \(subnets.map(\.id).quoted), where tasks of \
    '\(service)' run; add a subnet in each zone
    """
  }
}
