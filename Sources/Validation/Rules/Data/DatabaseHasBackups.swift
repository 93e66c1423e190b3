import AWSResources

/// Asks that a database can be set back to any second of the last week.
struct DatabaseHasBackups: Rule {
  static let description = RuleDescription(
    id: "database-has-backups",
    catalogID: "RDS005",
    subject: .data,
    severity: .error,
    summary: "A database keeps automated backups for seven days or more.",
    rationale: "A mistake that is seen after a weekend cannot be taken back from backups that are a day old, or off.",
    remedy: "Set 'BackupRetentionPeriod' to 7 or more.",
    references: [
      .securityHub("RDS.11"), .cdkNag("AwsSolutions-RDS13"), .checkov("CKV_AWS_133"), .trivy("AWS-0077"),
      .document("000"),
      .document("003"),
    ],
    passes: [
      RuleExample("backups of two weeks") { $0.add("Db", RDS.DBInstance { $0.backupRetentionPeriod = 14 }) },
      RuleExample("a replica, whose source has the backups") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
    ],
    fails: [
      RuleExample("a cluster with backups of a day", finds: "Cluster") {
        $0.add("Cluster", RDS.DBCluster { $0.engine = "aurora-mysql" })
      },
      RuleExample("backups that are off", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.backupRetentionPeriod = 0 })
      },
      RuleExample("backups of three days", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.backupRetentionPeriod = 3 })
      },
      RuleExample("a database that says nothing: a day", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.engine = "mysql" })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.backupRetentionPeriod = .parameter("Days") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.storingDatabases {
      let fallback = model.graph.origin == .terraform && !database.isCluster ? 0 : 1
      switch model.known(database.backupRetentionPeriod).or(fallback) {
      case .value(0): findings.report(.off(database.id), on: database.entry, at: "BackupRetentionPeriod")
      case .value(let days) where days < 7:
        findings.report(.short(database.id, days), on: database.entry, at: "BackupRetentionPeriod")
      case .unknown:
        findings.unknown(
          database.entry, "how long '\(database.id)' keeps backups is known to the deployment alone",
          at: "BackupRetentionPeriod")
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func off(_ database: LogicalID) -> Self {
    "database '\(database)' has no automated backups; set 'BackupRetentionPeriod' to 7 or more"
  }

  fileprivate static func short(_ database: LogicalID, _ days: Int) -> Self {
    let time = days == 1 ? "a day" : "\(days) days"
    return "database '\(database)' keeps backups for \(time); set 'BackupRetentionPeriod' to 7 or more"
  }
}
