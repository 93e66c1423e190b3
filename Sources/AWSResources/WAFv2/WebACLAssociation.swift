public import ResourceGraph

extension WAFv2 {
  /// Protects a regional resource with a web ACL; a CloudFront distribution names its web ACL itself.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webaclassociation.html
  public struct WebACLAssociation: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::WAFv2::WebACLAssociation",
      terraform: "aws_wafv2_web_acl_association"
    )

    /// The ARN of a load balancer, a stage of API Gateway, a user pool, … Cannot be changed.
    public var resource: Value<String>?
    public var webACL: Reference<WebACL>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ResourceArn", &resource)
      fields.required("WebACLArn", terraform: "web_acl_arn", &webACL)
    }
  }
}
