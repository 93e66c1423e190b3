public import ResourceGraph

extension Logs {
  /// A delivery: connects a delivery source with a destination.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-delivery.html
  public struct Delivery: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Logs::Delivery",
      terraform: "aws_cloudwatch_log_delivery",
      attributes: ["Ref": "id", "DeliveryId": "id", "Arn": "arn"]
    )

    /// Cannot be changed.
    public var source: Reference<DeliverySource>?
    /// The ARN of the destination. Cannot be changed.
    public var destination: Reference<DeliveryDestination>?
    /// The fields of each record, in order; the default is all that the log type has.
    public var recordFields: List<Value<String>>?
    /// Between the fields of a record, in the formats `plain`, `raw` and `w3c`.
    public var fieldDelimiter: Value<String>?
    /// For a bucket: the path below the prefix, with placeholders: `{DistributionId}/{yyyy}/{MM}/{dd}`.
    public var suffixPath: Value<String>?
    /// For a bucket: whether the path has names of partitions, as Apache Hive expects them.
    public var usesHivePaths: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DeliverySourceName", &source)
      fields.required("DeliveryDestinationArn", &destination)
      fields.field("RecordFields", &recordFields)
      fields.field("FieldDelimiter", &fieldDelimiter)
      mapBucket(fields)
      fields.tags(&tags)
    }

    /// Terraform has a list of one object.
    private mutating func mapBucket(_ fields: FieldMapper) {
      var bucket = BucketPaths(suffixPath: suffixPath, usesHivePaths: usesHivePaths)
      switch fields.dialect {
      case .cloudFormation: bucket.map(fields)
      case .terraform:
        var buckets = bucket.isEmpty ? [] : [bucket]
        fields.groups("S3DeliveryConfiguration", terraform: "s3_delivery_configuration", &buckets)
        bucket = buckets.first ?? bucket
      }
      (suffixPath, usesHivePaths) = (bucket.suffixPath, bucket.usesHivePaths)
    }
  }
}

/// The paths of a bucket in which logs are delivered.
private struct BucketPaths: FieldGroup {
  var suffixPath: Value<String>?
  var usesHivePaths: Value<Bool>?

  var isEmpty: Bool { suffixPath == nil && usesHivePaths == nil }

  init() {}

  init(suffixPath: Value<String>?, usesHivePaths: Value<Bool>?) {
    (self.suffixPath, self.usesHivePaths) = (suffixPath, usesHivePaths)
  }

  mutating func map(_ fields: FieldMapper) {
    fields.nullableField("S3SuffixPath", terraform: "suffix_path", &suffixPath)
    fields.nullableField("S3EnableHiveCompatiblePath", terraform: "enable_hive_compatible_path", &usesHivePaths)
  }
}
