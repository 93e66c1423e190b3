import AWSResources

/// Checks that every container sends its output to a log service.
struct EveryContainerLogs: Rule {
  static let description = RuleDescription(
    id: "every-container-logs",
    catalogID: "ECS010",
    subject: .compute,
    severity: .error,
    summary: "Every container sends its output to a log service.",
    rationale: "The output of a container on Fargate is lost when the task stops, including the error that stopped it.",
    remedy: "Add a log configuration with the driver 'awslogs', or with 'awsfirelens' and a log router container.",
    references: [
      .securityHub("ECS.9"), .cdkNag("AwsSolutions-ECS7"),
    ],
    passes: [
      RuleExample("a container that logs to CloudWatch Logs") { $0.add("Task", task(driver: "awslogs")) },
      RuleExample("a container that logs through FireLens") { $0.add("Task", task(driver: "awsfirelens")) },
    ],
    fails: [
      RuleExample(
        "a container without a log configuration",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.LogConfiguration",
          "'app' of 'Task' has no log configuration; add one with the driver 'awslogs'")
      ) {
        $0.add("Task", ECS.TaskDefinition { $0.containers = [ECS.Container { $0.name = "app" }] })
      },
      RuleExample(
        "a container that logs to its host",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.LogConfiguration.LogDriver",
          """
          container 1 of 'Task' uses the log driver 'json-file', which does not send logs off the host; use \
          'awslogs' or 'awsfirelens'
          """)
      ) {
        $0.add("Task", task(driver: "json-file"))
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Task") { $0.add("Task", task(driver: .parameter("LogDriver"))) }
    ]
  )

  /// Drivers that keep the output on the host or discard it.
  private let localDrivers: Set = ["none", "json-file", "local", "journald"]

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) {
      guard let configuration = container.container.logConfiguration else {
        if container.isUnresolved(at: "LogConfiguration") {
          findings.unknown(
            container, "the log configuration of \(container.name) cannot be determined before deployment",
            at: "LogConfiguration")
        } else {
          findings.report(.none(container.name), on: container, at: "LogConfiguration")
        }
        continue
      }
      switch model.known(configuration.driver) {
      case .value(let driver) where localDrivers.contains(driver):
        findings.report(.local(container.name, driver), on: container, at: "LogConfiguration", "LogDriver")
      case .absent: findings.report(.none(container.name), on: container, at: "LogConfiguration")
      case .unknown:
        findings.unknown(
          container, "the log driver of \(container.name) cannot be determined before deployment",
          at: "LogConfiguration")
      case .value: break
      }
    }
  }

  private static func task(driver: Value<String>) -> ECS.TaskDefinition {
    ECS.TaskDefinition {
      $0.containers = [ECS.Container { $0.logConfiguration = .init { $0.driver = driver } }]
    }
  }
}

extension Finding.Message {
  fileprivate static func none(_ container: String) -> Self {
    "\(container) has no log configuration; add one with the driver 'awslogs'"
  }

  fileprivate static func local(_ container: String, _ driver: String) -> Self {
    "\(container) uses the log driver '\(driver)', which does not send logs off the host; use 'awslogs' or 'awsfirelens'"
  }
}
