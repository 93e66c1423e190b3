import AWSResources
import Documents

/// Asks that a database's password changes before it gets old.
struct DatabaseSecretRotates: Rule {
  static let description = RuleDescription(
    id: "database-secret-rotates",
    catalogID: "SEC001",
    subject: .secrets,
    severity: .warning,
    summary: "A secret with a database's password has a rotation schedule.",
    rationale: "A password that got out is good for as long as nobody changes it, and nobody likes to by hand.",
    remedy: "Add a 'RotationSchedule' for the secret, or let RDS manage the password with 'ManageMasterUserPassword'.",
    references: [
      .cdkNag("AwsSolutions-SMG4"), .checkov("CKV2_AWS_57"), .securityHub("SecretsManager.1"), .document("003"),
    ],
    passes: [
      RuleExample("a password that RDS manages") {
        $0.add("Db", RDS.DBInstance { $0.managesMasterUserPassword = true })
      },
      RuleExample("a secret with a schedule") { graph in
        add(to: &graph)
        graph.add("Rotation", SecretsManager.RotationSchedule { $0.secret = .to("Secret") })
      },
      RuleExample("a secret of something else") { $0.add("Secret", SecretsManager.Secret()) },
    ],
    fails: [
      RuleExample("a proxy's secret without a schedule", finds: "Secret") { graph in add(to: &graph) },
      RuleExample("a secret that is joined with its database and stays the same", finds: "Secret") { graph in
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
      guard let entry = model.graph[secret] else { continue }
      findings.report(.stays(secret, database), on: entry, proof: [database.name, secret.name])
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
  fileprivate static func stays(_ secret: LogicalID, _ database: LogicalID) -> Self {
    "secret '\(secret)', the password for '\(database)', is never rotated; add a 'RotationSchedule'"
  }
}
