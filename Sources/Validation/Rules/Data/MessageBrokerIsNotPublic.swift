import AWSResources

/// Checks that a message broker has no public IP addresses.
struct MessageBrokerIsNotPublic: Rule {
  static let description = RuleDescription(
    id: "message-broker-is-not-public",
    subject: .data,
    severity: .error,
    summary: "A message broker of Amazon MQ has no public IP addresses.",
    rationale: """
      Anyone on the internet can try passwords at a public broker; a public RabbitMQ broker has not even a security \
      group.
      """,
    remedy: "Set 'PubliclyAccessible' to false, and use private subnets.",
    references: [
      .checkov("CKV_AWS_69"), .trivy("AWS-0072"),
      .aws("amazon-mq/latest/developer-guide/using-amazon-mq-securely.html"),
    ],
    passes: [
      RuleExample("a private broker") { $0.add("Messages", AmazonMQ.Broker { $0.isPubliclyAccessible = false }) },
      RuleExample("a broker without the argument in Terraform, which makes it private") {
        $0.origin = .terraform
        $0.add("Messages", AmazonMQ.Broker())
      },
    ],
    fails: [
      RuleExample(
        "a public broker",
        finds: .finding(
          "Messages", at: "PubliclyAccessible",
          "message broker 'Messages' has public IP addresses; set 'PubliclyAccessible' to false")
      ) {
        $0.add("Messages", AmazonMQ.Broker { $0.isPubliclyAccessible = true })
      }
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Messages") {
        $0.add("Messages", AmazonMQ.Broker { $0.isPubliclyAccessible = .parameter("Public") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for broker in model.graph.all(AmazonMQ.Broker.self) {
      switch model.known(broker.isPubliclyAccessible) {
      case .value(true): findings.report(.isPublic(broker.id), on: broker, at: "PubliclyAccessible")
      case .unknown:
        findings.unknown(
          broker, "whether '\(broker.id)' is public cannot be determined before deployment", at: "PubliclyAccessible")
      case .value(false), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isPublic(_ broker: LogicalID) -> Self {
    "message broker '\(broker)' has public IP addresses; set 'PubliclyAccessible' to false"
  }
}
