import AWSResources

/// Checks that a load balancer writes access logs to a bucket.
struct LoadBalancerWritesAccessLogs: Rule {
  static let description = RuleDescription(
    id: "load-balancer-writes-access-logs",
    catalogID: "ALB006",
    subject: .edge,
    severity: .warning,
    summary: "A load balancer writes access logs to a bucket.",
    rationale:
      "Without access logs nobody can tell who sent a request, which target answered it, and how long it took.",
    remedy: "Set the attributes 'access_logs.s3.enabled' and 'access_logs.s3.bucket'.",
    references: [.cfnNag("W52"), .cdkNag("AwsSolutions-ELB2"), .checkov("CKV_AWS_91"), .securityHub("ELB.5")],
    passes: [
      RuleExample("a load balancer with a bucket for its logs") {
        $0.add(
          "LoadBalancer",
          ElasticLoadBalancing.LoadBalancer {
            $0.writesAccessLogs = true
            $0.accessLogBucket = "logs"
          })
      },
      RuleExample("a network load balancer without TLS, which writes none") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.kind = .literal(.network) })
        $0.add(
          "Listener",
          ElasticLoadBalancing.Listener {
            $0.loadBalancer = .to("LoadBalancer")
            $0.protocolName = .literal(.tcp)
          })
      },
    ],
    fails: [
      RuleExample(
        "a load balancer with the defaults",
        finds: .finding(
          "LoadBalancer", at: "LoadBalancerAttributes.access_logs.s3.enabled",
          "load balancer 'LoadBalancer' writes no access logs; set 'access_logs.s3.enabled' to true")
      ) {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer())
      }
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.writesAccessLogs = .parameter("Logs") })
      }
    ]
  )

  private static let path = ["LoadBalancerAttributes", "access_logs.s3.enabled"]

  func check(_ model: Model, _ findings: inout Findings) {
    for balancer in model.ingress.loadBalancers where canWrite(balancer) {
      let entry = balancer.loadBalancer.entry
      var writes = model.known(balancer.loadBalancer.resource.writesAccessLogs)
      if writes.isAbsent, entry.isUnresolved(at: ["LoadBalancerAttributes", "access_logs.s3.enabled"]) {
        writes = .unknown
      }
      switch writes {
      case .value(true): continue
      case .value(false), .absent: findings.report(.none(balancer.id), on: entry.id, at: Place(entry, Self.path))
      case .unknown:
        findings.unknown(
          entry.id, "whether '\(balancer.id)' writes access logs cannot be determined before deployment",
          at: Place(entry, Self.path))
      }
    }
  }

  /// A network load balancer logs TLS connections alone, a gateway load balancer nothing.
  private func canWrite(_ balancer: PlacedLoadBalancer) -> Bool {
    switch balancer.kind {
    case .value(.network): balancer.listeners.contains { $0.protocolName.value == .tls }
    case .value(.gateway): false
    case .value(.application), .absent, .unknown: true
    }
  }
}

extension Finding.Message {
  fileprivate static func none(_ id: LogicalID) -> Self {
    "load balancer '\(id)' writes no access logs; set 'access_logs.s3.enabled' to true"
  }
}
