import AWSResources

/// Checks that a bucket with pages is read through its distribution alone.
struct FrontendBucketIsBehindCloudFront: Rule {
  static let description = RuleDescription(
    id: "frontend-bucket-is-behind-cloudfront",
    catalogID: "S3007",
    subject: .data,
    severity: .error,
    summary: "A bucket with pages has no website endpoint, and its policy admits one distribution of CloudFront.",
    rationale: """
      A website endpoint answers over plain HTTP, past the distribution and its web ACL. Without the ARN in the policy, any \
      distribution of any account reads the bucket.
      """,
    remedy: """
      Remove the website configuration, serve the bucket through a distribution with an origin access control, and add the \
      condition 'aws:SourceArn' with the distribution's ARN to the statement for 'cloudfront.amazonaws.com'.
      """,
    references: [
      .checkov("CKV2_AWS_46"), .securityHub("CloudFront.13"),
      .aws("AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html"),
    ],
    passes: [
      RuleExample("a policy that names the distribution") { graph in
        add(
          to: &graph,
          [IAM.Condition("StringEquals", "AWS:SourceArn", "arn:aws:cloudfront::111122223333:distribution/E1")])
      },
      RuleExample("a policy that names the account") { graph in add(to: &graph, [.sourceAccount]) },
    ],
    fails: [
      RuleExample(
        "a website endpoint",
        finds: .finding(
          "Pages", at: "WebsiteConfiguration",
          """
          bucket 'Pages' has a website endpoint, which answers over plain HTTP; serve it through a distribution with an \
          origin access control
          """)
      ) {
        $0.add("Pages", S3.Bucket { $0.website = .init { $0.indexDocument = "index.html" } })
      },
      RuleExample(
        "a policy that admits every distribution",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0",
          """
          bucket policy 'Policy' admits distributions of all accounts; add the condition 'aws:SourceArn' with the ARN of \
          one
          """)
      ) { graph in add(to: &graph, nil) },
    ],
    undetermined: []
  )

  private static let keys: Set = ["aws:sourcearn", "aws:sourceaccount"]

  func check(_ model: Model, _ findings: inout Findings) {
    for bucket in model.graph.all(S3.Bucket.self) {
      // One that only redirects has no pages.
      if let website = bucket.resource.website, website.indexDocument != nil {
        findings.report(.hasWebsite(bucket.id), on: bucket, at: "WebsiteConfiguration")
      }
    }
    for policy in model.graph.all(S3.BucketPolicy.self) {
      let statements = model.policy(policy.document, in: policy.entry, at: ["PolicyDocument"]).statements
      for (index, statement) in statements.enumerated() where admitsEveryDistribution(statement) {
        findings.report(.admitsAll(policy.id), on: policy, at: "PolicyDocument", "Statement", "\(index)")
      }
    }
  }

  private func admitsEveryDistribution(_ statement: IAM.Statement) -> Bool {
    let services = statement.principal?.groups.filter { $0.kind == "Service" }.flatMap(\.members.values) ?? []
    return statement.isAllow && services.contains("cloudfront.amazonaws.com")
      && !(statement.conditions ?? []).contains { Self.keys.contains($0.key.lowercased()) }
  }

  private static func add(to graph: inout ResourceGraph, _ conditions: [IAM.Condition]?) {
    graph.add("Pages", S3.Bucket())
    graph.add(
      "Policy",
      S3.BucketPolicy {
        $0.bucket = .to("Pages")
        $0.document = IAM.PolicyDocument([
          IAM.Statement(
            .allow, principal: IAM.Principal("Service", ["cloudfront.amazonaws.com"]), actions: ["s3:GetObject"],
            resources: ["arn:aws:s3:::pages/*"], conditions: conditions)
        ])
      })
  }
}

extension Finding.Message {
  fileprivate static func hasWebsite(_ id: LogicalID) -> Self {
    """
    bucket '\(id)' has a website endpoint, which answers over plain HTTP; serve it through a distribution with an origin \
    access control
    """
  }

  fileprivate static func admitsAll(_ id: LogicalID) -> Self {
    "bucket policy '\(id)' admits distributions of all accounts; add the condition 'aws:SourceArn' with the ARN of one"
  }
}
