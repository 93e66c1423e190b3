import AWSResources
import Documents

/// Checks that the policies of a role are either all in the role or all resources of their own.
struct RolePoliciesHaveOneOwner: Rule {
  static let description = RuleDescription(
    id: "role-policies-have-one-owner",
    subject: .deployment,
    severity: .error,
    summary: "Terraform has the policies of a role either in the role, or in resources of their own.",
    rationale: """
      'managed_policy_arns' and 'inline_policy' of a role are complete lists: Terraform removes what others attach, the resource \
      that attached it adds it again in the next run, and the role has its permissions only half of the time. The provider \
      deprecates both.
      """,
    remedy: """
      Remove 'managed_policy_arns' and 'inline_policy' from the role, and write 'aws_iam_role_policy_attachment' and \
      'aws_iam_role_policy' instead.
      """,
    references: [
      .aws("IAM/latest/UserGuide/access_policies_manage-attach-detach.html")
    ],
    passes: [
      RuleExample("policies of their own") { graph in
        add(to: &graph)
        graph.change("Role", IAM.Role.self) { $0.managedPolicies = [Self.reading] }
        graph.add("Policy", inline)
      },
      RuleExample("a complete list in the role") { graph in
        add(to: &graph)
        graph.change("Role", IAM.Role.self) { $0.listedPolicies = [Self.reading] }
      },
      RuleExample("attachments of what the list has") { graph in
        add(to: &graph)
        graph.change("Role", IAM.Role.self) {
          $0.managedPolicies = [Self.reading]
          $0.listedPolicies = [Self.reading, Self.writing]
        }
      },
      RuleExample("managed policies in the role, and other ones of their own") { graph in
        add(to: &graph)
        graph.change("Role", IAM.Role.self) { $0.listedPolicies = [Self.reading] }
        graph.add("Policy", inline)
      },
    ],
    fails: [
      RuleExample(
        "a list, and an attachment of another policy",
        finds: .finding(
          "Role", at: "ManagedPolicyArns",
          """
          'managed_policy_arns' of role 'Role' removes what 'aws_iam_role_policy_attachment' attaches, and the next run attaches it \
          again; attach all policies by such resources
          """)
      ) { graph in
        add(to: &graph)
        graph.change("Role", IAM.Role.self) {
          $0.managedPolicies = [Self.writing]
          $0.listedPolicies = [Self.reading]
        }
      },
      RuleExample(
        "policies in the role, and one of its own",
        finds: .finding(
          "Role", at: "Policies",
          """
          'inline_policy' of role 'Role' removes policy 'Policy', and the next run adds it again; write all of them as \
          'aws_iam_role_policy'
          """)
      ) { graph in
        add(to: &graph)
        graph.change("Role", IAM.Role.self) { $0.policies = [.init("read", [])] }
        graph.add("Policy", inline)
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    guard model.graph.isTerraform else { return }
    let policies = Dictionary(grouping: model.graph.all(IAM.RolePolicy.self)) { $0.role?.id }
    for role in model.graph.all(IAM.Role.self) {
      if let listed = role.listedPolicies, case .items(let attached)? = role.attachedPolicies, listed.isWrittenOut,
        attached.contains(where: { !listed.items.contains($0) })
      {
        findings.report(.detaches(role.id), on: role, at: "ManagedPolicyArns")
      }
      if !role.policies.isEmpty, let other = policies[role.id]?.first {
        findings.report(.removes(other.id, from: role.id), on: role, at: "Policies")
      }
    }
  }

  private static let reading = Reference<IAM.ManagedPolicy>.existing("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")
  private static let writing = Reference<IAM.ManagedPolicy>.existing("arn:aws:iam::aws:policy/AmazonSQSFullAccess")
  private static let inline = IAM.RolePolicy {
    $0.role = .to("Role")
    $0.name = "send"
  }

  private static func add(to graph: inout ResourceGraph) {
    graph.origin = .terraform
    graph.add("Role", IAM.Role())
  }
}

extension Finding.Message {
  fileprivate static func detaches(_ role: LogicalID) -> Self {
    """
    'managed_policy_arns' of role '\(role)' removes what 'aws_iam_role_policy_attachment' attaches, and the next run attaches it \
    again; attach all policies by such resources
    """
  }

  fileprivate static func removes(_ policy: LogicalID, from role: LogicalID) -> Self {
    """
    'inline_policy' of role '\(role)' removes policy '\(policy)', and the next run adds it again; write all of them as \
    'aws_iam_role_policy'
    """
  }
}
