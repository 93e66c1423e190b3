public import ResourceGraph

extension ElastiCache {
  /// A Valkey or Redis OSS replication group: one or several shards, each a primary with replicas.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html
  public struct ReplicationGroup: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElastiCache::ReplicationGroup",
      terraform: "aws_elasticache_replication_group",
      attributes: [
        "Ref": "id", "PrimaryEndPoint.Address": "primary_endpoint_address", "PrimaryEndPoint.Port": "port",
        "ReaderEndPoint.Address": "reader_endpoint_address", "ReaderEndPoint.Port": "port",
        "ConfigurationEndPoint.Address": "configuration_endpoint_address", "ConfigurationEndPoint.Port": "port",
      ]
    )

    public enum ClusterMode: String, Literal, CaseIterable {
      case compatible
      case disabled
      case enabled
    }

    public enum TransitEncryptionMode: String, Literal, CaseIterable {
      /// Accepts clients with and without TLS, for migrations.
      case preferred
      case required
    }

    /// In lower case, at most 40 characters.
    public var replicationGroupID: Value<String>?
    public var description: Value<String>?
    /// `valkey` or `redis`.
    public var engine: Value<String>?
    public var engineVersion: Value<String>?
    /// `cache.t4g.small`, `cache.r7g.large`.
    public var nodeType: Value<String>?
    /// The number of nodes, if cluster mode is disabled.
    public var cacheClusterCount: Value<Int>?
    /// The number of shards.
    public var nodeGroupCount: Value<Int>?
    public var replicasPerNodeGroup: Value<Int>?
    public var clusterMode: Value<ClusterMode>?
    /// The configuration of each shard. CloudFormation only.
    public var nodeGroups: [NodeGroup] = []
    public var isMultiAZ: Value<Bool>?
    public var failsOver: Value<Bool>?
    /// Whether data tiering is enabled, which moves rarely used data to SSDs.
    public var hasDataTiering: Value<Bool>?

    public var port: Value<Int>?
    public var subnetGroup: Reference<SubnetGroup>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// Security groups of EC2-Classic.
    public var classicSecurityGroups: List<Value<String>>?
    public var availabilityZones: List<Value<String>>?
    /// `ipv4`, `ipv6` or `dual_stack`.
    public var networkType: Value<String>?
    /// `ipv4` or `ipv6`.
    public var ipDiscovery: Value<String>?

    public var isEncryptedAtRest: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    public var isEncryptedInTransit: Value<Bool>?
    public var transitEncryptionMode: Value<TransitEncryptionMode>?
    public var userGroups: List<Reference<UserGroup>>?
    /// The AUTH token of all clients; the Terraform state contains it.
    public var authToken: Value<String>?
    /// `ROTATE`, `SET` or `DELETE`. Terraform only.
    public var authTokenUpdateStrategy: Value<String>?

    public var parameterGroup: Reference<ParameterGroup>?
    public var upgradesMinorVersions: Value<Bool>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    public var notificationTopic: Reference<SNS.Topic>?
    public var logDeliveries: [LogDelivery] = []
    /// In days, 0 to 35; 0 turns snapshots off.
    public var snapshotRetention: Value<Int>?
    /// In UTC: `02:00-03:00`.
    public var snapshotWindow: Value<String>?
    /// The snapshot that the cache is restored from.
    public var snapshot: Value<String>?
    /// Snapshot files in S3 that the cache is restored from.
    public var snapshotARNs: List<Value<String>>?
    /// The member cluster that snapshots are taken from. CloudFormation only.
    public var snapshottingCluster: Value<String>?
    /// The existing cluster that becomes the primary. CloudFormation only.
    public var primaryCluster: Value<String>?
    /// The global replication group that this one joins.
    public var globalReplicationGroup: Value<String>?
    /// Terraform only.
    public var appliesImmediately: Value<Bool>?
    /// Terraform only: CloudFormation uses the deletion policy.
    public var finalSnapshotIdentifier: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "ReplicationGroupId", &replicationGroupID)
      fields.required("ReplicationGroupDescription", terraform: "description", &description)
      fields.field("Engine", &engine)
      fields.field("EngineVersion", &engineVersion)
      mapNodes(fields)
      mapPlace(fields)
      mapProtection(fields)
      mapMaintenance(fields)
      mapSnapshots(fields)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? replicationGroupID?.constructible?.lowercased : nil
    }

    private mutating func mapNodes(_ fields: FieldMapper) {
      fields.field("CacheNodeType", terraform: "node_type", &nodeType)
      fields.field("NumCacheClusters", &cacheClusterCount)
      fields.field("NumNodeGroups", &nodeGroupCount)
      fields.field("ReplicasPerNodeGroup", &replicasPerNodeGroup)
      fields.field("ClusterMode", &clusterMode)
      fields.groups("NodeGroupConfiguration", terraform: .unsupported, &nodeGroups)
      fields.field("MultiAZEnabled", terraform: "multi_az_enabled", &isMultiAZ)
      fields.field("AutomaticFailoverEnabled", &failsOver)
      fields.field("DataTieringEnabled", &hasDataTiering)
    }

    private mutating func mapPlace(_ fields: FieldMapper) {
      fields.field("Port", &port)
      fields.field("CacheSubnetGroupName", terraform: "subnet_group_name", &subnetGroup)
      fields.field("SecurityGroupIds", &securityGroups)
      fields.field("CacheSecurityGroupNames", terraform: "security_group_names", &classicSecurityGroups)
      fields.field("PreferredCacheClusterAZs", terraform: "preferred_cache_cluster_azs", &availabilityZones)
      fields.field("NetworkType", &networkType)
      fields.field("IpDiscovery", &ipDiscovery)
    }

    private mutating func mapProtection(_ fields: FieldMapper) {
      fields.field("AtRestEncryptionEnabled", &isEncryptedAtRest)
      fields.field("KmsKeyId", &kmsKey)
      fields.field("TransitEncryptionEnabled", &isEncryptedInTransit)
      fields.field("TransitEncryptionMode", &transitEncryptionMode)
      fields.field("UserGroupIds", &userGroups)
      fields.field("AuthToken", &authToken)
      fields.terraformOnly("auth_token_update_strategy", &authTokenUpdateStrategy)
    }

    private mutating func mapMaintenance(_ fields: FieldMapper) {
      fields.field("CacheParameterGroupName", terraform: "parameter_group_name", &parameterGroup)
      fields.field("AutoMinorVersionUpgrade", &upgradesMinorVersions)
      fields.field("PreferredMaintenanceWindow", terraform: "maintenance_window", &maintenanceWindow)
      fields.field("NotificationTopicArn", &notificationTopic)
      fields.groups("LogDeliveryConfigurations", terraform: "log_delivery_configuration", &logDeliveries)
      // CloudFormation does so by itself.
      fields.equivalent(in: .terraform) { $0.field("ApplyImmediately", &appliesImmediately) }
    }

    private mutating func mapSnapshots(_ fields: FieldMapper) {
      fields.field("SnapshotRetentionLimit", &snapshotRetention)
      fields.field("SnapshotWindow", &snapshotWindow)
      fields.field("SnapshotName", &snapshot)
      fields.field("SnapshotArns", &snapshotARNs)
      fields.cloudFormationOnly("SnapshottingClusterId", &snapshottingCluster)
      fields.cloudFormationOnly("PrimaryClusterId", &primaryCluster)
      fields.field("GlobalReplicationGroupId", &globalReplicationGroup)
      // CloudFormation uses the deletion policy instead.
      fields.equivalent(in: .terraform) { $0.field("FinalSnapshotIdentifier", &finalSnapshotIdentifier) }
    }

    /// A shard: a primary with its replicas, and its key slots.
    public struct NodeGroup: FieldGroup {
      /// The shard id, four digits.
      public var nodeGroupID: Value<String>?
      public var primaryAvailabilityZone: Value<String>?
      public var replicaAvailabilityZones: List<Value<String>>?
      public var replicaCount: Value<Int>?
      /// `0-8191`.
      public var slots: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("NodeGroupId", &nodeGroupID)
        fields.field("PrimaryAvailabilityZone", &primaryAvailabilityZone)
        fields.field("ReplicaAvailabilityZones", &replicaAvailabilityZones)
        fields.field("ReplicaCount", &replicaCount)
        fields.field("Slots", &slots)
      }
    }
  }
}

extension ElastiCache.ReplicationGroup {
  /// A new name of the final snapshot, which is determined when the resource is created.
  public static let finalSnapshotChange = IgnoredChange(ElastiCache.ReplicationGroup.self) {
    $0.finalSnapshotIdentifier = ""
  }
}
