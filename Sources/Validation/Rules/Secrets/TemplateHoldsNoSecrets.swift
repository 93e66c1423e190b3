import AWSResources
import Documents

/// Checks that a template contains no secret values, keys or tokens.
struct TemplateHoldsNoSecrets: Rule {
  static let description = RuleDescription(
    id: "template-holds-no-secrets",
    catalogID: "SEC002",
    subject: .secrets,
    severity: .error,
    summary: "A template contains no secret values, keys or tokens.",
    rationale:
      "A value remains in the history of version control, so a secret that was committed must be replaced everywhere.",
    remedy: """
      Generate the value with 'GenerateSecretString' of Secrets Manager, or store it there manually and refer to it \
      by ARN.
      """,
    references: [
      .checkov("CKV_AWS_45"), .checkov("CKV_AWS_46"), .checkov("CKV_AWS_384"), .securityHub("CodeBuild.2"),
      .trivy("AWS-0029"),
    ],
    passes: [
      RuleExample("a secret that Secrets Manager generates") {
        $0.add("Secret", SecretsManager.Secret { $0.generatedString = .init { $0.length = 32 } })
      },
      RuleExample("user data without a secret") { graph in
        addInstance(to: &graph, userData: "export SSM_PATH=/database/credentials")
      },
    ],
    fails: [
      RuleExample(
        "a secret with its value",
        finds: .finding(
          "Secret", at: "SecretString",
          "the value of secret 'Secret' is in the template; replace it with 'GenerateSecretString'")
      ) {
        $0.add("Secret", SecretsManager.Secret { $0.secretString = "correct-horse" })
      },
      RuleExample(
        "user data with a password",
        finds: .finding(
          "Server", at: "UserData",
          "the user data of 'Server' contains 'DATABASE_PASSWORD'; read it from Secrets Manager instead")
      ) { graph in
        addInstance(to: &graph, userData: "export DATABASE_PASSWORD=correct-horse")
      },
      RuleExample(
        "a String parameter with a password",
        finds: .finding(
          "Password", at: "Value",
          "String parameter 'Password' contains a secret; store it in Secrets Manager")
      ) {
        $0.add(
          "Password",
          SSM.Parameter {
            $0.name = "/shop/database-password"
            $0.value = "correct-horse"
          })
      },
    ],
    undetermined: [
      RuleExample("a value from an import", unknown: "Secret") {
        $0.add(
          "Secret",
          SecretsManager.Secret {
            $0.secretString = .expression(.verbatim(["Fn::ImportValue": "token"], resolved: nil))
          })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for secret in model.graph.all(SecretsManager.Secret.self) { check(secret, model, &findings) }
    for entry in model.graph.entries {
      switch entry.content {
      case .raw(let raw):
        if let kind = credentials(in: Node(.object(raw.properties))) {
          findings.report(.containsCredentials(entry.id, kind), on: entry)
        }
        checkUserData(of: raw, entry, &findings)
      case .typed(let resource):
        // Environment variables of containers and passwords of databases are checked by other rules.
        guard !(resource is ECS.TaskDefinition), !(resource is SecretsManager.Secret), let source = entry.source else {
          continue
        }
        if let kind = credentials(in: source) { findings.report(.containsCredentials(entry.id, kind), on: entry) }
      }
    }
    for parameter in model.graph.all(SSM.Parameter.self) { check(parameter, model, &findings) }
  }

  private func check(_ secret: Located<SecretsManager.Secret>, _ model: Model, _ findings: inout Findings) {
    let writeOnly = WriteOnlyArgument(
      "secret_string_wo", of: secret.entry, companion: "aws_secretsmanager_secret_version")
    if let text = writeOnly?.literal, !text.isEmpty {
      findings.report(.value(secret.id), on: secret, at: "SecretString")
    }
    guard let value = secret.secretString, !value.expression.isNoValue else { return }
    if value.expression.resolved == nil {
      return findings.unknown(
        secret, "the source of the value of '\(secret.id)' cannot be determined before deployment", at: "SecretString")
    }
    if let text = model.literal(value), !text.isEmpty, !text.contains("{{resolve:") {
      findings.report(.value(secret.id), on: secret, at: "SecretString")
    }
  }

  /// The kind of credentials that a text in the node contains.
  private func credentials(in node: Node) -> String? {
    switch node.content {
    case .string(let text):
      // Keys of the AWS documentation are not valid credentials.
      guard let kind = SecretText.credentials(in: text) else { return nil }
      return text.contains("EXAMPLE") ? nil : kind
    case .array(let items):
      for item in items { if let kind = credentials(in: item) { return kind } }
      return nil
    case .object(let object):
      for member in object.members { if let kind = credentials(in: member.value) { return kind } }
      return nil
    default: return nil
    }
  }

  // MARK: User data

  private func checkUserData(of raw: RawResource, _ entry: Entry, _ findings: inout Findings) {
    let node =
      raw.properties["UserData"] ?? raw.properties["LaunchTemplateData"]?["UserData"] ?? raw.properties["user_data"]
    for text in texts(in: node) {
      let script = Base64.decoded(text) ?? text
      if let name = SecretText.assignment(in: script) {
        findings.report(.script(entry.id, "'\(name)'"), on: entry, at: "UserData")
      } else if script != text, let kind = SecretText.credentials(in: script) {
        findings.report(.script(entry.id, kind), on: entry, at: "UserData")
      }
    }
  }

  private func texts(in node: Node?) -> [String] {
    switch node?.content {
    case .string(let text)?: [text]
    case .array(let items)?: items.flatMap { texts(in: $0) }
    case .object(let object)?: object.members.flatMap { texts(in: $0.value) }
    default: []
    }
  }

  // MARK: String parameters

  private func check(_ parameter: Located<SSM.Parameter>, _ model: Model, _ findings: inout Findings) {
    guard let name = model.literal(parameter.name)?.lowercased(),
      let value = model.literal(parameter.value ?? parameter.shownValue)
        ?? WriteOnlyArgument("value_wo", of: parameter.entry)?.literal
    else { return }
    let words = ["secret", "password", "passwd", "token", "api_key", "apikey", "api-key", "private_key", "credential"]
    let isPlaceholder =
      ["test", "example"].contains { name.contains($0) || value.lowercased().contains($0) }
    guard !isPlaceholder, words.contains(where: name.contains), value.utf8.count >= 8,
      SecretText.canBeSecret(value: value)
    else { return }
    findings.report(.parameter(parameter.id), on: parameter, at: "Value")
  }

  private static func addInstance(to graph: inout ResourceGraph, userData: String) {
    let instance = RawResource(
      .cloudFormation, type: "AWS::EC2::Instance", properties: ["UserData": Node(.string(userData))])
    try? graph.insert(Entry("Server", instance))
  }
}

extension Finding.Message {
  fileprivate static func value(_ secret: LogicalID) -> Self {
    "the value of secret '\(secret)' is in the template; replace it with 'GenerateSecretString'"
  }

  fileprivate static func containsCredentials(_ resource: LogicalID, _ kind: String) -> Self {
    "'\(resource)' contains \(kind); revoke it, and store the new one in Secrets Manager"
  }

  fileprivate static func script(_ resource: LogicalID, _ secret: String) -> Self {
    "the user data of '\(resource)' contains \(secret); read it from Secrets Manager instead"
  }

  fileprivate static func parameter(_ parameter: LogicalID) -> Self {
    "String parameter '\(parameter)' contains a secret; store it in Secrets Manager"
  }
}
