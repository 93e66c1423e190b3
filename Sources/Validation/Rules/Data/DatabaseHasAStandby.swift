import AWSResources

/// Asks that another zone can take a database over.
struct DatabaseHasAStandby: Rule {
  static let description = RuleDescription(
    id: "database-has-a-standby",
    catalogID: "RDS002",
    subject: .data,
    severity: .error,
    summary: "A database has a standby in another Availability Zone.",
    rationale: "Without a standby the loss of a zone, or a patch of the host, is an outage until a backup is restored.",
    remedy: "Set 'MultiAZ'. Replicas and members of a cluster need none: they are copies already.",
    references: [
      .securityHub("RDS.5"), .cdkNag("AwsSolutions-RDS3"), .checkov("CKV_AWS_157"), .document("002"), .document("004"),
    ],
    passes: [
      RuleExample("a database in two zones") { $0.add("Db", RDS.DBInstance { $0.isMultiAZ = true }) },
      RuleExample("a replica") { $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") }) },
      RuleExample("a member of an Aurora cluster") {
        $0.add("Reader", RDS.DBInstance { $0.engine = "aurora-postgresql" })
      },
    ],
    fails: [
      RuleExample("a database that says nothing", finds: "Db") { $0.add("Db", RDS.DBInstance { $0.engine = "mysql" }) },
      RuleExample("a database in one zone", finds: "Db") { $0.add("Db", RDS.DBInstance { $0.isMultiAZ = false }) },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.isMultiAZ = .parameter("MultiAZ") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.primaryDatabases {
      switch model.known(database.isMultiAZ).or(false) {
      case .value(false): findings.report(.alone(database.id), on: database, at: "MultiAZ")
      case .unknown:
        findings.unknown(
          database, "whether '\(database.id)' has a standby is known to the deployment alone", at: "MultiAZ")
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func alone(_ database: LogicalID) -> Self {
    "database '\(database)' has no standby in another zone; set 'MultiAZ'"
  }
}
