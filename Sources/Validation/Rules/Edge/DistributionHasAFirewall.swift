import AWSResources

/// Checks that a distribution has a web ACL.
struct DistributionHasAFirewall: Rule {
  static let description = RuleDescription(
    id: "distribution-has-a-firewall",
    catalogID: "CDN005",
    subject: .edge,
    severity: .warning,
    summary: "A distribution of CloudFront has a web ACL of AWS WAF.",
    rationale: "Attacks and floods of requests that the edge does not stop reach the origins.",
    remedy: "Set 'WebACLId' to the ARN of a web ACL of the scope 'CLOUDFRONT', which is in us-east-1.",
    references: [
      .checkov("CKV_AWS_68"), .securityHub("CloudFront.6"), .trivy("AWS-0011"),
      .aws("waf/latest/developerguide/cloudfront-features.html"),
    ],
    passes: [
      RuleExample("a web ACL of the template") {
        $0.add("Firewall", WAFv2.WebACL { $0.scope = .literal(.cloudFront) })
        $0.add("Distribution", CloudFront.Distribution { $0.webACL = .to("Firewall") })
      }
    ],
    fails: [
      RuleExample(
        "a distribution without one",
        finds: .finding(
          "Distribution", at: "DistributionConfig.WebACLId",
          "distribution 'Distribution' has no web ACL; set 'WebACLId' to one of the scope 'CLOUDFRONT'")
      ) {
        $0.add("Distribution", CloudFront.Distribution())
      },
      RuleExample(
        "an empty one",
        finds: .finding(
          "Distribution", at: "DistributionConfig.WebACLId",
          "distribution 'Distribution' has no web ACL; set 'WebACLId' to one of the scope 'CLOUDFRONT'")
      ) {
        $0.add("Distribution", CloudFront.Distribution { $0.webACL = .existing("") })
      },
    ],
    undetermined: [
      RuleExample("a web ACL from a parameter, which may be empty", unknown: "Distribution") {
        $0.add(
          "Distribution", CloudFront.Distribution { $0.webACL = Reference(expression: .parameter("WebACL")) })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for distribution in model.graph.all(CloudFront.Distribution.self) {
      let path = ["DistributionConfig", "WebACLId"]
      let acl = distribution.resource.webACL
      if acl?.id != nil { continue }
      switch model.known(acl?.value) {
      case .value(let arn) where !arn.isEmpty: continue
      case .absent where distribution.entry.isUnresolved(at: path), .unknown:
        findings.unknown(
          distribution.id, "whether '\(distribution.id)' has a web ACL cannot be determined before deployment",
          at: Place(distribution.entry, path))
      case .value, .absent:
        findings.report(.unprotected(distribution.id), on: distribution.id, at: Place(distribution.entry, path))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unprotected(_ id: LogicalID) -> Self {
    "distribution '\(id)' has no web ACL; set 'WebACLId' to one of the scope 'CLOUDFRONT'"
  }
}
