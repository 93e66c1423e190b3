import AWSResources

/// Checks that a policy that allows reading secrets or decrypting data names the secret, parameter or key.
struct SecretAccessNamesTheSecret: Rule {
  static let description = RuleDescription(
    id: "secret-access-names-the-secret",
    catalogID: "IAM004",
    subject: .identity,
    severity: .error,
    summary: "A policy that allows reading secrets or decrypting data names the secret, parameter or key.",
    rationale: "Otherwise one task can read the passwords of every other service in the account.",
    remedy: "Name the ARN of the secret, parameter or key in 'Resource', or a path that only the service uses.",
    references: [
      .securityHub("KMS.1"), .securityHub("KMS.2"), .cdkNag("AwsSolutions-IAM5"), .checkov("CKV_AWS_108"),
      .checkov("CKV_AWS_107"),
    ],
    passes: [
      RuleExample("one secret of the stack") { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add(
          "Policy", policy("secretsmanager:GetSecretValue", Reference<SecretsManager.Secret>.to("Secret").value))
      },
      RuleExample("a path of parameters") {
        $0.add("Policy", policy("ssm:GetParameters", "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/*"))
      },
    ],
    fails: [
      RuleExample(
        "every secret",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          "the policy in 'Policy' allows 'secretsmanager:GetSecretValue' on '*'; name the secret, parameter or key")
      ) { $0.add("Policy", policy("secretsmanager:GetSecretValue", "*")) },
      RuleExample(
        "every secret of the account",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          """
          the policy in 'Policy' allows 'secretsmanager:GetSecretValue' on \
          'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*'; name the secret, parameter or key
          """)
      ) { graph in
        let all: Value<String> = "arn:aws:secretsmanager:\(.region):\(.accountID):secret:*"
        graph.add("Policy", policy("secretsmanager:GetSecretValue", all))
      },
      RuleExample(
        "every key",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          "the policy in 'Policy' allows 'kms:Decrypt' on '*'; name the secret, parameter or key")
      ) { $0.add("Policy", policy("kms:*", "*")) },
    ]
  )

  private let readers = [
    "secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue", "ssm:GetParameter", "ssm:GetParameters",
    "ssm:GetParametersByPath", "kms:Decrypt",
  ]

  func check(_ model: Model, _ findings: inout Findings) {
    findings.unknownPolicies(of: model)
    for policy in model.identityPolicies {
      for (index, statement) in policy.statements.enumerated() where statement.isAllow && !namesKey(statement) {
        let reading = readers.filter { reader in
          // Statements that allow all actions are reported by `policy-is-not-administrator`.
          statement.actionNames.contains { $0 != "*" && ActionPattern($0).matches(reader) }
        }
        guard let action = reading.first else { continue }
        let resources = (statement.resources?.values ?? []).compactMap { model.text($0) }
        if let wide = resources.first(where: isEverything) {
          findings.report(.all(policy.entry.id, action, wide), on: policy, statement: index)
        }
      }
    }
  }

  private func namesKey(_ statement: IAM.Statement) -> Bool {
    (statement.conditions ?? []).contains { condition in
      let key = condition.key.lowercased()
      return key == "kms:resourcealiases" || key.hasPrefix("aws:resourcetag/")
        || key.hasPrefix("secretsmanager:resourcetag/")
    }
  }

  /// `*`, and ARNs with `*` for the whole name: `…:secret:*`, `…:parameter/*`, `…:key/*`.
  private func isEverything(_ resource: String) -> Bool {
    let wide = [
      "*", ":secret:*", ":secret*", ":parameter/*", ":parameter*", ":key/*", ":key*", ":alias/*", ":secretsmanager:*",
    ]
    if resource == "*" || wide.dropFirst().contains(where: resource.hasSuffix) { return true }
    return resource.hasPrefix("arn:") && resource.hasSuffix(":*")
      && resource.split(separator: ":").dropFirst(3).allSatisfy { $0 == "*" }
  }

  private static func policy(_ action: String, _ resource: Value<String>) -> IAM.ManagedPolicy {
    let statement = IAM.Statement(actions: [action], resources: [resource])
    return IAM.ManagedPolicy { $0.document = IAM.PolicyDocument([statement]) }
  }
}

extension Finding.Message {
  fileprivate static func all(_ policy: LogicalID, _ action: String, _ resource: String) -> Self {
    "the policy in '\(policy)' allows '\(action)' on '\(resource)'; name the secret, parameter or key"
  }
}
