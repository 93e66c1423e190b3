public import ResourceGraph

extension ElastiCache {
  /// A serverless cache: scales with its use, in several Availability Zones, always with TLS.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-serverlesscache.html
  public struct ServerlessCache: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElastiCache::ServerlessCache",
      terraform: "aws_elasticache_serverless_cache",
      attributes: [
        "Ref": "id", "ARN": "arn", "Endpoint.Address": "endpoint[0].address", "Endpoint.Port": "endpoint[0].port",
        "ReaderEndpoint.Address": "reader_endpoint[0].address", "ReaderEndpoint.Port": "reader_endpoint[0].port",
        "FullEngineVersion": "full_engine_version",
      ]
    )

    /// In lower case, at most 40 characters.
    public var name: Value<String>?
    public var description: Value<String>?
    /// `valkey`, `redis` or `memcached`.
    public var engine: Value<String>?
    /// `8`.
    public var majorEngineVersion: Value<String>?
    public var limits: Limits?
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    public var kmsKey: Reference<KMS.Key>?
    public var userGroup: Reference<UserGroup>?
    /// In days, 0 to 35; 0 turns snapshots off.
    public var snapshotRetention: Value<Int>?
    /// In UTC: `02:00`.
    public var dailySnapshotTime: Value<String>?
    /// The snapshots that the cache is restored from.
    public var snapshotARNs: List<Value<String>>?
    /// CloudFormation only.
    public var finalSnapshotName: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ServerlessCacheName", terraform: "name", &name)
      fields.field("Description", &description)
      fields.required("Engine", &engine)
      fields.field("MajorEngineVersion", &majorEngineVersion)
      fields.group("CacheUsageLimits", &limits)
      fields.field("SubnetIds", &subnets)
      fields.field("SecurityGroupIds", &securityGroups)
      fields.field("KmsKeyId", &kmsKey)
      fields.field("UserGroupId", &userGroup)
      fields.field("SnapshotRetentionLimit", &snapshotRetention)
      fields.field("DailySnapshotTime", &dailySnapshotTime)
      fields.field("SnapshotArnsToRestore", &snapshotARNs)
      fields.cloudFormationOnly("FinalSnapshotName", &finalSnapshotName)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible?.lowercased else { return nil }
      return switch attribute {
      case "Ref": name
      case "ARN": .regionalARN("elasticache", "serverlesscache:\(name)")
      default: nil
      }
    }

    /// The usage limits of a serverless cache.
    public struct Limits: FieldGroup {
      /// In gigabytes.
      public var leastData: Value<Int>?
      public var mostData: Value<Int>?
      /// `GB`.
      public var dataUnit: Value<String>?
      /// In ElastiCache processing units per second.
      public var leastProcessing: Value<Int>?
      public var mostProcessing: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.object("DataStorage") { fields in
          fields.field("Minimum", &leastData)
          fields.field("Maximum", &mostData)
          fields.field("Unit", &dataUnit)
        }
        fields.object("ECPUPerSecond", terraform: "ecpu_per_second") { fields in
          fields.field("Minimum", &leastProcessing)
          fields.field("Maximum", &mostProcessing)
        }
      }
    }
  }
}
