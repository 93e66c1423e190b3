import AWSResources

/// Asks that a container's process has a user of its own.
struct ContainerIsNotRoot: Rule {
  static let description = RuleDescription(
    id: "container-is-not-root",
    catalogID: "ECS019",
    subject: .compute,
    severity: .warning,
    summary: "A container runs as a user that is not root.",
    rationale: """
      Root inside a container can change everything in it, and is root on the host once it breaks out. An image \
      without a user of its own runs as root.
      """,
    remedy: "Set 'User' to an id that is not 0: '1000:1000'.",
    references: [.securityHub("ECS.20"), .document("001")],
    passes: [
      RuleExample("a user by its id") { $0.add("Task", task(user: "1000:1000")) },
      RuleExample("a user by its name") { $0.add("Task", task(user: "app")) },
      RuleExample("Windows, which has no root") {
        $0.add(
          "Task",
          ECS.TaskDefinition {
            $0.operatingSystemFamily = "WINDOWS_SERVER_2022_CORE"
            $0.containers = [ECS.Container()]
          })
      },
    ],
    fails: [
      RuleExample("no user, which leaves it to the image", finds: "Task") { $0.add("Task", task(user: nil)) },
      RuleExample("root by its name", finds: "Task") { $0.add("Task", task(user: "root")) },
      RuleExample("root by its id", finds: "Task") { $0.add("Task", task(user: "0:0")) },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Task") { $0.add("Task", task(user: .parameter("User"))) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) where !container.task.resource.runsWindows {
      switch model.known(container.container.user) {
      case .value(let user):
        if user.isEmpty || isRoot(user) { findings.report(.root(container.name), on: container, at: "User") }
      case .absent: findings.report(.unsaid(container.name), on: container)
      case .unknown:
        findings.unknown(container, "the user of \(container.name) is known to the deployment alone", at: "User")
      }
    }
  }

  /// `root`, `0`, `0:1000`: the part before the colon decides.
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
    "\(container) runs as root; set 'User' to an id that is not 0, such as '1000:1000'"
  }

  fileprivate static func unsaid(_ container: String) -> Self {
    "\(container) runs as whatever user its image names, root unless it names one; set 'User', such as '1000:1000'"
  }
}
