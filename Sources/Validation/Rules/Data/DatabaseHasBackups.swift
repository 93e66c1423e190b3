import AWSResources

/// Checks that a database retains automated backups for at least seven days.
struct DatabaseHasBackups: Rule {
  static let description = RuleDescription(
    id: "database-has-backups",
    catalogID: "RDS005",
    subject: .data,
    severity: .error,
    summary: "A database retains automated backups for at least seven days.",
    rationale: "With backups of one day, an error that is found after a weekend cannot be undone.",
    remedy: "Set 'BackupRetentionPeriod' to at least 7 days.",
    references: [
      .cfnNag("W75"),
      .securityHub("RDS.11"), .cdkNag("AwsSolutions-RDS13"), .checkov("CKV_AWS_133"), .trivy("AWS-0077"),
    ],
    passes: [
      RuleExample("backups for two weeks") { $0.add("Db", RDS.DBInstance { $0.backupRetentionPeriod = 14 }) },
      RuleExample("a read replica, whose source has the backups") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
    ],
    fails: [
      RuleExample(
        "a cluster with the default of one day",
        finds: .finding(
          "Cluster", at: "BackupRetentionPeriod",
          "database 'Cluster' retains automated backups for only one day; set 'BackupRetentionPeriod' to at least 7")
      ) {
        $0.add("Cluster", RDS.DBCluster { $0.engine = "aurora-mysql" })
      },
      RuleExample(
        "disabled backups",
        finds: .finding(
          "Db", at: "BackupRetentionPeriod",
          "database 'Db' has no automated backups; set 'BackupRetentionPeriod' to at least 7")
      ) {
        $0.add("Db", RDS.DBInstance { $0.backupRetentionPeriod = 0 })
      },
      RuleExample(
        "backups for three days",
        finds: .finding(
          "Db", at: "BackupRetentionPeriod",
          "database 'Db' retains automated backups for only 3 days; set 'BackupRetentionPeriod' to at least 7")
      ) {
        $0.add("Db", RDS.DBInstance { $0.backupRetentionPeriod = 3 })
      },
      RuleExample(
        "a database with the default of one day",
        finds: .finding(
          "Db", at: "BackupRetentionPeriod",
          "database 'Db' retains automated backups for only one day; set 'BackupRetentionPeriod' to at least 7")
      ) {
        $0.add("Db", RDS.DBInstance { $0.engine = "mysql" })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.backupRetentionPeriod = .parameter("Days") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.primaryDatabases {
      let fallback = model.graph.origin == .terraform && !database.isCluster ? 0 : 1
      switch model.known(database.backupRetentionPeriod).or(fallback) {
      case .value(0): findings.report(.noBackups(database.id), on: database.entry, at: "BackupRetentionPeriod")
      case .value(let days) where days < 7:
        findings.report(.shortRetention(database.id, days), on: database.entry, at: "BackupRetentionPeriod")
      case .unknown:
        findings.unknown(
          database.entry, "how long '\(database.id)' retains backups cannot be determined before deployment",
          at: "BackupRetentionPeriod")
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noBackups(_ database: LogicalID) -> Self {
    "database '\(database)' has no automated backups; set 'BackupRetentionPeriod' to at least 7"
  }

  fileprivate static func shortRetention(_ database: LogicalID, _ days: Int) -> Self {
    let time = days == 1 ? "one day" : "\(days) days"
    return
      "database '\(database)' retains automated backups for only \(time); set 'BackupRetentionPeriod' to at least 7"
  }
}
