import AWSResources

/// Asks that what starts tasks can do nothing else.
struct ExecutionRoleIsMinimal: Rule {
  static let description = RuleDescription(
    id: "execution-role-is-minimal",
    catalogID: "ECS008",
    subject: .compute,
    severity: .warning,
    summary: "An execution role pulls images, writes logs and reads secrets, and has no other permission.",
    rationale: "Permissions of the application do nothing in the execution role, but for whoever gets hold of it.",
    remedy: "Move what the application's code needs to the task role.",
    references: [.document("002")],
    passes: [
      RuleExample("a role that pulls images and reads a secret") { graph in
        add(to: &graph, actions: ["ecr:BatchGetImage", "secretsmanager:GetSecretValue"])
      }
    ],
    fails: [
      RuleExample("a role that also reads a bucket", finds: "ExecutionRole") { graph in
        add(to: &graph, actions: ["ecr:BatchGetImage", "s3:GetObject"])
      }
    ]
  )

  /// What ECS does with the role before the containers run.
  private let needed = [
    "ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage",
    "logs:CreateLogStream", "logs:PutLogEvents", "logs:CreateLogGroup", "logs:DescribeLogStreams",
    "secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters", "kms:Decrypt",
  ]

  func check(_ model: Model, _ findings: inout Findings) {
    for task in model.graph.all(ECS.TaskDefinition.self) {
      // One role for both is another rule's business.
      guard task.executionRole?.id != task.taskRole?.id, let permissions = model.permissions(of: task.executionRole)
      else {
        continue
      }
      // Files of environment variables are read from their bucket with this role.
      let readsFiles = task.containers.contains { !$0.environmentFiles.isEmpty }
      for policy in permissions.policies {
        for (index, statement) in policy.statements.enumerated() where statement.isAllow {
          let other = (statement.actions?.values ?? []).compactMap(\.literal).filter { action in
            let isFile = readsFiles && ["s3:getobject", "s3:getbucketlocation"].contains(action.lowercased())
            return !isFile && !needed.contains { $0.lowercased() == action.lowercased() }
          }
          if !other.isEmpty {
            findings.report(.more(permissions.role.id, other), on: policy, statement: index)
          }
        }
      }
    }
  }

  private static func add(to graph: inout ResourceGraph, actions: [String]) {
    let statement = IAM.Statement(actions: actions, resources: ["arn:aws:s3:::receipts/*"])
    graph.add("ExecutionRole", IAM.Role { $0.policies = [IAM.Role.InlinePolicy("start", [statement])] })
    graph.add("Task", ECS.TaskDefinition { $0.executionRole = .to("ExecutionRole") })
  }
}

extension Finding.Message {
  fileprivate static func more(_ role: LogicalID, _ actions: [String]) -> Self {
    let names = actions.map { "'\($0)'" }.joined(separator: ", ")
    return "execution role '\(role)' allows \(names), which starting a task does not need; move that to the task role"
  }
}
