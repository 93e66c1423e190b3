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
      .checkov("CKV_AWS_96"), .checkov("CKV_AWS_74"),
      .checkov("CKV_AWS_44"), .checkov("CKV_AWS_64"), .securityHub("DocumentDB.1"), .securityHub("Neptune.1"),
      .trivy("AWS-0079"), .trivy("AWS-0080"),
    ],
    passes: [
      RuleExample("an encrypted database") { $0.add("Db", RDS.DBInstance { $0.isStorageEncrypted = true }) },
      RuleExample("a read replica, which has the setting of its source") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
      RuleExample("an encrypted Neptune cluster") {
        $0.add("Relations", Neptune.DBCluster { $0.isStorageEncrypted = true })
      },
      RuleExample("a Redshift cluster without the property, which AWS encrypts") {
        $0.add("Warehouse", Redshift.Cluster())
      },
      RuleExample("a Redshift cluster of Terraform, whose provider encrypts from version 6 on") {
        $0.origin = .terraform
        $0.providerVersions = ProviderVersionConstraint("~> 6.0")
        $0.add("Warehouse", Redshift.Cluster())
      },
    ],
    fails: [
      RuleExample(
        "a Redshift cluster of version 5 of Terraform's provider",
        finds: .finding(
          "Warehouse", at: "Encrypted", "Redshift cluster 'Warehouse' is not encrypted; set 'Encrypted' to true")
      ) {
        $0.origin = .terraform
        $0.providerVersions = ProviderVersionConstraint(">= 5.80, < 6.0.0")
        $0.add("Warehouse", Redshift.Cluster())
      },
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
      RuleExample(
        "a DocumentDB cluster without the property",
        finds: .finding(
          "Documents", at: "StorageEncrypted",
          "DocumentDB cluster 'Documents' is not encrypted; set 'StorageEncrypted' to true")
      ) {
        $0.add("Documents", DocDB.DBCluster())
      },
      RuleExample(
        "an unencrypted Redshift cluster",
        finds: .finding(
          "Warehouse", at: "Encrypted", "Redshift cluster 'Warehouse' is not encrypted; set 'Encrypted' to true")
      ) {
        $0.add("Warehouse", Redshift.Cluster { $0.isEncrypted = false })
      },
    ],
    undetermined: [
      RuleExample("a copy of a snapshot, which has the setting of the snapshot", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.snapshot = "orders-2027-01-01" })
      },
      RuleExample("a Redshift cluster of Terraform, whose provider decides", unknown: "Warehouse") {
        $0.origin = .terraform
        $0.add("Warehouse", Redshift.Cluster())
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.primaryDatabases {
      let (setting, value) = (database.service.encryption, database.isStorageEncrypted)
      let isInherited = database.isCopy && model.known(value).isAbsent
      switch isInherited ? .unknown : setting.known(value, in: model) {
      case .value(false): findings.report(.notEncrypted(database), on: database.entry, at: setting.name)
      case .unknown:
        let doubt = isInherited ? "depends on what it is a copy of" : setting.doubt(value, in: model)
        findings.unknown(database.entry, "whether '\(database.id)' is encrypted \(doubt)", at: setting.name)
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func notEncrypted(_ database: PrimaryDatabase) -> Self {
    "\(database.name) is not encrypted; set '\(database.service.encryption.name)' to true"
  }
}
