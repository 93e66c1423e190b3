import AWSResources

/// Checks that a role's trust policy names the services, accounts and identities that can assume it.
struct RoleTrustIsNarrow: Rule {
  static let description = RuleDescription(
    id: "role-trust-is-narrow",
    catalogID: "IAM006",
    subject: .identity,
    severity: .error,
    summary: "A role's trust policy names the services, accounts and identities that can assume it.",
    rationale: "A role that trusts '*' can be assumed from any AWS account.",
    remedy: "Name the service or the account in 'Principal', with a condition on 'aws:SourceAccount' for a service.",
    references: [
      .checkov("CKV_AWS_60"), .checkov("CKV_AWS_61"),
    ],
    passes: [
      RuleExample("a service") { graph in
        graph.add("Role", role(IAM.Statement(trusting: "ecs-tasks.amazonaws.com")))
      },
      RuleExample("an account") { graph in
        graph.add("Role", role(principal: .init("AWS", ["arn:aws:iam::123456789012:root"])))
      },
      RuleExample("all accounts of an organization") { graph in
        let members = IAM.Condition("StringEquals", "aws:PrincipalOrgID", "o-12345678")
        graph.add("Role", role(principal: .everybody, [members]))
      },
    ],
    fails: [
      RuleExample(
        "everyone",
        finds: .finding(
          "Role", at: "AssumeRolePolicyDocument.Statement.0",
          "role 'Role' can be assumed by anyone; name the services or accounts in 'Principal'")
      ) { graph in graph.add("Role", role(principal: .everybody)) },
      RuleExample(
        "every account",
        finds: .finding(
          "Role", at: "AssumeRolePolicyDocument.Statement.0",
          "role 'Role' can be assumed by anyone; name the services or accounts in 'Principal'")
      ) { graph in
        graph.add("Role", role(principal: .init("AWS", ["arn:aws:iam::*:root"])))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for policy in model.trustPolicies {
      if policy.statements.isEmpty,
        ["AssumeRolePolicyDocument", "AssumeRolePolicy"].contains(where: { policy.entry.isUnresolved(at: [$0]) })
      {
        findings.unknown(
          policy.entry, "the trust policy of '\(policy.entry.id)' cannot be determined before deployment",
          at: "AssumeRolePolicyDocument")
      }
      for (index, statement) in policy.statements.enumerated() where statement.isAllow {
        if statement.admitsEverybody || (trustsPattern(statement) && (statement.conditions ?? []).isEmpty) {
          findings.report(.trustsEveryone(policy.entry.id), on: policy, statement: index)
        }
      }
    }
  }

  /// `arn:aws:iam::*:root`, `*.amazonaws.com`: patterns that AWS rejects in some places and accepts in others.
  private func trustsPattern(_ statement: IAM.Statement) -> Bool {
    (statement.principal?.groups ?? []).contains { group in
      group.members.values.contains { $0.literal?.contains("*") == true }
    }
  }

  private static func role(_ statement: IAM.Statement) -> IAM.Role {
    IAM.Role { $0.trustPolicy = IAM.PolicyDocument([statement]) }
  }

  private static func role(principal: IAM.Principal, _ conditions: [IAM.Condition]? = nil) -> IAM.Role {
    role(
      IAM.Statement {
        $0.effect = .literal(.allow)
        $0.principal = principal
        $0.actions = ["sts:AssumeRole"]
        $0.conditions = conditions
      })
  }
}

extension Finding.Message {
  fileprivate static func trustsEveryone(_ role: LogicalID) -> Self {
    "role '\(role)' can be assumed by anyone; name the services or accounts in 'Principal'"
  }
}
