import AWSResources

/// Checks that a distribution with a certificate of its own accepts TLS 1.2 and later alone.
struct ViewersUseModernTLS: Rule {
  static let description = RuleDescription(
    id: "viewers-use-modern-tls",
    catalogID: "CDN002",
    subject: .edge,
    severity: .error,
    summary: "A distribution of CloudFront with its own certificate accepts TLS 1.2 and later alone.",
    rationale: "Earlier versions have known weaknesses, and CloudFront accepts them unless it is told otherwise.",
    remedy: """
      Set 'MinimumProtocolVersion' to 'TLSv1.2_2021' or a later policy, and 'SslSupportMethod' to 'sni-only'. With the \
      certificate of cloudfront.net, AWS chooses the policy.
      """,
    references: [
      .checkov("CKV_AWS_174"), .securityHub("CloudFront.15"), .trivy("AWS-0013"),
      .aws("AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html"),
    ],
    passes: [
      RuleExample("TLS 1.2 of 2021") { add(to: &$0, .literal(.tls12From2021)) },
      RuleExample("the certificate of cloudfront.net") {
        $0.add(
          "Distribution", CloudFront.Distribution { $0.viewerCertificate = .init { $0.isDefault = true } })
      },
    ],
    fails: [
      RuleExample(
        "TLS 1.1",
        finds: .finding(
          "Distribution", at: "DistributionConfig.ViewerCertificate.MinimumProtocolVersion",
          """
          distribution 'Distribution' accepts viewers by the policy 'TLSv1.1_2016'; set 'MinimumProtocolVersion' to \
          'TLSv1.2_2021'
          """)
      ) { add(to: &$0, .literal(.tls11From2016)) },
      RuleExample(
        "no policy",
        finds: .finding(
          "Distribution", at: "DistributionConfig.ViewerCertificate.MinimumProtocolVersion",
          "distribution 'Distribution' has no minimum version of TLS; set 'MinimumProtocolVersion' to 'TLSv1.2_2021'")
      ) { add(to: &$0, nil) },
    ],
    undetermined: [
      RuleExample("a policy from a parameter", unknown: "Distribution") { add(to: &$0, .parameter("Policy")) }
    ]
  )

  private typealias Policy = CloudFront.Distribution.ViewerCertificate.SecurityPolicy

  private static let modern: Set<Policy> = [.tls12From2021, .tls12From2025, .tls13From2025]

  func check(_ model: Model, _ findings: inout Findings) {
    for distribution in model.graph.all(CloudFront.Distribution.self) {
      guard let viewer = distribution.resource.viewerCertificate,
        viewer.certificate != nil || viewer.iamCertificate != nil
      else { continue }
      let place = Place(distribution.entry, ["DistributionConfig", "ViewerCertificate", "MinimumProtocolVersion"])
      switch model.known(viewer.minimumProtocolVersion) {
      case .value(let policy) where Self.modern.contains(policy): continue
      case .value(let policy):
        findings.report(.accepts(policy.rawValue, distribution.id), on: distribution.id, at: place)
      case .absent: findings.report(.hasNone(distribution.id), on: distribution.id, at: place)
      case .unknown:
        findings.unknown(
          distribution.id,
          "the minimum version of TLS of distribution '\(distribution.id)' cannot be determined before deployment",
          at: place)
      }
    }
  }

  private static func add(to graph: inout ResourceGraph, _ policy: Value<Policy>?) {
    graph.add(
      "Distribution",
      CloudFront.Distribution {
        $0.viewerCertificate = .init {
          $0.certificate = .existing("arn:aws:acm:us-east-1:111122223333:certificate/0a1b")
          $0.minimumProtocolVersion = policy
        }
      })
  }
}

extension Finding.Message {
  fileprivate static func accepts(_ policy: String, _ id: LogicalID) -> Self {
    """
    distribution '\(id)' accepts viewers by the policy '\(policy)'; set 'MinimumProtocolVersion' to 'TLSv1.2_2021'
    """
  }

  fileprivate static func hasNone(_ id: LogicalID) -> Self {
    "distribution '\(id)' has no minimum version of TLS; set 'MinimumProtocolVersion' to 'TLSv1.2_2021'"
  }
}
