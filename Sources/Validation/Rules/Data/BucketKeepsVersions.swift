import AWSResources

/// Checks that a bucket has versioning enabled.
struct BucketKeepsVersions: Rule {
  static let description = RuleDescription(
    id: "bucket-keeps-versions",
    catalogID: "S3005",
    subject: .data,
    severity: .warning,
    summary: "A bucket has versioning enabled.",
    rationale:
      "Without versioning, an incorrect upload, a script run twice or a stolen credential destroys data permanently.",
    remedy: """
      Set 'Status' of 'VersioningConfiguration' to 'Enabled', and add a lifecycle rule that expires noncurrent \
      versions. In Terraform, add an 'aws_s3_bucket_versioning'.
      """,
    references: [.checkov("CKV_AWS_21"), .securityHub("S3.14"), .trivy("AWS-0090")],
    passes: [
      RuleExample("versioning") { $0.add("Bucket", S3.Bucket { $0.versioning = .literal(.enabled) }) },
      RuleExample("versioning in Terraform's bucket resource") {
        $0.add("Bucket", S3.Bucket { $0.inlineVersioning = .init { $0.isEnabled = true } })
      },
    ],
    fails: [
      RuleExample(
        "a bucket without versioning",
        finds: .finding(
          "Bucket", at: "VersioningConfiguration.Status",
          "bucket 'Bucket' has no versioning; set 'Status' of 'VersioningConfiguration' to 'Enabled'")
      ) { $0.add("Bucket", S3.Bucket()) },
      RuleExample(
        "suspended versioning",
        finds: .finding(
          "Bucket", at: "VersioningConfiguration.Status",
          "bucket 'Bucket' has no versioning; set 'Status' of 'VersioningConfiguration' to 'Enabled'")
      ) {
        $0.add("Bucket", S3.Bucket { $0.versioning = .literal(.suspended) })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Bucket") {
        $0.add("Bucket", S3.Bucket { $0.versioning = .parameter("Versioning") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let hasUnassigned = !model.raw("aws_s3_bucket_versioning").isEmpty
    for bucket in model.graph.all(S3.Bucket.self) {
      let inline = model.known(bucket.inlineVersioning?.isEnabled)
      let isOpen =
        bucket.entry.isUnresolved(at: ["VersioningConfiguration"]) || bucket.entry.isUnresolved(at: ["Versioning"])
      switch (model.known(bucket.versioning), inline) {
      case (.value(.enabled), _), (_, .value(true)): break
      case (.unknown, _), (_, .unknown): unknown(bucket, &findings)
      case (.absent, .absent) where isOpen || hasUnassigned: unknown(bucket, &findings)
      default: findings.report(.noVersioning(bucket.id), on: bucket, at: "VersioningConfiguration", "Status")
      }
    }
  }

  private func unknown(_ bucket: Located<S3.Bucket>, _ findings: inout Findings) {
    findings.unknown(
      bucket, "whether '\(bucket.id)' has versioning enabled cannot be determined before deployment",
      at: "VersioningConfiguration")
  }
}

extension Finding.Message {
  fileprivate static func noVersioning(_ bucket: LogicalID) -> Self {
    "bucket '\(bucket)' has no versioning; set 'Status' of 'VersioningConfiguration' to 'Enabled'"
  }
}
