import AWSResources
import Documents

/// Checks that no policy allows all actions on all resources.
struct PolicyIsNotAdministrator: Rule {
  static let description = RuleDescription(
    id: "policy-is-not-administrator",
    catalogID: "IAM001",
    subject: .identity,
    severity: .error,
    summary: "No policy allows all actions on all resources, and no identity has an AWS managed policy like it.",
    rationale: "An attacker who takes over one task with administrator permissions controls the whole account.",
    remedy: "List the actions that the identity needs, and the resources that it needs them on.",
    references: [
      .cfnNag("F3"), .cfnNag("F4"), .cfnNag("F5"),
      .securityHub("IAM.1"), .cdkNag("NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess"), .checkov("CKV_AWS_62"),
      .checkov("CKV_AWS_1"), .checkov("CKV_AWS_274"), .checkov("CKV2_AWS_56"),
    ],
    passes: [
      RuleExample("one action on one bucket's objects") { graph in
        graph.add("Policy", policy(IAM.Statement(actions: ["s3:GetObject"], resources: ["arn:aws:s3:::receipts/*"])))
      },
      RuleExample("a statement that denies everything") { graph in
        graph.add("Policy", policy(IAM.Statement(.deny, actions: ["*"], resources: ["*"])))
      },
    ],
    fails: [
      RuleExample(
        "all actions on all resources",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          "the policy in 'Policy' allows all actions on all resources; list the needed actions and resources")
      ) { graph in
        graph.add("Policy", policy(IAM.Statement(actions: ["*"], resources: ["*"])))
      },
      RuleExample(
        "AWS managed policies that come close to it",
        finds: .finding(
          "Role", at: "ManagedPolicyArns",
          "'Role' has the managed policy 'PowerUserAccess'; replace it with a policy of the needed actions and resources"
        ),
        .finding(
          "Role", at: "ManagedPolicyArns",
          "'Role' has the managed policy 'IAMFullAccess'; replace it with a policy of the needed actions and resources")
      ) {
        $0.add(
          "Role",
          IAM.Role {
            $0.managedPolicies = [
              .existing("arn:aws:iam::aws:policy/PowerUserAccess"), .existing("arn:aws:iam::aws:policy/IAMFullAccess"),
            ]
          })
      },
      RuleExample(
        "the AWS managed administrator policy",
        finds: .finding(
          "Role", at: "ManagedPolicyArns",
          """
          'Role' has the managed policy 'AdministratorAccess'; replace it with a policy of the needed actions and \
          resources
          """)
      ) {
        $0.add("Role", IAM.Role { $0.managedPolicies = [.existing("arn:aws:iam::aws:policy/AdministratorAccess")] })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for policy in model.identityPolicies {
      for (index, statement) in policy.statements.enumerated() where isAdministrator(statement) {
        findings.report(.everything(policy.entry.id), on: policy, statement: index)
      }
    }
    for role in model.graph.all(IAM.Role.self) {
      let names = (role.managedPolicies?.items ?? []).compactMap { model.text($0.value) }
      for name in names.compactMap(broadPolicy) {
        findings.report(.administrator(role.id, name), on: role, at: "ManagedPolicyArns")
      }
    }
    for (entry, raw) in model.raw("AWS::IAM::User", "AWS::IAM::Group") {
      let names = (raw.properties["ManagedPolicyArns"]?.array ?? []).compactMap(\.string)
      for name in names.compactMap(broadPolicy) {
        findings.report(.administrator(entry.id, name), on: entry, at: "ManagedPolicyArns")
      }
    }
    let attachments = ["role", "user", "group"].map { "aws_iam_\($0)_policy_attachment" }
    for entry in model.graph.entries {
      guard case .raw(let raw) = entry.content, attachments.contains(raw.type) else { continue }
      if let name = raw.properties["policy_arn"]?.string.flatMap(broadPolicy) {
        findings.report(.administrator(entry.id, name), on: entry, at: "PolicyArn")
      }
    }
  }

  private func isAdministrator(_ statement: IAM.Statement) -> Bool {
    statement.isAllow && statement.namesEveryResource && statement.actionNames.contains { $0 == "*" || $0 == "*:*" }
  }

  /// The name of an AWS managed policy with which an identity can do everything, or almost.
  ///
  /// `PowerUserAccess` allows all actions except those of IAM, and `IAMFullAccess` lets an identity give itself the rest.
  private func broadPolicy(_ policy: String) -> String? {
    let names = ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"]
    return names.first { policy == $0 || policy.hasSuffix(":aws:policy/\($0)") }
  }

  private static func policy(_ statement: IAM.Statement) -> IAM.ManagedPolicy {
    IAM.ManagedPolicy { $0.document = IAM.PolicyDocument([statement]) }
  }
}

extension Finding.Message {
  fileprivate static func everything(_ policy: LogicalID) -> Self {
    "the policy in '\(policy)' allows all actions on all resources; list the needed actions and resources"
  }

  fileprivate static func administrator(_ identity: LogicalID, _ policy: String) -> Self {
    "'\(identity)' has the managed policy '\(policy)'; replace it with a policy of the needed actions and resources"
  }
}
