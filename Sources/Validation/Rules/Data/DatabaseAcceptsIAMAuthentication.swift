import AWSResources

/// Checks that a database accepts IAM authentication where its engine supports it.
struct DatabaseAcceptsIAMAuthentication: Rule {
  static let description = RuleDescription(
    id: "database-accepts-iam-authentication",
    catalogID: "RDS009",
    subject: .data,
    severity: .warning,
    summary: "A database accepts IAM authentication where its engine supports it.",
    rationale: """
      An IAM token expires after 15 minutes and belongs to one role. A leaked password works until someone changes \
      it.
      """,
    remedy: "Set 'EnableIAMDatabaseAuthentication' to true.",
    references: [
      .securityHub("RDS.10"), .securityHub("RDS.12"), .cdkNag("AwsSolutions-RDS6"), .checkov("CKV_AWS_161"),
      .checkov("CKV_AWS_162"), .trivy("AWS-0176"),
    ],
    passes: [
      RuleExample("a database with IAM authentication") { $0.add("Db", database("postgres", accepts: true)) },
      RuleExample("an engine without IAM authentication") { $0.add("Db", database("oracle-ee", accepts: nil)) },
    ],
    fails: [
      RuleExample(
        "a database without the property",
        finds: .finding(
          "Db", at: "EnableIAMDatabaseAuthentication",
          "database 'Db' accepts only password authentication; set 'EnableIAMDatabaseAuthentication' to true")
      ) { $0.add("Db", database("mysql", accepts: nil)) },
      RuleExample(
        "a database with IAM authentication disabled",
        finds: .finding(
          "Db", at: "EnableIAMDatabaseAuthentication",
          "database 'Db' accepts only password authentication; set 'EnableIAMDatabaseAuthentication' to true")
      ) {
        $0.add("Db", database("mariadb", accepts: false))
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Db") {
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
    for cluster in model.rdsClusters {
      // Aurora Serverless v1 does not support IAM authentication.
      if model.literal(cluster.engineMode) == "serverless" { continue }
      report(model.known(cluster.allowsIAMAuthentication), cluster.entry, &findings)
    }
  }

  private func report(_ accepts: Known<Bool>, _ entry: Entry, _ findings: inout Findings) {
    switch accepts.or(false) {
    case .value(false): findings.report(.onlyPasswords(entry.id), on: entry, at: "EnableIAMDatabaseAuthentication")
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' accepts IAM authentication cannot be determined before deployment",
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
  fileprivate static func onlyPasswords(_ database: LogicalID) -> Self {
    "database '\(database)' accepts only password authentication; set 'EnableIAMDatabaseAuthentication' to true"
  }
}
