import AWSResources

/// Checks that CloudFront reaches origins over TLS 1.2.
struct OriginsUseTLS: Rule {
  static let description = RuleDescription(
    id: "origins-use-tls",
    catalogID: "CDN003",
    subject: .edge,
    severity: .error,
    summary: "CloudFront reaches each origin over HTTPS, with TLS 1.2.",
    rationale: "What viewers send over HTTPS otherwise travels in plain text, or with weak ciphers, to the origin.",
    remedy: """
      Set 'OriginProtocolPolicy' to 'https-only' and 'OriginSSLProtocols' to 'TLSv1.2'. A website endpoint of S3 has no \
      HTTPS: use the bucket itself with an origin access control.
      """,
    references: [
      .checkov("CKV2_AWS_72"), .checkov("CKV2_AWS_54"), .securityHub("CloudFront.9"), .securityHub("CloudFront.10"),
      .aws("AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html"),
    ],
    passes: [
      RuleExample("HTTPS alone") { add(to: &$0, .literal(.httpsOnly), ["TLSv1.2"]) },
      RuleExample("the viewers' protocol, which is HTTPS") {
        add(to: &$0, .literal(.matchViewer), ["TLSv1.2"], viewers: .literal(.redirectToHTTPS))
      },
      RuleExample("a VPC origin over HTTPS") {
        $0.add("Origin", CloudFront.VPCOrigin { $0.protocolPolicy = .literal(.httpsOnly) })
      },
    ],
    fails: [
      RuleExample(
        "HTTP",
        finds: .finding(
          "Distribution", at: "DistributionConfig.Origins.0.CustomOriginConfig.OriginProtocolPolicy",
          "distribution 'Distribution' reaches origin 'api' over plain HTTP; set 'OriginProtocolPolicy' to 'https-only'"
        )
      ) { add(to: &$0, .literal(.httpOnly), nil) },
      RuleExample(
        "the viewers' protocol, which may be HTTP",
        finds: .finding(
          "Distribution", at: "DistributionConfig.Origins.0.CustomOriginConfig.OriginProtocolPolicy",
          "distribution 'Distribution' reaches origin 'api' over plain HTTP; set 'OriginProtocolPolicy' to 'https-only'"
        )
      ) { add(to: &$0, .literal(.matchViewer), nil, viewers: .literal(.allowAll)) },
      RuleExample(
        "an old version of TLS",
        finds: .finding(
          "Distribution", at: "DistributionConfig.Origins.0.CustomOriginConfig.OriginSSLProtocols",
          "distribution 'Distribution' accepts 'TLSv1' of origin 'api'; set 'OriginSSLProtocols' to 'TLSv1.2'")
      ) { add(to: &$0, .literal(.httpsOnly), ["TLSv1", "TLSv1.2"]) },
      RuleExample(
        "a VPC origin over HTTP",
        finds: .finding(
          "Origin", at: "VpcOriginEndpointConfig.OriginProtocolPolicy",
          "VPC origin 'Origin' is reached over plain HTTP; set 'OriginProtocolPolicy' to 'https-only'")
      ) {
        $0.add("Origin", CloudFront.VPCOrigin { $0.protocolPolicy = .literal(.httpOnly) })
      },
    ],
    undetermined: [
      RuleExample("a policy from a parameter", unknown: "Distribution") { add(to: &$0, .parameter("Policy"), nil) },
      RuleExample("the protocol of viewers whom the template does not tell", unknown: "Distribution") {
        add(to: &$0, .literal(.matchViewer), nil, viewers: .parameter("Viewers"))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for origin in model.graph.all(CloudFront.VPCOrigin.self) { check(origin, model, &findings) }
    for distribution in model.graph.all(CloudFront.Distribution.self) {
      for (index, origin) in distribution.resource.origins.enumerated() {
        guard let custom = origin.custom else { continue }
        let path = ["DistributionConfig", "Origins", String(index), "CustomOriginConfig"]
        let name = model.text(origin.id) ?? String(index)
        let place = Place(distribution.entry, path + ["OriginProtocolPolicy"])
        switch usesPlainText(origin, custom, of: distribution, model) {
        case .value(true): findings.report(.plainText(distribution.id, name), on: distribution.id, at: place)
        case .unknown:
          findings.unknown(
            distribution.id,
            "whether distribution '\(distribution.id)' reaches origin '\(name)' over HTTPS cannot be determined before "
              + "deployment", at: place)
        case .value(false), .absent: break
        }
        let protocols = custom.sslProtocols?.items.compactMap { model.literal($0) } ?? []
        if let old = protocols.first(where: { $0 != "TLSv1.2" }) {
          findings.report(
            .oldVersion(distribution.id, name, old), on: distribution.id,
            at: Place(distribution.entry, path + ["OriginSSLProtocols"]))
        }
      }
    }
  }

  private func usesPlainText(
    _ origin: CloudFront.Origin, _ custom: CloudFront.Origin.CustomConfig,
    of distribution: Located<CloudFront.Distribution>, _ model: Model
  ) -> Known<Bool> {
    switch model.known(custom.protocolPolicy) {
    case .value(.httpOnly): return .value(true)
    case .value(.httpsOnly), .absent: return .value(false)
    case .unknown: return .unknown
    case .value(.matchViewer): break
    }
    let id = model.text(origin.id)
    let policies = distribution.locatedBehaviors(model).map(\.behavior)
      .filter { model.text($0.targetOrigin) == id }.map { model.known($0.viewerProtocolPolicy) }
    if policies.contains(where: { $0.value == .allowAll }) { return .value(true) }
    return policies.contains(where: \.isUnknown) ? .unknown : .value(false)
  }

  private func check(_ origin: Located<CloudFront.VPCOrigin>, _ model: Model, _ findings: inout Findings) {
    let place = Place(origin.entry, ["VpcOriginEndpointConfig", "OriginProtocolPolicy"])
    switch model.known(origin.resource.protocolPolicy) {
    case .value(.httpOnly): findings.report(.plainText(origin.id), on: origin.id, at: place)
    case .unknown:
      findings.unknown(
        origin.id, "whether VPC origin '\(origin.id)' is reached over HTTPS cannot be determined before deployment",
        at: place)
    case .value, .absent: break
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ policy: Value<CloudFront.OriginProtocolPolicy>, _ protocols: List<Value<String>>?,
    viewers: Value<CloudFront.CacheBehavior.ViewerProtocolPolicy>? = nil
  ) {
    graph.add(
      "Distribution",
      CloudFront.Distribution {
        $0.origins = [
          .init {
            $0.id = "api"
            $0.domainName = "api.example.com"
            $0.custom = .init {
              $0.protocolPolicy = policy
              $0.sslProtocols = protocols
            }
          }
        ]
        $0.defaultBehavior = .init {
          $0.targetOrigin = "api"
          $0.viewerProtocolPolicy = viewers
        }
      })
  }
}

extension Finding.Message {
  fileprivate static func plainText(_ id: LogicalID, _ origin: String) -> Self {
    "distribution '\(id)' reaches origin '\(origin)' over plain HTTP; set 'OriginProtocolPolicy' to 'https-only'"
  }

  fileprivate static func plainText(_ id: LogicalID) -> Self {
    "VPC origin '\(id)' is reached over plain HTTP; set 'OriginProtocolPolicy' to 'https-only'"
  }

  fileprivate static func oldVersion(_ id: LogicalID, _ origin: String, _ version: String) -> Self {
    "distribution '\(id)' accepts '\(version)' of origin '\(origin)'; set 'OriginSSLProtocols' to 'TLSv1.2'"
  }
}
