import AWSResources

/// Checks that no path is open that the team never wants to be.
struct PathIsNeverOpen: Rule {
  static let description = RuleDescription(
    id: "path-is-never-open",
    subject: .network,
    severity: .error,
    summary: "No path leads where an intent of the team, `never`, says that none may.",
    rationale: "A later change of a route or a security group may open a path that nobody looks for.",
    remedy: "Block the path at one of its hops, or remove the intent.",
    references: [.aws("vpc/latest/network-access-analyzer/what-is-network-access-analyzer.html")],
    passes: [
      RuleExample("a database that admits its service alone, never to be reached from the internet") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.intents = [PathIntent(.never, from: .internet, to: .dataStores)]
      }
    ],
    fails: [
      RuleExample(
        "a load balancer that is never to reach the database, and does",
        finds: .finding(
          "Database",
          """
          database 'Database' is reachable from load balancer 'LoadBalancer' on port 5432, which is never intended; \
          block the path at one of its hops
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("DatabaseGroup", allows: .group("LoadBalancerGroup"), on: 5432)
        $0.intents = [PathIntent(.never, from: .name("LoadBalancer"), to: .name("Database"), port: 5432)]
      }
    ],
    undetermined: [
      RuleExample("a public address from a parameter", unknown: "Database") {
        $0.addDatabaseOfUnknownAddress()
        $0.intents = [PathIntent(.never, from: .internet, to: .dataStores)]
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let engine = model.reachability
    for connection in engine.connections(intended: .never) {
      let target = connection.target
      if let way = engine.firstReachable(connection.ways) {
        findings.report(
          .isOpen(connection), on: target.entry, statedAt: connection.intent.location, proof: way.proof)
      } else if let doubt = engine.firstUnknown(connection.ways)?.doubts.first {
        findings.unknown(target.entry, doubt)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ connection: Reachability.IntendedConnection) -> Self {
    """
    \(connection.target.name) is reachable from \(connection.source.name)\(connection.on), which is never intended; \
    block the path at one of its hops
    """
  }
}
