import AWSResources

/// Checks that a load balancer has deletion protection enabled.
struct LoadBalancerIsDeletionProtected: Rule {
  static let description = RuleDescription(
    id: "load-balancer-is-deletion-protected",
    subject: .edge,
    severity: .warning,
    summary: "A load balancer has deletion protection enabled.",
    rationale: """
      A new load balancer has a different DNS name than the deleted one, so clients and DNS records no longer reach \
      it.
      """,
    remedy: "Set the load balancer attribute 'deletion_protection.enabled' to true.",
    references: [.checkov("CKV_AWS_150"), .securityHub("ELB.6")],
    passes: [
      RuleExample("a protected load balancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.isDeletionProtected = true })
      }
    ],
    fails: [
      RuleExample(
        "a load balancer with the defaults",
        finds: .finding(
          "LoadBalancer", at: "LoadBalancerAttributes.deletion_protection.enabled",
          "load balancer 'LoadBalancer' has no deletion protection; set 'deletion_protection.enabled' to true")
      ) {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer())
      },
      RuleExample(
        "a load balancer without protection",
        finds: .finding(
          "LoadBalancer", at: "LoadBalancerAttributes.deletion_protection.enabled",
          "load balancer 'LoadBalancer' has no deletion protection; set 'deletion_protection.enabled' to true")
      ) {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.isDeletionProtected = false })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.isDeletionProtected = .parameter("Protect") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for balancer in model.ingress.loadBalancers {
      var isProtected = model.known(balancer.loadBalancer.resource.isDeletionProtected)
      if isProtected.isAbsent,
        balancer.loadBalancer.entry.isUnresolved(at: ["LoadBalancerAttributes", "deletion_protection.enabled"])
      {
        isProtected = .unknown
      }
      switch isProtected {
      case .value(true): continue
      case .value(false), .absent:
        findings.report(
          .unprotected(balancer.id), on: balancer.loadBalancer, at: "LoadBalancerAttributes",
          "deletion_protection.enabled")
      case .unknown:
        findings.unknown(
          balancer.loadBalancer,
          "whether '\(balancer.id)' has deletion protection cannot be determined before deployment",
          at: "LoadBalancerAttributes",
          "deletion_protection.enabled")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unprotected(_ id: LogicalID) -> Self {
    "load balancer '\(id)' has no deletion protection; set 'deletion_protection.enabled' to true"
  }
}
