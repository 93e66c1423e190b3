import AWSResources

/// Asks that a database gets the security fixes of its engine.
struct DatabaseUpgradesMinorVersions: Rule {
  static let description = RuleDescription(
    id: "database-upgrades-minor-versions",
    catalogID: "RDS012",
    subject: .data,
    severity: .warning,
    summary: "A database installs minor versions by itself.",
    rationale: "Minor versions fix security holes, which are known to everybody from then on.",
    remedy: "Leave 'AutoMinorVersionUpgrade' out, or set it; upgrades wait for the maintenance window.",
    references: [
      .securityHub("RDS.13"), .cdkNag("HIPAA.Security-RDSAutomaticMinorVersionUpgradeEnabled"), .checkov("CKV_AWS_226"),
      .document("004"),
    ],
    passes: [
      RuleExample("a database that says nothing") { $0.add("Db", RDS.DBInstance { $0.engine = "mysql" }) },
      RuleExample("a database that upgrades itself") {
        $0.add("Db", RDS.DBInstance { $0.upgradesMinorVersions = true })
      },
    ],
    fails: [
      RuleExample("a server of a cluster that does not", finds: "Reader") {
        $0.add("Reader", RDS.DBClusterInstance { $0.upgradesMinorVersions = false })
      },
      RuleExample("a database that stays", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.upgradesMinorVersions = false })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Db") {
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
      case .value(false): findings.report(.stays(database.id), on: database, at: "AutoMinorVersionUpgrade")
      case .unknown:
        findings.unknown(
          database, "whether '\(database.id)' upgrades itself is known to the deployment alone",
          at: "AutoMinorVersionUpgrade")
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func stays(_ database: LogicalID) -> Self {
    "database '\(database)' does not install minor versions; remove 'AutoMinorVersionUpgrade', or set it"
  }
}
