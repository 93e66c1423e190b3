import AWSResources

/// Checks that an EFS file system is encrypted at rest.
struct FileSystemIsEncrypted: Rule {
  static let description = RuleDescription(
    id: "file-system-is-encrypted",
    subject: .data,
    severity: .error,
    summary: "An EFS file system is encrypted at rest.",
    rationale:
      "Backups and replicas of an unencrypted file system are unencrypted too, and it cannot be encrypted later.",
    remedy: "Set 'Encrypted' to true, and 'KmsKeyId' to use a customer managed key.",
    references: [
      .cfnNag("F32"), .checkov("CKV_AWS_42"), .securityHub("EFS.1"), .trivy("AWS-0037"),
      .aws("efs/latest/ug/encryption-at-rest.html"),
    ],
    passes: [RuleExample("an encrypted file system") { $0.add("Files", EFS.FileSystem { $0.isEncrypted = true }) }],
    fails: [
      RuleExample(
        "a file system without the property",
        finds: .finding(
          "Files", at: "Encrypted", "file system 'Files' is not encrypted at rest; set 'Encrypted' to true")
      ) {
        $0.add("Files", EFS.FileSystem())
      }
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Files") {
        $0.add("Files", EFS.FileSystem { $0.isEncrypted = .parameter("Encrypted") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for files in model.graph.all(EFS.FileSystem.self) {
      switch model.known(files.isEncrypted).or(false) {
      case .value(false): findings.report(.notEncrypted(files.id), on: files, at: "Encrypted")
      case .unknown:
        findings.unknown(
          files, "whether '\(files.id)' is encrypted cannot be determined before deployment", at: "Encrypted")
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func notEncrypted(_ files: LogicalID) -> Self {
    "file system '\(files)' is not encrypted at rest; set 'Encrypted' to true"
  }
}
