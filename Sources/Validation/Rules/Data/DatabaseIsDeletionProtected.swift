import AWSResources

/// Asks that nobody deletes a database by mistake.
struct DatabaseIsDeletionProtected: Rule {
  static let description = RuleDescription(
    id: "database-is-deletion-protected",
    catalogID: "RDS006",
    subject: .data,
    severity: .warning,
    summary: "A database has to be unprotected before it can be deleted.",
    rationale: "One wrong command, or a stack deleted in the wrong account, is otherwise enough.",
    remedy: "Set 'DeletionProtection'.",
    references: [
      .securityHub("RDS.8"), .securityHub("RDS.7"), .cdkNag("AwsSolutions-RDS10"), .checkov("CKV_AWS_293"),
      .checkov("CKV_AWS_139"), .trivy("AWS-0177"), .trivy("AWS-0343"),
    ],
    passes: [
      RuleExample("a protected database") { $0.add("Db", RDS.DBInstance { $0.isDeletionProtected = true }) },
      RuleExample("a replica, which can be made again") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
    ],
    fails: [
      RuleExample("a cluster that says nothing", finds: "Cluster") {
        $0.add("Cluster", RDS.DBCluster { $0.engine = "aurora-mysql" })
      },
      RuleExample("a database that says nothing", finds: "Db") { $0.add("Db", RDS.DBInstance { $0.engine = "mysql" }) },
      RuleExample("an unprotected database", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.isDeletionProtected = false })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.isDeletionProtected = .parameter("Protected") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.storingDatabases {
      switch model.known(database.isDeletionProtected).or(false) {
      case .value(false): findings.report(.unprotected(database.id), on: database.entry, at: "DeletionProtection")
      case .unknown:
        findings.unknown(
          database.entry, "whether '\(database.id)' is protected is known to the deployment alone",
          at: "DeletionProtection")
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unprotected(_ database: LogicalID) -> Self {
    "database '\(database)' can be deleted with one command; set 'DeletionProtection'"
  }
}
