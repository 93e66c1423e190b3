public import ResourceGraph

extension MSK {
  /// A configuration of brokers, which has numbered revisions.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-configuration.html
  public struct Configuration: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::MSK::Configuration",
      terraform: "aws_msk_configuration",
      attributes: ["Ref": "arn", "Arn": "arn", "LatestRevision.Revision": "latest_revision"]
    )

    /// Letters, digits and hyphens, starting with a letter or digit.
    public var name: Value<String>?
    public var description: Value<String>?
    /// The Kafka versions that the settings are for.
    public var kafkaVersions: List<Value<String>>?
    /// The content of a `server.properties` file.
    public var serverProperties: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.field("Description", &description)
      fields.field("KafkaVersionsList", terraform: "kafka_versions", &kafkaVersions)
      fields.required("ServerProperties", &serverProperties)
    }
  }
}
