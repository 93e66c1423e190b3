import AWSResources

/// Checks that the gateway of a route is in the VPC of the route table.
struct RouteTargetExistsInTheSameVPC: Rule {
  static let description = RuleDescription(
    id: "route-target-exists-in-the-same-vpc",
    catalogID: "NET020",
    subject: .network,
    severity: .error,
    summary: "The gateway of a route is in the VPC of the route table.",
    rationale: "AWS rejects such a route or drops its traffic.",
    remedy: "Attach the internet gateway to the VPC of the route table, or use a NAT gateway in a subnet of that VPC.",
    references: [.aws("vpc/latest/userguide/route-table-options.html")],
    passes: [RuleExample("gateways of the VPC") { $0.addNetwork() }],
    fails: [
      RuleExample(
        "an internet gateway without an attachment",
        finds: .finding(
          "ToNowhere", at: "GatewayId",
          "route 'ToNowhere' leads to internet gateway 'Loose', which is not attached to 'Vpc'; attach the gateway")
      ) {
        $0.addNetwork()
        $0.add("Loose", EC2.InternetGateway())
        $0.addRouteTable("OtherRoutes")
        $0.addInternetRoute("ToNowhere", of: "OtherRoutes")
        $0.change("ToNowhere", EC2.Route.self) { $0.gateway = .to("Loose") }
      },
      RuleExample(
        "a NAT gateway of another VPC",
        finds: .finding(
          "NatADefault", at: "NatGatewayId",
          "route 'NatADefault' of 'Vpc' leads to NAT gateway 'NatA' in 'Other'; use a NAT gateway of the same VPC")
      ) {
        $0.addNetwork()
        $0.add("Other", EC2.VPC { $0.cidrBlock = "10.9.0.0/16" })
        $0.change("PublicA", EC2.Subnet.self) { $0.vpc = .to("Other") }
      },
    ],
    undetermined: [
      RuleExample("a gateway that is attached to a VPC from a parameter", unknown: "PublicDefault") {
        $0.addNetwork()
        $0.change("Attachment", EC2.VPCGatewayAttachment.self) { $0.vpc = Reference(expression: .parameter("VpcId")) }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for table in model.network.tables.values.sorted(by: { $0.id < $1.id }) {
      guard let vpc = table.vpc, model.graph[vpc] != nil else { continue }
      for route in table.routes {
        switch route.target {
        case .internetGateway(let gateway?): check(route, to: gateway, from: vpc, model, &findings)
        case .natGateway(let id?): checkNAT(route, to: id, from: vpc, model, &findings)
        case .internetGateway, .natGateway, .egressOnlyGateway, .peering, .transitGateway, .another, .unknown: continue
        }
      }
    }
  }

  private func check(
    _ route: RoutingTable.Route, to gateway: LogicalID, from vpc: LogicalID, _ model: Model, _ findings: inout Findings
  ) {
    switch model.network.isAttached(gateway, to: vpc) {
    case true?: break
    case false?:
      findings.report(
        .notAttached(route.entry.id, gateway, vpc), on: route.entry, at: "GatewayId",
        proof: [Hop(route.entry.id), Hop(gateway)])
    case nil:
      findings.unknown(
        route.entry, "the VPC of internet gateway '\(gateway)' cannot be determined before deployment", at: "GatewayId")
    }
  }

  private func checkNAT(
    _ route: RoutingTable.Route, to gateway: LogicalID, from vpc: LogicalID, _ model: Model, _ findings: inout Findings
  ) {
    guard let subnet = model.network.natGateways.first(where: { $0.id == gateway })?.subnet,
      let home = model.network.subnet(subnet)?.vpc, home != vpc
    else { return }
    findings.report(
      .otherVPC(route.entry.id, gateway, home, vpc), on: route.entry, at: "NatGatewayId",
      proof: [route.entry.id, gateway, home].map { Hop($0) })
  }
}

extension Finding.Message {
  fileprivate static func notAttached(_ route: LogicalID, _ gateway: LogicalID, _ vpc: LogicalID) -> Self {
    "route '\(route)' leads to internet gateway '\(gateway)', which is not attached to '\(vpc)'; attach the gateway"
  }

  fileprivate static func otherVPC(
    _ route: LogicalID, _ gateway: LogicalID, _ home: LogicalID, _ vpc: LogicalID
  ) -> Self {
    "route '\(route)' of '\(vpc)' leads to NAT gateway '\(gateway)' in '\(home)'; use a NAT gateway of the same VPC"
  }
}
