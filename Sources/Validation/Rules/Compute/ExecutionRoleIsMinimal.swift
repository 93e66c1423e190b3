import AWSResources

/// Checks that an execution role allows only what ECS needs to start tasks: pull images, write logs and read secrets.
struct ExecutionRoleIsMinimal: Rule {
  static let description = RuleDescription(
    id: "execution-role-is-minimal",
    catalogID: "ECS008",
    subject: .compute,
    severity: .warning,
    summary: "An execution role allows only what ECS needs to start tasks: pull images, write logs and read secrets.",
    rationale: """
      ECS uses no other permission of the execution role, so any other permission only adds to what an attacker \
      gains.
      """,
    remedy: "Move the permissions that the application's code needs to the task role.",
    references: [.aws("AmazonECS/latest/developerguide/task_execution_IAM_role.html")],
    passes: [
      RuleExample("a role that pulls images and reads a secret") { graph in
        add(to: &graph, actions: ["ecr:BatchGetImage", "secretsmanager:GetSecretValue"])
      }
    ],
    fails: [
      RuleExample(
        "a role that also reads a bucket",
        finds: .finding(
          "ExecutionRole", at: "Policies.0.PolicyDocument.Statement.0",
          """
          execution role 'ExecutionRole' allows 's3:GetObject', which ECS does not need to start tasks; move it to \
          the task role
          """)
      ) { graph in
        add(to: &graph, actions: ["ecr:BatchGetImage", "s3:GetObject"])
      }
    ]
  )

  /// The actions that ECS performs with the role before it starts the containers.
  private let needed = [
    "ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage",
    "logs:CreateLogStream", "logs:PutLogEvents", "logs:CreateLogGroup", "logs:DescribeLogStreams",
    "secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters", "kms:Decrypt",
  ]

  func check(_ model: Model, _ findings: inout Findings) {
    for task in model.graph.all(ECS.TaskDefinition.self) {
      // The same role for both is reported by `execution-and-task-roles-differ`.
      guard task.executionRole?.id != task.taskRole?.id, let permissions = model.permissions(of: task.executionRole)
      else {
        continue
      }
      // ECS reads files of environment variables from their bucket with this role.
      let readsFiles = task.containers.contains { !$0.environmentFiles.isEmpty }
      for policy in permissions.policies {
        for (index, statement) in policy.statements.enumerated() where statement.isAllow {
          let other = (statement.actions?.values ?? []).compactMap(\.literal).filter { action in
            let isFile = readsFiles && ["s3:getobject", "s3:getbucketlocation"].contains(action.lowercased())
            return !isFile && !needed.contains { $0.lowercased() == action.lowercased() }
          }
          if !other.isEmpty {
            findings.report(.unneeded(permissions.role.id, other), on: policy, statement: index)
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
  fileprivate static func unneeded(_ role: LogicalID, _ actions: [String]) -> Self {
    let names = actions.map { "'\($0)'" }.joined(separator: ", ")
    return "execution role '\(role)' allows \(names), which ECS does not need to start tasks; move it to the task role"
  }
}
