import AWSResources

/// Asks that a search domain knows who calls, and what he may do.
struct SearchDomainHasFineGrainedAccess: Rule {
  static let description = RuleDescription(
    id: "search-domain-has-fine-grained-access",
    catalogID: "OS006",
    subject: .data,
    severity: .error,
    summary: "A search domain has fine-grained access, and lets nobody in without a name.",
    rationale: "Without it whoever may call the domain reads, changes and deletes every index.",
    remedy: "Set 'Enabled' of 'AdvancedSecurityOptions', and name roles in 'AccessPolicies' in place of everybody.",
    references: [.cdkNag("AwsSolutions-OS5"), .checkov("CKV2_AWS_52"), .securityHub("Opensearch.7")],
    passes: [
      RuleExample("fine-grained access") { $0.addSearchDomain() },
      RuleExample("a policy for a role") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) {
          $0.accessPolicy = policy(for: IAM.Principal("AWS", ["arn:aws:iam::111122223333:role/search"]))
        }
      },
    ],
    fails: [
      RuleExample("a domain that says nothing", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.advancedSecurity = nil }
      },
      RuleExample("callers without a name", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.advancedSecurity?.admitsAnonymous = true }
      },
      RuleExample("a policy for everybody", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.accessPolicy = policy(for: .everybody) }
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.advancedSecurity?.isEnabled = .parameter("Secure") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.graph.all(OpenSearch.Domain.self) {
      let security = domain.advancedSecurity
      let isOpen = domain.entry.isPartlyUnknown(at: "AdvancedSecurityOptions")
      switch isOpen ? .unknown : model.known(security?.isEnabled).or(false) {
      case .value(false): findings.report(.coarse(domain.id), on: domain, at: "AdvancedSecurityOptions", "Enabled")
      case .unknown:
        findings.unknown(
          domain, "whether '\(domain.id)' has fine-grained access is known to the deployment alone",
          at: "AdvancedSecurityOptions", "Enabled")
      case .value(true), .absent: break
      }
      if model.literal(security?.admitsAnonymous) == true {
        findings.report(.anonymous(domain.id), on: domain, at: "AdvancedSecurityOptions", "AnonymousAuthEnabled")
      }
      if domain.accessPolicy?.statements.contains(where: \.admitsEverybody) == true {
        findings.report(.everybody(domain.id), on: domain, at: "AccessPolicies")
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
  fileprivate static func coarse(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' has no fine-grained access; set 'Enabled' of 'AdvancedSecurityOptions'"
  }

  fileprivate static func anonymous(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' lets callers in without a name; turn 'AnonymousAuthEnabled' off"
  }

  fileprivate static func everybody(_ domain: LogicalID) -> Self {
    "the access policy of search domain '\(domain)' admits everybody; name the roles that call it"
  }
}
