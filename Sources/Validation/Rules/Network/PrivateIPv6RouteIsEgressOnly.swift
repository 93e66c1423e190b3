import AWSResources

/// Asks that private subnets are private over IPv6 too.
struct PrivateIPv6RouteIsEgressOnly: Rule {
  static let description = RuleDescription(
    id: "private-ipv6-route-is-egress-only",
    catalogID: "NET023",
    subject: .network,
    severity: .error,
    summary: "A route table that leads out through NAT has no IPv6 route to an internet gateway.",
    rationale: """
      IPv6 addresses are public, and there is no NAT before them: a route to the internet gateway lets the internet in \
      where IPv4 does not.
      """,
    remedy: "Let '::/0' lead to an egress-only internet gateway.",
    references: [.document("002")],
    passes: [
      RuleExample("an egress-only gateway") {
        $0.addNetwork()
        addRoute(to: &$0, of: "AppRoutesA") { $0.egressOnlyInternetGateway = "eigw-0123" }
      },
      RuleExample("a public table") {
        $0.addNetwork()
        addRoute(to: &$0, of: "PublicRoutes") { $0.gateway = .to("Gateway") }
      },
    ],
    fails: [
      RuleExample("an internet gateway in a private table", finds: "Six") {
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
          .letsIn(route.entry.id, table.id), on: route.entry,
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
  fileprivate static func letsIn(_ route: LogicalID, _ table: LogicalID) -> Self {
    """
    route '\(route)' lets the internet into the private table '\(table)' over IPv6; let '::/0' lead to an egress-only \
    internet gateway
    """
  }
}
