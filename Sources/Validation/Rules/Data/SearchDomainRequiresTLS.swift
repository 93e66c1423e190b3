import AWSResources

/// Checks that a search domain requires HTTPS with TLS 1.2 or later.
struct SearchDomainRequiresTLS: Rule {
  static let description = RuleDescription(
    id: "search-domain-requires-tls",
    catalogID: "OS003",
    subject: .data,
    severity: .error,
    summary: "A search domain requires HTTPS with TLS 1.2 or later.",
    rationale: "By default a domain also accepts HTTP and TLS 1.0, whose traffic can be decrypted.",
    remedy: """
      Set 'EnforceHTTPS' of 'DomainEndpointOptions' to true, and 'TLSSecurityPolicy' to \
      'Policy-Min-TLS-1-2-PFS-2023-10'.
      """,
    references: [
      .checkov("CKV_AWS_83"), .checkov("CKV_AWS_228"), .securityHub("Opensearch.8"), .trivy("AWS-0046"),
      .trivy("AWS-0126"),
    ],
    passes: [RuleExample("HTTPS with TLS 1.2") { $0.addSearchDomain() }],
    fails: [
      RuleExample(
        "a domain without the property",
        finds: .finding(
          "Search", at: "DomainEndpointOptions.EnforceHTTPS",
          "search domain 'Search' accepts HTTP; set 'EnforceHTTPS' of 'DomainEndpointOptions' to true"),
        .finding(
          "Search", at: "DomainEndpointOptions.TLSSecurityPolicy",
          "search domain 'Search' accepts TLS 1.0; set 'TLSSecurityPolicy' to 'Policy-Min-TLS-1-2-PFS-2023-10'")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.endpoint = nil }
      },
      RuleExample(
        "HTTP allowed",
        finds: .finding(
          "Search", at: "DomainEndpointOptions.EnforceHTTPS",
          "search domain 'Search' accepts HTTP; set 'EnforceHTTPS' of 'DomainEndpointOptions' to true")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.endpoint?.enforcesHTTPS = false }
      },
      RuleExample(
        "TLS 1.0",
        finds: .finding(
          "Search", at: "DomainEndpointOptions.TLSSecurityPolicy",
          "search domain 'Search' accepts TLS 1.0; set 'TLSSecurityPolicy' to 'Policy-Min-TLS-1-2-PFS-2023-10'")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.endpoint?.tlsPolicy = "Policy-Min-TLS-1-0-2019-07" }
      },
    ],
    undetermined: [
      RuleExample("a parameter for the policy", unknown: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.endpoint?.tlsPolicy = .parameter("Policy") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.searchDomains {
      if domain.entry.isPartlyUnknown(at: "DomainEndpointOptions") {
        findings.unknown(
          domain, "whether '\(domain.id)' requires HTTPS cannot be determined before deployment",
          at: "DomainEndpointOptions")
        continue
      }
      // Terraform's provider sends `true` where its block does not say.
      let isEnforcedByDefault = model.graph.origin == .terraform && domain.endpoint != nil
      switch model.known(domain.endpoint?.enforcesHTTPS).or(isEnforcedByDefault) {
      case .value(false):
        findings.report(.acceptsHTTP(domain.id), on: domain, at: "DomainEndpointOptions", "EnforceHTTPS")
      case .unknown:
        findings.unknown(
          domain, "whether '\(domain.id)' requires HTTPS cannot be determined before deployment",
          at: "DomainEndpointOptions", "EnforceHTTPS")
      case .value(true), .absent: break
      }
      switch model.known(domain.endpoint?.tlsPolicy).or("Policy-Min-TLS-1-0-2019-07") {
      case .value(let policy) where policy.hasPrefix("Policy-Min-TLS-1-0"):
        findings.report(.oldTLS(domain.id), on: domain, at: "DomainEndpointOptions", "TLSSecurityPolicy")
      case .unknown:
        findings.unknown(
          domain, "the minimum version of TLS of '\(domain.id)' cannot be determined before deployment",
          at: "DomainEndpointOptions",
          "TLSSecurityPolicy")
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func acceptsHTTP(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' accepts HTTP; set 'EnforceHTTPS' of 'DomainEndpointOptions' to true"
  }

  fileprivate static func oldTLS(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' accepts TLS 1.0; set 'TLSSecurityPolicy' to 'Policy-Min-TLS-1-2-PFS-2023-10'"
  }
}
