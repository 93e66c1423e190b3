public import ResourceGraph

extension CloudFront {
  /// An origin request policy: what is forwarded to the origin beside what the cache key contains.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-originrequestpolicy.html
  public struct OriginRequestPolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::OriginRequestPolicy",
      terraform: "aws_cloudfront_origin_request_policy",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var name: Value<String>?
    public var comment: Value<String>?
    public var cookies: CookieSelection?
    public var headers: HeaderSelection?
    public var queryStrings: QueryStringSelection?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("OriginRequestPolicyConfig") { fields in
        fields.required("Name", &name)
        fields.field("Comment", &comment)
        fields.required("CookiesConfig", &cookies)
        fields.required("HeadersConfig", &headers)
        fields.required("QueryStringsConfig", &queryStrings)
      }
    }
  }
}
