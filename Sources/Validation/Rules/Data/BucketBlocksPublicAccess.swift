import AWSResources
import Documents

/// Asks that nothing can open a bucket to everybody.
struct BucketBlocksPublicAccess: Rule {
  static let description = RuleDescription(
    id: "bucket-blocks-public-access",
    catalogID: "S3001",
    subject: .data,
    severity: .error,
    summary: "A bucket blocks public access by access control lists and by policies, all four ways.",
    rationale: "One policy written in a hurry opens a bucket to the world; the block holds whatever policies say.",
    remedy: """
      Set 'BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls' and 'RestrictPublicBuckets' to true; in Terraform \
      in an 'aws_s3_bucket_public_access_block'.
      """,
    references: [
      .cdkNag("AwsSolutions-S2"), .checkov("CKV_AWS_53"), .checkov("CKV_AWS_54"), .checkov("CKV_AWS_55"),
      .checkov("CKV_AWS_56"), .checkov("CKV2_AWS_6"), .securityHub("S3.8"), .trivy("AWS-0086"), .trivy("AWS-0094"),
      .document("000"),
    ],
    passes: [
      RuleExample("all four") { $0.add("Bucket", S3.Bucket { $0.publicAccessBlock = block }) },
      RuleExample("a parameter whose default is true") { graph in
        graph.parameters = [Parameter("Blocks", defaultValue: "true")]
        graph.add("Bucket", S3.Bucket { $0.publicAccessBlock = block })
        graph.change("Bucket", S3.Bucket.self) { $0.publicAccessBlock?.blocksPublicACLs = .parameter("Blocks") }
      },
    ],
    fails: [
      RuleExample("a bucket that says nothing", finds: "Bucket") {
        $0.add("Bucket", S3.Bucket { $0.name = "documents" })
      },
      RuleExample("three of the four", finds: "Bucket") {
        $0.add("Bucket", S3.Bucket { $0.publicAccessBlock = block })
        $0.change("Bucket", S3.Bucket.self) { $0.publicAccessBlock?.restrictsPublicBuckets = nil }
      },
      RuleExample("one switched off", finds: "Bucket") {
        $0.add("Bucket", S3.Bucket { $0.publicAccessBlock = block })
        $0.change("Bucket", S3.Bucket.self) { $0.publicAccessBlock?.ignoresPublicACLs = false }
      },
    ],
    leavesOpen: [
      RuleExample("a parameter without a default", finds: "Bucket") {
        $0.add("Bucket", S3.Bucket { $0.publicAccessBlock = block })
        $0.change("Bucket", S3.Bucket.self) { $0.publicAccessBlock?.blocksPublicPolicy = .parameter("Blocks") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    // Terraform names its bucket in the block, which may be one that the template does not tell.
    let hasStray = !model.raw("aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block").isEmpty
    for bucket in model.graph.all(S3.Bucket.self) {
      let block = bucket.publicAccessBlock ?? S3.Bucket.PublicAccessBlock()
      let flags = [
        ("BlockPublicAcls", block.blocksPublicACLs), ("BlockPublicPolicy", block.blocksPublicPolicy),
        ("IgnorePublicAcls", block.ignoresPublicACLs), ("RestrictPublicBuckets", block.restrictsPublicBuckets),
      ].map { (name: $0, known: model.known($1)) }
      let isOpen = bucket.entry.isOpen(at: ["PublicAccessBlockConfiguration"])
      let missing = flags.filter { $0.known.or(false) == .value(false) }.map(\.name)
      if !missing.isEmpty, !isOpen, !(hasStray && bucket.publicAccessBlock == nil) {
        findings.report(.isOpen(bucket.id, missing), on: bucket, at: "PublicAccessBlockConfiguration")
      } else if !missing.isEmpty || flags.contains(where: \.known.isUnknown) {
        findings.unknown(
          bucket, "whether '\(bucket.id)' blocks public access is known to the deployment alone",
          at: "PublicAccessBlockConfiguration")
      }
    }
  }

  private static var block: S3.Bucket.PublicAccessBlock {
    .init {
      $0.blocksPublicACLs = true
      $0.blocksPublicPolicy = true
      $0.ignoresPublicACLs = true
      $0.restrictsPublicBuckets = true
    }
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ bucket: LogicalID, _ flags: [String]) -> Self {
    "bucket '\(bucket)' can be opened to everybody; set \(flags.map { "'\($0)'" }.listed) to true"
  }
}
