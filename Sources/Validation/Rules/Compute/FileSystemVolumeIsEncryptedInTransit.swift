import AWSResources

/// Checks that every EFS volume of a task is encrypted in transit.
struct FileSystemVolumeIsEncryptedInTransit: Rule {
  static let description = RuleDescription(
    id: "file-system-volume-is-encrypted-in-transit",
    catalogID: "ECS024",
    subject: .compute,
    severity: .error,
    summary: "Every EFS volume of a task is encrypted in transit.",
    rationale: """
      NFS without TLS is not encrypted: anyone with access to the network traffic can read and change the files. IAM \
      authorization of EFS also requires TLS.
      """,
    remedy: "Set 'TransitEncryption' of each EFS volume to 'ENABLED'.",
    references: [
      .checkov("CKV_AWS_97"), .securityHub("ECS.18"), .trivy("AWS-0035"),
    ],
    passes: [
      RuleExample("an encrypted volume") { $0.add("Task", task(.literal(.enabled))) },
      RuleExample("a volume that is not on EFS") {
        $0.add("Task", ECS.TaskDefinition { $0.volumes = [.init { $0.name = "scratch" }] })
      },
    ],
    fails: [
      RuleExample(
        "a volume without the property",
        finds: .finding(
          "Task", at: "Volumes.0.EFSVolumeConfiguration.TransitEncryption",
          """
          volume 'files' of task definition 'Task' is not encrypted in transit; set 'TransitEncryption' to 'ENABLED'
          """)
      ) { $0.add("Task", task(nil)) },
      RuleExample(
        "one of two volumes",
        finds: .finding(
          "Task", at: "Volumes.1.EFSVolumeConfiguration.TransitEncryption",
          """
          volume 'files' of task definition 'Task' is not encrypted in transit; set 'TransitEncryption' to 'ENABLED'
          """)
      ) {
        $0.add("Task", task(.literal(.enabled), .literal(.disabled)))
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Task") { $0.add("Task", task(.parameter("TLS"))) }
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
            task,
            "whether volume '\(name)' of '\(task.id)' is encrypted in transit cannot be determined before deployment",
            at: "Volumes", "\(index)", "EFSVolumeConfiguration", "TransitEncryption")
        case .value, .absent:
          findings.report(
            .notEncrypted(name, task.id), on: task, at: "Volumes", "\(index)", "EFSVolumeConfiguration",
            "TransitEncryption")
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
  fileprivate static func notEncrypted(_ volume: String, _ task: LogicalID) -> Self {
    "volume '\(volume)' of task definition '\(task)' is not encrypted in transit; set 'TransitEncryption' to 'ENABLED'"
  }
}
