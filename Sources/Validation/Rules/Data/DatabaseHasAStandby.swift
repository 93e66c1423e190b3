import AWSResources

/// Checks that a database has a standby in another Availability Zone.
struct DatabaseHasAStandby: Rule {
  static let description = RuleDescription(
    id: "database-has-a-standby",
    catalogID: "RDS002",
    subject: .data,
    severity: .error,
    summary: "A database has a standby in another Availability Zone.",
    rationale: """
      Without a standby, the loss of an Availability Zone makes the database unavailable until a backup is restored, \
      and maintenance of the host interrupts it.
      """,
    remedy: "Set 'MultiAZ' to true. Read replicas and instances of a cluster need no standby.",
    references: [
      .securityHub("RDS.5"), .cdkNag("AwsSolutions-RDS3"), .checkov("CKV_AWS_157"),
    ],
    passes: [
      RuleExample("a Multi-AZ database") { $0.add("Db", RDS.DBInstance { $0.isMultiAZ = true }) },
      RuleExample("SQL Server Express, which has no Multi-AZ") {
        $0.add("Db", RDS.DBInstance { $0.engine = "sqlserver-ex" })
      },
      RuleExample("a read replica") { $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") }) },
      RuleExample("an instance of an Aurora cluster") {
        $0.add("Reader", RDS.DBInstance { $0.engine = "aurora-postgresql" })
      },
    ],
    fails: [
      RuleExample(
        "a database without the property",
        finds: .finding(
          "Db", at: "MultiAZ",
          "database 'Db' has no standby in another Availability Zone; set 'MultiAZ' to true")
      ) {
        $0.add("Db", RDS.DBInstance { $0.engine = "mysql" })
      },
      RuleExample(
        "a database in one Availability Zone",
        finds: .finding(
          "Db", at: "MultiAZ",
          "database 'Db' has no standby in another Availability Zone; set 'MultiAZ' to true")
      ) {
        $0.add("Db", RDS.DBInstance { $0.isMultiAZ = false })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.isMultiAZ = .parameter("MultiAZ") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    // SQL Server Express has no Multi-AZ:
    // <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_SQLServerMultiAZ.html>
    for database in model.standaloneInstances where model.engine(of: database) != .value("sqlserver-ex") {
      switch model.known(database.isMultiAZ).or(false) {
      case .value(false): findings.report(.noStandby(database.id), on: database, at: "MultiAZ")
      case .unknown:
        findings.unknown(
          database, "whether '\(database.id)' has a standby cannot be determined before deployment", at: "MultiAZ")
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noStandby(_ database: LogicalID) -> Self {
    "database '\(database)' has no standby in another Availability Zone; set 'MultiAZ' to true"
  }
}
