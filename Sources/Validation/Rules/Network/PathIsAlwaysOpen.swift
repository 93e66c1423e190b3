import AWSResources

/// Checks that every path is open that the team always wants to be.
struct PathIsAlwaysOpen: Rule {
  static let description = RuleDescription(
    id: "path-is-always-open",
    subject: .network,
    severity: .error,
    summary: "A path leads where an intent of the team, `always`, says that one must.",
    rationale: "A path that a setting blocks shows only when a client waits for an answer in vain.",
    remedy: "Change every setting that blocks the path, or remove the intent.",
    references: [.aws("vpc/latest/reachability/what-is-reachability-analyzer.html")],
    passes: [
      RuleExample("a service that always reaches its database") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.intents = [PathIntent(.always, from: .name("Service"), to: .name("Database"), port: 5432)]
      }
    ],
    fails: [
      RuleExample(
        "a port on which the database does not listen",
        finds: .finding(
          "Database",
          """
          database 'Database' is not reachable from service 'Service' on port 3306, which is always intended: \
          security group 'DatabaseGroup' does not admit service 'Service' on port 3306, and database 'Database' \
          listens on 5432, not on 3306; add an ingress rule, and use one of its ports
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.intents = [PathIntent(.always, from: .name("Service"), to: .name("Database"), port: 3306)]
      }
    ],
    undetermined: [
      RuleExample("a source of the database's security group from a parameter", unknown: "Database") {
        $0.addDatabaseOfUnknownClients()
        $0.intents = [PathIntent(.always, from: .name("Service"), to: .name("Database"), port: 5432)]
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let engine = model.reachability
    for connection in engine.connections(intended: .always) {
      let target = connection.target
      switch engine.verdict(of: connection.ways) {
      case .reachable: continue
      case .unknown:
        let doubt = engine.firstUnknown(connection.ways)?.doubts.first
        findings.unknown(target.entry, doubt ?? "no way to \(target.name) is known")
      case .blocked:
        findings.report(
          .isBlocked(connection), on: target.entry, statedAt: connection.intent.location,
          proof: connection.ways.first?.proof ?? [])
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isBlocked(_ connection: Reachability.IntendedConnection) -> Self {
    let obstacles = connection.ways.flatMap(\.obstacles).unique
    let facts = obstacles.map(\.fact).unique.joined(separator: ", and ")
    let remedies = obstacles.map(\.remedy).unique.joined(separator: ", and ")
    return """
      \(connection.target.name) is not reachable from \(connection.source.name)\(connection.on), which is always \
      intended: \(facts); \(remedies)
      """
  }
}
