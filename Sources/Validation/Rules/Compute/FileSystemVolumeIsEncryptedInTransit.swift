import AWSResources

/// Asks that the files of a task's volumes travel encrypted.
struct FileSystemVolumeIsEncryptedInTransit: Rule {
  static let description = RuleDescription(
    id: "file-system-volume-is-encrypted-in-transit",
    catalogID: "ECS024",
    subject: .compute,
    severity: .error,
    summary: "Every EFS volume of a task is mounted over TLS.",
    rationale: "NFS is plain text: whoever listens in the network reads and changes the files. IAM needs TLS, too.",
    remedy: "Set 'TransitEncryption' to 'ENABLED' for each EFS volume.",
    references: [.checkov("CKV_AWS_97"), .securityHub("ECS.18"), .trivy("AWS-0035"), .document("002")],
    passes: [
      RuleExample("a volume with TLS") { $0.add("Task", task(.literal(.enabled))) },
      RuleExample("a volume of another kind") {
        $0.add("Task", ECS.TaskDefinition { $0.volumes = [.init { $0.name = "scratch" }] })
      },
    ],
    fails: [
      RuleExample("a volume that says nothing", finds: "Task") { $0.add("Task", task(nil)) },
      RuleExample("the second of two volumes", finds: "Task") {
        $0.add("Task", task(.literal(.enabled), .literal(.disabled)))
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Task") { $0.add("Task", task(.parameter("TLS"))) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for task in model.graph.all(ECS.TaskDefinition.self) {
      for (index, volume) in task.volumes.enumerated() {
        guard let efs = volume.efs else { continue }
        let name = model.text(volume.name) ?? "\(index)"
        switch model.known(efs.transitEncryption) {
        case .value(.enabled): break
        case .unknown:
          findings.unknown(
            task, "whether volume '\(name)' of '\(task.id)' is mounted over TLS is known to the deployment alone",
            at: "Volumes", "\(index)", "EFSVolumeConfiguration", "TransitEncryption")
        case .value, .absent:
          findings.report(
            .isPlain(name, task.id), on: task, at: "Volumes", "\(index)", "EFSVolumeConfiguration", "TransitEncryption")
        }
      }
    }
  }

  private static func task(_ encryption: Value<ECS.State>?...) -> ECS.TaskDefinition {
    ECS.TaskDefinition { task in
      task.volumes = encryption.map { encryption in
        .init {
          $0.name = "files"
          $0.efs = .init {
            $0.fileSystem = "fs-12345678"
            $0.transitEncryption = encryption
          }
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isPlain(_ volume: String, _ task: LogicalID) -> Self {
    "volume '\(volume)' of task definition '\(task)' is mounted without TLS; set 'TransitEncryption' to 'ENABLED'"
  }
}
