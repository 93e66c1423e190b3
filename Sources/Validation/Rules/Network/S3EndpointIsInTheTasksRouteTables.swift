import AWSResources

/// Checks that the gateway endpoint for S3 is associated with the route table of every task subnet without a NAT
/// gateway.
struct S3EndpointIsInTheTasksRouteTables: Rule {
  static let description = RuleDescription(
    id: "s3-endpoint-is-in-the-tasks-route-tables",
    catalogID: "VPCE002",
    subject: .network,
    severity: .error,
    summary:
      "The gateway endpoint for S3 is associated with the route table of every task subnet without a NAT gateway.",
    rationale: "ECR stores image layers in S3. A gateway endpoint applies only to the subnets of its route tables.",
    remedy: "Add the route tables of the subnets to 'RouteTableIds' of the endpoint.",
    references: [.aws("vpc/latest/privatelink/gateway-endpoints.html")],
    passes: [
      RuleExample("both route tables in the endpoint") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
      },
      RuleExample("an endpoint that is not needed because of NAT") {
        $0.addNetwork()
        $0.addWebService()
        $0.addEndpoints()
        $0.change("S3", EC2.VPCEndpoint.self) { $0.routeTables = [] }
      },
    ],
    fails: [
      RuleExample(
        "one of two route tables",
        finds: .finding(
          "S3", at: "RouteTableIds",
          """
          endpoint 'S3' does not apply to 'AppB', where tasks of 'Service' run; add route table 'AppRoutesB' to \
          'RouteTableIds'
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.change("S3", EC2.VPCEndpoint.self) { $0.routeTables = [.to("AppRoutesA")] }
      },
      RuleExample(
        "a task subnet with the main route table",
        finds: .finding(
          "S3", at: "RouteTableIds",
          """
          endpoint 'S3' does not apply to 'Spare', where tasks of 'Service' run; add its route table to \
          'RouteTableIds'
          """)
      ) {
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
        let path = model.reachability.toAWS("s3", from: service, in: subnet)
        guard let id = path.unusedEndpoint, let endpoint = model.graph.resource(id, as: EC2.VPCEndpoint.self) else {
          continue
        }
        findings.report(
          .notAssociated(id, service.id, subnet), on: endpoint, at: "RouteTableIds",
          proof: ["service '\(service.id)'", "subnet '\(subnet.id)'"]
            + (subnet.routes.map { ["route table '\($0.id)'"] } ?? ["the main route table"]))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func notAssociated(_ id: LogicalID, _ service: LogicalID, _ subnet: RoutedSubnet) -> Self {
    let table = subnet.routes.map { "route table '\($0.id)'" } ?? "its route table"
    return
      "endpoint '\(id)' does not apply to '\(subnet.id)', where tasks of '\(service)' run; add \(table) to 'RouteTableIds'"
  }
}
