import AWSResources
import Documents

/// Checks that an application load balancer drops invalid header fields.
struct LoadBalancerDropsInvalidHeaders: Rule {
  static let description = RuleDescription(
    id: "load-balancer-drops-invalid-headers",
    catalogID: "ALB005",
    subject: .edge,
    severity: .warning,
    summary: "An application load balancer drops invalid header fields.",
    rationale:
      "If two servers interpret an invalid header differently, an attacker can smuggle one request inside another.",
    remedy: "Set the load balancer attribute 'routing.http.drop_invalid_header_fields.enabled' to true.",
    references: [
      .cdkNag("HIPAA.Security-ALBHttpDropInvalidHeaderEnabled"), .checkov("CKV_AWS_131"), .securityHub("ELB.4"),
      .trivy("AWS-0052"),
    ],
    passes: [
      RuleExample("a load balancer with the attribute") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.dropsInvalidHeaderFields = true })
      },
      RuleExample("a network load balancer, which does not read headers") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.kind = .literal(.network) })
      },
    ],
    fails: [
      RuleExample(
        "a load balancer with the defaults",
        finds: .finding(
          "LoadBalancer", at: "LoadBalancerAttributes.routing.http.drop_invalid_header_fields.enabled",
          """
          load balancer 'LoadBalancer' forwards invalid header fields; set \
          'routing.http.drop_invalid_header_fields.enabled' to true
          """)
      ) {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer())
      },
      RuleExample(
        "a load balancer with the attribute disabled",
        finds: .finding(
          "LoadBalancer", at: "LoadBalancerAttributes.routing.http.drop_invalid_header_fields.enabled",
          """
          load balancer 'LoadBalancer' forwards invalid header fields; set \
          'routing.http.drop_invalid_header_fields.enabled' to true
          """)
      ) {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.dropsInvalidHeaderFields = false })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.dropsInvalidHeaderFields = .parameter("Drop") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for balancer in model.ingress.loadBalancers where balancer.kind.value == .application {
      var drops = model.known(balancer.loadBalancer.resource.dropsInvalidHeaderFields)
      if drops.isAbsent, balancer.loadBalancer.entry.mayDropInvalidHeaders { drops = .unknown }
      switch drops {
      case .value(true): continue
      case .value(false), .absent:
        findings.report(
          .keepsInvalidHeaders(balancer.id), on: balancer.loadBalancer, at: "LoadBalancerAttributes",
          "routing.http.drop_invalid_header_fields.enabled")
      case .unknown:
        findings.unknown(
          balancer.loadBalancer,
          "whether '\(balancer.id)' drops invalid header fields cannot be determined before deployment",
          at: "LoadBalancerAttributes",
          "routing.http.drop_invalid_header_fields.enabled")
      }
    }
  }
}

extension Entry {
  /// Whether the unreadable attributes may include the one about invalid header fields.
  fileprivate var mayDropInvalidHeaders: Bool {
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
  fileprivate static func keepsInvalidHeaders(_ id: LogicalID) -> Self {
    """
    load balancer '\(id)' forwards invalid header fields; set 'routing.http.drop_invalid_header_fields.enabled' to true
    """
  }
}
