import AWSResources

/// Checks that a route table with a NAT gateway has no IPv6 route to an internet gateway.
struct PrivateIPv6RouteIsEgressOnly: Rule {
  static let description = RuleDescription(
    id: "private-ipv6-route-is-egress-only",
    catalogID: "NET023",
    subject: .network,
    severity: .error,
    summary: "A route table with a NAT gateway has no IPv6 route to an internet gateway.",
    rationale: """
      IPv6 addresses are public and need no NAT, so a route to an internet gateway allows inbound traffic from the \
      internet.
      """,
    remedy: "Route '::/0' to an egress-only internet gateway.",
    references: [.aws("vpc/latest/userguide/egress-only-internet-gateway.html")],
    passes: [
      RuleExample("an egress-only internet gateway") {
        $0.addNetwork()
        addRoute(to: &$0, of: "AppRoutesA") { $0.egressOnlyInternetGateway = "eigw-0123" }
      },
      RuleExample("a public route table") {
        $0.addNetwork()
        addRoute(to: &$0, of: "PublicRoutes") { $0.gateway = .to("Gateway") }
      },
    ],
    fails: [
      RuleExample(
        "an internet gateway in a private route table",
        finds: .finding(
          "Six", at: "GatewayId",
          """
          route 'Six' of private route table 'AppRoutesA' allows inbound IPv6 traffic; route '::/0' to an \
          egress-only internet gateway
          """)
      ) {
        $0.addNetwork()
        addRoute(to: &$0, of: "AppRoutesA") { $0.gateway = .to("Gateway") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for table in model.network.tables.values.sorted(by: { $0.id < $1.id }) {
      guard !table.natRoutes.isEmpty else { continue }
      for route in table.internetRoutes where route.destination.value?.family == .ipv6 {
        findings.report(
          .allowsInbound(route.entry.id, table.id), on: route.entry, at: "GatewayId",
          proof: ["internet", "route table '\(table.id)'", "route '\(route.entry.id)'"])
      }
    }
  }

  private static func addRoute(
    to graph: inout ResourceGraph, of table: LogicalID, _ target: (inout EC2.Route) -> Void
  ) {
    var route = EC2.Route()
    route.routeTable = Reference(table)
    route.destinationIPv6CIDRBlock = "::/0"
    target(&route)
    graph.add("Six", route)
  }
}

extension Finding.Message {
  fileprivate static func allowsInbound(_ route: LogicalID, _ table: LogicalID) -> Self {
    """
    route '\(route)' of private route table '\(table)' allows inbound IPv6 traffic; route '::/0' to an egress-only \
    internet gateway
    """
  }
}
