import AWSResources

/// Asks that a permission says what it is for, and not what it is not for.
struct PolicyAllowsNoComplement: Rule {
  static let description = RuleDescription(
    id: "policy-allows-no-complement",
    catalogID: "IAM007",
    subject: .identity,
    severity: .warning,
    summary: "No statement allows everything but a list of actions, resources or principals.",
    rationale: "'Allow' with 'NotAction' grants every action that AWS has, and every one that it will add.",
    remedy: "List what is allowed; keep 'NotAction', 'NotResource' and 'NotPrincipal' for statements that deny.",
    passes: [
      RuleExample("a list of actions") { graph in
        graph.add("Role", role(.allow) { $0.actions = ["s3:GetObject"] })
      },
      RuleExample("a prohibition of all others") { graph in
        graph.add("Role", role(.deny) { $0.notActions = ["s3:GetObject"] })
      },
    ],
    fails: [
      RuleExample("every action but one", finds: "Role") { graph in
        graph.add("Role", role(.allow) { $0.notActions = ["iam:*"] })
      },
      RuleExample("every resource but one", finds: "Role") { graph in
        graph.add("Role", role(.allow) { $0.notResources = ["arn:aws:s3:::payroll/*"] })
      },
      RuleExample("everybody but one", finds: "Role") { graph in
        graph.add(
          "Role",
          IAM.Role { role in
            role.trustPolicy = IAM.PolicyDocument([
              IAM.Statement {
                $0.effect = .literal(.allow)
                $0.notPrincipal = IAM.Principal("AWS", ["arn:aws:iam::123456789012:root"])
              }
            ])
          })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for policy in model.identityPolicies + model.trustPolicies + resourcePolicies(model) {
      for (index, statement) in policy.statements.enumerated() where statement.isAllow {
        let names = [
          ("NotAction", statement.notActions != nil), ("NotResource", statement.notResources != nil),
          ("NotPrincipal", statement.notPrincipal != nil),
        ].filter(\.1).map(\.0)
        for name in names { findings.report(.complement(policy.entry.id, name), on: policy, statement: index) }
      }
    }
  }

  private func resourcePolicies(_ model: Model) -> [LocatedPolicy] {
    let keys = model.graph.all(KMS.Key.self).map {
      LocatedPolicy(entry: $0.entry, path: ["KeyPolicy"], statements: $0.policy?.statements ?? [])
    }
    let repositories = model.graph.all(ECR.Repository.self).map {
      LocatedPolicy(entry: $0.entry, path: ["RepositoryPolicyText"], statements: $0.policy?.statements ?? [])
    }
    let topics = model.graph.all(SNS.TopicPolicy.self).map {
      LocatedPolicy(entry: $0.entry, path: ["PolicyDocument"], statements: $0.document?.statements ?? [])
    }
    return keys + repositories + topics
  }

  private static func role(_ effect: IAM.Statement.Effect, _ change: (inout IAM.Statement) -> Void) -> IAM.Role {
    var statement = IAM.Statement()
    statement.effect = .literal(effect)
    change(&statement)
    return IAM.Role { $0.policies = [IAM.Role.InlinePolicy("own", [statement])] }
  }
}

extension Finding.Message {
  fileprivate static func complement(_ policy: LogicalID, _ name: String) -> Self {
    "'\(policy)' allows all that '\(name)' does not list; list what is allowed"
  }
}
