import AWSResources

/// Asks that a role says who may take it on.
struct RoleTrustIsNarrow: Rule {
  static let description = RuleDescription(
    id: "role-trust-is-narrow",
    catalogID: "IAM006",
    subject: .identity,
    severity: .error,
    summary: "A role trusts services, accounts and identities that it names.",
    rationale: "A role that trusts '*' can be taken on from every AWS account there is.",
    remedy: "Name the service or the account in 'Principal', with 'aws:SourceAccount' where a service acts for others.",
    references: [.checkov("CKV_AWS_60"), .checkov("CKV_AWS_61"), .document("002")],
    passes: [
      RuleExample("a service") { graph in
        graph.add("Role", role(IAM.Statement(trusting: "ecs-tasks.amazonaws.com")))
      },
      RuleExample("an account") { graph in
        graph.add("Role", role(principal: .init("AWS", ["arn:aws:iam::123456789012:root"])))
      },
      RuleExample("everybody of an organization") { graph in
        let members = IAM.Condition("StringEquals", "aws:PrincipalOrgID", "o-12345678")
        graph.add("Role", role(principal: .everybody, [members]))
      },
    ],
    fails: [
      RuleExample("everybody", finds: "Role") { graph in graph.add("Role", role(principal: .everybody)) },
      RuleExample("every account", finds: "Role") { graph in
        graph.add("Role", role(principal: .init("AWS", ["arn:aws:iam::*:root"])))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for policy in model.trustPolicies {
      if policy.statements.isEmpty,
        ["AssumeRolePolicyDocument", "AssumeRolePolicy"].contains(where: { policy.entry.isOpen(at: [$0]) })
      {
        findings.unknown(
          policy.entry, "'\(policy.entry.id)' leaves to the deployment whom it trusts", at: "AssumeRolePolicyDocument")
      }
      for (index, statement) in policy.statements.enumerated() where statement.isAllow {
        if statement.admitsEverybody || (trustsPattern(statement) && (statement.conditions ?? []).isEmpty) {
          findings.report(.open(policy.entry.id), on: policy, statement: index)
        }
      }
    }
  }

  /// `arn:aws:iam::*:root`, `*.amazonaws.com`: AWS takes no such patterns in some places, and too many in others.
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
  fileprivate static func open(_ role: LogicalID) -> Self {
    "role '\(role)' can be taken on by everybody; name the services or accounts in 'Principal'"
  }
}
