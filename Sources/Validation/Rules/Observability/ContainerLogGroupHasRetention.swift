import AWSResources

/// Checks that the log group of a container is in the template and has a retention period.
struct ContainerLogGroupHasRetention: Rule {
  static let description = RuleDescription(
    id: "container-log-group-has-retention",
    catalogID: "ECS011",
    subject: .observability,
    severity: .warning,
    summary: "The log group of a container is in the template and has a retention period.",
    rationale: """
      A task whose log group does not exist fails to start. A log group that the log driver creates retains logs \
      indefinitely.
      """,
    remedy: "Add the log group with 'RetentionInDays', and refer to it in 'awslogs-group'.",
    references: [.aws("AmazonECS/latest/developerguide/using_awslogs.html")],
    passes: [
      RuleExample("a log group of the stack") { graph in
        graph.add("Logs", Logs.LogGroup { $0.retention = 90 })
        graph.add("Task", task(logsTo: Reference<Logs.LogGroup>.to("Logs").value))
      },
      RuleExample("a log group of the stack by name") { graph in
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
      RuleExample(
        "a log group that is not in the template",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.LogConfiguration.Options.awslogs-group",
          """
          container 1 of 'Task' logs to '/shop/api', which is not in the template; add the log group with \
          'RetentionInDays'
          """)
      ) {
        $0.add("Task", task(logsTo: "/shop/api"))
      },
      RuleExample(
        "a log group without a retention period",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.LogConfiguration.Options.awslogs-group",
          """
          container 1 of 'Task' logs to 'Logs', which retains logs indefinitely; set 'RetentionInDays' of the log \
          group
          """)
      ) { graph in
        graph.add("Logs", Logs.LogGroup())
        graph.add("Task", task(logsTo: Reference<Logs.LogGroup>.to("Logs").value))
      },
    ],
    undetermined: [
      RuleExample("a log group from a parameter", unknown: "Task") {
        $0.add("Task", task(logsTo: .parameter("LogGroup")))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    // Containers of one task usually share a log group, which is one thing to mend.
    var told: Set<[String]> = []
    for container in model.containers(&findings) {
      guard let configuration = container.container.logConfiguration,
        model.literal(configuration.driver) == "awslogs", let value = configuration.options?["awslogs-group"]
      else { continue }
      if let group = group(value, model) {
        if model.known(group.retention).or(0) == .value(0), group.logGroupClass?.literal != .delivery,
          told.insert([container.task.id.name, group.id.name]).inserted
        {
          findings.report(
            .noRetention(container.name, group.id), on: container, at: "LogConfiguration", "Options", "awslogs-group",
            stating: Finding.Fact(Place(group.entry, ["RetentionInDays"])))
        }
      } else if let name = model.literal(value) {
        guard told.insert([container.task.id.name, name]).inserted else { continue }
        findings.report(
          .missing(container.name, name), on: container, at: "LogConfiguration", "Options", "awslogs-group")
      } else {
        findings.unknown(
          container, "the log group of \(container.name) cannot be determined before deployment", at: "LogConfiguration"
        )
      }
    }
  }

  /// The log group, by reference or by an equal name.
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
    "\(container) logs to '\(group)', which is not in the template; add the log group with 'RetentionInDays'"
  }

  fileprivate static func noRetention(_ container: String, _ group: LogicalID) -> Self {
    "\(container) logs to '\(group)', which retains logs indefinitely; set 'RetentionInDays' of the log group"
  }
}
