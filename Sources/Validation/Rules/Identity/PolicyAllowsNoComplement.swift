import AWSResources

/// Checks that no statement that allows access uses 'NotAction', 'NotResource' or 'NotPrincipal'.
struct PolicyAllowsNoComplement: Rule {
  static let description = RuleDescription(
    id: "policy-allows-no-complement",
    catalogID: "IAM007",
    subject: .identity,
    severity: .warning,
    summary: "No statement that allows access uses 'NotAction', 'NotResource' or 'NotPrincipal'.",
    rationale: "'Allow' with 'NotAction' grants every other action of AWS, including those that AWS adds later.",
    remedy: "List what is allowed. Use 'NotAction', 'NotResource' and 'NotPrincipal' only in statements that deny.",
    references: [
      .cfnNag("W15"), .cfnNag("W16"), .cfnNag("W17"), .cfnNag("W21"), .cfnNag("W22"), .cfnNag("W23"), .cfnNag("F6"),
      .aws("IAM/latest/UserGuide/reference_policies_elements_notaction.html"),
    ],
    passes: [
      RuleExample("a list of actions") { graph in
        graph.add("Role", role(.allow) { $0.actions = ["s3:GetObject"] })
      },
      RuleExample("a statement that denies all other actions") { graph in
        graph.add("Role", role(.deny) { $0.notActions = ["s3:GetObject"] })
      },
    ],
    fails: [
      RuleExample(
        "all actions except some",
        finds: .finding(
          "Role", at: "Policies.0.PolicyDocument.Statement.0",
          "the policy in 'Role' allows everything except what 'NotAction' lists; list what is allowed instead")
      ) { graph in
        graph.add("Role", role(.allow) { $0.notActions = ["iam:*"] })
      },
      RuleExample(
        "all resources except one",
        finds: .finding(
          "Role", at: "Policies.0.PolicyDocument.Statement.0",
          "the policy in 'Role' allows everything except what 'NotResource' lists; list what is allowed instead")
      ) { graph in
        graph.add("Role", role(.allow) { $0.notResources = ["arn:aws:s3:::payroll/*"] })
      },
      RuleExample(
        "all principals except one",
        finds: .finding(
          "Role", at: "AssumeRolePolicyDocument.Statement.0",
          "the policy in 'Role' allows everything except what 'NotPrincipal' lists; list what is allowed instead")
      ) { graph in
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
    "the policy in '\(policy)' allows everything except what '\(name)' lists; list what is allowed instead"
  }
}
