import AWSResources

/// Checks that no container runs in privileged mode.
struct ContainerIsNotPrivileged: Rule {
  static let description = RuleDescription(
    id: "container-is-not-privileged",
    catalogID: "ECS018",
    subject: .compute,
    severity: .error,
    summary: "No container runs in privileged mode.",
    rationale: """
      A privileged container has root access to all devices of its host: an attacker who takes over the container \
      controls the host.
      """,
    remedy: "Remove 'Privileged', and add the Linux capabilities that the container needs in 'LinuxParameters'.",
    references: [
      .securityHub("ECS.4"), .checkov("CKV_AWS_334"),
    ],
    passes: [
      RuleExample("a container without the property") { $0.add("Task", task(isPrivileged: nil)) },
      RuleExample("a container that is not privileged") { $0.add("Task", task(isPrivileged: false)) },
    ],
    fails: [
      RuleExample(
        "a privileged container",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Privileged",
          "container 1 of 'Task' runs in privileged mode, with root access to its host; remove 'Privileged'")
      ) { $0.add("Task", task(isPrivileged: true)) }
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Task") {
        $0.add("Task", task(isPrivileged: .parameter("Privileged")))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) {
      switch model.known(container.container.isPrivileged) {
      case .value(true): findings.report(.privileged(container.name), on: container, at: "Privileged")
      case .unknown:
        findings.unknown(
          container, "whether \(container.name) is privileged cannot be determined before deployment", at: "Privileged")
      case .value(false), .absent: break
      }
    }
  }

  private static func task(isPrivileged: Value<Bool>?) -> ECS.TaskDefinition {
    ECS.TaskDefinition { $0.containers = [ECS.Container { $0.isPrivileged = isPrivileged }] }
  }
}

extension Finding.Message {
  fileprivate static func privileged(_ container: String) -> Self {
    "\(container) runs in privileged mode, with root access to its host; remove 'Privileged'"
  }
}
