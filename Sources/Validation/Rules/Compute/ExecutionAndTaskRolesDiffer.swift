import AWSResources

/// Asks that what starts a task and what runs in it have different permissions.
struct ExecutionAndTaskRolesDiffer: Rule {
  static let description = RuleDescription(
    id: "execution-and-task-roles-differ",
    catalogID: "ECS007",
    subject: .compute,
    severity: .warning,
    summary: "A task's execution role is not its task role.",
    rationale: """
      The execution role reads secrets and pulls images for ECS itself. As the task role it would hand those \
      permissions to the application's code.
      """,
    remedy: "Give the task a role of its own with what its code needs, and keep the execution role for ECS.",
    references: [.checkov("CKV_AWS_249"), .document("002")],
    passes: [
      RuleExample("two roles") { graph in
        graph.add("Task", task(executionRole: "ExecutionRole", taskRole: "TaskRole"))
      },
      RuleExample("an execution role alone") { graph in
        graph.add("Task", ECS.TaskDefinition { $0.executionRole = .to("ExecutionRole") })
      },
    ],
    fails: [
      RuleExample("one role for both", finds: "Task") { graph in
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
        // Two spellings of which neither is known say nothing, unless they are the same.
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
    "task definition '\(task)' gives its code the execution role; give the task a role of its own"
  }
}
