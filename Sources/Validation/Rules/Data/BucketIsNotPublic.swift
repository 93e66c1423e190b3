import AWSResources

/// Checks that neither an access control list nor a bucket policy makes a bucket public.
struct BucketIsNotPublic: Rule {
  static let description = RuleDescription(
    id: "bucket-is-not-public",
    catalogID: "S3002",
    subject: .data,
    severity: .error,
    summary: "Neither an access control list nor a bucket policy makes a bucket public.",
    rationale: "Public buckets are found within hours by people who scan for them.",
    remedy: """
      Name accounts, roles or services in 'Principal' of the bucket policy, and remove 'AccessControl'. Give \
      external users presigned URLs.
      """,
    references: [
      .cfnNag("W31"), .cfnNag("F14"), .cfnNag("F16"),
      .checkov("CKV_AWS_20"), .checkov("CKV_AWS_57"), .checkov("CKV_AWS_70"), .securityHub("S3.2"),
      .securityHub("S3.3"), .trivy("AWS-0092"),
    ],
    passes: [
      RuleExample("a policy for a service of the account") { graph in
        add(to: &graph, .init("Service", ["cloudfront.amazonaws.com"]), [.sourceAccount])
      },
      RuleExample("a policy that denies an action to everyone") { graph in
        graph.add("Bucket", S3.Bucket())
        graph.add("Policy", S3.BucketPolicy { $0.bucket = .to("Bucket") })
        graph.change("Policy", S3.BucketPolicy.self) {
          $0.document = IAM.PolicyDocument([
            IAM.Statement(.deny, principal: .everybody, actions: ["s3:*"], resources: ["arn:aws:s3:::documents/*"])
          ])
        }
      },
      RuleExample("a private access control list") {
        $0.add("Bucket", S3.Bucket { $0.accessControl = .literal(.private) })
      },
    ],
    fails: [
      RuleExample(
        "a public access control list",
        finds: .finding(
          "Bucket", at: "AccessControl",
          "bucket 'Bucket' has a public access control list; remove 'AccessControl'")
      ) {
        $0.add("Bucket", S3.Bucket { $0.accessControl = .literal(.publicRead) })
      },
      RuleExample(
        "an access control list for authenticated AWS users",
        finds: .finding(
          "Bucket", at: "AccessControl",
          "bucket 'Bucket' has a public access control list; remove 'AccessControl'")
      ) {
        $0.add("Bucket", S3.Bucket { $0.accessControl = .literal(.authenticatedRead) })
      },
      RuleExample(
        "an access control list in Terraform's bucket resource",
        finds: .finding(
          "Bucket", at: "Acl",
          "bucket 'Bucket' has a public access control list; remove 'AccessControl'")
      ) {
        $0.add("Bucket", S3.Bucket { $0.inlineAccessControl = "public-read" })
      },
      RuleExample(
        "a public bucket policy",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0.Principal",
          "bucket policy 'Policy' allows access to everyone; name accounts, roles or services in 'Principal'")
      ) { graph in add(to: &graph, .everybody, nil) },
    ],
    undetermined: [
      RuleExample("an access control list from a parameter", unknown: "Bucket") {
        $0.add("Bucket", S3.Bucket { $0.accessControl = .parameter("List") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for bucket in model.graph.all(S3.Bucket.self) {
      switch model.known(bucket.accessControl) {
      case .value(.publicRead), .value(.publicReadWrite), .value(.authenticatedRead):
        findings.report(.publicList(bucket.id), on: bucket, at: "AccessControl")
      case .unknown: unknown(bucket, at: "AccessControl", &findings)
      case .value, .absent: break
      }
      switch model.known(bucket.inlineAccessControl) {
      case .value("public-read"), .value("public-read-write"), .value("authenticated-read"):
        findings.report(.publicList(bucket.id), on: bucket, at: "Acl")
      case .unknown: unknown(bucket, at: "Acl", &findings)
      case .value, .absent: break
      }
      check(bucket.inlinePolicy, of: bucket.entry, at: "Policy", proof: [], model, &findings)
    }
    for policy in model.graph.all(S3.BucketPolicy.self) {
      let bucket = policy.bucket?.id.map { [Hop($0), Hop(policy.id)] } ?? []
      check(policy.document, of: policy.entry, at: "PolicyDocument", proof: bucket, model, &findings)
    }
  }

  private func unknown(_ bucket: Located<S3.Bucket>, at property: String, _ findings: inout Findings) {
    findings.unknown(bucket, "whether '\(bucket.id)' is public cannot be determined before deployment", at: property)
  }

  private func check(
    _ document: IAM.PolicyDocument?, of entry: Entry, at property: String, proof: [Hop], _ model: Model,
    _ findings: inout Findings
  ) {
    let statements = model.policy(document, in: entry, at: [property]).statements
    for (index, statement) in statements.enumerated() where statement.admitsEverybody {
      findings.report(
        .publicPolicy(entry.id), on: entry, at: property, "Statement", "\(index)", "Principal", proof: proof)
    }
    if statements.isEmpty, entry.isUnresolved(at: [property]) {
      findings.unknown(entry, "'\(entry.id)' leaves its policy to the deployment", at: property)
    }
  }

  private static func add(to graph: inout ResourceGraph, _ principal: IAM.Principal, _ conditions: [IAM.Condition]?) {
    graph.add("Bucket", S3.Bucket())
    graph.add("Policy", S3.BucketPolicy { $0.bucket = .to("Bucket") })
    graph.change("Policy", S3.BucketPolicy.self) {
      $0.document = IAM.PolicyDocument([
        IAM.Statement(
          .allow, principal: principal, actions: ["s3:GetObject"], resources: ["arn:aws:s3:::documents/*"],
          conditions: conditions)
      ])
    }
  }
}

extension Finding.Message {
  fileprivate static func publicList(_ bucket: LogicalID) -> Self {
    "bucket '\(bucket)' has a public access control list; remove 'AccessControl'"
  }

  fileprivate static func publicPolicy(_ policy: LogicalID) -> Self {
    "bucket policy '\(policy)' allows access to everyone; name accounts, roles or services in 'Principal'"
  }
}
