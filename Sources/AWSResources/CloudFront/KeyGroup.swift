public import ResourceGraph

extension CloudFront {
  /// A key group: public keys with which CloudFront checks signed URLs and cookies.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-keygroup.html
  public struct KeyGroup: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::KeyGroup",
      terraform: "aws_cloudfront_key_group",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var name: Value<String>?
    public var comment: Value<String>?
    public var keys: List<Reference<PublicKey>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("KeyGroupConfig") { fields in
        fields.required("Name", &name)
        fields.field("Comment", &comment)
        fields.required("Items", &keys)
      }
    }
  }
}
