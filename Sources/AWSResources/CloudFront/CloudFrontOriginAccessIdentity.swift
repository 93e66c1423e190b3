public import ResourceGraph

extension CloudFront {
  /// An origin access identity, by which a bucket admits a distribution; AWS recommends an origin access control instead.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-cloudfrontoriginaccessidentity.html
  public struct CloudFrontOriginAccessIdentity: Resource {
    /// Only Terraform can read the path and the ARN that contain the id.
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::CloudFrontOriginAccessIdentity",
      terraform: "aws_cloudfront_origin_access_identity",
      attributes: ["Ref": "id", "Id": "id", "S3CanonicalUserId": "s3_canonical_user_id"],
      terraformOnlyAttributes: [
        "CloudFrontAccessIdentityPath": .init("cloudfront_access_identity_path", fallback: "Ref"),
        "IamArn": .init("iam_arn", fallback: "Ref"),
      ]
    )

    /// CloudFormation requires a comment.
    public var comment: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("CloudFrontOriginAccessIdentityConfig") { fields in
        fields.required(in: .cloudFormation, "Comment", &comment)
      }
    }
  }
}
