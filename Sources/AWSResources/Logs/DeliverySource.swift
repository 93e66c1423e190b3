public import ResourceGraph

extension Logs {
  /// A delivery source: a resource that sends logs of one type, such as a distribution.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-deliverysource.html
  public struct DeliverySource: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Logs::DeliverySource",
      terraform: "aws_cloudwatch_log_delivery_source",
      attributes: ["Ref": "name", "Arn": "arn", "Service": "service"]
    )

    /// Cannot be changed.
    public var name: Value<String>?
    /// The ARN of the resource; that of a distribution in us-east-1.
    public var resource: Value<String>?
    /// `ACCESS_LOGS` for a distribution.
    public var logType: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required(in: .terraform, "ResourceArn", &resource)
      fields.required(in: .terraform, "LogType", &logType)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}
