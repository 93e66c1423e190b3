import AWSResources
import Documents

/// Asks that somebody changes a database's password before it gets old.
struct DatabaseCredentialsAreManaged: Rule {
  static let description = RuleDescription(
    id: "database-credentials-are-managed",
    catalogID: "RDS008",
    subject: .secrets,
    severity: .error,
    summary: "A database's master password is kept in Secrets Manager and rotated.",
    rationale: "A password that people choose is known to people, and stays the same when they leave.",
    remedy: "Set 'ManageMasterUserPassword', or take the password from a secret with a 'RotationSchedule'.",
    references: [
      .cdkNag("AwsSolutions-SMG4"), .checkov("CKV2_AWS_57"), .securityHub("SecretsManager.1"), .document("003"),
    ],
    passes: [
      RuleExample("a password that RDS manages") {
        $0.add("Db", RDS.DBInstance { $0.managesMasterUserPassword = true })
      },
      RuleExample("a secret that is rotated") { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add("Rotation", SecretsManager.RotationSchedule { $0.secret = .to("Secret") })
        graph.add("Db", RDS.DBInstance { $0.masterUserPassword = password(of: "Secret") })
      },
      RuleExample("a replica, which has its source's users") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
    ],
    fails: [
      RuleExample("a cluster's password from a parameter", finds: "Cluster") {
        $0.add("Cluster", RDS.DBCluster { $0.masterUserPassword = .parameter("Password") })
      },
      RuleExample("a password from a parameter", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.masterUserPassword = .parameter("Password") })
      },
      RuleExample("a secret that stays the same", finds: "Db") { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add("Db", RDS.DBInstance { $0.masterUserPassword = password(of: "Secret") })
      },
    ],
    leavesOpen: [
      RuleExample("a secret from elsewhere", finds: "Db") {
        $0.add(
          "Db",
          RDS.DBInstance { $0.masterUserPassword = "{{resolve:secretsmanager:orders:SecretString:password}}" })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.storingDatabases {
      switch model.known(database.managesMasterUserPassword).or(false) {
      case .value(true), .absent: break
      case .unknown:
        findings.unknown(
          database.entry, "who keeps the password of '\(database.id)' is known to the deployment alone",
          at: "ManageMasterUserPassword")
      case .value(false): checkPassword(of: database, model, &findings)
      }
    }
  }

  private func checkPassword(of database: StoringDatabase, _ model: Model, _ findings: inout Findings) {
    guard let password = database.masterUserPassword, !password.expression.isNoValue else {
      if database.isCopy {
        findings.unknown(database.entry, "who keeps the password of '\(database.id)' is up to what it is a copy of")
      } else {
        findings.report(.unmanaged(database.id), on: database.entry)
      }
      return
    }
    let secrets = password.expression.referencedIDs.compactMap {
      model.graph.resource($0, as: SecretsManager.Secret.self)
    }
    if let secret = secrets.first {
      if !model.isRotated(secret.id) {
        findings.report(.unrotated(database.id, secret.id), on: database.entry, at: "MasterUserPassword")
      }
    } else if model.text(password)?.contains("{{resolve:secretsmanager:") == true || password.expression.parts.isEmpty {
      findings.unknown(
        database.entry, "whether the password of '\(database.id)' is rotated is decided outside the template",
        at: "MasterUserPassword")
    } else {
      findings.report(.unmanaged(database.id), on: database.entry, at: "MasterUserPassword")
    }
  }

  private static func password(of secret: LogicalID) -> Value<String> {
    "{{resolve:secretsmanager:\(Reference<SecretsManager.Secret>(secret)):SecretString:password}}"
  }
}

extension Finding.Message {
  fileprivate static func unmanaged(_ database: LogicalID) -> Self {
    "nobody rotates the master password of database '\(database)'; set 'ManageMasterUserPassword'"
  }

  fileprivate static func unrotated(_ database: LogicalID, _ secret: LogicalID) -> Self {
    "secret '\(secret)', the password of database '\(database)', is never rotated; add a 'RotationSchedule'"
  }
}
