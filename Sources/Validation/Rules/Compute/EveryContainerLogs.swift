import AWSResources

/// Asks that what a container writes leaves its host.
struct EveryContainerLogs: Rule {
  static let description = RuleDescription(
    id: "every-container-logs",
    catalogID: "ECS010",
    subject: .compute,
    severity: .error,
    summary: "Every container sends its output to a log store.",
    rationale: "What a container of Fargate writes is gone with the task, and with it the reason that it stopped.",
    remedy: "Give the container a log configuration with the driver 'awslogs', or 'awsfirelens' with a log router.",
    references: [.securityHub("ECS.9"), .cdkNag("AwsSolutions-ECS7"), .document("004"), .document("003")],
    passes: [
      RuleExample("a container that logs to CloudWatch") { $0.add("Task", task(driver: "awslogs")) },
      RuleExample("a container that logs through a router") { $0.add("Task", task(driver: "awsfirelens")) },
    ],
    fails: [
      RuleExample("a container without a log configuration", finds: "Task") {
        $0.add("Task", ECS.TaskDefinition { $0.containers = [ECS.Container { $0.name = "app" }] })
      },
      RuleExample("a container that logs to its host alone", finds: "Task") {
        $0.add("Task", task(driver: "json-file"))
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Task") { $0.add("Task", task(driver: .parameter("LogDriver"))) }
    ]
  )

  /// Drivers that keep the output on the host, or nowhere.
  private let localDrivers: Set = ["none", "json-file", "local", "journald"]

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) {
      guard let configuration = container.container.logConfiguration else {
        if container.isOpen(at: "LogConfiguration") {
          findings.unknown(container, "the logs of \(container.name) are up to the deployment", at: "LogConfiguration")
        } else {
          findings.report(.none(container.name), on: container)
        }
        continue
      }
      switch model.known(configuration.driver) {
      case .value(let driver) where localDrivers.contains(driver):
        findings.report(.local(container.name, driver), on: container, at: "LogConfiguration", "LogDriver")
      case .absent: findings.report(.none(container.name), on: container, at: "LogConfiguration")
      case .unknown:
        findings.unknown(
          container, "the log driver of \(container.name) is known to the deployment alone", at: "LogConfiguration")
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
    "\(container) has no log configuration; send its output to a log group with the driver 'awslogs'"
  }

  fileprivate static func local(_ container: String, _ driver: String) -> Self {
    "\(container) logs with '\(driver)', which does not leave the host; use 'awslogs' or 'awsfirelens'"
  }
}
