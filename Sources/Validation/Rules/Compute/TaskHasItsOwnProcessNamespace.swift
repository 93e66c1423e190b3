import AWSResources

/// Checks that a task does not share the process namespace of its host.
struct TaskHasItsOwnProcessNamespace: Rule {
  static let description = RuleDescription(
    id: "task-has-its-own-process-namespace",
    catalogID: "ECS021",
    subject: .compute,
    severity: .error,
    summary: "A task does not share the process namespace of its host.",
    rationale: """
      In the process namespace of the host, a container can see, and may be able to stop, the processes of other \
      containers.
      """,
    remedy: "Remove 'PidMode', or set it to 'task'.",
    references: [.securityHub("ECS.3"), .checkov("CKV_AWS_335")],
    passes: [
      RuleExample("a task definition without the property") {
        $0.add("Task", ECS.TaskDefinition { $0.family = "api" })
      },
      RuleExample("a process namespace of the task") { $0.add("Task", ECS.TaskDefinition { $0.pidMode = "task" }) },
    ],
    fails: [
      RuleExample(
        "the process namespace of the host",
        finds: .finding(
          "Task", at: "PidMode",
          "task definition 'Task' shares the process namespace of its host; remove 'PidMode'")
      ) {
        $0.add("Task", ECS.TaskDefinition { $0.pidMode = "host" })
      }
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Task") {
        $0.add("Task", ECS.TaskDefinition { $0.pidMode = .parameter("PidMode") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for task in model.graph.all(ECS.TaskDefinition.self) {
      switch model.known(task.pidMode) {
      case .value("host"): findings.report(.sharesHostProcesses(task.id), on: task, at: "PidMode")
      case .unknown:
        findings.unknown(
          task, "the process namespace of '\(task.id)' cannot be determined before deployment", at: "PidMode")
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func sharesHostProcesses(_ task: LogicalID) -> Self {
    "task definition '\(task)' shares the process namespace of its host; remove 'PidMode'"
  }
}
