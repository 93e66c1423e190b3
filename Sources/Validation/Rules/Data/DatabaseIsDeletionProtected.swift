import AWSResources

/// Checks that a database has deletion protection enabled.
struct DatabaseIsDeletionProtected: Rule {
  static let description = RuleDescription(
    id: "database-is-deletion-protected",
    catalogID: "RDS006",
    subject: .data,
    severity: .warning,
    summary: "A database has deletion protection enabled.",
    rationale: """
      Without deletion protection, one incorrect command or the deletion of a stack in the wrong account deletes the \
      database.
      """,
    remedy: "Set 'DeletionProtection' to true.",
    references: [
      .cfnNag("F80"),
      .securityHub("RDS.8"), .securityHub("RDS.7"), .cdkNag("AwsSolutions-RDS10"), .checkov("CKV_AWS_293"),
      .checkov("CKV_AWS_139"), .trivy("AWS-0177"), .trivy("AWS-0343"), .securityHub("DocumentDB.5"),
      .securityHub("Neptune.4"),
    ],
    passes: [
      RuleExample("a protected database") { $0.add("Db", RDS.DBInstance { $0.isDeletionProtected = true }) },
      RuleExample("a protected DocumentDB cluster") {
        $0.add("Documents", DocDB.DBCluster { $0.isDeletionProtected = true })
      },
      RuleExample("a Redshift cluster, which has no such property") { $0.add("Warehouse", Redshift.Cluster()) },
      RuleExample("a read replica, which can be recreated") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
    ],
    fails: [
      RuleExample(
        "a Neptune cluster without the property",
        finds: .finding(
          "Relations", at: "DeletionProtection",
          "Neptune cluster 'Relations' has no deletion protection; set 'DeletionProtection' to true")
      ) {
        $0.add("Relations", Neptune.DBCluster())
      },
      RuleExample(
        "a cluster without the property",
        finds: .finding(
          "Cluster", at: "DeletionProtection",
          "database 'Cluster' has no deletion protection; set 'DeletionProtection' to true")
      ) {
        $0.add("Cluster", RDS.DBCluster { $0.engine = "aurora-mysql" })
      },
      RuleExample(
        "a database without the property",
        finds: .finding(
          "Db", at: "DeletionProtection",
          "database 'Db' has no deletion protection; set 'DeletionProtection' to true")
      ) {
        $0.add("Db", RDS.DBInstance { $0.engine = "mysql" })
      },
      RuleExample(
        "an unprotected database",
        finds: .finding(
          "Db", at: "DeletionProtection",
          "database 'Db' has no deletion protection; set 'DeletionProtection' to true")
      ) {
        $0.add("Db", RDS.DBInstance { $0.isDeletionProtected = false })
      },
    ],
    undetermined: [
      RuleExample("a DocumentDB cluster with a value from a parameter", unknown: "Documents") {
        $0.add("Documents", DocDB.DBCluster { $0.isDeletionProtected = .parameter("Protected") })
      },
      RuleExample("a value from a parameter", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.isDeletionProtected = .parameter("Protected") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.primaryDatabases {
      guard let setting = database.service.deletionProtection else { continue }
      switch setting.known(database.isDeletionProtected, in: model) {
      case .value(false): findings.report(.unprotected(database), on: database.entry, at: setting.name)
      case .unknown:
        findings.unknown(
          database.entry, "whether '\(database.id)' has deletion protection cannot be determined before deployment",
          at: setting.name)
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unprotected(_ database: PrimaryDatabase) -> Self {
    "\(database.name) has no deletion protection; set 'DeletionProtection' to true"
  }
}
