import AWSResources

/// Asks that an identity cannot hand any role to a service.
struct PassRoleIsScoped: Rule {
  static let description = RuleDescription(
    id: "pass-role-is-scoped",
    catalogID: "IAM005",
    subject: .identity,
    severity: .error,
    summary: "A policy that allows passing roles names the roles.",
    rationale: "Who may pass any role starts a task with the account's strongest one, and has its permissions.",
    remedy: "Name the roles in 'Resource', and the service that gets them in a condition on 'iam:PassedToService'.",
    references: [.trivy("AWS-0342")],
    passes: [
      RuleExample("one role") { graph in
        graph.add("Policy", policy("iam:PassRole", Reference<IAM.Role>.to("TaskRole").value))
      },
      RuleExample("roles of a path") {
        $0.add("Policy", policy("iam:PassRole", "arn:aws:iam::123456789012:role/shop/*"))
      },
    ],
    fails: [
      RuleExample("every role", finds: "Policy") { $0.add("Policy", policy("iam:PassRole", "*")) },
      RuleExample("every role of the account", finds: "Policy") {
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
    "'\(policy)' may pass every role to a service; name the roles in 'Resource'"
  }
}
