import AWSResources

/// Asks that a container cannot change the files of its image.
struct ContainerRootIsReadOnly: Rule {
  static let description = RuleDescription(
    id: "container-root-is-read-only",
    catalogID: "ECS020",
    subject: .compute,
    severity: .warning,
    summary: "A container's root file system is read-only.",
    rationale:
      "Who gets into a container whose files can be changed can put his own program in place of the service's.",
    remedy: "Set 'ReadonlyRootFilesystem', and mount a volume where the program has to write.",
    references: [.securityHub("ECS.5"), .checkov("CKV_AWS_336")],
    passes: [RuleExample("a read-only root") { $0.add("Task", task(isReadOnly: true)) }],
    fails: [
      RuleExample("a container that says nothing", finds: "Task") { $0.add("Task", task(isReadOnly: nil)) },
      RuleExample("a root that can be written", finds: "Task") { $0.add("Task", task(isReadOnly: false)) },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Task") {
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
          container, "whether the root of \(container.name) is read-only is known to the deployment alone",
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
    "the root file system of \(container) can be written; set 'ReadonlyRootFilesystem' and mount volumes to write to"
  }
}
