import AWSResources

/// Asks that a key is changed every year, and that its policy says who may use it.
struct KeyRotatesAndIsScoped: Rule {
  static let description = RuleDescription(
    id: "key-rotates-and-is-scoped",
    catalogID: "SEC005",
    subject: .secrets,
    severity: .warning,
    summary: "A key is rotated, and its policy names who may use it.",
    rationale: "A key that never changes encrypts ever more data, and one whose policy names everybody is no lock.",
    remedy: "Set 'EnableKeyRotation', and name accounts, roles or services in every statement of the key's policy.",
    references: [
      .securityHub("KMS.5"), .cdkNag("AwsSolutions-KMS5"), .checkov("CKV_AWS_7"), .checkov("CKV_AWS_33"),
      .trivy("AWS-0065"),
      .document("004"),
    ],
    passes: [
      RuleExample("a key that is rotated, for its account") { graph in
        graph.add("Key", key(isRotated: true, .init("AWS", ["arn:\(.partition):iam::\(.accountID):root"])))
      },
      RuleExample("a key for signatures, which AWS cannot rotate") {
        $0.add("Key", KMS.Key { $0.spec = "RSA_2048" })
      },
    ],
    fails: [
      RuleExample("a key that stays the same", finds: "Key") { $0.add("Key", KMS.Key { $0.isRotated = false }) },
      RuleExample("a key for everybody", finds: "Key") { graph in
        graph.add("Key", key(isRotated: true, .everybody))
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Key") {
        $0.add("Key", KMS.Key { $0.isRotated = .parameter("Rotate") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for key in model.graph.all(KMS.Key.self) {
      if isSymmetric(key, model) { checkRotation(of: key, model, &findings) }
      for (index, statement) in (key.policy?.statements ?? []).enumerated() where statement.admitsEverybody {
        findings.report(.public(key.id), on: key, at: "KeyPolicy", "Statement", "\(index)", "Principal")
      }
      if key.policy == nil, key.entry.isOpen(at: ["KeyPolicy"]) || key.entry.isOpen(at: ["Policy"]) {
        findings.unknown(key, "'\(key.id)' leaves its policy to the deployment", at: "KeyPolicy")
      }
    }
  }

  /// Only keys that AWS made itself, and that encrypt and decrypt with the same key, can be rotated.
  private func isSymmetric(_ key: Located<KMS.Key>, _ model: Model) -> Bool {
    let spec = model.known(key.spec).or("SYMMETRIC_DEFAULT")
    let origin = model.known(key.origin).or("AWS_KMS")
    return (spec == .value("SYMMETRIC_DEFAULT") || spec.isUnknown) && (origin == .value("AWS_KMS") || origin.isUnknown)
  }

  private func checkRotation(of key: Located<KMS.Key>, _ model: Model, _ findings: inout Findings) {
    switch model.known(key.isRotated).or(false) {
    case .value(false): findings.report(.stays(key.id), on: key, at: "EnableKeyRotation")
    case .unknown:
      findings.unknown(key, "whether '\(key.id)' is rotated is known to the deployment alone", at: "EnableKeyRotation")
    case .value(true), .absent: break
    }
  }

  private static func key(isRotated: Value<Bool>, _ principal: IAM.Principal) -> KMS.Key {
    KMS.Key { key in
      key.isRotated = isRotated
      key.policy = IAM.PolicyDocument([
        IAM.Statement {
          $0.effect = .literal(.allow)
          $0.principal = principal
          $0.actions = ["kms:*"]
          $0.resources = ["*"]
        }
      ])
    }
  }
}

extension Finding.Message {
  fileprivate static func stays(_ key: LogicalID) -> Self {
    "key '\(key)' is never rotated; set 'EnableKeyRotation'"
  }

  fileprivate static func `public`(_ key: LogicalID) -> Self {
    "the policy of key '\(key)' lets everybody use it; name accounts, roles or services in 'Principal'"
  }
}
