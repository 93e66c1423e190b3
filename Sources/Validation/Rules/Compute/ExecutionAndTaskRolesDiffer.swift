import AWSResources

/// Checks that a task definition has different execution and task roles.
struct ExecutionAndTaskRolesDiffer: Rule {
  static let description = RuleDescription(
    id: "execution-and-task-roles-differ",
    catalogID: "ECS007",
    subject: .compute,
    severity: .warning,
    summary: "A task definition has different execution and task roles.",
    rationale: """
      ECS uses the execution role to read secrets and pull images. As the task role, it gives those permissions to \
      the application's code.
      """,
    remedy: "Create a task role with the permissions that the code needs, and keep the execution role for ECS.",
    references: [
      .checkov("CKV_AWS_249")
    ],
    passes: [
      RuleExample("two roles") { graph in
        graph.add("Task", task(executionRole: "ExecutionRole", taskRole: "TaskRole"))
      },
      RuleExample("an execution role without a task role") { graph in
        graph.add("Task", ECS.TaskDefinition { $0.executionRole = .to("ExecutionRole") })
      },
    ],
    fails: [
      RuleExample(
        "the same role for both",
        finds: .finding(
          "Task", at: "TaskRoleArn",
          "task definition 'Task' has the same execution and task role; create a separate task role")
      ) { graph in
        graph.add("Task", task(executionRole: "Role", taskRole: "Role"))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for task in model.graph.all(ECS.TaskDefinition.self) {
      guard let executionRole = task.executionRole, let taskRole = task.taskRole else { continue }
      let isSame: Bool
      if let first = executionRole.id, let second = taskRole.id {
        isSame = first == second
      } else {
        // Two unknown expressions can be compared only where they are equal.
        isSame = executionRole.expression == taskRole.expression && !executionRole.expression.isNoValue
      }
      if isSame { findings.report(.same(task.id), on: task, at: "TaskRoleArn") }
    }
  }

  private static func task(executionRole: LogicalID, taskRole: LogicalID) -> ECS.TaskDefinition {
    ECS.TaskDefinition {
      $0.executionRole = Reference(executionRole)
      $0.taskRole = Reference(taskRole)
    }
  }
}

extension Finding.Message {
  fileprivate static func same(_ task: LogicalID) -> Self {
    "task definition '\(task)' has the same execution and task role; create a separate task role"
  }
}
