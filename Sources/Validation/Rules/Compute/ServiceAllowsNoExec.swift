import AWSResources

/// Checks that nobody can run commands in the containers of a service.
struct ServiceAllowsNoExec: Rule {
  static let description = RuleDescription(
    id: "service-allows-no-exec",
    subject: .compute,
    severity: .warning,
    summary: "Nobody can run commands in the containers of a service with ECS Exec.",
    rationale: """
      A command runs as root, with the permissions of the task role and the secrets of the container, and changes what no \
      deployment has tested.
      """,
    remedy: """
      Remove 'EnableExecuteCommand'. Where people need a shell, allow it with a reason, and restrict 'ecs:ExecuteCommand' to \
      them.
      """,
    references: [.aws("AmazonECS/latest/developerguide/ecs-exec.html")],
    passes: [
      RuleExample("a service without ECS Exec") { $0.add("Api", ECS.Service()) },
      RuleExample("a service that denies it") { $0.add("Api", ECS.Service { $0.allowsExecuteCommand = false }) },
    ],
    fails: [
      RuleExample(
        "a service with ECS Exec",
        finds: .finding(
          "Api", at: "EnableExecuteCommand",
          "people can run commands in the containers of service 'Api'; remove 'EnableExecuteCommand'")
      ) { $0.add("Api", ECS.Service { $0.allowsExecuteCommand = true }) }
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Api") {
        $0.add("Api", ECS.Service { $0.allowsExecuteCommand = .parameter("HasShell") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.graph.all(ECS.Service.self) {
      switch model.known(service.allowsExecuteCommand) {
      case .value(true): findings.report(.allowsCommands(service.id), on: service, at: "EnableExecuteCommand")
      case .unknown:
        findings.unknown(
          service, "whether service '\(service.id)' has ECS Exec cannot be determined before deployment",
          at: "EnableExecuteCommand")
      case .value(false), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func allowsCommands(_ service: LogicalID) -> Self {
    "people can run commands in the containers of service '\(service)'; remove 'EnableExecuteCommand'"
  }
}
