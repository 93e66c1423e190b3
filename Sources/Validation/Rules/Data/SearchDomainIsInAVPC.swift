import AWSResources
import Documents

/// Checks that a search domain is in a VPC.
struct SearchDomainIsInAVPC: Rule {
  static let description = RuleDescription(
    id: "search-domain-is-in-a-vpc",
    catalogID: "OS001",
    subject: .data,
    severity: .error,
    summary: "A search domain is in a VPC.",
    rationale: """
      A domain outside a VPC has a public endpoint, which one incorrect access policy exposes. A domain cannot be \
      moved into a VPC later.
      """,
    remedy: "Set 'VPCOptions' with private subnets and a security group.",
    references: [
      .cfnNag("W90"),
      .cdkNag("AwsSolutions-OS1"), .checkov("CKV_AWS_137"), .securityHub("Opensearch.2"),
    ],
    passes: [RuleExample("a domain in a VPC") { $0.addSearchDomain() }],
    fails: [
      RuleExample(
        "a domain with a public endpoint",
        finds: .finding(
          "Search", at: "VPCOptions",
          "search domain 'Search' has a public endpoint; set 'VPCOptions' with private subnets")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.vpc = nil }
      }
    ],
    undetermined: [
      RuleExample("a condition", unknown: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.vpc = nil }
        $0.update("Search") {
          $0.extras.append(Extra(.cloudFormation, path: [.key("VPCOptions")], value: ["Fn::If": ["InVpc", [:], [:]]]))
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.searchDomains {
      if domain.entry.isPartlyUnknown(at: "VPCOptions") {
        findings.unknown(
          domain, "whether '\(domain.id)' is in a VPC cannot be determined before deployment", at: "VPCOptions")
      } else if domain.vpc?.subnets == nil {
        findings.report(.isPublic(domain.id), on: domain, at: "VPCOptions")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isPublic(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' has a public endpoint; set 'VPCOptions' with private subnets"
  }
}
