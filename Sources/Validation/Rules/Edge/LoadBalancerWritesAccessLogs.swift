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
      RuleExample("a Classic Load Balancer with access logs") {
        $0.add(
          "Classic",
          ElasticLoadBalancing.ClassicLoadBalancer { $0.accessLog = .init { $0.bucket = .existing("logs") } })
      },
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
        "a Classic Load Balancer without access logs",
        finds: .finding(
          "Classic", at: "AccessLoggingPolicy",
          "load balancer 'Classic' writes no access logs; set 'AccessLoggingPolicy'")
      ) {
        $0.add("Classic", ElasticLoadBalancing.ClassicLoadBalancer())
      },
      RuleExample(
        "a load balancer with the defaults",
        finds: .finding(
          "LoadBalancer", at: "LoadBalancerAttributes.access_logs.s3.enabled",
          "load balancer 'LoadBalancer' writes no access logs; set 'access_logs.s3.enabled' to true")
      ) {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer())
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.writesAccessLogs = .parameter("Logs") })
      }
    ]
  )

  private static let path = ["LoadBalancerAttributes", "access_logs.s3.enabled"]

  func check(_ model: Model, _ findings: inout Findings) {
    checkClassic(model, &findings)
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

  private func checkClassic(_ model: Model, _ findings: inout Findings) {
    for balancer in model.ingress.classicLoadBalancers {
      let entry = balancer.entry
      let isOpen = entry.isPartlyUnknown(at: "AccessLoggingPolicy")
      // Terraform's block is enabled unless it says otherwise.
      let writes = balancer.loadBalancer.accessLog.map { model.known($0.isEnabled).or(true) } ?? .value(false)
      switch isOpen ? .unknown : writes {
      case .value(true), .absent: continue
      case .value(false): findings.report(.noPolicy(entry.id), on: entry, at: "AccessLoggingPolicy")
      case .unknown:
        findings.unknown(
          entry, "whether '\(entry.id)' writes access logs cannot be determined before deployment",
          at: "AccessLoggingPolicy")
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
  fileprivate static func noPolicy(_ id: LogicalID) -> Self {
    "load balancer '\(id)' writes no access logs; set 'AccessLoggingPolicy'"
  }

  fileprivate static func none(_ id: LogicalID) -> Self {
    "load balancer '\(id)' writes no access logs; set 'access_logs.s3.enabled' to true"
  }
}
