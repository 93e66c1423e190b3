import AWSResources

/// Checks that a message broker runs in several Availability Zones.
struct MessageBrokerHasAStandby: Rule {
  static let description = RuleDescription(
    id: "message-broker-has-a-standby",
    subject: .data,
    severity: .warning,
    summary: "A message broker of Amazon MQ runs in several Availability Zones.",
    rationale: "A single instance is away while it is maintained, and as long as its Availability Zone is.",
    remedy: "Set 'DeploymentMode' to 'ACTIVE_STANDBY_MULTI_AZ' for ActiveMQ, and to 'CLUSTER_MULTI_AZ' for RabbitMQ.",
    references: [.securityHub("MQ.5"), .securityHub("MQ.6")],
    passes: [
      RuleExample("a standby in another zone") {
        $0.add("Messages", AmazonMQ.Broker { $0.deploymentMode = "ACTIVE_STANDBY_MULTI_AZ" })
      }
    ],
    fails: [
      RuleExample(
        "a single instance",
        finds: .finding(
          "Messages", at: "DeploymentMode",
          """
          message broker 'Messages' is a single instance; set 'DeploymentMode' to 'ACTIVE_STANDBY_MULTI_AZ' or \
          'CLUSTER_MULTI_AZ'
          """)
      ) {
        $0.add("Messages", AmazonMQ.Broker { $0.deploymentMode = "SINGLE_INSTANCE" })
      },
      RuleExample(
        "the default of Terraform",
        finds: .finding(
          "Messages", at: "DeploymentMode",
          """
          message broker 'Messages' is a single instance; set 'DeploymentMode' to 'ACTIVE_STANDBY_MULTI_AZ' or \
          'CLUSTER_MULTI_AZ'
          """)
      ) {
        $0.origin = .terraform
        $0.add("Messages", AmazonMQ.Broker())
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Messages") {
        $0.add("Messages", AmazonMQ.Broker { $0.deploymentMode = .parameter("Mode") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for broker in model.graph.all(AmazonMQ.Broker.self) {
      switch model.known(broker.deploymentMode).or("SINGLE_INSTANCE") {
      case .value("SINGLE_INSTANCE"): findings.report(.isSingle(broker.id), on: broker, at: "DeploymentMode")
      case .unknown:
        findings.unknown(
          broker, "the instances of '\(broker.id)' cannot be determined before deployment", at: "DeploymentMode")
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isSingle(_ broker: LogicalID) -> Self {
    """
    message broker '\(broker)' is a single instance; set 'DeploymentMode' to 'ACTIVE_STANDBY_MULTI_AZ' or \
    'CLUSTER_MULTI_AZ'
    """
  }
}
