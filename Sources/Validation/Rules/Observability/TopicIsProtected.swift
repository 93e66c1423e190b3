import AWSResources

/// Checks that a topic is encrypted, and its policy does not allow everyone to use it.
struct TopicIsProtected: Rule {
  static let description = RuleDescription(
    id: "topic-is-protected",
    catalogID: "SNS001",
    subject: .observability,
    severity: .warning,
    summary: "A topic is encrypted, and its policy does not allow everyone to use it.",
    rationale: """
      Anyone who can publish to a topic can send messages that appear to come from the system, and anyone who can \
      subscribe can read them. An encrypted topic also rejects requests without TLS.
      """,
    remedy: "Set 'KmsMasterKeyId', and name accounts or services in the topic policy.",
    references: [
      .cfnNag("W47"), .cfnNag("F18"),
      .securityHub("SNS.1"), .securityHub("SNS.4"), .cdkNag("AwsSolutions-SNS3"), .checkov("CKV_AWS_26"),
      .checkov("CKV_AWS_169"), .trivy("AWS-0095"),
    ],
    passes: [
      RuleExample("an encrypted topic") { $0.add("Topic", SNS.Topic { $0.kmsKey = .to("Key") }) },
      RuleExample("a topic policy for alarms of the account") { graph in
        add(to: &graph, .init("Service", ["cloudwatch.amazonaws.com"]), [.sourceAccount])
      },
      RuleExample("the default topic policy, for the topic's account") { graph in
        add(to: &graph, .init("AWS", ["*"]), [.init("StringEquals", "AWS:SourceOwner", .accountID)])
      },
    ],
    fails: [
      RuleExample(
        "an unencrypted topic",
        finds: .finding("Topic", at: "KmsMasterKeyId", "topic 'Topic' is not encrypted; set 'KmsMasterKeyId'")
      ) {
        $0.add("Topic", SNS.Topic { $0.name = "orders" })
      },
      RuleExample(
        "a topic with an empty key",
        finds: .finding("Topic", at: "KmsMasterKeyId", "topic 'Topic' is not encrypted; set 'KmsMasterKeyId'")
      ) {
        $0.add("Topic", SNS.Topic { $0.kmsKey = .existing("") })
      },
      RuleExample(
        "a public topic policy",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0.Principal",
          "the topic policy of 'Policy' allows access to everyone; name accounts or services in 'Principal'")
      ) { graph in add(to: &graph, .everybody, nil) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for topic in model.graph.all(SNS.Topic.self) {
      // An empty text is no key.
      if (model.text(topic.kmsKey?.value) ?? "").isEmpty {
        findings.report(.notEncrypted(topic.id), on: topic, at: "KmsMasterKeyId")
      }
      for statement in topic.inlinePolicy?.statements ?? [] where statement.admitsEverybody {
        findings.report(.publicPolicy(topic.id), on: topic, at: "Policy")
      }
    }
    for policy in model.graph.all(SNS.TopicPolicy.self) {
      for (index, statement) in (policy.document?.statements ?? []).enumerated() where statement.admitsEverybody {
        findings.report(
          .publicPolicy(policy.id), on: policy, at: "PolicyDocument", "Statement", "\(index)", "Principal",
          proof: (policy.topics?.items ?? []).compactMap { $0.id.map { Hop($0) } } + [Hop(policy.id)])
      }
    }
  }

  private static func add(to graph: inout ResourceGraph, _ principal: IAM.Principal, _ conditions: [IAM.Condition]?) {
    let statement = IAM.Statement {
      $0.effect = .literal(.allow)
      $0.principal = principal
      $0.actions = ["sns:Publish"]
      $0.conditions = conditions
    }
    graph.add("Topic", SNS.Topic { $0.kmsKey = .to("Key") })
    graph.add("Policy", SNS.TopicPolicy { $0.topics = [.to("Topic")] })
    graph.change("Policy", SNS.TopicPolicy.self) { $0.document = IAM.PolicyDocument([statement]) }
  }
}

extension Finding.Message {
  fileprivate static func notEncrypted(_ topic: LogicalID) -> Self {
    "topic '\(topic)' is not encrypted; set 'KmsMasterKeyId'"
  }

  fileprivate static func publicPolicy(_ policy: LogicalID) -> Self {
    "the topic policy of '\(policy)' allows access to everyone; name accounts or services in 'Principal'"
  }
}
