import AWSResources
import Documents

/// Asks that a subnet that nobody gave a route table is not open to the internet.
struct MainRouteTableHasNoInternetRoute: Rule {
  static let description = RuleDescription(
    id: "main-route-table-has-no-internet-route",
    catalogID: "NET005",
    subject: .network,
    severity: .error,
    summary: "A VPC's main route table has no route to an internet gateway.",
    rationale: "Every subnet without an association falls to the main table: a forgotten one becomes public.",
    remedy: "Keep the main table as AWS makes it, and give public subnets a table of their own.",
    references: [.document("002")],
    passes: [
      RuleExample("tables of one's own") { $0.addNetwork() },
      RuleExample("a main table without a route out") { graph in
        graph.addNetwork()
        addMain(to: &graph, "data_routes_a", "DataRoutesA")
      },
    ],
    fails: [
      RuleExample("a main table with a route to the internet", finds: "Main") { graph in
        graph.addNetwork()
        addMain(to: &graph, "public_routes", "PublicRoutes")
      },
      RuleExample("a default table with a route to the internet", finds: "Default") { graph in
        graph.origin = .terraform
        let table = RawResource(
          .terraform, type: "aws_default_route_table",
          properties: ["route": [["cidr_block": "0.0.0.0/0", "gateway_id": "${aws_internet_gateway.gateway.id}"]]])
        try? graph.insert(Entry("Default", table))
      },
    ],
    leavesOpen: [
      RuleExample("a table from elsewhere", finds: "Main") { graph in
        graph.origin = .terraform
        let main = RawResource(
          .terraform, type: "aws_main_route_table_association", properties: ["route_table_id": "${var.table}"])
        try? graph.insert(Entry("Main", main))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (entry, raw) in model.raw("aws_main_route_table_association") {
      guard
        let table = raw.references(where: { model.network.tables[$0] != nil }).first.flatMap({
          model.network.tables[$0]
        })
      else {
        findings.unknown(entry, "the route table that '\(entry.id)' makes the main one is not in the template")
        continue
      }
      if let route = table.internetRoutes.first {
        findings.report(.isOpen(entry.id), on: entry, proof: [entry.id.name, table.id.name, route.entry.id.name])
      } else if let doubt = table.doubt {
        findings.unknown(entry, doubt)
      }
    }
    for (entry, raw) in model.raw("aws_default_route_table") {
      let routes = raw.properties["route"].map { $0.array ?? [$0] } ?? []
      if routes.contains(where: { isInternet($0, model) }) {
        findings.report(.isOpen(entry.id), on: entry, at: "route")
      } else if let route = addedRoute(to: entry.id, model) {
        findings.report(.isOpen(entry.id), on: route, proof: [entry.id.name, route.id.name])
      }
    }
  }

  /// A route as a resource of its own that leads from the table to the internet.
  private func addedRoute(to table: LogicalID, _ model: Model) -> Located<EC2.Route>? {
    model.graph.all(EC2.Route.self).first { route in
      guard route.routeTable?.id == table, let gateway = route.gateway?.id,
        model.graph[gateway]?.resource is EC2.InternetGateway
      else { return false }
      return [route.destinationCIDRBlock, route.destinationIPv6CIDRBlock].contains {
        model.range($0).value?.isInternet == true
      }
    }
  }

  private func isInternet(_ route: Node, _ model: Model) -> Bool {
    guard let gateway = route["gateway_id"]?.string,
      gateway.contains("aws_internet_gateway.") || gateway.hasPrefix("igw-")
    else { return false }
    return ["cidr_block", "ipv6_cidr_block"].contains { name in
      route[name]?.string.flatMap { CIDR($0) }?.isInternet ?? false
    }
  }

  private static func addMain(to graph: inout ResourceGraph, _ table: String, _ id: LogicalID) {
    let main = RawResource(
      .terraform, type: "aws_main_route_table_association",
      properties: ["route_table_id": .string("${aws_route_table.\(table).id}")])
    try? graph.insert(Entry("Main", main))
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ id: LogicalID) -> Self {
    """
    '\(id)' gives the main route table a route to the internet, and with it every subnet that names no table; give \
    public subnets a table of their own
    """
  }
}
