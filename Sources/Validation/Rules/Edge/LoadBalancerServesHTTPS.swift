import AWSResources

/// Checks that an internet-facing application or Classic Load Balancer has an HTTPS listener on port 443 with a certificate.
struct LoadBalancerServesHTTPS: Rule {
  static let description = RuleDescription(
    id: "load-balancer-serves-https",
    catalogID: "ALB002",
    subject: .edge,
    severity: .error,
    summary: """
      An internet-facing application load balancer has an HTTPS listener on port 443 with a certificate, and a \
      Classic Load Balancer an HTTPS or SSL listener.
      """,
    rationale: "Without TLS, anyone on the network path can read and change the traffic of users.",
    remedy: "Add a listener with protocol 'HTTPS', port 443 and a certificate.",
    references: [
      .cfnNag("W56"),
      .cdkNag("NIST.800.53.R5-ELBv2ACMCertificateRequired"), .checkov("CKV_AWS_2"), .securityHub("ELB.18"),
      .trivy("AWS-0054"),
    ],
    passes: [
      RuleExample("a Classic Load Balancer with HTTPS") { graph in addClassic(to: &graph, "HTTPS", 443) },
      RuleExample("an internal Classic Load Balancer") { graph in
        addClassic(to: &graph, "HTTP", 80)
        graph.change("Classic", ElasticLoadBalancing.ClassicLoadBalancer.self) { $0.scheme = .literal(.internal) }
      },
      RuleExample("HTTPS on port 443") {
        $0.addNetwork()
        $0.addWebService()
      },
    ],
    fails: [
      RuleExample(
        "a Classic Load Balancer with HTTP alone",
        finds: .finding(
          "Classic", at: "Listeners",
          "load balancer 'Classic' has no HTTPS listener with a certificate; add one on port 443")
      ) { graph in addClassic(to: &graph, "HTTP", 80) },
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
      RuleExample("a Classic Load Balancer that passes TCP on", unknown: "Classic") { graph in
        addClassic(to: &graph, "TCP", 443)
      },
      RuleExample("listeners outside the template", unknown: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.scheme = .literal(.internetFacing) })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    checkClassic(model, &findings)
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

extension LoadBalancerServesHTTPS {
  fileprivate static func addClassic(to graph: inout ResourceGraph, _ name: Value<String>, _ port: Value<Int>) {
    graph.add(
      "Classic",
      ElasticLoadBalancing.ClassicLoadBalancer {
        $0.listeners = [
          .init {
            $0.protocolName = name
            $0.port = port
          }
        ]
      })
  }

  /// A Classic Load Balancer has its listeners itself.
  private func checkClassic(_ model: Model, _ findings: inout Findings) {
    for balancer in model.ingress.classicLoadBalancers where balancer.isInternetFacing.value == true {
      let listeners = balancer.loadBalancer.listeners.map {
        (model.known($0.protocolName).value?.uppercased(), model.known($0.port).value)
      }
      if listeners.contains(where: { $0.0 == "HTTPS" || $0.0 == "SSL" }) { continue }
      if listeners.isEmpty || listeners.contains(where: { $0.0 == nil }) {
        findings.unknown(
          balancer.loadBalancer, "the listeners of '\(balancer.id)' cannot be determined before deployment",
          at: "Listeners")
      } else if listeners.contains(where: { $0.0 == "TCP" && $0.1.map { $0 == 443 } ?? true }) {
        findings.unknown(
          balancer.loadBalancer, "whether the instances of '\(balancer.id)' accept only TLS is not in the template",
          at: "Listeners")
      } else {
        findings.report(.noHTTPSListener(balancer.id), on: balancer.loadBalancer, at: "Listeners")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noHTTPSListener(_ id: LogicalID) -> Self {
    "load balancer '\(id)' has no HTTPS listener with a certificate; add one on port 443"
  }
}
