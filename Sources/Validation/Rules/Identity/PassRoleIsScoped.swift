import AWSResources

/// Checks that a policy that allows 'iam:PassRole' names the roles.
struct PassRoleIsScoped: Rule {
  static let description = RuleDescription(
    id: "pass-role-is-scoped",
    catalogID: "IAM005",
    subject: .identity,
    severity: .error,
    summary: "A policy that allows 'iam:PassRole' names the roles.",
    rationale: """
      An identity that can pass any role can start a task with the most privileged role of the account and use its \
      permissions.
      """,
    remedy: "Name the roles in 'Resource', and the service in a condition on 'iam:PassedToService'.",
    references: [.trivy("AWS-0342")],
    passes: [
      RuleExample("one role") { graph in
        graph.add("Policy", policy("iam:PassRole", Reference<IAM.Role>.to("TaskRole").value))
      },
      RuleExample("the roles of a path") {
        $0.add("Policy", policy("iam:PassRole", "arn:aws:iam::123456789012:role/shop/*"))
      },
    ],
    fails: [
      RuleExample(
        "every role",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          "the policy in 'Policy' allows passing any role to a service; name the roles in 'Resource'")
      ) { $0.add("Policy", policy("iam:PassRole", "*")) },
      RuleExample(
        "every role of the account",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          "the policy in 'Policy' allows passing any role to a service; name the roles in 'Resource'")
      ) {
        $0.add("Policy", policy("iam:Pass*", "arn:aws:iam::123456789012:role/*"))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    findings.unknownPolicies(of: model)
    for policy in model.identityPolicies {
      for (index, statement) in policy.statements.enumerated() where statement.isAllow {
        guard statement.actionNames.contains(where: { $0 != "*" && ActionPattern($0).matches("iam:PassRole") }) else {
          continue
        }
        let resources = (statement.resources?.values ?? []).compactMap { model.text($0) }
        if resources.contains(where: { $0 == "*" || $0.hasSuffix(":role/*") || $0.hasSuffix(":role*") }) {
          findings.report(.any(policy.entry.id), on: policy, statement: index)
        }
      }
    }
  }

  private static func policy(_ action: String, _ resource: Value<String>) -> IAM.ManagedPolicy {
    let statement = IAM.Statement(actions: [action], resources: [resource])
    return IAM.ManagedPolicy { $0.document = IAM.PolicyDocument([statement]) }
  }
}

extension Finding.Message {
  fileprivate static func any(_ policy: LogicalID) -> Self {
    "the policy in '\(policy)' allows passing any role to a service; name the roles in 'Resource'"
  }
}
