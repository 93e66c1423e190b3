public import ResourceGraph

extension CloudFront {
  /// A cache policy: what the cache key contains, and how long objects are cached.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-cachepolicy.html
  public struct CachePolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::CachePolicy",
      terraform: "aws_cloudfront_cache_policy",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var name: Value<String>?
    public var comment: Value<String>?
    /// In seconds; Terraform's default is 0.
    public var minimumTTL: Value<Int>?
    /// In seconds; Terraform's default is 86400, one day.
    public var defaultTTL: Value<Int>?
    /// In seconds; Terraform's default is 31536000, one year.
    public var maximumTTL: Value<Int>?
    /// Whether responses compressed with gzip are cached apart from others.
    public var acceptsGzip: Value<Bool>?
    /// Whether responses compressed with Brotli are cached apart from others.
    public var acceptsBrotli: Value<Bool>?
    public var cookies: CookieSelection?
    public var headers: HeaderSelection?
    public var queryStrings: QueryStringSelection?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("CachePolicyConfig") { fields in
        fields.required("Name", &name)
        fields.field("Comment", &comment)
        fields.required(in: .cloudFormation, "MinTTL", &minimumTTL)
        fields.required(in: .cloudFormation, "DefaultTTL", &defaultTTL)
        fields.required(in: .cloudFormation, "MaxTTL", &maximumTTL)
        fields.object("ParametersInCacheKeyAndForwardedToOrigin") { fields in
          fields.required(in: .cloudFormation, "EnableAcceptEncodingGzip", &acceptsGzip)
          fields.field("EnableAcceptEncodingBrotli", &acceptsBrotli)
          fields.required("CookiesConfig", &cookies)
          fields.required("HeadersConfig", &headers)
          fields.required("QueryStringsConfig", &queryStrings)
        }
      }
    }
  }
}
