import AWSResources

/// Asks that every task has a network interface of its own.
struct TasksUseAWSVPCNetworking: Rule {
  static let description = RuleDescription(
    id: "tasks-use-awsvpc-networking",
    catalogID: "ECS002",
    subject: .compute,
    severity: .error,
    summary: "A task has a network interface, and so security groups, of its own.",
    rationale: """
      In the modes 'host' and 'bridge' a task shares the address and the security groups of its host, so that no \
      rule can tell one service from another.
      """,
    remedy: "Set 'NetworkMode' to 'awsvpc'.",
    references: [.securityHub("ECS.1"), .securityHub("ECS.17"), .document("004")],
    passes: [
      RuleExample("a task in awsvpc mode") {
        $0.add("Task", ECS.TaskDefinition { $0.networkMode = .literal(.awsvpc) })
      },
      RuleExample("a task on machines outside AWS, which have no VPC") {
        $0.add("Task", ECS.TaskDefinition { $0.requiresCompatibilities = [.literal(.external)] })
      },
    ],
    fails: [
      RuleExample("a task in the host's network", finds: "Task") {
        $0.add("Task", ECS.TaskDefinition { $0.networkMode = .literal(.host) })
      },
      RuleExample("a task without a mode, which is 'bridge'", finds: "Task") {
        $0.add("Task", ECS.TaskDefinition { $0.family = "api" })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Task") {
        $0.add("Task", ECS.TaskDefinition { $0.networkMode = .parameter("NetworkMode") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for task in model.graph.all(ECS.TaskDefinition.self) {
      let places = task.requiresCompatibilities?.items.map(\.literal) ?? []
      if !places.isEmpty, places.allSatisfy({ $0 == .external }) { continue }
      switch model.known(task.networkMode) {
      case .value(.awsvpc): break
      case .value(let mode): findings.report(.shared(task.id, mode.rawValue), on: task, at: "NetworkMode")
      case .absent: findings.report(.shared(task.id, "bridge"), on: task)
      case .unknown:
        findings.unknown(task, "the network mode of '\(task.id)' is known to the deployment alone", at: "NetworkMode")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func shared(_ task: LogicalID, _ mode: String) -> Self {
    "task definition '\(task)' is in network mode '\(mode)', without security groups of its own; use 'awsvpc'"
  }
}
