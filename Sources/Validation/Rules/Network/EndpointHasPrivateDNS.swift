import AWSResources

/// Checks that an interface endpoint of an AWS service has private DNS enabled.
struct EndpointHasPrivateDNS: Rule {
  static let description = RuleDescription(
    id: "endpoint-has-private-dns",
    catalogID: "VPCE004",
    subject: .network,
    severity: .warning,
    summary: "An interface endpoint of an AWS service has private DNS enabled.",
    rationale: """
      Without private DNS, the name of the service resolves to its public address, and programs do not use the \
      endpoint.
      """,
    remedy: "Set 'PrivateDnsEnabled' to true.",
    references: [.aws("vpc/latest/privatelink/privatelink-access-aws-services.html")],
    passes: [
      RuleExample("endpoints with private DNS") {
        $0.addNetwork()
        $0.addEndpoints()
      },
      RuleExample("an endpoint service of another provider") {
        $0.add("Partner", endpoint("com.amazonaws.vpce.eu-west-1.vpce-svc-0123", nil))
      },
    ],
    fails: [
      RuleExample(
        "an endpoint without the property",
        finds: .finding(
          "Logs", at: "PrivateDnsEnabled",
          "endpoint 'Logs' is not used by clients of 'logs' without private DNS; set 'PrivateDnsEnabled' to true")
      ) {
        $0.add("Logs", endpoint("com.amazonaws.eu-west-1.logs", nil))
      },
      RuleExample(
        "an endpoint without private DNS",
        finds: .finding(
          "Logs", at: "PrivateDnsEnabled",
          "endpoint 'Logs' is not used by clients of 'logs' without private DNS; set 'PrivateDnsEnabled' to true")
      ) {
        $0.add("Logs", endpoint("com.amazonaws.eu-west-1.logs", false))
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Logs") {
        $0.add("Logs", endpoint("com.amazonaws.eu-west-1.logs", .parameter("PrivateDns")))
      }
    ]
  )

  /// Services whose clients use the name of the service by default.
  private let services: Set = [
    "ecr.api", "ecr.dkr", "logs", "monitoring", "secretsmanager", "ssm", "ssmmessages", "ec2messages", "kms", "sts",
    "sqs", "sns", "events", "states", "xray", "ecs", "ecs-agent", "ecs-telemetry",
  ]

  func check(_ model: Model, _ findings: inout Findings) {
    for endpoint in model.network.endpoints where endpoint.kind.value == .interface {
      guard let service = endpoint.service, services.contains(service) else { continue }
      switch endpoint.hasPrivateDNS {
      case .value(true): break
      case .unknown:
        findings.unknown(
          endpoint.endpoint, "whether '\(endpoint.id)' has private DNS cannot be determined before deployment",
          at: "PrivateDnsEnabled")
      case .value(false), .absent:
        findings.report(.notUsed(endpoint.id, service), on: endpoint.endpoint, at: "PrivateDnsEnabled")
      }
    }
  }

  private static func endpoint(_ service: Value<String>, _ hasPrivateDNS: Value<Bool>?) -> EC2.VPCEndpoint {
    EC2.VPCEndpoint {
      $0.kind = .literal(.interface)
      $0.serviceName = service
      $0.isPrivateDNSEnabled = hasPrivateDNS
    }
  }
}

extension Finding.Message {
  fileprivate static func notUsed(_ endpoint: LogicalID, _ service: String) -> Self {
    "endpoint '\(endpoint)' is not used by clients of '\(service)' without private DNS; set 'PrivateDnsEnabled' to true"
  }
}
