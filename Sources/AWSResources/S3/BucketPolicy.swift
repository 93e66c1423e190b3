public import ResourceGraph

extension S3 {
  /// A bucket policy.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html
  public struct BucketPolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::S3::BucketPolicy",
      terraform: "aws_s3_bucket_policy",
      attributes: ["Ref": "bucket"]
    )

    public var bucket: Reference<Bucket>?
    public var document: IAM.PolicyDocument?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Bucket", &bucket)
      fields.requiredDocument("PolicyDocument", terraform: "policy", &document)
    }
  }
}
