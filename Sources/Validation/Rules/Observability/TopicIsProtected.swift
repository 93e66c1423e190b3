import AWSResources

/// Asks that a topic's messages are encrypted, and that its policy says who may use it.
struct TopicIsProtected: Rule {
  static let description = RuleDescription(
    id: "topic-is-protected",
    catalogID: "SNS001",
    subject: .observability,
    severity: .warning,
    summary: "A topic is encrypted with a key, which also makes it refuse plain HTTP, and is not open to everybody.",
    rationale: """
      Who may publish to a topic sends messages that look like the system's own, and who may subscribe reads them. A \
      topic with a key takes requests over TLS alone.
      """,
    remedy: "Set 'KmsMasterKeyId', and name accounts or services in the topic's policy.",
    references: [
      .securityHub("SNS.1"), .securityHub("SNS.4"), .cdkNag("AwsSolutions-SNS3"), .checkov("CKV_AWS_26"),
      .checkov("CKV_AWS_169"), .trivy("AWS-0095"), .document("003"),
    ],
    passes: [
      RuleExample("an encrypted topic") { $0.add("Topic", SNS.Topic { $0.kmsKey = .to("Key") }) },
      RuleExample("a topic for CloudWatch's alarms of the account") { graph in
        add(to: &graph, .init("Service", ["cloudwatch.amazonaws.com"]), [.sourceAccount])
      },
      RuleExample("a topic for its own account, as AWS writes that") { graph in
        add(to: &graph, .init("AWS", ["*"]), [.init("StringEquals", "AWS:SourceOwner", .accountID)])
      },
    ],
    fails: [
      RuleExample("a topic that is not encrypted", finds: "Topic") {
        $0.add("Topic", SNS.Topic { $0.name = "orders" })
      },
      RuleExample("a topic for everybody", finds: "Policy") { graph in add(to: &graph, .everybody, nil) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for topic in model.graph.all(SNS.Topic.self) {
      if topic.kmsKey?.expression.isNoValue ?? true {
        findings.report(.plain(topic.id), on: topic, at: "KmsMasterKeyId")
      }
      for statement in topic.inlinePolicy?.statements ?? [] where statement.admitsEverybody {
        findings.report(.public(topic.id), on: topic, at: "Policy")
      }
    }
    for policy in model.graph.all(SNS.TopicPolicy.self) {
      for (index, statement) in (policy.document?.statements ?? []).enumerated() where statement.admitsEverybody {
        findings.report(
          .public(policy.id), on: policy, at: "PolicyDocument", "Statement", "\(index)", "Principal",
          proof: (policy.topics?.items ?? []).compactMap { $0.id?.name } + [policy.id.name])
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
  fileprivate static func plain(_ topic: LogicalID) -> Self {
    "topic '\(topic)' is not encrypted; set 'KmsMasterKeyId'"
  }

  fileprivate static func `public`(_ policy: LogicalID) -> Self {
    "'\(policy)' opens a topic to everybody; name accounts or services in 'Principal'"
  }
}
