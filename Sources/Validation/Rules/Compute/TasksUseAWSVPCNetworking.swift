import AWSResources

/// Checks that a task has its own network interface, with its own security groups.
struct TasksUseAWSVPCNetworking: Rule {
  static let description = RuleDescription(
    id: "tasks-use-awsvpc-networking",
    catalogID: "ECS002",
    subject: .compute,
    severity: .error,
    summary: "A task has its own network interface, with its own security groups.",
    rationale: """
      In the network modes 'host' and 'bridge', a task shares the address and the security groups of its host, so \
      security group rules cannot distinguish services.
      """,
    remedy: "Set 'NetworkMode' to 'awsvpc'.",
    references: [
      .securityHub("ECS.1"), .securityHub("ECS.17"),
    ],
    passes: [
      RuleExample("a task in network mode 'awsvpc'") {
        $0.add("Task", ECS.TaskDefinition { $0.networkMode = .literal(.awsvpc) })
      },
      RuleExample("a task on external instances, which have no VPC") {
        $0.add("Task", ECS.TaskDefinition { $0.requiresCompatibilities = [.literal(.external)] })
      },
    ],
    fails: [
      RuleExample(
        "a task in network mode 'host'",
        finds: .finding(
          "Task", at: "NetworkMode",
          """
          task definition 'Task' uses network mode 'host', without its own security groups; set 'NetworkMode' to \
          'awsvpc'
          """)
      ) {
        $0.add("Task", ECS.TaskDefinition { $0.networkMode = .literal(.host) })
      },
      RuleExample(
        "a task without a network mode, which defaults to 'bridge'",
        finds: .finding(
          "Task", at: "NetworkMode",
          """
          task definition 'Task' uses network mode 'bridge', without its own security groups; set 'NetworkMode' to \
          'awsvpc'
          """)
      ) {
        $0.add("Task", ECS.TaskDefinition { $0.family = "api" })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Task") {
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
      case .value(let mode): findings.report(.sharesHostNetwork(task.id, mode.rawValue), on: task, at: "NetworkMode")
      case .absent: findings.report(.sharesHostNetwork(task.id, "bridge"), on: task, at: "NetworkMode")
      case .unknown:
        findings.unknown(
          task, "the network mode of '\(task.id)' cannot be determined before deployment", at: "NetworkMode")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func sharesHostNetwork(_ task: LogicalID, _ mode: String) -> Self {
    "task definition '\(task)' uses network mode '\(mode)', without its own security groups; set 'NetworkMode' to 'awsvpc'"
  }
}
