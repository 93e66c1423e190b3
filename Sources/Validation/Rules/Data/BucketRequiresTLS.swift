import AWSResources

/// Checks that a bucket policy denies requests without TLS.
struct BucketRequiresTLS: Rule {
  static let description = RuleDescription(
    id: "bucket-requires-tls",
    catalogID: "S3003",
    subject: .data,
    severity: .warning,
    summary: "A bucket policy denies requests without TLS.",
    rationale: "S3 accepts requests over HTTP, whose objects and signatures anyone on the network path can read.",
    remedy: """
      Add a bucket policy that denies 's3:*' on the bucket and its objects to every principal when \
      'aws:SecureTransport' is false.
      """,
    references: [.cdkNag("AwsSolutions-S10"), .checkov("CKV_AWS_379"), .securityHub("S3.5")],
    passes: [
      RuleExample("a policy that denies requests without TLS") { graph in add(to: &graph, ["s3:*"], "false") },
      RuleExample("a policy that denies them on everything") { graph in
        add(to: &graph, ["s3:*"], "false", on: ["*"])
      },
    ],
    fails: [
      RuleExample(
        "a bucket without a policy",
        finds: .finding(
          "Bucket",
          """
          bucket 'Bucket' accepts requests without TLS; add a bucket policy that denies 's3:*' when \
          'aws:SecureTransport' is false
          """)
      ) { $0.add("Bucket", S3.Bucket()) },
      RuleExample(
        "a policy that denies one action without TLS",
        finds: .finding(
          "Bucket",
          """
          bucket 'Bucket' accepts requests without TLS; add a bucket policy that denies 's3:*' when \
          'aws:SecureTransport' is false
          """)
      ) { graph in
        add(to: &graph, ["s3:PutObject"], "false")
      },
      RuleExample(
        "a policy that denies requests without TLS under one prefix",
        finds: .finding(
          "Bucket",
          """
          bucket 'Bucket' accepts requests without TLS; add a bucket policy that denies 's3:*' when \
          'aws:SecureTransport' is false
          """)
      ) { graph in
        add(to: &graph, ["s3:*"], "false", on: ["arn:aws:s3:::documents/private/*"])
      },
      RuleExample(
        "a policy that denies requests with TLS",
        finds: .finding(
          "Bucket",
          """
          bucket 'Bucket' accepts requests without TLS; add a bucket policy that denies 's3:*' when \
          'aws:SecureTransport' is false
          """)
      ) { graph in
        add(to: &graph, ["s3:*"], "true")
      },
    ],
    undetermined: [
      RuleExample("a policy of a bucket from a parameter", unknown: "Bucket") { graph in
        add(to: &graph, ["s3:*"], "false")
        graph.change("Policy", S3.BucketPolicy.self) { $0.bucket = Reference(expression: .parameter("Bucket")) }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let policies = model.bucketPolicies()
    for bucket in model.graph.all(S3.Bucket.self) {
      let known = policies[bucket.id] ?? BucketPolicies()
      let isTLSOnly = known.statements.contains { denial in
        denial.statement.deniesRequestsWithoutTLS && isAboutAllObjects(denial.statement, model)
      }
      if isTLSOnly { continue }
      if let unknownReason = known.unknownReason {
        findings.unknown(bucket, unknownReason)
      } else {
        findings.report(.acceptsHTTP(bucket.id), on: bucket)
      }
    }
  }

  /// Whether the statement is about the objects under all keys, as far as the template tells.
  private func isAboutAllObjects(_ statement: IAM.Statement, _ model: Model) -> Bool {
    guard let resources = statement.resources?.values else { return true }
    return resources.contains { resource in
      guard let text = model.text(resource) else { return true }
      guard let slash = text.firstIndex(of: "/") else { return text.hasSuffix("*") || text.contains("${?}") }
      return text[slash...] == "/*"
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ actions: [String], _ value: Value<String>,
    on resources: [Value<String>] = ["arn:aws:s3:::documents", "arn:aws:s3:::documents/*"]
  ) {
    graph.add("Bucket", S3.Bucket())
    graph.add("Policy", S3.BucketPolicy { $0.bucket = .to("Bucket") })
    graph.change("Policy", S3.BucketPolicy.self) {
      $0.document = IAM.PolicyDocument([
        IAM.Statement(
          .deny, principal: .everybody, actions: actions, resources: resources,
          conditions: [IAM.Condition("Bool", "aws:SecureTransport", value)])
      ])
    }
  }
}

extension IAM.Statement {
  /// Whether the statement denies reading and writing objects without TLS to every principal.
  fileprivate var deniesRequestsWithoutTLS: Bool {
    guard effect?.literal == .deny, principal?.isEverybody == true else { return false }
    let patterns = actionNames.map { ActionPattern($0) }
    let isComplete = ["s3:getobject", "s3:putobject"].allSatisfy { action in
      patterns.contains { $0.matches(action) }
    }
    // A condition on the version of TLS denies requests without TLS as well.
    let isConditional = (conditions ?? []).contains { condition in
      let key = condition.key.lowercased()
      return key == "aws:securetransport" && condition.test.lowercased().hasPrefix("bool")
        && condition.values.values.contains { $0.literal?.lowercased() == "false" }
    }
    return isComplete && isConditional && conditions?.count == 1
  }
}

extension Finding.Message {
  fileprivate static func acceptsHTTP(_ bucket: LogicalID) -> Self {
    """
    bucket '\(bucket)' accepts requests without TLS; add a bucket policy that denies 's3:*' when 'aws:SecureTransport' is \
    false
    """
  }
}
