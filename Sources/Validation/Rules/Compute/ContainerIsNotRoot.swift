import AWSResources

/// Checks that a container runs as a user other than root.
struct ContainerIsNotRoot: Rule {
  static let description = RuleDescription(
    id: "container-is-not-root",
    catalogID: "ECS019",
    subject: .compute,
    severity: .warning,
    summary: "A container runs as a user other than root.",
    rationale: """
      A root process can change every file of the container, and has root access to the host if it escapes from the \
      container. An image that sets no user runs as root.
      """,
    remedy: "Set 'User' to a user ID other than 0, such as '1000:1000'.",
    references: [
      .securityHub("ECS.20")
    ],
    passes: [
      RuleExample("a user by ID") { $0.add("Task", task(user: "1000:1000")) },
      RuleExample("a user by name") { $0.add("Task", task(user: "app")) },
      RuleExample("a Windows container, which has no root user") {
        $0.add(
          "Task",
          ECS.TaskDefinition {
            $0.operatingSystemFamily = "WINDOWS_SERVER_2022_CORE"
            $0.containers = [ECS.Container()]
          })
      },
    ],
    fails: [
      RuleExample(
        "a container without a user",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.User",
          """
          container 1 of 'Task' sets no user, so it runs as root unless its image sets one; set 'User', such as \
          '1000:1000'
          """)
      ) { $0.add("Task", task(user: nil)) },
      RuleExample(
        "root by name",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.User",
          "container 1 of 'Task' runs as root; set 'User' to a user ID other than 0, such as '1000:1000'")
      ) { $0.add("Task", task(user: "root")) },
      RuleExample(
        "root by ID",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.User",
          "container 1 of 'Task' runs as root; set 'User' to a user ID other than 0, such as '1000:1000'")
      ) { $0.add("Task", task(user: "0:0")) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Task") { $0.add("Task", task(user: .parameter("User"))) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) where !container.task.resource.runsWindows {
      switch model.known(container.container.user) {
      case .value(let user):
        if user.isEmpty || isRoot(user) { findings.report(.root(container.name), on: container, at: "User") }
      case .absent: findings.report(.noUser(container.name), on: container, at: "User")
      case .unknown:
        findings.unknown(container, "the user of \(container.name) cannot be determined before deployment", at: "User")
      }
    }
  }

  /// `root`, `0`, `0:1000`: the part before the colon is the user.
  private func isRoot(_ user: String) -> Bool {
    let name = user.prefix { $0 != ":" }
    return name == "root" || Int(name) == 0
  }

  private static func task(user: Value<String>?) -> ECS.TaskDefinition {
    ECS.TaskDefinition { $0.containers = [ECS.Container { $0.user = user }] }
  }
}

extension Finding.Message {
  fileprivate static func root(_ container: String) -> Self {
    "\(container) runs as root; set 'User' to a user ID other than 0, such as '1000:1000'"
  }

  fileprivate static func noUser(_ container: String) -> Self {
    "\(container) sets no user, so it runs as root unless its image sets one; set 'User', such as '1000:1000'"
  }
}
