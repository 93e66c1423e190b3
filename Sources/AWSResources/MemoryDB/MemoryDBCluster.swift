public import ResourceGraph

extension MemoryDB {
  /// A MemoryDB cluster: Valkey or Redis OSS with durable storage, always encrypted at rest.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-memorydb-cluster.html
  public struct Cluster: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::MemoryDB::Cluster",
      terraform: "aws_memorydb_cluster",
      attributes: [
        "Ref": "name", "ARN": "arn", "ClusterEndpoint.Address": "cluster_endpoint[0].address",
        "ClusterEndpoint.Port": "cluster_endpoint[0].port",
      ]
    )

    /// In lower case, at most 40 characters.
    public var name: Value<String>?
    public var description: Value<String>?
    /// `valkey` or `redis`.
    public var engine: Value<String>?
    /// `7.3`.
    public var engineVersion: Value<String>?
    /// `db.t4g.small`.
    public var nodeType: Value<String>?
    /// The default is 1.
    public var shardCount: Value<Int>?
    /// The default is 1.
    public var replicasPerShard: Value<Int>?
    /// Whether data of some instance types moves to their SSDs. In CloudFormation `true` or `false` as a string.
    public var tiersData: Value<Bool>?
    public var multiRegionCluster: Value<String>?

    /// The name of an access control list; everybody may do everything with `open-access`.
    public var accessControlList: Value<String>?
    /// The default is true.
    public var hasTLS: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    public var subnetGroup: Reference<SubnetGroup>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// The default is 6379.
    public var port: Value<Int>?

    public var parameterGroup: Value<String>?
    public var upgradesMinorVersions: Value<Bool>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    public var notificationTopic: Reference<SNS.Topic>?
    /// In days, 0 to 35; 0, the default, turns snapshots off.
    public var snapshotRetention: Value<Int>?
    /// In UTC: `02:00-03:00`.
    public var snapshotWindow: Value<String>?
    /// The snapshot to restore from.
    public var snapshot: Value<String>?
    public var snapshotARNs: List<Value<String>>?
    public var finalSnapshotName: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapName(fields)
      fields.field("Description", &description)
      fields.field("Engine", &engine)
      fields.field("EngineVersion", &engineVersion)
      fields.required("NodeType", &nodeType)
      fields.field("NumShards", &shardCount)
      fields.field("NumReplicasPerShard", &replicasPerShard)
      fields.field("DataTiering", &tiersData)
      fields.field("MultiRegionClusterName", &multiRegionCluster)
      fields.required("ACLName", terraform: "acl_name", &accessControlList)
      fields.field("TLSEnabled", terraform: "tls_enabled", &hasTLS)
      fields.field("KmsKeyId", terraform: "kms_key_arn", &kmsKey)
      fields.field("SubnetGroupName", &subnetGroup)
      fields.field("SecurityGroupIds", &securityGroups)
      fields.field("Port", &port)
      fields.field("ParameterGroupName", &parameterGroup)
      fields.field("AutoMinorVersionUpgrade", &upgradesMinorVersions)
      fields.field("MaintenanceWindow", &maintenanceWindow)
      fields.field("SnsTopicArn", &notificationTopic)
      mapSnapshots(fields)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible?.lowercased else { return nil }
      return switch attribute {
      case "Ref": name
      case "ARN": .regionalARN("memorydb", "cluster/\(name)")
      default: nil
      }
    }

    /// Terraform generates a name that is missing.
    private mutating func mapName(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.required("ClusterName", &name)
      case .terraform: fields.field("Name", &name)
      }
    }

    private mutating func mapSnapshots(_ fields: FieldMapper) {
      fields.field("SnapshotRetentionLimit", &snapshotRetention)
      fields.field("SnapshotWindow", &snapshotWindow)
      fields.field("SnapshotName", &snapshot)
      fields.field("SnapshotArns", &snapshotARNs)
      fields.field("FinalSnapshotName", &finalSnapshotName)
    }
  }
}
