public import ResourceGraph

extension Kinesis {
  /// A data stream.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html
  public struct Stream: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Kinesis::Stream",
      terraform: "aws_kinesis_stream",
      attributes: ["Ref": "name", "Arn": "arn"]
    )

    public var name: Value<String>?
    /// `ON_DEMAND` or `PROVISIONED`.
    public var mode: Value<String>?
    /// For a provisioned stream.
    public var shardCount: Value<Int>?
    /// In hours, 24 to 8760; the default is 24.
    public var retention: Value<Int>?
    /// `KMS`, or `NONE` in Terraform; without it, records are stored unencrypted.
    public var encryption: Value<String>?
    /// An id, an ARN or an alias: `alias/aws/kinesis`.
    public var kmsKey: Reference<KMS.Key>?
    /// Metrics of each shard, such as `IncomingBytes`.
    public var shardMetrics: List<Value<String>>?
    /// Whether the deletion of the stream removes its consumers. Terraform only: CloudFormation removes them.
    public var removesConsumers: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "Name", &name)
      fields.object("StreamModeDetails") { $0.field("StreamMode", &mode) }
      fields.field("ShardCount", &shardCount)
      fields.field("RetentionPeriodHours", terraform: "retention_period", &retention)
      fields.cloudFormationObject("StreamEncryption") { fields in
        fields.field("EncryptionType", &encryption)
        fields.field("KeyId", terraform: "kms_key_id", &kmsKey)
      }
      fields.field("DesiredShardLevelMetrics", terraform: "shard_level_metrics", &shardMetrics)
      fields.equivalent(in: .terraform) { $0.field("EnforceConsumerDeletion", &removesConsumers) }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn": .regionalARN("kinesis", "stream/\(name)")
      default: nil
      }
    }
  }
}
