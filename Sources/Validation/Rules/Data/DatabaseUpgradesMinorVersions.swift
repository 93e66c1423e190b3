import AWSResources

/// Checks that a database installs minor version upgrades automatically.
struct DatabaseUpgradesMinorVersions: Rule {
  static let description = RuleDescription(
    id: "database-upgrades-minor-versions",
    catalogID: "RDS012",
    subject: .data,
    severity: .warning,
    summary: "A database installs minor version upgrades automatically.",
    rationale: "Minor versions fix security vulnerabilities that are public from the day of the release.",
    remedy: "Remove 'AutoMinorVersionUpgrade', or set it to true. RDS installs upgrades in the maintenance window.",
    references: [
      .securityHub("RDS.13"), .cdkNag("HIPAA.Security-RDSAutomaticMinorVersionUpgradeEnabled"), .checkov("CKV_AWS_226"),
    ],
    passes: [
      RuleExample("a database without the property") { $0.add("Db", RDS.DBInstance { $0.engine = "mysql" }) },
      RuleExample("a database with automatic upgrades") {
        $0.add("Db", RDS.DBInstance { $0.upgradesMinorVersions = true })
      },
    ],
    fails: [
      RuleExample(
        "an instance of a cluster without automatic upgrades",
        finds: .finding(
          "Reader", at: "AutoMinorVersionUpgrade",
          "database 'Reader' does not install minor versions automatically; set 'AutoMinorVersionUpgrade' to true")
      ) {
        $0.add("Reader", RDS.DBClusterInstance { $0.upgradesMinorVersions = false })
      },
      RuleExample(
        "a database without automatic upgrades",
        finds: .finding(
          "Db", at: "AutoMinorVersionUpgrade",
          "database 'Db' does not install minor versions automatically; set 'AutoMinorVersionUpgrade' to true")
      ) {
        $0.add("Db", RDS.DBInstance { $0.upgradesMinorVersions = false })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.upgradesMinorVersions = .parameter("Upgrade") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let servers =
      model.graph.all(RDS.DBInstance.self).map { ($0.entry, $0.upgradesMinorVersions) }
      + model.graph.all(RDS.DBClusterInstance.self).map { ($0.entry, $0.upgradesMinorVersions) }
    for (database, upgrades) in servers {
      switch model.known(upgrades).or(true) {
      case .value(false): findings.report(.noUpgrades(database.id), on: database, at: "AutoMinorVersionUpgrade")
      case .unknown:
        findings.unknown(
          database,
          "whether '\(database.id)' installs minor versions automatically cannot be determined before deployment",
          at: "AutoMinorVersionUpgrade")
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noUpgrades(_ database: LogicalID) -> Self {
    "database '\(database)' does not install minor versions automatically; set 'AutoMinorVersionUpgrade' to true"
  }
}
