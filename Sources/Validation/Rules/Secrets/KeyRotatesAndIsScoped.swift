import AWSResources

/// Checks that a KMS key is rotated, and its key policy names the principals that can use it.
struct KeyRotatesAndIsScoped: Rule {
  static let description = RuleDescription(
    id: "key-rotates-and-is-scoped",
    catalogID: "SEC005",
    subject: .secrets,
    severity: .warning,
    summary: "A KMS key is rotated, and its key policy names the principals that can use it.",
    rationale: """
      Rotation limits the amount of data that one key protects. A key policy for everyone makes the encryption \
      ineffective.
      """,
    remedy:
      "Set 'EnableKeyRotation' to true, and name accounts, roles or services in each statement of the key policy.",
    references: [
      .cfnNag("F19"), .cfnNag("F76"),
      .securityHub("KMS.5"), .cdkNag("AwsSolutions-KMS5"), .checkov("CKV_AWS_7"), .checkov("CKV_AWS_33"),
      .trivy("AWS-0065"),
    ],
    passes: [
      RuleExample("a rotated key for its account") { graph in
        graph.add("Key", key(isRotated: true, .init("AWS", ["arn:\(.partition):iam::\(.accountID):root"])))
      },
      RuleExample("a key for the services of its account") { graph in
        let caller = IAM.Condition("StringEquals", "kms:CallerAccount", .accountID)
        graph.add("Key", key(isRotated: true, .everybody, [viaS3, caller]))
      },
      RuleExample("an asymmetric key, which AWS cannot rotate") {
        $0.add("Key", KMS.Key { $0.spec = "RSA_2048" })
      },
    ],
    fails: [
      RuleExample(
        "a key without rotation",
        finds: .finding("Key", at: "EnableKeyRotation", "key 'Key' is not rotated; set 'EnableKeyRotation' to true")
      ) { $0.add("Key", KMS.Key { $0.isRotated = false }) },
      RuleExample(
        "a public key policy",
        finds: .finding(
          "Key", at: "KeyPolicy.Statement.0.Principal",
          "the policy of key 'Key' allows access to everyone; name accounts, roles or services in 'Principal'")
      ) { graph in
        graph.add("Key", key(isRotated: true, .everybody))
      },
      RuleExample(
        "a key policy for everyone who uses S3",
        finds: .finding(
          "Key", at: "KeyPolicy.Statement.0.Principal",
          "the policy of key 'Key' allows access to everyone; name accounts, roles or services in 'Principal'")
      ) { graph in
        graph.add("Key", key(isRotated: true, .everybody, [viaS3]))
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Key") {
        $0.add("Key", KMS.Key { $0.isRotated = .parameter("Rotate") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for key in model.graph.all(KMS.Key.self) {
      if isSymmetric(key, model) { checkRotation(of: key, model, &findings) }
      for (index, statement) in (key.policy?.statements ?? []).enumerated() where statement.admitsEverybody {
        findings.report(.publicPolicy(key.id), on: key, at: "KeyPolicy", "Statement", "\(index)", "Principal")
      }
      if key.policy == nil, key.entry.isUnresolved(at: ["KeyPolicy"]) || key.entry.isUnresolved(at: ["Policy"]) {
        findings.unknown(key, "'\(key.id)' leaves its policy to the deployment", at: "KeyPolicy")
      }
    }
  }

  /// Only symmetric keys with key material from KMS can be rotated.
  private func isSymmetric(_ key: Located<KMS.Key>, _ model: Model) -> Bool {
    let spec = model.known(key.spec).or("SYMMETRIC_DEFAULT")
    let origin = model.known(key.origin).or("AWS_KMS")
    return (spec == .value("SYMMETRIC_DEFAULT") || spec.isUnknown) && (origin == .value("AWS_KMS") || origin.isUnknown)
  }

  private func checkRotation(of key: Located<KMS.Key>, _ model: Model, _ findings: inout Findings) {
    switch model.known(key.isRotated).or(false) {
    case .value(false): findings.report(.notRotated(key.id), on: key, at: "EnableKeyRotation")
    case .unknown:
      findings.unknown(
        key, "whether '\(key.id)' is rotated cannot be determined before deployment", at: "EnableKeyRotation")
    case .value(true), .absent: break
    }
  }

  private static let viaS3 = IAM.Condition("StringEquals", "kms:ViaService", "s3.\(.region).amazonaws.com")

  private static func key(
    isRotated: Value<Bool>, _ principal: IAM.Principal, _ conditions: [IAM.Condition]? = nil
  ) -> KMS.Key {
    KMS.Key { key in
      key.isRotated = isRotated
      key.policy = IAM.PolicyDocument([
        IAM.Statement {
          $0.effect = .literal(.allow)
          $0.principal = principal
          $0.actions = ["kms:*"]
          $0.resources = ["*"]
          $0.conditions = conditions
        }
      ])
    }
  }
}

extension Finding.Message {
  fileprivate static func notRotated(_ key: LogicalID) -> Self {
    "key '\(key)' is not rotated; set 'EnableKeyRotation' to true"
  }

  fileprivate static func publicPolicy(_ key: LogicalID) -> Self {
    "the policy of key '\(key)' allows access to everyone; name accounts, roles or services in 'Principal'"
  }
}
