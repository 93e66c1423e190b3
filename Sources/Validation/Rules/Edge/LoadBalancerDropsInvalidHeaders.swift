import AWSResources
import Documents

/// Asks that malformed headers end at the load balancer.
struct LoadBalancerDropsInvalidHeaders: Rule {
  static let description = RuleDescription(
    id: "load-balancer-drops-invalid-headers",
    catalogID: "ALB005",
    subject: .edge,
    severity: .warning,
    summary: "An application load balancer drops header fields that are not valid.",
    rationale:
      "Two servers that read a malformed header differently can be made to smuggle one request inside another.",
    remedy: "Set 'routing.http.drop_invalid_header_fields.enabled' to true.",
    references: [
      .cdkNag("HIPAA.Security-ALBHttpDropInvalidHeaderEnabled"), .checkov("CKV_AWS_131"), .securityHub("ELB.4"),
      .trivy("AWS-0052"),
    ],
    passes: [
      RuleExample("a load balancer that drops them") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.dropsInvalidHeaderFields = true })
      },
      RuleExample("a network load balancer, which reads no headers") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.kind = .literal(.network) })
      },
    ],
    fails: [
      RuleExample("a load balancer as AWS makes it", finds: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer())
      },
      RuleExample("a load balancer that keeps them", finds: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.dropsInvalidHeaderFields = false })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter", finds: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.dropsInvalidHeaderFields = .parameter("Drop") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for balancer in model.ingress.loadBalancers where balancer.kind.value == .application {
      var drops = model.known(balancer.loadBalancer.resource.dropsInvalidHeaderFields)
      if drops.isAbsent, balancer.loadBalancer.entry.mayDropThem { drops = .unknown }
      switch drops {
      case .value(true): continue
      case .value(false), .absent:
        findings.report(.keepsThem(balancer.id), on: balancer.loadBalancer, at: "LoadBalancerAttributes")
      case .unknown:
        findings.unknown(
          balancer.loadBalancer, "whether '\(balancer.id)' drops invalid header fields is not known",
          at: "LoadBalancerAttributes")
      }
    }
  }
}

extension Entry {
  /// Whether attributes that could not be read may be about invalid header fields.
  fileprivate var mayDropThem: Bool {
    extras.contains { extra in
      guard extra.path.first == .key("LoadBalancerAttributes") else { return false }
      let items = extra.value.array ?? [extra.value]
      return items.contains {
        $0["Key"]?.string.map { $0 == "routing.http.drop_invalid_header_fields.enabled" } ?? true
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func keepsThem(_ id: LogicalID) -> Self {
    """
    load balancer '\(id)' passes invalid header fields on; set 'routing.http.drop_invalid_header_fields.enabled' to true
    """
  }
}
