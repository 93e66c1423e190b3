import AWSResources

/// Asks that a role cannot give itself more than it has.
struct RoleCannotEscalate: Rule {
  static let description = RuleDescription(
    id: "role-cannot-escalate",
    catalogID: "IAM008",
    subject: .identity,
    severity: .error,
    summary: "No role may change its own permissions, or start something with a stronger role.",
    rationale: """
      Who may write policies, or pass any role to something that runs code, is an administrator, whatever else the \
      policies say.
      """,
    remedy: """
      Name the roles, users and policies in 'Resource', none of them the role itself, and ask for a permissions \
      boundary in a condition on 'iam:PermissionsBoundary' where roles are made.
      """,
    references: [.checkov("CKV_AWS_110"), .checkov("CKV_AWS_286")],
    passes: [
      RuleExample("a deployment that passes one role") { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:PassRole"], resources: [Reference<IAM.Role>.to("Task").value]))
        add(to: &graph, IAM.Statement(actions: ["ecs:RegisterTaskDefinition", "ecs:RunTask"], resources: ["*"]))
      },
      RuleExample("policies of other roles, under a boundary") { graph in
        let boundary = IAM.Condition("StringEquals", "iam:PermissionsBoundary", "arn:aws:iam::1:policy/boundary")
        add(to: &graph, IAM.Statement(actions: ["iam:PutRolePolicy"], resources: ["*"], conditions: [boundary]))
      },
      RuleExample("policies of another role") { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:PutRolePolicy"], resources: ["arn:aws:iam::1:role/other"]))
      },
      RuleExample("reading policies") { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:Get*", "iam:List*"], resources: ["*"]))
      },
      RuleExample("everything but that") { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:Put*"], resources: ["*"]))
        add(to: &graph, IAM.Statement(.deny, actions: ["iam:Put*Policy"], resources: ["*"]))
      },
    ],
    fails: [
      RuleExample("writing policies", finds: "Deploy") { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:PutRolePolicy"], resources: ["*"]))
      },
      RuleExample("writing its own policy", finds: "Deploy") { graph in
        let own = Reference<IAM.Role>.to("Deploy").value
        add(to: &graph, IAM.Statement(actions: ["iam:AttachRolePolicy"], resources: [own]))
      },
      RuleExample("passing any role to a function", finds: "Deploy") { graph in
        add(to: &graph, IAM.Statement(actions: ["iam:PassRole"], resources: ["*"]))
        add(to: &graph, IAM.Statement(actions: ["lambda:*"], resources: ["*"]))
      },
    ]
  )

  /// What makes somebody an administrator: actions on identities, and actions that run code under a role that is
  /// passed along.
  private static let selfService = [
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
      let powers = Powers(permissions.policies.flatMap(\.statements), of: role.id, model)
      if let action = Self.selfService.first(where: powers.reachItself) {
        findings.report(.changes(role.id, action), on: role)
      } else if powers.reachItself("iam:PassRole"), let launch = Self.launches.first(where: powers.allow) {
        findings.report(.launches(role.id, launch), on: role)
      }
    }
  }

  /// What statements come to together.
  private struct Powers {
    let role: LogicalID
    /// Permissions without a condition, each with whether they are about the role itself, or every role there is.
    var permissions: [(actions: [ActionPattern], reachesItself: Bool)] = []
    var prohibitions: [ActionPattern] = []

    init(_ statements: [IAM.Statement], of role: LogicalID, _ model: Model) {
      self.role = role
      for statement in statements where (statement.conditions ?? []).isEmpty {
        // What allows everything is the matter of another rule.
        let actions = statement.actionNames.filter { $0 != "*" && $0 != "*:*" }.map { ActionPattern($0) }
        let resources = statement.resources?.values ?? []
        if statement.isAllow {
          permissions.append((actions, resources.contains { Self.isWide($0, role, model) }))
        } else if statement.effect?.literal == .deny, statement.namesEveryResource {
          prohibitions += statement.actionNames.map { ActionPattern($0) }
        }
      }
    }

    private static func isWide(_ resource: Value<String>, _ role: LogicalID, _ model: Model) -> Bool {
      if resource.expression.target?.id == role { return true }
      let text = model.text(resource) ?? ""
      return text == "*" || [":role/*", ":user/*", ":group/*", ":policy/*", "::*"].contains { text.hasSuffix($0) }
    }

    func reachItself(_ action: String) -> Bool {
      !isProhibited(action)
        && permissions.contains { $0.reachesItself && $0.actions.contains { $0.matches(action) } }
    }

    func allow(_ actions: [String]) -> Bool {
      actions.allSatisfy { action in
        !isProhibited(action) && permissions.contains { $0.actions.contains { $0.matches(action) } }
      }
    }

    private func isProhibited(_ action: String) -> Bool { prohibitions.contains { $0.matches(action) } }
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
  fileprivate static func changes(_ role: LogicalID, _ action: String) -> Self {
    "role '\(role)' can give itself every permission by '\(action)'; name other resources than itself in 'Resource'"
  }

  fileprivate static func launches(_ role: LogicalID, _ actions: [String]) -> Self {
    """
    role '\(role)' can pass any role to what it starts by \(actions.map { "'\($0)'" }.listed); name the roles that it may pass
    """
  }
}
