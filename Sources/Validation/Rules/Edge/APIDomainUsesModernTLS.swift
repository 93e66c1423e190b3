import AWSResources

/// Checks that custom domain names of APIs accept TLS 1.2 and later alone.
struct APIDomainUsesModernTLS: Rule {
  static let description = RuleDescription(
    id: "api-domain-uses-modern-tls",
    catalogID: "API006",
    subject: .edge,
    severity: .error,
    summary: "A custom domain name of an API accepts TLS 1.2 and later alone.",
    rationale: """
      The policy 'TLS_1_0' lets clients agree on versions with known weaknesses. Whether the certificate is in the region of \
      the domain name is asked by certificate-fits-its-consumer.
      """,
    remedy: "Set 'SecurityPolicy' to 'TLS_1_2', or to a policy that begins with 'SecurityPolicy_TLS13' or '…_TLS12'.",
    references: [
      .checkov("CKV_AWS_206"), .trivy("AWS-0005"),
      .aws("apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html"),
    ],
    passes: [
      RuleExample("TLS 1.2 of a REST API") { addREST(to: &$0, "TLS_1_2") },
      RuleExample("TLS 1.3 of a REST API") { addREST(to: &$0, "SecurityPolicy_TLS13_1_3_2025_09") },
      RuleExample("TLS 1.2 of an HTTP API") { addHTTP(to: &$0, "TLS_1_2") },
    ],
    fails: [
      RuleExample(
        "TLS 1.0 of a REST API",
        finds: .finding(
          "Domain", at: "SecurityPolicy",
          "domain name 'Domain' accepts clients by the policy 'TLS_1_0'; set 'SecurityPolicy' to 'TLS_1_2'")
      ) { addREST(to: &$0, "TLS_1_0") },
      RuleExample(
        "TLS 1.0 of an HTTP API",
        finds: .finding(
          "Domain", at: "DomainNameConfigurations.0.SecurityPolicy",
          "domain name 'Domain' accepts clients by the policy 'TLS_1_0'; set 'SecurityPolicy' to 'TLS_1_2'")
      ) { addHTTP(to: &$0, "TLS_1_0") },
    ],
    undetermined: [
      RuleExample("no policy, for which AWS documents no default", unknown: "Domain") { addREST(to: &$0, nil) },
      RuleExample("a policy from a parameter", unknown: "Domain") { addHTTP(to: &$0, .parameter("Policy")) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.graph.all(APIGateway.DomainName.self) {
      check(domain.resource.securityPolicy, of: domain.entry, at: ["SecurityPolicy"], model, &findings)
    }
    for domain in model.graph.all(APIGatewayV2.DomainName.self) {
      for (index, configuration) in domain.resource.configurations.enumerated() {
        let path = ["DomainNameConfigurations", String(index), "SecurityPolicy"]
        check(configuration.securityPolicy, of: domain.entry, at: path, model, &findings)
      }
    }
  }

  private func check(
    _ policy: Value<String>?, of domain: Entry, at path: [String], _ model: Model, _ findings: inout Findings
  ) {
    let place = Place(domain, path)
    switch model.known(policy) {
    case .value("TLS_1_0"): findings.report(.accepts("TLS_1_0", domain.id), on: domain.id, at: place)
    case .value: return
    case .absent where !domain.isUnresolved(at: path):
      findings.unknown(
        domain.id,
        "domain name '\(domain.id)' states no 'SecurityPolicy', and AWS does not document which one it then gets",
        at: place)
    case .absent, .unknown:
      findings.unknown(
        domain.id, "the security policy of domain name '\(domain.id)' cannot be determined before deployment", at: place
      )
    }
  }

  private static func addREST(to graph: inout ResourceGraph, _ policy: Value<String>?) {
    graph.add(
      "Domain",
      APIGateway.DomainName {
        $0.domainName = "api.example.com"
        $0.securityPolicy = policy
      })
  }

  private static func addHTTP(to graph: inout ResourceGraph, _ policy: Value<String>?) {
    graph.add(
      "Domain",
      APIGatewayV2.DomainName {
        $0.domainName = "api.example.com"
        $0.configurations = [.init { $0.securityPolicy = policy }]
      })
  }
}

extension Finding.Message {
  fileprivate static func accepts(_ policy: String, _ id: LogicalID) -> Self {
    "domain name '\(id)' accepts clients by the policy '\(policy)'; set 'SecurityPolicy' to 'TLS_1_2'"
  }
}
