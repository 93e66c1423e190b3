import AWSResources

/// Checks that no role can change its own permissions, or start a resource with a more privileged role.
struct RoleCannotEscalate: Rule {
  static let description = RuleDescription(
    id: "role-cannot-escalate",
    catalogID: "IAM008",
    subject: .identity,
    severity: .error,
    summary: "No role can change its own permissions, or start a resource with a more privileged role.",
    rationale: """
      A role that can write policies, or pass any role to a service that runs code, has administrator permissions in \
      effect.
      """,
    remedy: """
      Name the roles, users and policies in 'Resource', without the role itself. Where the role creates roles, \
      require a permissions boundary with a condition on 'iam:PermissionsBoundary'.
      """,
    references: [.checkov("CKV_AWS_110"), .checkov("CKV_AWS_286")],
    passes: [
      RuleExample("a deployment role that passes one role") { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:PassRole"], resources: [Reference<IAM.Role>.to("Task").value]))
        add(to: &graph, IAM.Statement(actions: ["ecs:RegisterTaskDefinition", "ecs:RunTask"], resources: ["*"]))
      },
      RuleExample("policies of other roles, with a permissions boundary") { graph in
        let boundary = IAM.Condition("StringEquals", "iam:PermissionsBoundary", "arn:aws:iam::1:policy/boundary")
        add(to: &graph, IAM.Statement(actions: ["iam:PutRolePolicy"], resources: ["*"], conditions: [boundary]))
      },
      RuleExample("policies of another role") { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:PutRolePolicy"], resources: ["arn:aws:iam::1:role/other"]))
      },
      RuleExample("reading policies") { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:Get*", "iam:List*"], resources: ["*"]))
      },
      RuleExample("write actions without policies") { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:Put*"], resources: ["*"]))
        add(to: &graph, IAM.Statement(.deny, actions: ["iam:Put*Policy"], resources: ["*"]))
      },
    ],
    fails: [
      RuleExample(
        "writing policies",
        finds: .finding(
          "Deploy",
          """
          role 'Deploy' can give itself any permission with 'iam:PutRolePolicy'; name the resources in 'Resource', \
          without the role itself
          """)
      ) { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:PutRolePolicy"], resources: ["*"]))
      },
      RuleExample(
        "writing its own policy",
        finds: .finding(
          "Deploy",
          """
          role 'Deploy' can give itself any permission with 'iam:AttachRolePolicy'; name the resources in \
          'Resource', without the role itself
          """)
      ) { graph in
        let own = Reference<IAM.Role>.to("Deploy").value
        add(to: &graph, IAM.Statement(actions: ["iam:AttachRolePolicy"], resources: [own]))
      },
      RuleExample(
        "passing any role to a function",
        finds: .finding(
          "Deploy",
          """
          role 'Deploy' can pass any role to a resource that it starts with 'lambda:CreateFunction' and \
          'lambda:InvokeFunction'; name the roles that it may pass
          """)
      ) { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:PassRole"], resources: ["*"]))
        add(to: &graph, IAM.Statement(actions: ["lambda:*"], resources: ["*"]))
      },
    ]
  )

