import AWSResources

/// Asks that services can sign in to a database with their role.
struct DatabaseAcceptsIAMAuthentication: Rule {
  static let description = RuleDescription(
    id: "database-accepts-iam-authentication",
    catalogID: "RDS009",
    subject: .data,
    severity: .warning,
    summary: "A database of an engine that can takes IAM tokens in place of passwords.",
    rationale:
      "A token lasts a quarter of an hour and belongs to one role; a password that got out works until it is changed.",
    remedy: "Set 'EnableIAMDatabaseAuthentication'.",
    references: [
      .securityHub("RDS.10"), .securityHub("RDS.12"), .cdkNag("AwsSolutions-RDS6"), .checkov("CKV_AWS_161"),
      .checkov("CKV_AWS_162"), .trivy("AWS-0176"), .document("000"),
    ],
    passes: [
      RuleExample("a database that takes tokens") { $0.add("Db", database("postgres", accepts: true)) },
      RuleExample("an engine that knows no tokens") { $0.add("Db", database("oracle-ee", accepts: nil)) },
    ],
    fails: [
      RuleExample("a database that says nothing", finds: "Db") { $0.add("Db", database("mysql", accepts: nil)) },
      RuleExample("a database that takes none", finds: "Db") { $0.add("Db", database("mariadb", accepts: false)) },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Db") {
        $0.add("Db", database("postgres", accepts: .parameter("IAM")))
      }
    ]
  )

  private let engines: Set = ["postgres", "mysql", "mariadb"]

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.graph.all(RDS.DBInstance.self) where !database.resource.isClusterMember {
      guard case .value(let engine) = model.engine(of: database), engines.contains(engine.lowercased()) else {
        continue
      }
      report(model.known(database.allowsIAMAuthentication), database.entry, &findings)
    }
    for cluster in model.databaseClusters {
      // Only the serverless clusters of the first version, now gone, know no tokens.
      if model.literal(cluster.engineMode) == "serverless" { continue }
      report(model.known(cluster.allowsIAMAuthentication), cluster.entry, &findings)
    }
  }

  private func report(_ accepts: Known<Bool>, _ entry: Entry, _ findings: inout Findings) {
    switch accepts.or(false) {
    case .value(false): findings.report(.refuses(entry.id), on: entry, at: "EnableIAMDatabaseAuthentication")
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' takes IAM tokens is known to the deployment alone",
        at: "EnableIAMDatabaseAuthentication")
    case .value(true), .absent: break
    }
  }

  private static func database(_ engine: Value<String>, accepts: Value<Bool>?) -> RDS.DBInstance {
    RDS.DBInstance {
      $0.engine = engine
      $0.allowsIAMAuthentication = accepts
    }
  }
}

extension Finding.Message {
  fileprivate static func refuses(_ database: LogicalID) -> Self {
    "database '\(database)' takes passwords alone; set 'EnableIAMDatabaseAuthentication'"
  }
}
