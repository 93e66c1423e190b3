import AWSResources

/// Checks that no behavior of a distribution answers over plain HTTP.
struct ViewersUseHTTPS: Rule {
  static let description = RuleDescription(
    id: "viewers-use-https",
    catalogID: "CDN001",
    subject: .edge,
    severity: .error,
    summary: "A distribution of CloudFront redirects viewers to HTTPS, or refuses HTTP, in every behavior.",
    rationale: "Anyone on the network path can read and change what travels in plain text.",
    remedy: "Set 'ViewerProtocolPolicy' of each behavior to 'redirect-to-https' or 'https-only'.",
    references: [
      .checkov("CKV_AWS_34"), .securityHub("CloudFront.3"), .trivy("AWS-0012"),
      .aws("AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html"),
    ],
    passes: [
      RuleExample("a redirect, and HTTPS alone") {
        add(to: &$0, .literal(.redirectToHTTPS), .literal(.httpsOnly))
      }
    ],
    fails: [
      RuleExample(
        "a default behavior that allows HTTP",
        finds: .finding(
          "Distribution", at: "DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy",
          """
          the default behavior of distribution 'Distribution' answers over plain HTTP; set 'ViewerProtocolPolicy' to \
          'redirect-to-https'
          """)
      ) { add(to: &$0, .literal(.allowAll), .literal(.httpsOnly)) },
      RuleExample(
        "another behavior that allows HTTP",
        finds: .finding(
          "Distribution", at: "DistributionConfig.CacheBehaviors.0.ViewerProtocolPolicy",
          """
          behavior '/api/*' of distribution 'Distribution' answers over plain HTTP; set 'ViewerProtocolPolicy' to \
          'redirect-to-https'
          """)
      ) { add(to: &$0, .literal(.redirectToHTTPS), .literal(.allowAll)) },
    ],
    undetermined: [
      RuleExample("a policy from a parameter", unknown: "Distribution") {
        add(to: &$0, .parameter("Policy"), .literal(.httpsOnly))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for distribution in model.graph.all(CloudFront.Distribution.self) {
      for behavior in distribution.locatedBehaviors(model) {
        let place = behavior.place("ViewerProtocolPolicy")
        switch model.known(behavior.behavior.viewerProtocolPolicy) {
        case .value(.allowAll):
          findings.report(.plainText(behavior.words, distribution.id), on: distribution.id, at: place)
        case .unknown:
          findings.unknown(
            distribution.id,
            "whether \(behavior.words) of distribution '\(distribution.id)' allows HTTP cannot be determined before "
              + "deployment", at: place)
        case .value, .absent: continue
        }
      }
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ byDefault: Value<CloudFront.CacheBehavior.ViewerProtocolPolicy>,
    _ api: Value<CloudFront.CacheBehavior.ViewerProtocolPolicy>
  ) {
    graph.add(
      "Distribution",
      CloudFront.Distribution {
        $0.defaultBehavior = .init { $0.viewerProtocolPolicy = byDefault }
        $0.behaviors = [
          .init {
            $0.pathPattern = "/api/*"
            $0.behavior.viewerProtocolPolicy = api
          }
        ]
      })
  }
}

extension Finding.Message {
  fileprivate static func plainText(_ behavior: String, _ id: LogicalID) -> Self {
    """
    \(behavior) of distribution '\(id)' answers over plain HTTP; set 'ViewerProtocolPolicy' to 'redirect-to-https'
    """
  }
}
