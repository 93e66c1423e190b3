import AWSResources
import Documents

/// Checks that a database's master password is in Secrets Manager and is rotated.
struct DatabaseCredentialsAreManaged: Rule {
  static let description = RuleDescription(
    id: "database-credentials-are-managed",
    catalogID: "RDS008",
    subject: .secrets,
    severity: .error,
    summary: "A database's master password is in Secrets Manager and is rotated.",
    rationale: "People know a password that they choose, and it remains valid after they leave.",
    remedy: "Set 'ManageMasterUserPassword' to true, or use a password from a secret with a rotation schedule.",
    references: [
      .cdkNag("AwsSolutions-SMG4"), .checkov("CKV2_AWS_57"), .securityHub("SecretsManager.1"),
    ],
    passes: [
      RuleExample("a password that RDS manages") {
        $0.add("Db", RDS.DBInstance { $0.managesMasterUserPassword = true })
      },
      RuleExample("a secret with a rotation schedule") { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add("Rotation", SecretsManager.RotationSchedule { $0.secret = .to("Secret") })
        graph.add("Db", RDS.DBInstance { $0.masterUserPassword = password(of: "Secret") })
      },
      RuleExample("a generated secret of a database with read replicas, whose password RDS cannot manage") { graph in
        graph.add("Secret", SecretsManager.Secret { $0.generatedString = .init() })
        graph.add("Db", RDS.DBInstance { $0.masterUserPassword = password(of: "Secret") })
        graph.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
      RuleExample("a read replica, which has the users of its source") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
    ],
    fails: [
      RuleExample(
        "a cluster's password from a parameter",
        finds: .finding(
          "Cluster", at: "MasterUserPassword",
          "the master password of database 'Cluster' is not rotated; set 'ManageMasterUserPassword' to true")
      ) {
        $0.add("Cluster", RDS.DBCluster { $0.masterUserPassword = .parameter("Password") })
      },
      RuleExample(
        "a password from a parameter",
        finds: .finding(
          "Db", at: "MasterUserPassword",
          "the master password of database 'Db' is not rotated; set 'ManageMasterUserPassword' to true")
      ) {
        $0.add("Db", RDS.DBInstance { $0.masterUserPassword = .parameter("Password") })
      },
      RuleExample(
        "a secret without a rotation schedule",
        finds: .finding(
          "Db", at: "MasterUserPassword",
          "secret 'Secret' with the password of database 'Db' is not rotated; add a 'RotationSchedule'")
      ) { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add("Db", RDS.DBInstance { $0.masterUserPassword = password(of: "Secret") })
      },
    ],
    undetermined: [
      RuleExample("a secret outside the template", unknown: "Db") {
        $0.add(
          "Db",
          RDS.DBInstance { $0.masterUserPassword = "{{resolve:secretsmanager:orders:SecretString:password}}" })
      },
      RuleExample("a write-only password of an ephemeral resource", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.passwordGeneration = 1 })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.primaryDatabases {
      guard let setting = database.service.managedPassword else { continue }
      switch setting.known(database.managesMasterUserPassword, in: model) {
      case .value(true), .absent: break
      case .unknown:
        findings.unknown(
          database.entry, "how the password of '\(database.id)' is managed cannot be determined before deployment",
          at: setting.name)
      case .value(false): checkPassword(of: database, managedBy: setting.name, model, &findings)
      }
    }
  }

  private func checkPassword(
    of database: PrimaryDatabase, managedBy property: String, _ model: Model, _ findings: inout Findings
  ) {
    guard let password = database.masterUserPassword, !password.expression.isNoValue else {
      if database.isCopy {
        findings.unknown(
          database.entry,
          "how the password of '\(database.id)' is managed depends on the database that it is a copy of",
          at: property)
      } else if database.hasWriteOnlyPassword {
        findings.unknown(
          database.entry, "whether the write-only password of '\(database.id)' is rotated cannot be determined",
          at: "MasterUserPassword")
      } else {
        findings.report(.notManaged(database.name, property), on: database.entry, at: property)
      }
      return
    }
    let secrets = password.expression.referencedIDs.compactMap {
      model.graph.resource($0, as: SecretsManager.Secret.self)
    }
    if let secret = secrets.first {
      if !model.isRotated(secret.id), !model.isGeneratedForReplicas(secret.id, of: database.id) {
        findings.report(
          .notRotated(database.name, secret.id), on: database.entry, at: "MasterUserPassword",
          stating: Finding.Fact(Place(secret.entry)))
      }
    } else if model.text(password)?.contains("{{resolve:secretsmanager:") == true || password.expression.parts.isEmpty {
      findings.unknown(
        database.entry, "whether the password of '\(database.id)' is rotated cannot be determined from the template",
        at: "MasterUserPassword")
    } else {
      findings.report(.notManaged(database.name, property), on: database.entry, at: "MasterUserPassword")
    }
  }

  private static func password(of secret: LogicalID) -> Value<String> {
    "{{resolve:secretsmanager:\(Reference<SecretsManager.Secret>(secret)):SecretString:password}}"
  }
}

extension Finding.Message {
  fileprivate static func notManaged(_ database: String, _ property: String) -> Self {
    "the master password of \(database) is not rotated; set '\(property)' to true"
  }

  fileprivate static func notRotated(_ database: String, _ secret: LogicalID) -> Self {
    "secret '\(secret)' with the password of \(database) is not rotated; add a 'RotationSchedule'"
  }
}
