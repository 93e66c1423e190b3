public import ResourceGraph

extension CloudFront {
  /// A distribution: domain names under which CloudFront delivers content from origins.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-distribution.html
  public struct Distribution: TaggedResource {
    /// Only Terraform can read the ARN and the hosted zone of an alias record, which is the same for every distribution.
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::Distribution",
      terraform: "aws_cloudfront_distribution",
      attributes: ["Ref": "id", "Id": "id", "DomainName": "domain_name"],
      terraformOnlyAttributes: [
        "Arn": .init("arn", fallback: "Ref"), "HostedZoneId": .init("hosted_zone_id", fallback: "Ref"),
      ]
    )

    public enum PriceClass: String, Literal, CaseIterable {
      /// North America, Europe and Israel.
      case class100 = "PriceClass_100"
      case class200 = "PriceClass_200"
      case all = "PriceClass_All"
    }

    public enum HTTPVersion: String, Literal, CaseIterable {
      case http1 = "http1.1"
      case http2
      case http2And3 = "http2and3"
      case http3
    }

    /// Whether the distribution accepts requests.
    public var isEnabled: Value<Bool>?
    /// The alternate domain names; the certificate must contain them.
    public var aliases: List<Value<String>>?
    public var comment: Value<String>?
    /// The object for the path `/`: `index.html`.
    public var defaultRootObject: Value<String>?
    public var origins: [Origin] = []
    public var originGroups: OriginGroups?
    /// How requests are handled whose path no other behavior matches.
    public var defaultBehavior: CacheBehavior?
    /// The behaviors of path patterns, in order: the first match decides.
    public var behaviors: [PathBehavior] = []
    public var errorResponses: [ErrorResponse] = []
    /// Terraform requires it; `cloudfront_default_certificate` is the certificate of `*.cloudfront.net`.
    public var viewerCertificate: ViewerCertificate?
    /// Terraform requires them; the type of restriction can be `none`.
    public var geoRestriction: GeoRestriction?
    /// Standard logs to a bucket, in their first version.
    public var logging: Logging?
    /// The default is `http2`.
    public var httpVersion: Value<HTTPVersion>?
    public var isIPv6Enabled: Value<Bool>?
    /// The edge locations that are used; the default is all of them.
    public var priceClass: Value<PriceClass>?
    /// The web ACL, in us-east-1 and of the scope `CLOUDFRONT`.
    public var webACL: Reference<WAFv2.WebACL>?
    public var continuousDeploymentPolicy: Value<String>?
    /// Whether the distribution is a staging distribution.
    public var isStaging: Value<Bool>?
    /// What only some CloudFormation templates set.
    public var extensions: Extensions?
    /// Whether Terraform disables the distribution instead of deleting it. Terraform only.
    public var isRetainedOnDelete: Value<Bool>?
    /// Whether Terraform waits until a change is deployed to all edge locations; the default is true. Terraform only.
    public var waitsForDeployment: Value<Bool>?
    public var tags: Tags = [:]

    public var secretInState: String? {
      let values = origins.flatMap(\.customHeaders).compactMap(\.value)
      return values.contains { $0.literal == nil } ? "the headers for origins" : nil
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("DistributionConfig") { fields in
        fields.required("Enabled", &isEnabled)
        fields.field("Aliases", &aliases)
        fields.field("Comment", &comment)
        fields.field("DefaultRootObject", &defaultRootObject)
        mapOrigins(fields)
        fields.required("DefaultCacheBehavior", &defaultBehavior)
        fields.groups("CacheBehaviors", terraform: "ordered_cache_behavior", &behaviors)
        fields.groups("CustomErrorResponses", terraform: "custom_error_response", &errorResponses)
        fields.required(in: .terraform, "ViewerCertificate", &viewerCertificate)
        mapRestrictions(fields)
        fields.group("Logging", terraform: "logging_config", &logging)
        fields.field("HttpVersion", &httpVersion)
        fields.field("IPV6Enabled", terraform: "is_ipv6_enabled", &isIPv6Enabled)
        fields.field("PriceClass", &priceClass)
        fields.field("WebACLId", &webACL)
        fields.field("ContinuousDeploymentPolicyId", &continuousDeploymentPolicy)
        fields.field("Staging", &isStaging)
        fields.cloudFormationOnly { $0.flatGroup(&extensions) }
      }
      fields.terraformOnly("retain_on_delete", &isRetainedOnDelete)
      fields.terraformOnly("wait_for_deployment", &waitsForDeployment)
      fields.tags(&tags)
    }

    private mutating func mapOrigins(_ fields: FieldMapper) {
      switch fields.dialect {
      // A distribution of the oldest form has another property.
      case .cloudFormation:
        fields.groups("Origins", &origins)
        fields.group("OriginGroups", &originGroups)
      case .terraform:
        fields.required("Origin", &origins)
        var groups = originGroups?.items ?? []
        fields.groups("OriginGroup", &groups)
        if !groups.isEmpty { originGroups = OriginGroups(groups) }
      }
    }

    private mutating func mapRestrictions(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.object("Restrictions") { $0.required("GeoRestriction", &geoRestriction) }
      case .terraform:
        var restrictions = geoRestriction.map { Restrictions($0) }
        fields.required("Restrictions", &restrictions)
        geoRestriction = restrictions?.geoRestriction
      }
    }
  }
}

/// The block around the only restriction.
private struct Restrictions: FieldGroup {
  var geoRestriction: CloudFront.Distribution.GeoRestriction?

  init() {}

  init(_ geoRestriction: CloudFront.Distribution.GeoRestriction) { self.geoRestriction = geoRestriction }

  mutating func map(_ fields: FieldMapper) { fields.required("GeoRestriction", &geoRestriction) }
}
