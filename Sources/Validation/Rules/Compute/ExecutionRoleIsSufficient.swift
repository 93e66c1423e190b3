import AWSResources
import Documents

/// Checks that an execution role allows ECS to pull a task's images, write its logs and read its secrets.
struct ExecutionRoleIsSufficient: Rule {
  static let description = RuleDescription(
    id: "execution-role-is-sufficient",
    catalogID: "ECS009",
    subject: .compute,
    severity: .error,
    summary: "An execution role allows ECS to pull a task's images, write its logs and read its secrets.",
    rationale: "Otherwise tasks do not start: ECS retries, and reports the reason only in the events of the service.",
    remedy: "Allow the actions in the message, on the repository, log group or secret.",
    references: [.aws("AmazonECS/latest/developerguide/task_execution_IAM_role.html")],
    passes: [
      RuleExample("a role that allows pulls and logs") { graph in
        add(
          to: &graph,
          actions: ["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "logs:*"])
      },
      RuleExample("the AWS managed policy for execution roles") { graph in
        add(to: &graph, actions: [])
        graph.change("ExecutionRole", IAM.Role.self) {
          $0.managedPolicies = [.existing("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")]
        }
      },
    ],
    fails: [
      RuleExample(
        "a role that allows pulls and no logs",
        finds: .finding(
          "ExecutionRole",
          """
          execution role 'ExecutionRole' cannot start tasks of 'Task'; allow 'logs:CreateLogStream', \
          'logs:PutLogEvents'
          """)
      ) { graph in
        add(to: &graph, actions: ["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])
      },
      RuleExample(
        "a secret that the role does not allow reading",
        finds: .finding(
          "ExecutionRole",
          """
          execution role 'ExecutionRole' cannot start tasks of 'Task'; allow 'secretsmanager:GetSecretValue' on \
          'Token'
          """)
      ) { graph in
        add(to: &graph, actions: ["ecr:*", "logs:*"])
        graph.add("Token", SecretsManager.Secret())
        graph.change("Task", ECS.TaskDefinition.self) { task in
          task.containers[0].secrets = [.init("TOKEN", from: Reference<SecretsManager.Secret>.to("Token").value)]
        }
      },
    ],
    undetermined: [
      RuleExample("a role with a policy outside the template", unknown: "ExecutionRole") { graph in
        add(to: &graph, actions: [])
        graph.change("ExecutionRole", IAM.Role.self) {
          $0.managedPolicies = [.existing("arn:aws:iam::123456789012:policy/start")]
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for task in model.graph.all(ECS.TaskDefinition.self) {
      guard let permissions = model.permissions(of: task.executionRole) else { continue }
      let coversPulls = permissions.sharedPolicies.contains("AmazonECSTaskExecutionRolePolicy")
      var missing: [String] = []
      for need in needs(of: task, model) where !permissions.allow(need.action, on: need.resource) {
        let isCovered = coversPulls && (need.action.hasPrefix("ecr:") || need.action.hasPrefix("logs:"))
        let text = need.resource.map { "'\(need.action)' on '\($0)'" } ?? "'\(need.action)'"
        if !isCovered, !missing.contains(text) { missing.append(text) }
      }
      guard !missing.isEmpty else { continue }
      let others = permissions.sharedPolicies.filter { $0 != "AmazonECSTaskExecutionRolePolicy" }
      if permissions.isComplete, others.isEmpty {
        findings.report(
          .missing(permissions.role.id, missing, task.id), on: permissions.role,
          proof: [Hop(task.id), Hop(permissions.role.id)])
      } else {
        findings.unknown(permissions.role, "some policies of '\(permissions.role.id)' are not in the template")
      }
    }
  }

  private struct Need {
    var action: String
    var resource: LogicalID?
  }

  private func needs(of task: Located<ECS.TaskDefinition>, _ model: Model) -> [Need] {
    var needs: [Need] = []
    for container in task.containers {
      if task.resource.runsOnFargate {
        if let image = container.image { needs += pulls(image, model) }
        if let logs = container.logConfiguration, model.literal(logs.driver) == "awslogs" {
          let group = logs.options?["awslogs-group"]?.expression.target?.id
          needs += ["logs:CreateLogStream", "logs:PutLogEvents"].map { Need(action: $0, resource: group) }
        }
      }
      for secret in container.secrets {
        guard let source = secret.source, let need = need(of: source, model) else { continue }
        needs.append(need)
      }
    }
    return needs
  }

  private func pulls(_ image: Value<String>, _ model: Model) -> [Need] {
    let repository = image.expression.referencedIDs.first {
      model.graph.resource($0, as: ECR.Repository.self) != nil
    }
    guard repository != nil || model.text(image)?.place(of: ".dkr.ecr.") != nil else { return [] }
    return [
      Need(action: "ecr:GetAuthorizationToken", resource: nil), Need(action: "ecr:BatchGetImage", resource: repository),
      Need(action: "ecr:GetDownloadUrlForLayer", resource: repository),
    ]
  }

  private func need(of source: Value<String>, _ model: Model) -> Need? {
    if let parameter = source.expression.referencedIDs.first(where: { model.graph[$0]?.resource is SSM.Parameter }) {
      return Need(action: "ssm:GetParameters", resource: parameter)
    }
    let id = source.expression.parts.first?.target?.id
    if let id, let resource = model.graph[id]?.resource {
      guard resource is SecretsManager.Secret || resource is RDS.DBInstance || resource is RDS.DBCluster else {
        return nil
      }
      return Need(action: "secretsmanager:GetSecretValue", resource: id)
    }
    let text = model.text(source) ?? ""
    if text.contains(":secretsmanager:") { return Need(action: "secretsmanager:GetSecretValue", resource: nil) }
    if text.contains(":ssm:") { return Need(action: "ssm:GetParameters", resource: nil) }
    return nil
  }

  private static func add(to graph: inout ResourceGraph, actions: [String]) {
    let statement = IAM.Statement(actions: actions, resources: ["*"])
    graph.add("ExecutionRole", IAM.Role { $0.policies = [IAM.Role.InlinePolicy("start", [statement])] })
    graph.add("Repository", ECR.Repository())
    graph.add(
      "Task",
      ECS.TaskDefinition { task in
        task.requiresCompatibilities = [.literal(.fargate)]
        task.executionRole = .to("ExecutionRole")
        task.containers = [
          ECS.Container { container in
            container.image = "\(Reference<ECR.Repository>("Repository", "RepositoryUri")):v1.4.2"
            container.logConfiguration = .init { $0.driver = "awslogs" }
          }
        ]
      })
  }
}

extension ECS.TaskDefinition {
  fileprivate var runsOnFargate: Bool { requiresCompatibilities?.items.contains { $0.literal == .fargate } ?? false }
}

extension Finding.Message {
  fileprivate static func missing(_ role: LogicalID, _ missing: [String], _ task: LogicalID) -> Self {
    let names = missing.joined(separator: ", ")
    return "execution role '\(role)' cannot start tasks of '\(task)'; allow \(names)"
  }
}
