import AWSResources
import Documents

/// Checks that CloudFront reads buckets through an origin access control.
struct BucketOriginUsesAccessControl: Rule {
  static let description = RuleDescription(
    id: "bucket-origin-uses-access-control",
    catalogID: "CDN006",
    subject: .edge,
    severity: .error,
    summary: "A distribution of CloudFront reads each bucket through an origin access control.",
    rationale: """
      Without one the bucket must be public, so that it is read past the distribution and its web ACL. An origin access \
      identity supports neither SSE-KMS nor all regions.
      """,
    remedy: """
      Set 'OriginAccessControlId' of the origin to an origin access control that always signs, and let the bucket's policy \
      admit 'cloudfront.amazonaws.com' for the distribution's ARN.
      """,
    references: [
      .checkov("CKV2_AWS_46"), .securityHub("CloudFront.13"),
      .aws("AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html"),
    ],
    passes: [
      RuleExample("an origin access control") { graph in
        graph.add("Access", CloudFront.OriginAccessControl { $0.originKind = .literal(.s3) })
        add(to: &graph, bucketDomain) { $0.accessControl = .to("Access") }
      },
      RuleExample("an origin that is no bucket") { graph in
        add(to: &graph, "api.example.com") { $0.custom = .init() }
      },
    ],
    fails: [
      RuleExample(
        "a bucket without one",
        finds: .finding(
          "Distribution", at: "DistributionConfig.Origins.0.OriginAccessControlId",
          """
          distribution 'Distribution' reads the bucket of origin 'site' without an origin access control; set \
          'OriginAccessControlId'
          """)
      ) { graph in add(to: &graph, bucketDomain) { $0.s3 = .init() } },
      RuleExample(
        "a bucket by its name",
        finds: .finding(
          "Distribution", at: "DistributionConfig.Origins.0.OriginAccessControlId",
          """
          distribution 'Distribution' reads the bucket of origin 'site' without an origin access control; set \
          'OriginAccessControlId'
          """)
      ) { graph in add(to: &graph, "shop-pages.s3.eu-west-1.amazonaws.com") { $0.s3 = .init() } },
      RuleExample(
        "an origin access identity",
        finds: .finding(
          "Distribution", at: "DistributionConfig.Origins.0.OriginAccessControlId",
          """
          distribution 'Distribution' reads the bucket of origin 'site' with an origin access identity, which AWS keeps \
          for old distributions; set 'OriginAccessControlId'
          """)
      ) { graph in
        add(to: &graph, bucketDomain) {
          $0.s3 = .init { $0.accessIdentity = "origin-access-identity/cloudfront/E2QWRUHAPOMQZL" }
        }
      },
    ],
    undetermined: [
      RuleExample("an origin access control from an intrinsic function", unknown: "Distribution") { graph in
        add(to: &graph, bucketDomain) {
          $0.accessControl = Reference(expression: .verbatim(["Fn::ImportValue": "Access"], resolved: nil))
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for distribution in model.graph.all(CloudFront.Distribution.self) {
      for (index, origin) in distribution.resource.origins.enumerated() where model.isBucket(origin) {
        let path = ["DistributionConfig", "Origins", String(index), "OriginAccessControlId"]
        let place = Place(distribution.entry, path)
        let name = model.text(origin.id) ?? String(index)
        if origin.accessControl?.id != nil { continue }
        switch model.known(origin.accessControl?.value) {
        case .value(let id) where !id.isEmpty: continue
        case .absent where distribution.entry.isUnresolved(at: path), .unknown:
          findings.unknown(
            distribution.id,
            "whether origin '\(name)' of distribution '\(distribution.id)' has an origin access control cannot be "
              + "determined before deployment", at: place)
        case .value, .absent:
          let identity = origin.s3?.accessIdentity
          let hasIdentity = identity != nil && model.known(identity).value != ""
          findings.report(
            hasIdentity ? .usesIdentity(distribution.id, name) : .hasNone(distribution.id, name), on: distribution.id,
            at: place)
        }
      }
    }
  }

  private static let bucketDomain: Value<String> = .expression(.attribute("Pages", "RegionalDomainName"))

  private static func add(
    to graph: inout ResourceGraph, _ domain: Value<String>, _ configure: (inout CloudFront.Origin) -> Void
  ) {
    graph.add("Pages", S3.Bucket())
    var origin = CloudFront.Origin()
    origin.id = "site"
    origin.domainName = domain
    configure(&origin)
    graph.add("Distribution", CloudFront.Distribution { $0.origins = [origin] })
  }
}

extension Model {
  /// Whether an origin is a bucket of S3, and not its website endpoint.
  func isBucket(_ origin: CloudFront.Origin) -> Bool {
    if origin.s3 != nil || origin.accessControl != nil { return origin.custom == nil && origin.vpc == nil }
    if origin.custom != nil || origin.vpc != nil { return false }
    let ids = origin.domainName?.expression.referencedIDs ?? []
    if ids.contains(where: { graph[$0]?.resource is S3.Bucket }) { return true }
    return literal(origin.domainName).map { Self.bucketDomain.matches($0) } ?? false
  }

  /// `pages.s3.amazonaws.com`, `pages.s3.eu-west-1.amazonaws.com`, and the older `pages.s3-eu-west-1.amazonaws.com`.
  private static let bucketDomain = ValuePattern("[a-z0-9.-]+\\.s3([.-][a-z0-9-]+)?\\.amazonaws\\.com")
}

extension Finding.Message {
  fileprivate static func hasNone(_ id: LogicalID, _ origin: String) -> Self {
    """
    distribution '\(id)' reads the bucket of origin '\(origin)' without an origin access control; set \
    'OriginAccessControlId'
    """
  }

  fileprivate static func usesIdentity(_ id: LogicalID, _ origin: String) -> Self {
    """
    distribution '\(id)' reads the bucket of origin '\(origin)' with an origin access identity, which AWS keeps for old \
    distributions; set 'OriginAccessControlId'
    """
  }
}
