import AWSResources

/// Checks that no policy allows all actions of a service, or a wildcard over actions that change resources.
struct PolicyHasNoServiceWildcard: Rule {
  static let description = RuleDescription(
    id: "policy-has-no-service-wildcard",
    catalogID: "IAM002",
    subject: .identity,
    severity: .error,
    summary: "No policy allows all actions of a service, or a wildcard over actions that change resources.",
    rationale:
      "'s3:*' also allows deleting a bucket and making it public, and every action that AWS adds to the service later.",
    remedy: "List the actions. Wildcards are acceptable for read actions, such as 's3:Get*' and 'ec2:Describe*'.",
    references: [
      .securityHub("IAM.21"), .cdkNag("AwsSolutions-IAM5"), .checkov("CKV_AWS_63"), .checkov("CKV_AWS_49"),
      .trivy("AWS-0345"),
    ],
    passes: [
      RuleExample("single actions") { $0.add("Policy", policy(["s3:GetObject", "s3:PutObject"])) },
      RuleExample("a wildcard over read actions") { $0.add("Policy", policy(["s3:Get*", "s3:List*"])) },
      RuleExample("the actions of envelope encryption") {
        $0.add("Policy", policy(["kms:GenerateDataKey*", "kms:ReEncrypt*"]))
      },
    ],
    fails: [
      RuleExample(
        "all actions of a service",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          "the policy in 'Policy' allows 's3:*'; list the needed actions")
      ) { $0.add("Policy", policy(["s3:*"])) },
      RuleExample(
        "all actions that create",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          "the policy in 'Policy' allows 'ec2:Create*'; list the needed actions")
      ) { $0.add("Policy", policy(["ec2:Create*"])) },
      RuleExample(
        "every action",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          "the policy in 'Policy' allows '*'; list the needed actions")
      ) { $0.add("Policy", policy(["*"])) },
    ]
  )

  /// Prefixes after which a wildcard is acceptable: read actions, and variants of one action.
  private let harmless = [
    "get", "list", "describe", "batchget", "head", "read", "view", "search", "query", "scan", "select", "lookup",
    "filter",
    "check", "generatedatakey", "reencrypt", "preview", "estimate", "simulate", "validate",
  ]

  func check(_ model: Model, _ findings: inout Findings) {
    findings.unknownPolicies(of: model)
    for policy in model.identityPolicies {
      for (index, statement) in policy.statements.enumerated() where statement.isAllow {
        let actions = (statement.actions?.values ?? []).compactMap(\.literal).filter(isTooWide)
        if !actions.isEmpty { findings.report(.wildcards(policy.entry.id, actions), on: policy, statement: index) }
      }
    }
  }

  private func isTooWide(_ action: String) -> Bool {
    guard action.contains("*") || action.contains("?") else { return false }
    let name = (action.split(separator: ":", maxSplits: 1).dropFirst().first ?? "*").lowercased()
    let prefix = name.prefix { $0 != "*" && $0 != "?" }
    return !harmless.contains { prefix.hasPrefix($0) }
  }

  private static func policy(_ actions: [String]) -> IAM.ManagedPolicy {
    let statement = IAM.Statement(actions: actions, resources: ["arn:aws:s3:::receipts/*"])
    return IAM.ManagedPolicy { $0.document = IAM.PolicyDocument([statement]) }
  }
}

extension Finding.Message {
  fileprivate static func wildcards(_ policy: LogicalID, _ actions: [String]) -> Self {
    let names = actions.map { "'\($0)'" }.joined(separator: ", ")
    return "the policy in '\(policy)' allows \(names); list the needed actions"
  }
}