  /// Actions that let an identity escalate its permissions: actions on identities, and actions that run code with a
  /// role that is passed to them.
  private static let identityActions = [
    "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:AttachUserPolicy", "iam:AttachGroupPolicy",
    "iam:AttachRolePolicy", "iam:PutUserPolicy", "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:AddUserToGroup",
    "iam:UpdateAssumeRolePolicy", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile",
  ]
  private static let launches: [[String]] = [
    ["lambda:CreateFunction", "lambda:InvokeFunction"], ["lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
    ["ec2:RunInstances"], ["ecs:RegisterTaskDefinition", "ecs:RunTask"], ["cloudformation:CreateStack"],
    ["glue:CreateDevEndpoint"], ["sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"],
    ["codebuild:CreateProject", "codebuild:StartBuild"], ["datapipeline:CreatePipeline"],
  ]

  func check(_ model: Model, _ findings: inout Findings) {
    findings.unknownPolicies(of: model)
    for role in model.graph.all(IAM.Role.self) {
      guard let permissions = model.permissions(of: Reference(role.id)) else { continue }
      let combined = CombinedPermissions(permissions.policies, of: role.id, model)
      if let action = Self.identityActions.first(where: { combined.statementAllowingOnItself($0) != nil }) {
        findings.report(
          .changesItself(role.id, action), on: role,
          stating: combined.statementAllowingOnItself(action).map { Finding.Fact($0) })
      } else if let statement = combined.statementAllowingOnItself("iam:PassRole"),
        let launch = Self.launches.first(where: combined.allow)
      {
        findings.report(.passesAnyRole(role.id, launch), on: role, stating: Finding.Fact(statement))
      }
    }
  }

  /// The combined permissions of several statements.
  private struct CombinedPermissions {
    let role: LogicalID
    /// Permissions without a condition, each with whether it applies to the role itself or to all roles.
    var permissions: [(actions: [ActionPattern], appliesToItself: Bool, statement: Place)] = []
    var denials: [ActionPattern] = []

    init(_ policies: [LocatedPolicy], of role: LogicalID, _ model: Model) {
      self.role = role
      for policy in policies {
        for (index, statement) in policy.statements.enumerated() where (statement.conditions ?? []).isEmpty {
          add(statement, at: policy.place(ofStatement: index), model)
        }
      }
    }

    private mutating func add(_ statement: IAM.Statement, at place: Place, _ model: Model) {
      // Statements that allow all actions are reported by `policy-is-not-administrator`.
      let actions = statement.actionNames.filter { $0 != "*" && $0 != "*:*" }.map { ActionPattern($0) }
      let resources = statement.resources?.values ?? []
      if statement.isAllow {
        permissions.append((actions, resources.contains { Self.isWide($0, role, model) }, place))
      } else if statement.effect?.literal == .deny, statement.namesEveryResource {
        denials += statement.actionNames.map { ActionPattern($0) }
      }
    }

    private static func isWide(_ resource: Value<String>, _ role: LogicalID, _ model: Model) -> Bool {
      if resource.expression.target?.id == role { return true }
      let text = model.text(resource) ?? ""
      return text == "*" || [":role/*", ":user/*", ":group/*", ":policy/*", "::*"].contains { text.hasSuffix($0) }
    }

    func statementAllowingOnItself(_ action: String) -> Place? {
      guard !isDenied(action) else { return nil }
      return permissions.first { $0.appliesToItself && $0.actions.contains { $0.matches(action) } }?.statement
    }

    func allow(_ actions: [String]) -> Bool {
      actions.allSatisfy { action in
        !isDenied(action) && permissions.contains { $0.actions.contains { $0.matches(action) } }
      }
    }

    private func isDenied(_ action: String) -> Bool { denials.contains { $0.matches(action) } }
  }

  private static func add(to graph: inout ResourceGraph, _ statement: IAM.Statement) {
    graph.add("Deploy", IAM.Role())
    let number = graph.all(IAM.RolePolicy.self).count + 1
    graph.add(
      LogicalID("Policy\(number)"),
      IAM.RolePolicy {
        $0.role = .to("Deploy")
        $0.document = IAM.PolicyDocument([statement])
      })
  }
}

extension Finding.Message {
  fileprivate static func changesItself(_ role: LogicalID, _ action: String) -> Self {
    "role '\(role)' can give itself any permission with '\(action)'; name the resources in 'Resource', without the role itself"
  }

  fileprivate static func passesAnyRole(_ role: LogicalID, _ actions: [String]) -> Self {
    """
    role '\(role)' can pass any role to a resource that it starts with \(actions.map { "'\($0)'" }.listed); name the \
    roles that it may pass
    """
  }
}
