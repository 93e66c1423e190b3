public import ResourceGraph

extension Logs {
  /// A resource policy that allows AWS services to write to log groups; a region of an account can have ten.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-resourcepolicy.html
  public struct ResourcePolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Logs::ResourcePolicy",
      terraform: "aws_cloudwatch_log_resource_policy",
      attributes: ["Ref": "policy_name"]
    )

    public var name: Value<String>?
    /// A JSON string in both dialects; `JSONDocument` creates one.
    public var document: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("PolicyName", &name)
      fields.required("PolicyDocument", &document)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}
