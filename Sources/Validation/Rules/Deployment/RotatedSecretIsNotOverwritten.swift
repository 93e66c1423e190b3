import AWSResources
import Documents

/// Checks that Terraform does not write its own value over that of a rotated secret.
struct RotatedSecretIsNotOverwritten: Rule {
  static let description = RuleDescription(
    id: "rotated-secret-is-not-overwritten",
    subject: .deployment,
    severity: .error,
    summary: "Terraform writes no value over that of a rotated secret.",
    rationale: """
      Secrets Manager removes the first version of a secret after its second rotation, as no staging label is left on it. Terraform \
      finds that its version is gone, and writes it again as the current one: whoever reads the secret gets a password that the \
      database no longer has. 'ignore_changes' does not help, since the version is created and not changed.
      """,
    remedy: """
      Let the secret's owner generate the value ('manage_master_user_password'), or give the version a staging label of its own in \
      'version_stages', and ignore changes of that.
      """,
    references: [
      .aws("secretsmanager/latest/userguide/whats-in-a-secret.html")
    ],
    passes: [
      RuleExample("a rotated secret without a version of Terraform's") { add(to: &$0) },
      RuleExample("a version with a label that keeps it") {
        add(to: &$0, value: "first")
        $0.change("Secret", SecretsManager.Secret.self) { $0.versionStages = ["AWSCURRENT", "FIRST"] }
      },
      RuleExample("a version of a secret that nobody rotates") {
        $0.origin = .terraform
        $0.add("Secret", SecretsManager.Secret { $0.secretString = "first" })
      },
      RuleExample("a template of CloudFormation, which writes a value once") {
        add(to: &$0, value: "first")
        $0.origin = .cloudFormation
      },
    ],
    fails: [
      RuleExample(
        "a version of a rotated secret",
        finds: .finding(
          "Secret", at: "SecretString",
          """
          'Rotation' rotates secret 'Secret', and Terraform writes its own value over the rotated one after the second rotation; \
          give 'aws_secretsmanager_secret_version' a label of its own in 'version_stages', beside 'AWSCURRENT'
          """)
      ) { add(to: &$0, value: "first") },
      RuleExample(
        "a generated value with the label that moves on",
        finds: .finding(
          "Secret", at: "SecretString",
          """
          'Rotation' rotates secret 'Secret', and Terraform writes its own value over the rotated one after the second rotation; \
          give 'aws_secretsmanager_secret_version' a label of its own in 'version_stages', beside 'AWSCURRENT'
          """)
      ) {
        add(to: &$0)
        $0.change("Secret", SecretsManager.Secret.self) {
          $0.generatedString = .init()
          $0.versionStages = ["AWSCURRENT"]
        }
      },
    ],
    undetermined: [
      RuleExample("labels from a variable", unknown: "Secret") {
        add(to: &$0, value: "first")
        $0.change("Secret", SecretsManager.Secret.self) { $0.versionStages = ["AWSCURRENT", .parameter("Label")] }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    guard model.graph.isTerraform else { return }
    for schedule in model.graph.all(SecretsManager.RotationSchedule.self) {
      guard let secret = model.graph.resource(schedule.secret), secret.entry.hasTerraformVersion(of: secret.resource)
      else { continue }
      switch keepsItsVersion(secret.versionStages, model) {
      case .value(false), .absent:
        findings.report(.isOverwritten(secret.id, schedule.id), on: secret, at: "SecretString")
      case .unknown:
        findings.unknown(
          secret, "whether the version of secret '\(secret.id)' keeps a label cannot be determined before deployment",
          at: "SecretString")
      case .value(true): break
      }
    }
  }

  /// Whether a version has a label that Secrets Manager does not move to others: all of its own begin with `AWS`.
  private func keepsItsVersion(_ labels: List<Value<String>>?, _ model: Model) -> Known<Bool> {
    switch labels {
    case nil: return .absent
    case .items(let items)?:
      let known = items.map { model.known($0) }
      if known.contains(where: { $0.value?.hasPrefix("AWS") == false }) { return .value(true) }
      return known.contains { $0.isUnknown } ? .unknown : .value(false)
    default: return .unknown
    }
  }

  private static func add(to graph: inout ResourceGraph, value: Value<String>? = nil) {
    graph.origin = .terraform
    graph.add("Secret", SecretsManager.Secret { $0.secretString = value })
    graph.add(
      "Rotation",
      SecretsManager.RotationSchedule {
        $0.secret = .to("Secret")
        $0.rotationFunction = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
      })
  }
}

extension Entry {
  /// Whether a configuration has a value of the secret, in whichever argument.
  fileprivate func hasTerraformVersion(of secret: SecretsManager.Secret) -> Bool {
    secret.secretString != nil || secret.generatedString != nil
      || extras.contains { $0.companion == "aws_secretsmanager_secret_version" }
      || attributes["aws_secretsmanager_secret_version"] != nil
  }
}

extension Finding.Message {
  fileprivate static func isOverwritten(_ secret: LogicalID, _ schedule: LogicalID) -> Self {
    """
    '\(schedule)' rotates secret '\(secret)', and Terraform writes its own value over the rotated one after the second rotation; \
    give 'aws_secretsmanager_secret_version' a label of its own in 'version_stages', beside 'AWSCURRENT'
    """
  }
}
