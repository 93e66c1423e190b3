public import ResourceGraph

extension DynamoDB.Table {
  /// A global secondary index.
  public struct GlobalIndex: FieldGroup {
    public var name: Value<String>?
    public var hashKey: Value<String>?
    public var rangeKey: Value<String>?
    public var projection = Projection()
    public var capacity = Capacity()
    public var throughput: OnDemandThroughput?
    public var warmThroughput: WarmThroughput?
    public var contributorInsights: ContributorInsights?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("IndexName", terraform: "name", &name)
      fields.keySchema(&hashKey, &rangeKey)
      fields.cloudFormationObject("Projection") { projection.map($0) }
      fields.cloudFormationObject("ProvisionedThroughput") { capacity.map($0) }
      fields.group("OnDemandThroughput", &throughput)
      fields.group("WarmThroughput", terraform: .unsupported, &warmThroughput)
      fields.group("ContributorInsightsSpecification", terraform: .unsupported, &contributorInsights)
    }
  }

  /// A local secondary index: the table's partition key with another sort key.
  public struct LocalIndex: FieldGroup {
    public var name: Value<String>?
    /// The partition key of the table.
    public var hashKey: Value<String>?
    public var rangeKey: Value<String>?
    public var projection = Projection()

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("IndexName", terraform: "name", &name)
      switch fields.dialect {
      case .cloudFormation: fields.keySchema(&hashKey, &rangeKey)
      case .terraform: fields.required("RangeKey", &rangeKey)
      }
      fields.cloudFormationObject("Projection") { projection.map($0) }
    }
  }

  /// The projection of an index: the attributes that it contains besides the keys.
  public struct Projection: FieldGroup {
    public enum Kind: String, Literal, CaseIterable {
      case all = "ALL"
      case keysOnly = "KEYS_ONLY"
      case include = "INCLUDE"
    }

    public var kind: Value<Kind>?
    /// The attributes of an `INCLUDE` projection.
    public var attributes: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ProjectionType", &kind)
      fields.field("NonKeyAttributes", &attributes)
    }
  }

  /// The provisioned throughput in capacity units per second.
  public struct Capacity: FieldGroup {
    public var reads: Value<Int>?
    public var writes: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ReadCapacityUnits", terraform: "read_capacity", &reads)
      fields.field("WriteCapacityUnits", terraform: "write_capacity", &writes)
    }
  }

  /// The maximum throughput of an on-demand table in request units per second.
  public struct OnDemandThroughput: FieldGroup {
    public var reads: Value<Int>?
    public var writes: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("MaxReadRequestUnits", &reads)
      fields.field("MaxWriteRequestUnits", &writes)
    }
  }

  /// The warm throughput in units per second. CloudFormation only.
  public struct WarmThroughput: FieldGroup {
    public var reads: Value<Int>?
    public var writes: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ReadUnitsPerSecond", &reads)
      fields.field("WriteUnitsPerSecond", &writes)
    }
  }

  /// Contributor Insights for the most accessed keys. CloudFormation only: Terraform has a separate resource.
  public struct ContributorInsights: FieldGroup {
    public var isEnabled: Value<Bool>?
    /// `ACCESSED_AND_THROTTLED_KEYS` or `THROTTLED_KEYS`.
    public var mode: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Enabled", &isEnabled)
      fields.field("Mode", &mode)
    }
  }

  /// The S3 objects that a new table is imported from.
  public struct ImportSource: FieldGroup {
    /// `CSV`, `DYNAMODB_JSON` or `ION`.
    public var format: Value<String>?
    /// `GZIP`, `ZSTD` or `NONE`.
    public var compression: Value<String>?
    public var delimiter: Value<String>?
    public var headers: List<Value<String>>?
    public var bucket: Value<String>?
    public var bucketOwner: Value<String>?
    public var keyPrefix: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("InputFormat", &format)
      fields.field("InputCompressionType", &compression)
      fields.object("InputFormatOptions") { fields in
        fields.object("Csv") { fields in
          fields.field("Delimiter", &delimiter)
          fields.field("HeaderList", &headers)
        }
      }
      fields.object("S3BucketSource") { fields in
        fields.field("S3Bucket", terraform: "bucket", &bucket)
        fields.field("S3BucketOwner", terraform: "bucket_owner", &bucketOwner)
        fields.field("S3KeyPrefix", terraform: "key_prefix", &keyPrefix)
      }
    }
  }
}
