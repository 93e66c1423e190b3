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
      .securityHub("DocumentDB.2"), .securityHub("Neptune.5"), .securityHub("Redshift.3"), .checkov("CKV_AWS_343"),
    ],
    passes: [
      RuleExample("backups for two weeks") { $0.add("Db", RDS.DBInstance { $0.backupRetentionPeriod = 14 }) },
      RuleExample("a Neptune cluster with backups for a week") {
        $0.add("Relations", Neptune.DBCluster { $0.backupRetentionPeriod = 7 })
      },
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
        "a DocumentDB cluster and a Redshift cluster with the default of one day",
        finds: .finding(
          "Documents", at: "BackupRetentionPeriod",
          """
          DocumentDB cluster 'Documents' retains automated backups for only one day; set 'BackupRetentionPeriod' to \
          at least 7
          """),
        .finding(
          "Warehouse", at: "AutomatedSnapshotRetentionPeriod",
          """
          Redshift cluster 'Warehouse' retains automated backups for only one day; set \
          'AutomatedSnapshotRetentionPeriod' to at least 7
          """)
      ) {
        $0.add("Documents", DocDB.DBCluster())
        $0.add("Warehouse", Redshift.Cluster())
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
      RuleExample("a value from a parameter of a Neptune cluster", unknown: "Relations") {
        $0.add("Relations", Neptune.DBCluster { $0.backupRetentionPeriod = .parameter("Days") })
      },
      RuleExample("a value from a parameter", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.backupRetentionPeriod = .parameter("Days") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.primaryDatabases {
      let setting = database.service.backups
      switch setting.known(database.backupRetentionPeriod, in: model) {
      case .value(0): findings.report(.noBackups(database), on: database.entry, at: setting.name)
      case .value(let days) where days < 7:
        findings.report(.shortRetention(database, days), on: database.entry, at: setting.name)
      case .unknown:
        findings.unknown(
          database.entry, "how long '\(database.id)' retains backups cannot be determined before deployment",
          at: setting.name)
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noBackups(_ database: PrimaryDatabase) -> Self {
    "\(database.name) has no automated backups; set '\(database.service.backups.name)' to at least 7"
  }

  fileprivate static func shortRetention(_ database: PrimaryDatabase, _ days: Int) -> Self {
    let time = days == 1 ? "one day" : "\(days) days"
    let property = database.service.backups.name
    return "\(database.name) retains automated backups for only \(time); set '\(property)' to at least 7"
  }
}
