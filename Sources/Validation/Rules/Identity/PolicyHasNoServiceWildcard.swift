import AWSResources

/// Asks that a policy lists what may be done with a service.
struct PolicyHasNoServiceWildcard: Rule {
  static let description = RuleDescription(
    id: "policy-has-no-service-wildcard",
    catalogID: "IAM002",
    subject: .identity,
    severity: .error,
    summary: "No policy allows all actions of a service, or all that begin with a word for changing things.",
    rationale: """
      's3:*' is also deleting the bucket and opening it to the world, and tomorrow whatever AWS adds to the service.
      """,
    remedy: "List the actions. A wildcard may stand behind a word for reading: 's3:Get*', 'ec2:Describe*'.",
    references: [
      .securityHub("IAM.21"), .cdkNag("AwsSolutions-IAM5"), .checkov("CKV_AWS_63"), .checkov("CKV_AWS_49"),
      .trivy("AWS-0345"),
      .document("004"),
    ],
    passes: [
      RuleExample("single actions") { $0.add("Policy", policy(["s3:GetObject", "s3:PutObject"])) },
      RuleExample("a wildcard for reading") { $0.add("Policy", policy(["s3:Get*", "s3:List*"])) },
      RuleExample("the keys of an envelope") { $0.add("Policy", policy(["kms:GenerateDataKey*", "kms:ReEncrypt*"])) },
    ],
    fails: [
      RuleExample("a whole service", finds: "Policy") { $0.add("Policy", policy(["s3:*"])) },
      RuleExample("everything that creates", finds: "Policy") { $0.add("Policy", policy(["ec2:Create*"])) },
      RuleExample("every action", finds: "Policy") { $0.add("Policy", policy(["*"])) },
    ]
  )

  /// What wildcards may stand behind: words for reading, and families of one action.
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
        if !actions.isEmpty { findings.report(.wide(policy.entry.id, actions), on: policy, statement: index) }
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
  fileprivate static func wide(_ policy: LogicalID, _ actions: [String]) -> Self {
    let names = actions.map { "'\($0)'" }.joined(separator: ", ")
    return "'\(policy)' allows \(names); list the actions that are needed"
  }
}
