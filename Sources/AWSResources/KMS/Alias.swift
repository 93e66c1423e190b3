public import ResourceGraph

extension KMS {
  /// An alias of a key.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-alias.html
  public struct Alias: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::KMS::Alias",
      terraform: "aws_kms_alias",
      attributes: ["Ref": "name"]
    )

    /// Begins with `alias/`.
    public var name: Value<String>?
    public var key: Reference<Key>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("AliasName", terraform: "name", &name)
      fields.required("TargetKeyId", &key)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}
