import AWSResources

/// Checks that the load balancer through which a system is entered has a web ACL.
struct PublicLoadBalancerHasAFirewall: Rule {
  static let description = RuleDescription(
    id: "public-load-balancer-has-a-firewall",
    catalogID: "ALB010",
    subject: .edge,
    severity: .warning,
    summary: """
      An internet-facing application load balancer has a web ACL of AWS WAF, where `ingress` in `infra.yaml` says that it is the \
      way in.
      """,
    rationale: """
      Attacks and floods of requests that nothing stops at the way in reach the services. Where another entry stands before the \
      load balancer, the web ACL belongs there.
      """,
    remedy: "Associate a web ACL of the scope 'REGIONAL' with the load balancer.",
    references: [
      .cdkNag("NIST.800.53.R5-ALBWAFEnabled"), .securityHub("ELB.16"),
      .aws("waf/latest/developerguide/web-acl-associating-aws-resource.html"),
    ],
    passes: [
      RuleExample("a web ACL of the template") {
        addSystem(to: &$0)
        $0.add("Firewall", WAFv2.WebACL { $0.scope = .literal(.regional) })
        addAssociation(to: &$0, Reference<ElasticLoadBalancing.LoadBalancer>.to("LoadBalancer").value)
      },
      RuleExample("a load balancer behind CloudFront") {
        addSystem(to: &$0)
        $0.ingress = Stated(.cloudFront)
      },
      RuleExample("an internal load balancer") {
        addSystem(to: &$0)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
      },
      RuleExample("a network load balancer, which can have none") {
        addSystem(to: &$0)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.kind = .literal(.network) }
      },
    ],
    fails: [
      RuleExample(
        "a load balancer without one",
        finds: .finding(
          "LoadBalancer",
          "load balancer 'LoadBalancer' is the way in and has no web ACL; associate one of the scope 'REGIONAL'")
      ) { addSystem(to: &$0) }
    ],
    undetermined: [
      RuleExample("a scheme from a parameter", unknown: "LoadBalancer") {
        addSystem(to: &$0)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .parameter("Scheme") }
      },
      RuleExample("an association with a resource from a parameter", unknown: "LoadBalancer") {
        addSystem(to: &$0)
        addAssociation(to: &$0, .parameter("Protected"))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    guard model.graph.ingress?.value == .loadBalancer else { return }
    let associations: WebACLAssociations = model.analysis()
    for balancer in model.ingress.loadBalancers where associations.associations(of: balancer.id).isEmpty {
      guard balancer.isInternetFacing.value != false, balancer.kind.value ?? .application == .application else {
        continue
      }
      if balancer.isInternetFacing.isUnknown || balancer.kind.isUnknown {
        findings.unknown(
          balancer.entry,
          "whether '\(balancer.id)' is an internet-facing application load balancer cannot be determined "
            + "before deployment")
      } else if associations.unread != nil || isExported(balancer.id, model) {
        findings.unknown(
          balancer.entry, "whether '\(balancer.id)' has a web ACL cannot be determined before deployment")
      } else {
        findings.report(.hasNone(balancer.name), on: balancer.entry)
      }
    }
  }

  /// Whether another template may associate a web ACL: this one hands out the ARN.
  private func isExported(_ balancer: LogicalID, _ model: Model) -> Bool {
    model.graph.origin != nil
      && model.graph.outputs.contains { output in
        output.value.expression.attributeReferences.contains {
          $0.id == balancer && ($0.attribute == "Ref" || $0.attribute == "LoadBalancerArn")
        }
      }
  }

  private static func addSystem(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.ingress = Stated(.loadBalancer)
  }

  private static func addAssociation(to graph: inout ResourceGraph, _ resource: Value<String>) {
    graph.add(
      "Association",
      WAFv2.WebACLAssociation {
        $0.resource = resource
        $0.webACL = .to("Firewall")
      })
  }
}

extension Finding.Message {
  fileprivate static func hasNone(_ name: String) -> Self {
    "\(name) is the way in and has no web ACL; associate one of the scope 'REGIONAL'"
  }
}
