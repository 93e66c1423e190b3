import AWSResources

/// Asks that a database's disk, snapshots and backups are encrypted.
struct DatabaseIsEncrypted: Rule {
  static let description = RuleDescription(
    id: "database-is-encrypted",
    catalogID: "RDS004",
    subject: .data,
    severity: .error,
    summary: "A database's storage is encrypted.",
    rationale: """
      Snapshots of an unencrypted database can be copied and read by whoever gets at them, and encryption cannot be \
      switched on later.
      """,
    remedy: "Set 'StorageEncrypted', and 'KmsKeyId' for a key of your own.",
    references: [
      .securityHub("RDS.3"), .securityHub("RDS.27"), .cdkNag("AwsSolutions-RDS2"), .checkov("CKV_AWS_16"),
      .checkov("CKV_AWS_96"), .trivy("AWS-0079"), .trivy("AWS-0080"), .document("004"),
    ],
    passes: [
      RuleExample("an encrypted database") { $0.add("Db", RDS.DBInstance { $0.isStorageEncrypted = true }) },
      RuleExample("a replica, which is as its source is") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
    ],
    fails: [
      RuleExample("a database that says nothing", finds: "Db") { $0.add("Db", RDS.DBInstance { $0.engine = "mysql" }) },
      RuleExample("a cluster that is not encrypted", finds: "Cluster") {
        $0.add("Cluster", RDS.DBCluster { $0.isStorageEncrypted = false })
      },
    ],
    leavesOpen: [
      RuleExample("a copy of a snapshot, which is as the snapshot is", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.snapshot = "orders-2027-01-01" })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.storingDatabases {
      var isEncrypted = model.known(database.isStorageEncrypted)
      if isEncrypted.isAbsent { isEncrypted = database.isCopy ? .unknown : .value(false) }
      report(isEncrypted, database.entry, &findings)
    }
  }

  private func report(_ isEncrypted: Known<Bool>, _ entry: Entry, _ findings: inout Findings) {
    switch isEncrypted {
    case .value(false): findings.report(.plain(entry.id), on: entry, at: "StorageEncrypted")
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' is encrypted is known to the deployment alone", at: "StorageEncrypted")
    case .value(true), .absent: break
    }
  }
}

extension Finding.Message {
  fileprivate static func plain(_ database: LogicalID) -> Self {
    "database '\(database)' is not encrypted; set 'StorageEncrypted'"
  }
}
