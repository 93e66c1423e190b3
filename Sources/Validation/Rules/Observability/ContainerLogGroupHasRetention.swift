import AWSResources

/// Asks that the log group of a container is in the template, with a retention.
struct ContainerLogGroupHasRetention: Rule {
  static let description = RuleDescription(
    id: "container-log-group-has-retention",
    catalogID: "ECS011",
    subject: .observability,
    severity: .warning,
    summary: "The log group that a container writes to is declared, and says how long it keeps its logs.",
    rationale: """
      A task whose log group is missing does not start; one that makes its group itself makes one that is never emptied.
      """,
    remedy: "Declare the log group with 'RetentionInDays', and refer to it in 'awslogs-group'.",
    references: [.document("003"), .document("004")],
    passes: [
      RuleExample("a group of the stack") { graph in
        graph.add("Logs", Logs.LogGroup { $0.retention = 90 })
        graph.add("Task", task(logsTo: Reference<Logs.LogGroup>.to("Logs").value))
      },
      RuleExample("a group of the stack by its name") { graph in
        graph.add(
          "Logs",
          Logs.LogGroup {
            $0.name = "/shop/api"
            $0.retention = 90
          })
        graph.add("Task", task(logsTo: "/shop/api"))
      },
    ],
    fails: [
      RuleExample("a group that nobody declares", finds: "Task") { $0.add("Task", task(logsTo: "/shop/api")) },
      RuleExample("a group that keeps logs forever", finds: "Task") { graph in
        graph.add("Logs", Logs.LogGroup())
        graph.add("Task", task(logsTo: Reference<Logs.LogGroup>.to("Logs").value))
      },
    ],
    leavesOpen: [
      RuleExample("a parameter for the group", finds: "Task") { $0.add("Task", task(logsTo: .parameter("LogGroup"))) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) {
      guard let configuration = container.container.logConfiguration,
        model.literal(configuration.driver) == "awslogs", let value = configuration.options?["awslogs-group"]
      else { continue }
      if let group = group(value, model) {
        if model.known(group.retention).or(0) == .value(0), group.logGroupClass?.literal != .delivery {
          findings.report(
            .forever(container.name, group.id), on: container, at: "LogConfiguration", "Options", "awslogs-group")
        }
      } else if let name = model.literal(value) {
        findings.report(
          .missing(container.name, name), on: container, at: "LogConfiguration", "Options", "awslogs-group")
      } else {
        findings.unknown(
          container, "the log group of \(container.name) is known to the deployment alone", at: "LogConfiguration")
      }
    }
  }

  /// The group by reference, or by the same name, however that is made up.
  private func group(_ value: Value<String>, _ model: Model) -> Located<Logs.LogGroup>? {
    if let target = value.expression.target { return model.graph.resource(target.id, as: Logs.LogGroup.self) }
    return model.graph.all(Logs.LogGroup.self).first { group in
      guard let name = group.name else { return false }
      if let text = model.literal(name) { return text == model.literal(value) }
      return name == value
    }
  }

  private static func task(logsTo group: Value<String>) -> ECS.TaskDefinition {
    ECS.TaskDefinition { task in
      task.containers = [
        ECS.Container { container in
          container.logConfiguration = .init {
            $0.driver = "awslogs"
            $0.options = ["awslogs-group": group]
          }
        }
      ]
    }
  }
}

extension Finding.Message {
  fileprivate static func missing(_ container: String, _ group: String) -> Self {
    "\(container) logs to '\(group)', which is not declared; add the log group with 'RetentionInDays'"
  }

  fileprivate static func forever(_ container: String, _ group: LogicalID) -> Self {
    "\(container) logs to '\(group)', which keeps logs forever; set its 'RetentionInDays'"
  }
}
