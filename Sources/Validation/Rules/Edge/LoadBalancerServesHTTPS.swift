import AWSResources

/// Checks that an internet-facing application load balancer has an HTTPS listener on port 443 with a certificate.
struct LoadBalancerServesHTTPS: Rule {
  static let description = RuleDescription(
    id: "load-balancer-serves-https",
    catalogID: "ALB002",
    subject: .edge,
    severity: .error,
    summary: "An internet-facing application load balancer has an HTTPS listener on port 443 with a certificate.",
    rationale: "Without TLS, anyone on the network path can read and change the traffic of users.",
    remedy: "Add a listener with protocol 'HTTPS', port 443 and a certificate.",
    references: [
      .cfnNag("W56"),
      .cdkNag("NIST.800.53.R5-ELBv2ACMCertificateRequired"), .checkov("CKV_AWS_2"), .securityHub("ELB.18"),
      .trivy("AWS-0054"),
    ],
    passes: [
      RuleExample("HTTPS on port 443") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample(
        "only HTTP",
        finds: .finding(
          "LoadBalancer",
          "load balancer 'LoadBalancer' has no HTTPS listener with a certificate; add one on port 443")
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Https", ElasticLoadBalancing.Listener.self) {
          $0.protocolName = .literal(.http)
          $0.port = 8080
        }
      },
      RuleExample(
        "HTTPS without a certificate",
        finds: .finding(
          "LoadBalancer",
          "load balancer 'LoadBalancer' has no HTTPS listener with a certificate; add one on port 443")
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Https", ElasticLoadBalancing.Listener.self) { $0.certificates = [] }
      },
    ],
    undetermined: [
      RuleExample("listeners outside the template", unknown: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.scheme = .literal(.internetFacing) })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for balancer in model.ingress.loadBalancers
    where balancer.isInternetFacing.value == true && balancer.kind.value == .application {
      guard !balancer.listeners.isEmpty else {
        findings.unknown(balancer.loadBalancer, "no listener of '\(balancer.id)' is in the template")
        continue
      }
      let secure = balancer.listeners.filter { listener in
        listener.protocolName.or(.https).value != .http && listener.port.or(443).value.map { $0 == 443 } ?? true
          && !(listener.listener.resource.certificates.isEmpty
            && !listener.listener.entry.isPartlyUnknown(at: "Certificates"))
      }
      if secure.isEmpty {
        findings.report(.noHTTPSListener(balancer.id), on: balancer.loadBalancer)
      } else if !secure.contains(where: { $0.protocolName.value == .https && $0.port.value == 443 }) {
        findings.unknown(
          balancer.loadBalancer,
          "the port or protocol of a listener of '\(balancer.id)' cannot be determined before deployment")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noHTTPSListener(_ id: LogicalID) -> Self {
    "load balancer '\(id)' has no HTTPS listener with a certificate; add one on port 443"
  }
}
