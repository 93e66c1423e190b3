import AWSResources

/// Asks that a search domain is called through modern TLS alone.
struct SearchDomainRequiresTLS: Rule {
  static let description = RuleDescription(
    id: "search-domain-requires-tls",
    catalogID: "OS003",
    subject: .data,
    severity: .error,
    summary: "A search domain refuses plain HTTP, and TLS below 1.2.",
    rationale: "A domain that says nothing answers on port 80 too, and speaks TLS 1.0, which can be read.",
    remedy: """
      Set 'EnforceHTTPS' of 'DomainEndpointOptions', and 'TLSSecurityPolicy' to 'Policy-Min-TLS-1-2-PFS-2023-10'.
      """,
    references: [
      .checkov("CKV_AWS_83"), .checkov("CKV_AWS_228"), .securityHub("Opensearch.8"), .trivy("AWS-0046"),
      .trivy("AWS-0126"),
    ],
    passes: [RuleExample("HTTPS with TLS 1.2") { $0.addSearchDomain() }],
    fails: [
      RuleExample("a domain that says nothing", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.endpoint = nil }
      },
      RuleExample("plain HTTP", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.endpoint?.enforcesHTTPS = false }
      },
      RuleExample("TLS 1.0", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.endpoint?.tlsPolicy = "Policy-Min-TLS-1-0-2019-07" }
      },
    ],
    leavesOpen: [
      RuleExample("a parameter for the policy", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.endpoint?.tlsPolicy = .parameter("Policy") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.graph.all(OpenSearch.Domain.self) {
      if domain.entry.isPartlyUnknown(at: "DomainEndpointOptions") {
        findings.unknown(
          domain, "how '\(domain.id)' is called is known to the deployment alone", at: "DomainEndpointOptions")
        continue
      }
      switch model.known(domain.endpoint?.enforcesHTTPS).or(false) {
      case .value(false): findings.report(.plain(domain.id), on: domain, at: "DomainEndpointOptions", "EnforceHTTPS")
      case .unknown:
        findings.unknown(
          domain, "whether '\(domain.id)' refuses plain HTTP is known to the deployment alone",
          at: "DomainEndpointOptions", "EnforceHTTPS")
      case .value(true), .absent: break
      }
      switch model.known(domain.endpoint?.tlsPolicy).or("Policy-Min-TLS-1-0-2019-07") {
      case .value(let policy) where policy.hasPrefix("Policy-Min-TLS-1-0"):
        findings.report(.old(domain.id), on: domain, at: "DomainEndpointOptions", "TLSSecurityPolicy")
      case .unknown:
        findings.unknown(
          domain, "which TLS '\(domain.id)' speaks is known to the deployment alone", at: "DomainEndpointOptions",
          "TLSSecurityPolicy")
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func plain(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' answers plain HTTP; set 'EnforceHTTPS' of 'DomainEndpointOptions'"
  }

  fileprivate static func old(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' speaks TLS 1.0; set 'TLSSecurityPolicy' to 'Policy-Min-TLS-1-2-PFS-2023-10'"
  }
}
