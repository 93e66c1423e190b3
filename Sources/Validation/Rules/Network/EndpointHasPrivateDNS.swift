import AWSResources

/// Asks that programs find an endpoint by the service's own name.
struct EndpointHasPrivateDNS: Rule {
  static let description = RuleDescription(
    id: "endpoint-has-private-dns",
    catalogID: "VPCE004",
    subject: .network,
    severity: .warning,
    summary: "An interface endpoint for a service of AWS has private DNS.",
    rationale: """
      Without it the service's name leads to its public address: programs go past the endpoint, over NAT or nowhere.
      """,
    remedy: "Set 'PrivateDnsEnabled'.",
    references: [.document("002")],
    passes: [
      RuleExample("endpoints with private DNS") {
        $0.addNetwork()
        $0.addEndpoints()
      },
      RuleExample("a service of somebody else's") {
        $0.add("Partner", endpoint("com.amazonaws.vpce.eu-west-1.vpce-svc-0123", nil))
      },
    ],
    fails: [
      RuleExample("an endpoint that says nothing", finds: "Logs") {
        $0.add("Logs", endpoint("com.amazonaws.eu-west-1.logs", nil))
      },
      RuleExample("an endpoint without private DNS", finds: "Logs") {
        $0.add("Logs", endpoint("com.amazonaws.eu-west-1.logs", false))
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Logs") {
        $0.add("Logs", endpoint("com.amazonaws.eu-west-1.logs", .parameter("PrivateDns")))
      }
    ]
  )

  /// Services whose clients go by the service's name alone.
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
          endpoint.endpoint, "whether '\(endpoint.id)' has private DNS is known to the deployment alone",
          at: "PrivateDnsEnabled")
      case .value(false), .absent:
        findings.report(.isPassed(endpoint.id, service), on: endpoint.endpoint, at: "PrivateDnsEnabled")
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
  fileprivate static func isPassed(_ endpoint: LogicalID, _ service: String) -> Self {
    "programs that use '\(service)' go past endpoint '\(endpoint)'; set 'PrivateDnsEnabled'"
  }
}
