import AWSResources
import Documents

/// Checks that a secret with a database password has a rotation schedule.
struct DatabaseSecretRotates: Rule {
  static let description = RuleDescription(
    id: "database-secret-rotates",
    catalogID: "SEC001",
    subject: .secrets,
    severity: .warning,
    summary: "A secret with a database password has a rotation schedule.",
    rationale: "A leaked password remains valid until someone changes it.",
    remedy: "Add a rotation schedule for the secret, or let RDS manage the password with 'ManageMasterUserPassword'.",
    references: [
      .cdkNag("AwsSolutions-SMG4"), .checkov("CKV2_AWS_57"), .securityHub("SecretsManager.1"),
    ],
    passes: [
      RuleExample("a password that RDS manages") {
        $0.add("Db", RDS.DBInstance { $0.managesMasterUserPassword = true })
      },
      RuleExample("a secret with a rotation schedule") { graph in
        add(to: &graph)
        graph.add("Rotation", SecretsManager.RotationSchedule { $0.secret = .to("Secret") })
      },
      RuleExample("a generated secret of a database with read replicas, whose password RDS cannot manage") { graph in
        graph.add("Secret", SecretsManager.Secret { $0.generatedString = .init() })
        graph.add("Db", RDS.DBInstance { $0.masterUserPassword = RDS.DBInstance.password(of: .to("Secret")) })
        graph.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
      RuleExample("a secret without a database") { $0.add("Secret", SecretsManager.Secret()) },
    ],
    fails: [
      RuleExample(
        "the secret of a proxy without a rotation schedule",
        finds: .finding(
          "Secret",
          "secret 'Secret' with the password for 'Proxy' is not rotated; add a 'RotationSchedule'")
      ) { graph in add(to: &graph) },
      RuleExample(
        "a secret that is attached to a database, without a rotation schedule",
        finds: .finding(
          "Secret",
          "secret 'Secret' with the password for 'Attachment' is not rotated; add a 'RotationSchedule'")
      ) { graph in
        graph.add("Secret", SecretsManager.Secret())
        let attachment = RawResource(
          .cloudFormation, type: "AWS::SecretsManager::SecretTargetAttachment",
          properties: ["SecretId": ["Ref": "Secret"], "TargetId": ["Ref": "Db"]])
        try? graph.insert(Entry("Attachment", attachment))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (secret, database) in model.databaseSecrets where !model.isRotated(secret) {
      guard let entry = model.graph[secret], !model.isGeneratedForReplicas(secret, of: database) else { continue }
      findings.report(.notRotated(secret, database), on: entry, proof: [Hop(database), Hop(secret)])
    }
  }

  private static func add(to graph: inout ResourceGraph) {
    graph.add("Secret", SecretsManager.Secret())
    graph.add(
      "Proxy",
      RDS.DBProxy {
        $0.authentication = [.init { $0.secret = Reference<SecretsManager.Secret>("Secret").value }]
      })
  }
}

extension Finding.Message {
  fileprivate static func notRotated(_ secret: LogicalID, _ database: LogicalID) -> Self {
    "secret '\(secret)' with the password for '\(database)' is not rotated; add a 'RotationSchedule'"
  }
}
