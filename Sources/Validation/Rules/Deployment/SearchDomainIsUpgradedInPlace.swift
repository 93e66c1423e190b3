import AWSResources
import Documents

/// Checks that CloudFormation upgrades a search domain instead of replacing it.
struct SearchDomainIsUpgradedInPlace: Rule {
  static let description = RuleDescription(
    id: "search-domain-is-upgraded-in-place",
    subject: .deployment,
    severity: .warning,
    summary: "CloudFormation upgrades a search domain to another version in place.",
    rationale: """
      Without the update policy, CloudFormation creates a new, empty domain for another 'EngineVersion', and deletes the \
      former one with its indices.
      """,
    remedy: "Set 'EnableVersionUpgrade' to true in 'UpdatePolicy' of the resource, beside 'Properties'.",
    references: [.aws("AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html")],
    passes: [
      RuleExample("a domain with the update policy") {
        $0.add("Products", OpenSearch.Domain { $0.engineVersion = "OpenSearch_2.19" })
        $0.update("Products") { $0.attributes["UpdatePolicy"] = ["EnableVersionUpgrade": true] }
      },
      RuleExample("a domain of Terraform, which upgrades in place") {
        $0.origin = .terraform
        $0.add("Products", OpenSearch.Domain { $0.engineVersion = "OpenSearch_2.19" })
      },
      RuleExample("a domain without a version") { $0.add("Products", OpenSearch.Domain()) },
    ],
    fails: [
      RuleExample(
        "a domain without the update policy",
        finds: .finding(
          "Products",
          "CloudFormation replaces search domain 'Products' for another version; set 'EnableVersionUpgrade' in 'UpdatePolicy'"
        )
      ) {
        $0.add("Products", OpenSearch.Domain { $0.engineVersion = "OpenSearch_2.19" })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    guard model.graph.origin != .terraform else { return }
    for domain in model.searchDomains where domain.engineVersion != nil {
      if domain.entry.lacks(updatePolicy: "EnableVersionUpgrade") {
        findings.report(.isReplaced(domain.id), on: domain)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isReplaced(_ domain: LogicalID) -> Self {
    "CloudFormation replaces search domain '\(domain)' for another version; set 'EnableVersionUpgrade' in 'UpdatePolicy'"
  }
}
