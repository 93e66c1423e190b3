import AWSResources

/// Asks that a route leads somewhere.
struct RouteTargetExistsInTheSameVPC: Rule {
  static let description = RuleDescription(
    id: "route-target-exists-in-the-same-vpc",
    catalogID: "NET020",
    subject: .network,
    severity: .error,
    summary: "A route's gateway belongs to the VPC of its route table.",
    rationale: "AWS refuses such a route, or keeps it as a black hole: packets go there and never come back.",
    remedy: "Attach the internet gateway to the table's VPC, and place the NAT gateway in one of its subnets.",
    references: [.document("002")],
    passes: [RuleExample("gateways of the VPC") { $0.addNetwork() }],
    fails: [
      RuleExample("an internet gateway that is attached nowhere", finds: "ToNowhere") {
        $0.addNetwork()
        $0.add("Loose", EC2.InternetGateway())
        $0.addRouteTable("OtherRoutes")
        $0.addInternetRoute("ToNowhere", of: "OtherRoutes")
        $0.change("ToNowhere", EC2.Route.self) { $0.gateway = .to("Loose") }
      },
      RuleExample("a NAT gateway of another VPC", finds: "NatADefault") {
        $0.addNetwork()
        $0.add("Other", EC2.VPC { $0.cidrBlock = "10.9.0.0/16" })
        $0.change("PublicA", EC2.Subnet.self) { $0.vpc = .to("Other") }
      },
    ],
    leavesOpen: [
      RuleExample("a gateway that is attached to a VPC from elsewhere", finds: "PublicDefault") {
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
        case .internetGateway, .natGateway, .another, .unknown: continue
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
        .detached(route.entry.id, gateway, vpc), on: route.entry, proof: [route.entry.id.name, gateway.name])
    case nil:
      findings.unknown(route.entry, "which VPC '\(gateway)' is attached to is known to the deployment alone")
    }
  }

  private func checkNAT(
    _ route: RoutingTable.Route, to gateway: LogicalID, from vpc: LogicalID, _ model: Model, _ findings: inout Findings
  ) {
    guard let subnet = model.network.natGateways.first(where: { $0.id == gateway })?.subnet,
      let home = model.network.subnet(subnet)?.vpc, home != vpc
    else { return }
    findings.report(
      .elsewhere(route.entry.id, gateway, home, vpc), on: route.entry,
      proof: [route.entry.id.name, gateway.name, home.name])
  }
}

extension Finding.Message {
  fileprivate static func detached(_ route: LogicalID, _ gateway: LogicalID, _ vpc: LogicalID) -> Self {
    "route '\(route)' leads to '\(gateway)', which is not attached to '\(vpc)'; attach it"
  }

  fileprivate static func elsewhere(
    _ route: LogicalID, _ gateway: LogicalID, _ home: LogicalID, _ vpc: LogicalID
  ) -> Self {
    "route '\(route)' of '\(vpc)' leads to '\(gateway)', which stands in '\(home)'; use a NAT gateway of the same VPC"
  }
}
