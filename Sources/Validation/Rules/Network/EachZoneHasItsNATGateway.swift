import AWSResources

/// Checks that the default route of a private subnet leads to a NAT gateway in the same Availability Zone.
struct EachZoneHasItsNATGateway: Rule {
  static let description = RuleDescription(
    id: "each-zone-has-its-nat-gateway",
    catalogID: "NET011",
    subject: .network,
    severity: .warning,
    summary: "The default route of a private subnet leads to a NAT gateway in the same Availability Zone.",
    rationale: """
      If the Availability Zone of a shared NAT gateway fails, the subnets of the other zones lose internet access as \
      well.
      """,
    remedy: "Add a NAT gateway in each Availability Zone, and route the private subnets of the zone to it.",
    references: [.aws("vpc/latest/userguide/nat-gateway-basics.html")],
    passes: [RuleExample("a NAT gateway in each Availability Zone") { $0.addNetwork() }],
    fails: [
      RuleExample(
        "one NAT gateway for both Availability Zones",
        finds: .finding(
          "AppB",
          """
          subnet 'AppB' uses NAT gateway 'NatA' in zone 1 of the region; route it to a NAT gateway in its own \
          Availability Zone
          """)
      ) {
        $0.addNetwork()
        $0.change("NatBDefault", EC2.Route.self) { $0.natGateway = .to("NatA") }
      }
    ],
    undetermined: [
      RuleExample("an Availability Zone from a parameter", unknown: "AppB") {
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
            findings.unknown(
              subnet.subnet,
              "whether '\(subnet.id)' and NAT gateway '\(id)' are in the same Availability Zone cannot be determined before deployment",
              at: "AvailabilityZone")
          }
          continue
        }
        if !isSame {
          findings.report(
            .gatewayInOtherZone(subnet.id, id, other), on: subnet.subnet,
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
  fileprivate static func gatewayInOtherZone(_ subnet: LogicalID, _ gateway: LogicalID, _ zone: Zone) -> Self {
    "subnet '\(subnet)' uses NAT gateway '\(gateway)' in \(zone); route it to a NAT gateway in its own Availability Zone"
  }
}
