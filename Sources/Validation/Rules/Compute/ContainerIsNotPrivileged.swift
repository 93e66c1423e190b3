import AWSResources

/// Asks that no container is root on its host.
struct ContainerIsNotPrivileged: Rule {
  static let description = RuleDescription(
    id: "container-is-not-privileged",
    catalogID: "ECS018",
    subject: .compute,
    severity: .error,
    summary: "No container runs privileged.",
    rationale: "A privileged container has all of the host's devices and capabilities: who takes it over has the host.",
    remedy: "Leave 'Privileged' out, and give the container the single capabilities that it needs.",
    references: [.securityHub("ECS.4"), .checkov("CKV_AWS_334"), .document("001")],
    passes: [
      RuleExample("a container that says nothing") { $0.add("Task", task(isPrivileged: nil)) },
      RuleExample("a container that is not privileged") { $0.add("Task", task(isPrivileged: false)) },
    ],
    fails: [RuleExample("a privileged container", finds: "Task") { $0.add("Task", task(isPrivileged: true)) }],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Task") {
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
          container, "whether \(container.name) is privileged is known to the deployment alone", at: "Privileged")
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
    "\(container) is privileged, that is root on its host; remove 'Privileged'"
  }
}
