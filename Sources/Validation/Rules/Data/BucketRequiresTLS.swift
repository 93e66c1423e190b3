import AWSResources

/// Asks that a bucket refuses requests without TLS.
struct BucketRequiresTLS: Rule {
  static let description = RuleDescription(
    id: "bucket-requires-tls",
    catalogID: "S3003",
    subject: .data,
    severity: .warning,
    summary: "A bucket's policy refuses everybody who comes without TLS.",
    rationale: "S3 answers plain HTTP too, and whoever listens on the way reads the objects and the signatures.",
    remedy: """
      Give the bucket a policy that denies 's3:*' on the bucket and its objects to everybody where \
      'aws:SecureTransport' is false.
      """,
    references: [.cdkNag("AwsSolutions-S10"), .checkov("CKV_AWS_379"), .securityHub("S3.5")],
    passes: [
      RuleExample("a policy that refuses plain HTTP") { graph in add(to: &graph, ["s3:*"], "false") }
    ],
    fails: [
      RuleExample("a bucket without a policy", finds: "Bucket") { $0.add("Bucket", S3.Bucket()) },
      RuleExample("a policy that refuses one action alone", finds: "Bucket") { graph in
        add(to: &graph, ["s3:PutObject"], "false")
      },
      RuleExample("a policy that refuses TLS", finds: "Bucket") { graph in add(to: &graph, ["s3:*"], "true") },
    ],
    leavesOpen: [
      RuleExample("a policy for a bucket that a parameter names", finds: "Bucket") { graph in
        add(to: &graph, ["s3:*"], "false")
        graph.change("Policy", S3.BucketPolicy.self) { $0.bucket = Reference(expression: .parameter("Bucket")) }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let policies = model.bucketPolicies()
    for bucket in model.graph.all(S3.Bucket.self) {
      let known = policies[bucket.id] ?? BucketPolicies()
      if known.statements.contains(where: { $0.statement.refusesPlainText }) { continue }
      if let doubt = known.doubt {
        findings.unknown(bucket, doubt)
      } else {
        findings.report(.answersPlainText(bucket.id), on: bucket)
      }
    }
  }

  private static func add(to graph: inout ResourceGraph, _ actions: [String], _ value: Value<String>) {
    graph.add("Bucket", S3.Bucket())
    graph.add("Policy", S3.BucketPolicy { $0.bucket = .to("Bucket") })
    graph.change("Policy", S3.BucketPolicy.self) {
      $0.document = IAM.PolicyDocument([
        IAM.Statement(
          .deny, principal: .everybody, actions: actions, resources: ["arn:aws:s3:::documents/*"],
          conditions: [IAM.Condition("Bool", "aws:SecureTransport", value)])
      ])
    }
  }
}

extension IAM.Statement {
  /// Whether everybody without TLS is refused everything, or all that reads and writes objects.
  fileprivate var refusesPlainText: Bool {
    guard effect?.literal == .deny, principal?.isEverybody == true else { return false }
    let patterns = actionNames.map { ActionPattern($0) }
    let isWhole = ["s3:getobject", "s3:putobject"].allSatisfy { action in
      patterns.contains { $0.matches(action) }
    }
    // Older versions of TLS are refused with the plain text.
    let isPlain = (conditions ?? []).contains { condition in
      let key = condition.key.lowercased()
      return key == "aws:securetransport" && condition.test.lowercased().hasPrefix("bool")
        && condition.values.values.contains { $0.literal?.lowercased() == "false" }
    }
    return isWhole && isPlain && conditions?.count == 1
  }
}

extension Finding.Message {
  fileprivate static func answersPlainText(_ bucket: LogicalID) -> Self {
    """
    bucket '\(bucket)' answers requests without TLS; deny 's3:*' in a bucket policy where 'aws:SecureTransport' is \
    false
    """
  }
}
