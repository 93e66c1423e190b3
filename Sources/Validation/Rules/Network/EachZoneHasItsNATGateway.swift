import AWSResources

/// Asks that the way out does not lead through another zone.
struct EachZoneHasItsNATGateway: Rule {
  static let description = RuleDescription(
    id: "each-zone-has-its-nat-gateway",
    catalogID: "NET011",
    subject: .network,
    severity: .warning,
    summary: "A private subnet's default route leads to a NAT gateway in its own zone.",
    rationale: "When the zone of a shared NAT gateway fails, the other zones lose their way out with it.",
    remedy: "Add a NAT gateway per zone and route each zone's private subnets to it.",
    references: [.document("002")],
    passes: [RuleExample("a NAT gateway in each zone") { $0.addNetwork() }],
    fails: [
      RuleExample("one NAT gateway for both zones", finds: "AppB") {
        $0.addNetwork()
        $0.change("NatBDefault", EC2.Route.self) { $0.natGateway = .to("NatA") }
      }
    ],
    leavesOpen: [
      RuleExample("zones from parameters", finds: "AppB") {
        $0.addNetwork()
        $0.change("AppB", EC2.Subnet.self) { $0.availabilityZone = .parameter("Zone") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let gateways = Dictionary(model.network.natGateways.map { ($0.id, $0) }) { first, _ in first }
    for subnet in model.network.subnets {
      for route in subnet.routes?.outboundRoutes ?? [] {
        guard case .natGateway(let id?) = route.target, let gateway = gateways[id],
          let home = model.network.subnet(gateway.resource.subnet)
        else { continue }
        guard let own = subnet.zone, let other = home.zone, let isSame = own.isSame(as: other) else {
          if home.id != subnet.id {
            findings.unknown(subnet.subnet, "whether '\(subnet.id)' and '\(id)' are in the same zone is not known")
          }
          continue
        }
        if !isSame {
          findings.report(
            .leavesItsZone(subnet.id, id, other), on: subnet.subnet,
            proof: [
              "subnet '\(subnet.id)' in \(own)", "route '\(route.entry.id)'",
              "NAT gateway '\(id)' in \(other)",
            ])
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func leavesItsZone(_ subnet: LogicalID, _ gateway: LogicalID, _ zone: Zone) -> Self {
    "subnet '\(subnet)' leaves its zone through '\(gateway)' in \(zone); route it to a NAT gateway in its own zone"
  }
}
