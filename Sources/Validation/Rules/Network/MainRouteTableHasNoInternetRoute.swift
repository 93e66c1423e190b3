import AWSResources
import Documents

/// Checks that the main route table of a VPC has no route to an internet gateway.
struct MainRouteTableHasNoInternetRoute: Rule {
  static let description = RuleDescription(
    id: "main-route-table-has-no-internet-route",
    catalogID: "NET005",
    subject: .network,
    severity: .error,
    summary: "The main route table of a VPC has no route to an internet gateway.",
    rationale: """
      A subnet without a route table association uses the main route table, so a missing association makes the \
      subnet public.
      """,
    remedy: "Leave the main route table without routes, and create a separate route table for public subnets.",
    references: [.aws("vpc/latest/userguide/VPC_Route_Tables.html")],
    passes: [
      RuleExample("separate route tables") { $0.addNetwork() },
      RuleExample("a main route table without a route to the internet") { graph in
        graph.addNetwork()
        addMain(to: &graph, "data_routes_a", "DataRoutesA")
      },
    ],
    fails: [
      RuleExample(
        "a main route table with a route to the internet",
        finds: .finding(
          "Main",
          """
          main route table 'Main' has a route to the internet, which applies to every subnet without an association; \
          create a separate route table for public subnets
          """)
      ) { graph in
        graph.addNetwork()
        addMain(to: &graph, "public_routes", "PublicRoutes")
      },
      RuleExample(
        "a default route table with a route to the internet",
        finds: .finding(
          "Default", at: "route",
          """
          main route table 'Default' has a route to the internet, which applies to every subnet without an \
          association; create a separate route table for public subnets
          """)
      ) { graph in
        graph.origin = .terraform
        let table = RawResource(
          .terraform, type: "aws_default_route_table",
          properties: ["route": [["cidr_block": "0.0.0.0/0", "gateway_id": "${aws_internet_gateway.gateway.id}"]]])
        try? graph.insert(Entry("Default", table))
      },
    ],
    undetermined: [
      RuleExample("a route table outside the template", unknown: "Main") { graph in
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
        findings.unknown(entry, "the route table of '\(entry.id)' is not in the template")
        continue
      }
      if let route = table.internetRoutes.first {
        findings.report(
          .internetRoute(entry.id), on: entry, proof: [entry.id, table.id, route.entry.id].map { Hop($0) })
      } else if let unknownReason = table.unknownReason {
        findings.unknown(entry, unknownReason)
      }
    }
    for (entry, raw) in model.raw("aws_default_route_table") {
      let routes = raw.properties["route"].map { $0.array ?? [$0] } ?? []
      if routes.contains(where: { isInternet($0, model) }) {
        findings.report(.internetRoute(entry.id), on: entry, at: "route")
      } else if let route = addedRoute(to: entry.id, model) {
        findings.report(.internetRoute(entry.id), on: route, proof: [Hop(entry.id), Hop(route.id)])
      }
    }
  }

  /// A separate route from the route table to the internet.
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
  fileprivate static func internetRoute(_ id: LogicalID) -> Self {
    """
    main route table '\(id)' has a route to the internet, which applies to every subnet without an association; \
    create a separate route table for public subnets
    """
  }
}
