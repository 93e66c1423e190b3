import AWSResources

/// Asks that a task does not see the processes of its host.
struct TaskHasItsOwnProcessNamespace: Rule {
  static let description = RuleDescription(
    id: "task-has-its-own-process-namespace",
    catalogID: "ECS021",
    subject: .compute,
    severity: .error,
    summary: "A task does not share the process namespace of its host.",
    rationale: "In the host's namespace a container sees, and with the right user stops, the processes of all others.",
    remedy: "Leave 'PidMode' out, or set it to 'task'.",
    references: [.securityHub("ECS.3"), .checkov("CKV_AWS_335")],
    passes: [
      RuleExample("a task that says nothing") { $0.add("Task", ECS.TaskDefinition { $0.family = "api" }) },
      RuleExample("a namespace for the task") { $0.add("Task", ECS.TaskDefinition { $0.pidMode = "task" }) },
    ],
    fails: [
      RuleExample("the host's namespace", finds: "Task") { $0.add("Task", ECS.TaskDefinition { $0.pidMode = "host" }) }
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Task") {
        $0.add("Task", ECS.TaskDefinition { $0.pidMode = .parameter("PidMode") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for task in model.graph.all(ECS.TaskDefinition.self) {
      switch model.known(task.pidMode) {
      case .value("host"): findings.report(.shared(task.id), on: task, at: "PidMode")
      case .unknown:
        findings.unknown(task, "the process namespace of '\(task.id)' is known to the deployment alone", at: "PidMode")
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func shared(_ task: LogicalID) -> Self {
    "task definition '\(task)' shares the processes of its host; remove 'PidMode', or set it to 'task'"
  }
}
