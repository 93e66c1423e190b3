public import ResourceGraph

extension S3.Bucket {
  /// An S3 Intelligent-Tiering configuration: archive tiers for objects that are not accessed.
  public struct IntelligentTiering: CompanionGroup {
    public var id: Value<String>?
    public var status: Value<S3.Status>?
    public var prefix: Value<String>?
    public var objectTags: Tags = [:]
    public var tierings: [Tiering] = []

    public init() {}

    public var companionName: String? { id?.literal }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", terraform: "name", &id)
      fields.required("Status", &status)
      fields.terraformBlock("filter") { fields in
        fields.field("Prefix", &prefix)
        fields.tags(&objectTags, "TagFilters")
      }
      fields.required("Tierings", terraform: "tiering", &tierings)
    }

    /// An archive tier, and the days without access after which objects move to it.
    public struct Tiering: FieldGroup {
      /// `ARCHIVE_ACCESS` or `DEEP_ARCHIVE_ACCESS`.
      public var tier: Value<String>?
      public var days: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("AccessTier", &tier)
        fields.required("Days", &days)
      }
    }
  }

  /// A storage class analysis of access patterns.
  public struct Analytics: CompanionGroup {
    public var id: Value<String>?
    public var prefix: Value<String>?
    public var objectTags: Tags = [:]
    public var export: Export?

    public init() {}

    public var companionName: String? { id?.literal }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", terraform: "name", &id)
      fields.terraformBlock("filter") { fields in
        fields.field("Prefix", &prefix)
        fields.tags(&objectTags, "TagFilters")
      }
      fields.object("StorageClassAnalysis") { $0.group("DataExport", &export) }
    }

    /// The export destination of the analysis.
    public struct Export: FieldGroup {
      /// `V_1`.
      public var schemaVersion: Value<String>?
      public var bucketARN: Value<String>?
      public var account: Value<String>?
      /// `CSV`.
      public var format: Value<String>?
      public var prefix: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("OutputSchemaVersion", &schemaVersion)
        fields.object("Destination") { fields in
          fields.terraformBlock("s3_bucket_destination") { fields in
            fields.required("BucketArn", &bucketARN)
            fields.field("BucketAccountId", &account)
            fields.field("Format", &format)
            fields.field("Prefix", &prefix)
          }
        }
      }
    }
  }

  /// An inventory: a daily or weekly list of the bucket's objects.
  public struct Inventory: CompanionGroup {
    public var id: Value<String>?
    public var isEnabled: Value<Bool>?
    /// `All` or `Current`.
    public var versions: Value<String>?
    /// For example `Size`, `ETag`, `EncryptionStatus`.
    public var optionalFields: List<Value<String>>?
    public var prefix: Value<String>?
    /// `Daily` or `Weekly`.
    public var frequency: Value<String>?
    public var bucketARN: Value<String>?
    public var account: Value<String>?
    /// `CSV`, `ORC` or `Parquet`.
    public var format: Value<String>?
    public var destinationPrefix: Value<String>?

    public init() {}

    public var companionName: String? { id?.literal }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", terraform: "name", &id)
      fields.required("Enabled", &isEnabled)
      fields.required("IncludedObjectVersions", &versions)
      fields.field("OptionalFields", &optionalFields)
      fields.terraformBlock("filter") { $0.field("Prefix", &prefix) }
      fields.terraformBlock("schedule") { $0.required("ScheduleFrequency", terraform: "frequency", &frequency) }
      fields.object("Destination") { fields in
        fields.terraformBlock("bucket") { fields in
          fields.required("BucketArn", &bucketARN)
          fields.field("BucketAccountId", terraform: "account_id", &account)
          fields.required("Format", &format)
          fields.field("Prefix", &destinationPrefix)
        }
      }
    }
  }

  /// Request metrics for all objects or a subset.
  public struct RequestMetrics: CompanionGroup {
    public var id: Value<String>?
    public var accessPointARN: Value<String>?
    public var prefix: Value<String>?
    public var objectTags: Tags = [:]

    public init() {}

    public var companionName: String? { id?.literal }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", terraform: "name", &id)
      fields.terraformBlock("filter") { fields in
        fields.field("AccessPointArn", terraform: "access_point", &accessPointARN)
        fields.field("Prefix", &prefix)
        fields.tags(&objectTags, "TagFilters")
      }
    }
  }
}
