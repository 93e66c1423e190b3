import AWSResources

/// Asks that what is overwritten or deleted in a bucket can be got back.
struct BucketKeepsVersions: Rule {
  static let description = RuleDescription(
    id: "bucket-keeps-versions",
    catalogID: "S3005",
    subject: .data,
    severity: .warning,
    summary: "A bucket keeps former versions of its objects.",
    rationale: "Without versions a wrong upload, a script run twice or a stolen key destroys data at once.",
    remedy: """
      Set 'VersioningConfiguration.Status' to 'Enabled', and let a lifecycle rule expire former versions; in Terraform \
      in an 'aws_s3_bucket_versioning'.
      """,
    references: [.checkov("CKV_AWS_21"), .securityHub("S3.14"), .trivy("AWS-0090")],
    passes: [
      RuleExample("versions") { $0.add("Bucket", S3.Bucket { $0.versioning = .literal(.enabled) }) },
      RuleExample("versions in Terraform's bucket itself") {
        $0.add("Bucket", S3.Bucket { $0.inlineVersioning = .init { $0.isEnabled = true } })
      },
    ],
    fails: [
      RuleExample("a bucket that says nothing", finds: "Bucket") { $0.add("Bucket", S3.Bucket()) },
      RuleExample("versions no more", finds: "Bucket") {
        $0.add("Bucket", S3.Bucket { $0.versioning = .literal(.suspended) })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Bucket") {
        $0.add("Bucket", S3.Bucket { $0.versioning = .parameter("Versioning") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let hasStray = !model.raw("aws_s3_bucket_versioning").isEmpty
    for bucket in model.graph.all(S3.Bucket.self) {
      let inline = model.known(bucket.inlineVersioning?.isEnabled)
      let isOpen =
        bucket.entry.isOpen(at: ["VersioningConfiguration"]) || bucket.entry.isOpen(at: ["Versioning"])
      switch (model.known(bucket.versioning), inline) {
      case (.value(.enabled), _), (_, .value(true)): break
      case (.unknown, _), (_, .unknown): unknown(bucket, &findings)
      case (.absent, .absent) where isOpen || hasStray: unknown(bucket, &findings)
      default: findings.report(.forgets(bucket.id), on: bucket, at: "VersioningConfiguration", "Status")
      }
    }
  }

  private func unknown(_ bucket: Located<S3.Bucket>, _ findings: inout Findings) {
    findings.unknown(
      bucket, "whether '\(bucket.id)' keeps versions is known to the deployment alone", at: "VersioningConfiguration")
  }
}

extension Finding.Message {
  fileprivate static func forgets(_ bucket: LogicalID) -> Self {
    "bucket '\(bucket)' keeps no former versions; set 'VersioningConfiguration.Status' to 'Enabled'"
  }
}
