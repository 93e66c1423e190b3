import AWSResources

/// Asks that image layers come through the gateway endpoint that is there for them.
struct S3EndpointIsInTheTasksRouteTables: Rule {
  static let description = RuleDescription(
    id: "s3-endpoint-is-in-the-tasks-route-tables",
    catalogID: "VPCE002",
    subject: .network,
    severity: .error,
    summary: "The gateway endpoint for S3 is in the route table of every task subnet that has no NAT gateway.",
    rationale:
      "ECR keeps image layers in S3. A gateway endpoint serves the subnets of its route tables, and no others.",
    remedy: "Add the subnets' route tables to the endpoint.",
    references: [.document("002")],
    passes: [
      RuleExample("both tables in the endpoint") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
      },
      RuleExample("an endpoint that NAT makes needless") {
        $0.addNetwork()
        $0.addWebService()
        $0.addEndpoints()
        $0.change("S3", EC2.VPCEndpoint.self) { $0.routeTables = [] }
      },
    ],
    fails: [
      RuleExample("one of two tables", finds: "S3") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.change("S3", EC2.VPCEndpoint.self) { $0.routeTables = [.to("AppRoutesA")] }
      },
      RuleExample("a task subnet that falls to the main table", finds: "S3") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.addSubnet("Spare", "10.0.30.0/24", zone: 1)
        $0.change("Service", ECS.Service.self) { $0.networkConfiguration?.subnets = [.to("AppA"), .to("Spare")] }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services where service.isOnFargate(model) {
      for subnet in service.placement.subnets {
        guard case .no = model.reachesInternet(service, from: subnet),
          case .past(let id) = model.reaches("s3", from: subnet),
          let endpoint = model.graph.resource(id, as: EC2.VPCEndpoint.self)
        else { continue }
        findings.report(
          .leadsPast(id, service.id, subnet), on: endpoint, at: "RouteTableIds",
          proof: ["service '\(service.id)'", "subnet '\(subnet.id)'"]
            + (subnet.routes.map { ["route table '\($0.id)'"] } ?? ["the main route table"]))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func leadsPast(_ id: LogicalID, _ service: LogicalID, _ subnet: RoutedSubnet) -> Self {
    let table = subnet.routes.map { "route table '\($0.id)'" } ?? "a route table of its own"
    return "endpoint '\(id)' leads past '\(subnet.id)', where tasks of '\(service)' run; add \(table) to it"
  }
}
