import AWSResources
import Documents

/// Asks that no credentials stand in a template.
struct TemplateHoldsNoSecrets: Rule {
  static let description = RuleDescription(
    id: "template-holds-no-secrets",
    catalogID: "SEC002",
    subject: .secrets,
    severity: .error,
    summary: "No secret's value, key or token stands in a template.",
    rationale:
      "What was in version control once is there for good: a secret that got into it has to be changed everywhere.",
    remedy:
      "Let Secrets Manager make the value with 'GenerateSecretString', or put it there by hand and name it by its ARN.",
    references: [
      .checkov("CKV_AWS_45"), .checkov("CKV_AWS_46"), .checkov("CKV_AWS_384"), .securityHub("CodeBuild.2"),
      .trivy("AWS-0029"), .document("003"),
    ],
    passes: [
      RuleExample("a secret that is made by Secrets Manager") {
        $0.add("Secret", SecretsManager.Secret { $0.generatedString = .init { $0.length = 32 } })
      },
      RuleExample("a script that reads a secret") { graph in
        addInstance(to: &graph, userData: "export SSM_PATH=/database/credentials")
      },
    ],
    fails: [
      RuleExample("a secret with its value", finds: "Secret") {
        $0.add("Secret", SecretsManager.Secret { $0.secretString = "correct-horse" })
      },
      RuleExample("a script with a password", finds: "Server") { graph in
        addInstance(to: &graph, userData: "export DATABASE_PASSWORD=correct-horse")
      },
      RuleExample("a plain parameter with a password", finds: "Password") {
        $0.add(
          "Password",
          SSM.Parameter {
            $0.name = "/shop/database-password"
            $0.value = "correct-horse"
          })
      },
    ],
    leavesOpen: [
      RuleExample("an import as the value", finds: "Secret") {
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
          findings.report(.holds(entry.id, kind), on: entry)
        }
        checkUserData(of: raw, entry, &findings)
      case .typed(let resource):
        // The environment of containers and the password of databases have rules of their own.
        guard !(resource is ECS.TaskDefinition), !(resource is SecretsManager.Secret), let source = entry.source else {
          continue
        }
        if let kind = credentials(in: source) { findings.report(.holds(entry.id, kind), on: entry) }
      }
    }
    for parameter in model.graph.all(SSM.Parameter.self) { check(parameter, model, &findings) }
  }

  private func check(_ secret: Located<SecretsManager.Secret>, _ model: Model, _ findings: inout Findings) {
    guard let value = secret.secretString, !value.expression.isNoValue else { return }
    if value.expression.resolved == nil {
      return findings.unknown(
        secret, "where the value of '\(secret.id)' comes from is known to the deployment alone", at: "SecretString")
    }
    if let text = model.literal(value), !text.isEmpty, !text.contains("{{resolve:") {
      findings.report(.value(secret.id), on: secret, at: "SecretString")
    }
  }

  /// The kind of credentials that some text in the node has the form of.
  private func credentials(in node: Node) -> String? {
    switch node.content {
    case .string(let text):
      // The keys of AWS's documentation are nobody's.
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

  // MARK: Scripts of servers

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

  // MARK: Plain parameters of Systems Manager

  private func check(_ parameter: Located<SSM.Parameter>, _ model: Model, _ findings: inout Findings) {
    guard let name = model.literal(parameter.name)?.lowercased(),
      let value = model.literal(parameter.value ?? parameter.shownValue)
    else { return }
    let words = ["secret", "password", "passwd", "token", "api_key", "apikey", "api-key", "private_key", "credential"]
    let isHarmless =
      ["test", "example"].contains { name.contains($0) || value.lowercased().contains($0) }
    guard !isHarmless, words.contains(where: name.contains), value.utf8.count >= 8, SecretText.canBeSecret(value: value)
    else { return }
    findings.report(.parameter(parameter.id), on: parameter, at: "Value")
  }

  private static func addInstance(to graph: inout ResourceGraph, userData: String) {
    let instance = RawResource(
      .cloudFormation, type: "AWS::EC2::Instance", properties: ["UserData": Node(.string(userData))])
    try? graph.insert(Entry("Server", instance))
  }
}

private enum Base64 {
  /// The text that another one is the Base64 form of, if it is.
  static func decoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in text.utf8 where byte != UInt8(ascii: "=") && byte != UInt8(ascii: "\n") {
      guard let value = value(byte) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes.count >= 16 ? String(validating: bytes, as: UTF8.self) : nil
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func value(_ secret: LogicalID) -> Self {
    "the value of secret '\(secret)' stands in the template; let 'GenerateSecretString' make it"
  }

  fileprivate static func holds(_ resource: LogicalID, _ kind: String) -> Self {
    "'\(resource)' holds \(kind); revoke it, and keep the new one in Secrets Manager"
  }

  fileprivate static func script(_ resource: LogicalID, _ secret: String) -> Self {
    "the user data of '\(resource)' set \(secret); let the server read it from Secrets Manager"
  }

  fileprivate static func parameter(_ parameter: LogicalID) -> Self {
    "parameter '\(parameter)' holds a secret in plain text; keep it in Secrets Manager"
  }
}
