public import ResourceGraph

extension Logs {
  /// A delivery destination: a log group, a bucket, a Firehose stream or X-Ray, which receives logs of delivery sources.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-deliverydestination.html
  public struct DeliveryDestination: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Logs::DeliveryDestination",
      terraform: "aws_cloudwatch_log_delivery_destination",
      referenceAttribute: "Arn",
      attributes: ["Ref": "name", "Arn": "arn"],
      companions: [
        .init("aws_cloudwatch_log_delivery_destination_policy", owner: "delivery_destination_name")
      ]
    )

    public enum OutputFormat: String, Literal, CaseIterable {
      case json
      case parquet
      case plain
      case raw
      case w3c
    }

    /// Cannot be changed.
    public var name: Value<String>?
    /// The ARN of the log group, the bucket or the stream. Cannot be changed.
    public var resource: Value<String>?
    /// `CWL`, `FH`, `S3` or `XRAY`; Terraform derives it from the resource.
    public var kind: Value<String>?
    /// Cannot be changed.
    public var outputFormat: Value<OutputFormat>?
    /// The name that CloudFormation has beside the policy.
    public var policyName: Value<String>?
    /// Which accounts can deliver logs.
    public var policy: IAM.PolicyDocument?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.terraformBlock("delivery_destination_configuration") { fields in
        fields.field("DestinationResourceArn", &resource)
      }
      fields.field("DeliveryDestinationType", terraform: .equivalent, &kind)
      fields.field("OutputFormat", &outputFormat)
      fields.companion("aws_cloudwatch_log_delivery_destination_policy", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("DeliveryDestinationPolicy") { fields in
          fields.field("DeliveryDestinationName", terraform: .equivalent, &policyName)
          fields.document("DeliveryDestinationPolicy", &policy)
        }
      }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}
