import AWSResources

/// Checks that a container has a read-only root file system.
struct ContainerRootIsReadOnly: Rule {
  static let description = RuleDescription(
    id: "container-root-is-read-only",
    catalogID: "ECS020",
    subject: .compute,
    severity: .warning,
    summary: "A container has a read-only root file system.",
    rationale: "In a writable file system, an attacker who gets into a container can replace the program that it runs.",
    remedy: "Set 'ReadonlyRootFilesystem' to true, and mount a volume for each directory that the program writes to.",
    references: [.securityHub("ECS.5"), .checkov("CKV_AWS_336")],
    passes: [RuleExample("a read-only root file system") { $0.add("Task", task(isReadOnly: true)) }],
    fails: [
      RuleExample(
        "a container without the property",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.ReadonlyRootFilesystem",
          "the root file system of container 1 of 'Task' is writable; set 'ReadonlyRootFilesystem' to true")
      ) { $0.add("Task", task(isReadOnly: nil)) },
      RuleExample(
        "a writable root file system",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.ReadonlyRootFilesystem",
          "the root file system of container 1 of 'Task' is writable; set 'ReadonlyRootFilesystem' to true")
      ) { $0.add("Task", task(isReadOnly: false)) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Task") {
        $0.add("Task", task(isReadOnly: .parameter("ReadOnly")))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) where !container.task.resource.runsWindows {
      switch model.known(container.container.isRootFilesystemReadOnly).or(false) {
      case .value(false):
        findings.report(.writable(container.name), on: container, at: "ReadonlyRootFilesystem")
      case .unknown:
        findings.unknown(
          container,
          "whether the root file system of \(container.name) is read-only cannot be determined before deployment",
          at: "ReadonlyRootFilesystem")
      case .value(true), .absent: break
      }
    }
  }

  private static func task(isReadOnly: Value<Bool>?) -> ECS.TaskDefinition {
    ECS.TaskDefinition { $0.containers = [ECS.Container { $0.isRootFilesystemReadOnly = isReadOnly }] }
  }
}

extension Finding.Message {
  fileprivate static func writable(_ container: String) -> Self {
    "the root file system of \(container) is writable; set 'ReadonlyRootFilesystem' to true"
  }
}
