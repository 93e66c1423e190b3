import AWSResources
import Documents

/// Checks that a bucket has all four Block Public Access settings enabled.
struct BucketBlocksPublicAccess: Rule {
  static let description = RuleDescription(
    id: "bucket-blocks-public-access",
    catalogID: "S3001",
    subject: .data,
    severity: .error,
    summary: "A bucket has all four Block Public Access settings enabled.",
    rationale: """
      One incorrect policy or access control list can make a bucket public. Block Public Access overrides policies \
      and access control lists. S3 enables all four settings of buckets that are created since April 2023, so a \
      template that states none is a warning: its older buckets have none.
      """,
    remedy: """
      Set 'BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls' and 'RestrictPublicBuckets' to true. In \
      Terraform, add an 'aws_s3_bucket_public_access_block'.
      """,
    references: [
      .cdkNag("AwsSolutions-S2"), .checkov("CKV_AWS_53"), .checkov("CKV_AWS_54"), .checkov("CKV_AWS_55"),
      .checkov("CKV_AWS_56"), .checkov("CKV2_AWS_6"), .securityHub("S3.8"), .trivy("AWS-0086"), .trivy("AWS-0094"),
    ],
    passes: [
      RuleExample("all four settings") { $0.add("Bucket", S3.Bucket { $0.publicAccessBlock = block }) },
      RuleExample("a parameter with the default true") { graph in
        graph.parameters = [Parameter("Blocks", defaultValue: "true")]
        graph.add("Bucket", S3.Bucket { $0.publicAccessBlock = block })
        graph.change("Bucket", S3.Bucket.self) { $0.publicAccessBlock?.blocksPublicACLs = .parameter("Blocks") }
      },
    ],
    fails: [
      RuleExample(
        "a bucket without the settings",
        finds: .finding(
          "Bucket", at: "PublicAccessBlockConfiguration",
          """
          bucket 'Bucket' leaves Block Public Access to S3's default, which buckets from before April 2023 do not \
          have; set 'BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls' and 'RestrictPublicBuckets' to true
          """)
      ) {
        $0.add("Bucket", S3.Bucket { $0.name = "documents" })
      },
      RuleExample(
        "three of the four settings",
        finds: .finding(
          "Bucket", at: "PublicAccessBlockConfiguration",
          "bucket 'Bucket' does not block public access; set 'RestrictPublicBuckets' to true")
      ) {
        $0.add("Bucket", S3.Bucket { $0.publicAccessBlock = block })
        $0.change("Bucket", S3.Bucket.self) { $0.publicAccessBlock?.restrictsPublicBuckets = nil }
      },
      RuleExample(
        "one setting disabled",
        finds: .finding(
          "Bucket", at: "PublicAccessBlockConfiguration",
          "bucket 'Bucket' does not block public access; set 'IgnorePublicAcls' to true")
      ) {
        $0.add("Bucket", S3.Bucket { $0.publicAccessBlock = block })
        $0.change("Bucket", S3.Bucket.self) { $0.publicAccessBlock?.ignoresPublicACLs = false }
      },
    ],
    undetermined: [
      RuleExample("a parameter without a default", unknown: "Bucket") {
        $0.add("Bucket", S3.Bucket { $0.publicAccessBlock = block })
        $0.change("Bucket", S3.Bucket.self) { $0.publicAccessBlock?.blocksPublicPolicy = .parameter("Blocks") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    // In Terraform the settings name their bucket, which cannot always be determined.
    let hasUnassigned = !model.raw("aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block").isEmpty
    for bucket in model.graph.all(S3.Bucket.self) {
      let block = bucket.publicAccessBlock ?? S3.Bucket.PublicAccessBlock()
      let flags = [
        ("BlockPublicAcls", block.blocksPublicACLs), ("BlockPublicPolicy", block.blocksPublicPolicy),
        ("IgnorePublicAcls", block.ignoresPublicACLs), ("RestrictPublicBuckets", block.restrictsPublicBuckets),
      ].map { (name: $0, known: model.known($1)) }
      let isOpen = bucket.entry.isUnresolved(at: ["PublicAccessBlockConfiguration"])
      let missing = flags.filter { $0.known.or(false) == .value(false) }.map(\.name)
      if bucket.publicAccessBlock == nil, !isOpen, !hasUnassigned {
        // https://aws.amazon.com/blogs/aws/amazon-s3-block-public-access-another-layer-of-protection-for-your-accounts-and-buckets/
        findings.report(
          .isLeftToDefault(bucket.id, missing), on: bucket, at: "PublicAccessBlockConfiguration", severity: .warning)
      } else if !missing.isEmpty, !isOpen, bucket.publicAccessBlock != nil {
        findings.report(.notBlocked(bucket.id, missing), on: bucket, at: "PublicAccessBlockConfiguration")
      } else if !missing.isEmpty || flags.contains(where: \.known.isUnknown) {
        findings.unknown(
          bucket, "whether '\(bucket.id)' blocks public access cannot be determined before deployment",
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
  fileprivate static func isLeftToDefault(_ bucket: LogicalID, _ flags: [String]) -> Self {
    """
    bucket '\(bucket)' leaves Block Public Access to S3's default, which buckets from before April 2023 do not have; \
    set \(flags.map { "'\($0)'" }.listed) to true
    """
  }

  fileprivate static func notBlocked(_ bucket: LogicalID, _ flags: [String]) -> Self {
    "bucket '\(bucket)' does not block public access; set \(flags.map { "'\($0)'" }.listed) to true"
  }
}
