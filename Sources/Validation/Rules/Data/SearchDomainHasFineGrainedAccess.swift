import AWSResources

/// Checks that a search domain has fine-grained access control and allows no anonymous access.
struct SearchDomainHasFineGrainedAccess: Rule {
  static let description = RuleDescription(
    id: "search-domain-has-fine-grained-access",
    catalogID: "OS006",
    subject: .data,
    severity: .error,
    summary: "A search domain has fine-grained access control and allows no anonymous access.",
    rationale:
      "Without fine-grained access control, anyone who can call the domain can read, change and delete every index.",
    remedy: "Set 'Enabled' of 'AdvancedSecurityOptions' to true, and name roles in 'AccessPolicies'.",
    references: [.cdkNag("AwsSolutions-OS5"), .checkov("CKV2_AWS_52"), .securityHub("Opensearch.7")],
    passes: [
      RuleExample("fine-grained access control") { $0.addSearchDomain() },
      RuleExample("a policy for a role") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) {
          $0.accessPolicy = policy(for: IAM.Principal("AWS", ["arn:aws:iam::111122223333:role/search"]))
        }
      },
    ],
    fails: [
      RuleExample(
        "a domain without the property",
        finds: .finding(
          "Search", at: "AdvancedSecurityOptions.Enabled",
          """
          search domain 'Search' has no fine-grained access control; set 'Enabled' of 'AdvancedSecurityOptions' to \
          true
          """)
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.advancedSecurity = nil }
      },
      RuleExample(
        "anonymous access",
        finds: .finding(
          "Search", at: "AdvancedSecurityOptions.AnonymousAuthEnabled",
          "search domain 'Search' allows anonymous access; set 'AnonymousAuthEnabled' to false")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.advancedSecurity?.admitsAnonymous = true }
      },
      RuleExample(
        "a public access policy",
        finds: .finding(
          "Search", at: "AccessPolicies",
          "the access policy of search domain 'Search' allows access to everyone; name roles in 'AccessPolicies'")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.accessPolicy = policy(for: .everybody) }
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.advancedSecurity?.isEnabled = .parameter("Secure") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.searchDomains {
      let security = domain.advancedSecurity
      let isOpen = domain.entry.isPartlyUnknown(at: "AdvancedSecurityOptions")
      switch isOpen ? .unknown : model.known(security?.isEnabled).or(false) {
      case .value(false):
        findings.report(.noAccessControl(domain.id), on: domain, at: "AdvancedSecurityOptions", "Enabled")
      case .unknown:
        findings.unknown(
          domain, "whether '\(domain.id)' has fine-grained access control cannot be determined before deployment",
          at: "AdvancedSecurityOptions", "Enabled")
      case .value(true), .absent: break
      }
      if model.literal(security?.admitsAnonymous) == true {
        findings.report(.anonymous(domain.id), on: domain, at: "AdvancedSecurityOptions", "AnonymousAuthEnabled")
      }
      if domain.accessPolicy?.statements.contains(where: \.admitsEverybody) == true {
        findings.report(.publicPolicy(domain.id), on: domain, at: "AccessPolicies")
      }
    }
  }

  private static func policy(for principal: IAM.Principal) -> IAM.PolicyDocument {
    IAM.PolicyDocument([
      IAM.Statement(.allow, principal: principal, actions: ["es:ESHttpGet"], resources: ["*"])
    ])
  }
}

extension Finding.Message {
  fileprivate static func noAccessControl(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' has no fine-grained access control; set 'Enabled' of 'AdvancedSecurityOptions' to true"
  }

  fileprivate static func anonymous(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' allows anonymous access; set 'AnonymousAuthEnabled' to false"
  }

  fileprivate static func publicPolicy(_ domain: LogicalID) -> Self {
    "the access policy of search domain '\(domain)' allows access to everyone; name roles in 'AccessPolicies'"
  }
}
