public import ResourceGraph

extension CloudFront {
  /// A public key, for signed URLs and cookies or for field-level encryption.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-publickey.html
  public struct PublicKey: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::PublicKey",
      terraform: "aws_cloudfront_public_key",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    public var comment: Value<String>?
    /// The key in PEM format. Cannot be changed.
    public var encodedKey: Value<String>?
    /// Any text that stays the same, so that a repeated request makes no second key; Terraform generates it.
    public var callerReference: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("PublicKeyConfig") { fields in
        fields.required(in: .cloudFormation, "Name", &name)
        fields.field("Comment", &comment)
        fields.required("EncodedKey", &encodedKey)
        fields.required("CallerReference", terraform: .equivalent, &callerReference)
      }
      fields.terraformOnly("name_prefix", &namePrefix)
    }
  }
}
