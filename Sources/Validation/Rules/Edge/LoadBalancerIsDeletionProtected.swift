import AWSResources

/// Asks that a load balancer is not deleted by mistake.
struct LoadBalancerIsDeletionProtected: Rule {
  static let description = RuleDescription(
    id: "load-balancer-is-deletion-protected",
    subject: .edge,
    severity: .warning,
    summary: "A load balancer is protected against deletion.",
    rationale: "With the load balancer goes the address that clients and DNS records know, and a new one has another.",
    remedy: "Set 'deletion_protection.enabled' to true.",
    references: [.checkov("CKV_AWS_150"), .securityHub("ELB.6")],
    passes: [
      RuleExample("a protected load balancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.isDeletionProtected = true })
      }
    ],
    fails: [
      RuleExample("a load balancer as AWS makes it", finds: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer())
      },
      RuleExample("a load balancer without protection", finds: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.isDeletionProtected = false })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.isDeletionProtected = .parameter("Protect") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for balancer in model.ingress.loadBalancers {
      var isProtected = model.known(balancer.loadBalancer.resource.isDeletionProtected)
      if isProtected.isAbsent, balancer.loadBalancer.entry.isOpen(at: ["LoadBalancerAttributes"]) {
        isProtected = .unknown
      }
      switch isProtected {
      case .value(true): continue
      case .value(false), .absent:
        findings.report(.isUnprotected(balancer.id), on: balancer.loadBalancer, at: "LoadBalancerAttributes")
      case .unknown:
        findings.unknown(
          balancer.loadBalancer, "whether '\(balancer.id)' is protected against deletion is not known",
          at: "LoadBalancerAttributes")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isUnprotected(_ id: LogicalID) -> Self {
    "load balancer '\(id)' can be deleted by mistake; set 'deletion_protection.enabled' to true"
  }
}
