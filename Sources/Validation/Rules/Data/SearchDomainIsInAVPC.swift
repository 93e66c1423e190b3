import AWSResources
import Documents

/// Asks that a search domain has no address on the internet.
struct SearchDomainIsInAVPC: Rule {
  static let description = RuleDescription(
    id: "search-domain-is-in-a-vpc",
    catalogID: "OS001",
    subject: .data,
    severity: .error,
    summary: "A search domain stands in a VPC.",
    rationale: """
      A domain outside a VPC has a public address: one wrong line in its access policy, and everybody reads it. It \
      cannot be moved later.
      """,
    remedy: "Set 'VPCOptions' with private subnets and a security group.",
    references: [
      .cdkNag("AwsSolutions-OS1"), .checkov("CKV_AWS_137"), .securityHub("Opensearch.2"), .document("004"),
    ],
    passes: [RuleExample("a domain in subnets") { $0.addSearchDomain() }],
    fails: [
      RuleExample("a domain with a public address", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.vpc = nil }
      }
    ],
    leavesOpen: [
      RuleExample("a condition that decides", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.vpc = nil }
        $0.update("Search") {
          $0.extras.append(Extra(.cloudFormation, path: [.key("VPCOptions")], value: ["Fn::If": ["InVpc", [:], [:]]]))
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.graph.all(OpenSearch.Domain.self) {
      if domain.entry.isPartlyUnknown(at: "VPCOptions") {
        findings.unknown(domain, "whether '\(domain.id)' stands in a VPC is known to the deployment alone")
      } else if domain.vpc?.subnets == nil {
        findings.report(.isPublic(domain.id), on: domain)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isPublic(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' has an address on the internet; set 'VPCOptions' with private subnets"
  }
}
