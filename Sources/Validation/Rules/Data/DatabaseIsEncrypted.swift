import AWSResources

/// Checks that a database has encrypted storage.
struct DatabaseIsEncrypted: Rule {
  static let description = RuleDescription(
    id: "database-is-encrypted",
    catalogID: "RDS004",
    subject: .data,
    severity: .error,
    summary: "A database has encrypted storage.",
    rationale: """
      Anyone with access to a snapshot of an unencrypted database can copy and read it. Encryption cannot be enabled \
      on an existing database.
      """,
    remedy: "Set 'StorageEncrypted' to true, and 'KmsKeyId' to use a customer managed key.",
    references: [
      .cfnNag("F26"), .cfnNag("F27"),
      .securityHub("RDS.3"), .securityHub("RDS.27"), .cdkNag("AwsSolutions-RDS2"), .checkov("CKV_AWS_16"),
      .checkov("CKV_AWS_96"), .trivy("AWS-0079"), .trivy("AWS-0080"),
    ],
    passes: [
      RuleExample("an encrypted database") { $0.add("Db", RDS.DBInstance { $0.isStorageEncrypted = true }) },
      RuleExample("a read replica, which has the setting of its source") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
    ],
    fails: [
      RuleExample(
        "a database without the property",
        finds: .finding("Db", at: "StorageEncrypted", "database 'Db' is not encrypted; set 'StorageEncrypted' to true")
      ) {
        $0.add("Db", RDS.DBInstance { $0.engine = "mysql" })
      },
      RuleExample(
        "an unencrypted cluster",
        finds: .finding(
          "Cluster", at: "StorageEncrypted",
          "database 'Cluster' is not encrypted; set 'StorageEncrypted' to true")
      ) {
        $0.add("Cluster", RDS.DBCluster { $0.isStorageEncrypted = false })
      },
    ],
    undetermined: [
      RuleExample("a copy of a snapshot, which has the setting of the snapshot", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.snapshot = "orders-2027-01-01" })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.primaryDatabases {
      var isEncrypted = model.known(database.isStorageEncrypted)
      if isEncrypted.isAbsent { isEncrypted = database.isCopy ? .unknown : .value(false) }
      report(isEncrypted, database.entry, &findings)
    }
  }

  private func report(_ isEncrypted: Known<Bool>, _ entry: Entry, _ findings: inout Findings) {
    switch isEncrypted {
    case .value(false): findings.report(.notEncrypted(entry.id), on: entry, at: "StorageEncrypted")
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' is encrypted cannot be determined before deployment", at: "StorageEncrypted")
    case .value(true), .absent: break
    }
  }
}

extension Finding.Message {
  fileprivate static func notEncrypted(_ database: LogicalID) -> Self {
    "database '\(database)' is not encrypted; set 'StorageEncrypted' to true"
  }
}
