public import ResourceGraph

extension ElastiCache {
  /// A Memcached cluster, or a single node of Valkey or Redis OSS.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-cachecluster.html
  public struct CacheCluster: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElastiCache::CacheCluster",
      terraform: "aws_elasticache_cluster",
      attributes: [
        "Ref": "cluster_id", "RedisEndpoint.Address": "cache_nodes[0].address",
        "RedisEndpoint.Port": "cache_nodes[0].port", "ConfigurationEndpoint.Address": "cluster_address",
        "ConfigurationEndpoint.Port": "port",
      ]
    )

    public enum AZMode: String, Literal, CaseIterable {
      case crossAZ = "cross-az"
      case singleAZ = "single-az"
    }

    /// In lower case, at most 50 characters.
    public var clusterID: Value<String>?
    /// `memcached`, `redis` or `valkey`.
    public var engine: Value<String>?
    public var engineVersion: Value<String>?
    /// `cache.t4g.small`, `cache.r7g.large`.
    public var nodeType: Value<String>?
    /// The number of nodes: 1 for Valkey and Redis OSS, up to 40 for Memcached.
    public var nodeCount: Value<Int>?
    public var port: Value<Int>?
    public var subnetGroup: Reference<SubnetGroup>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// Security groups of EC2-Classic. CloudFormation only.
    public var classicSecurityGroups: List<Value<String>>?
    /// Whether Memcached nodes are in one or several zones.
    public var azMode: Value<AZMode>?
    public var availabilityZone: Value<String>?
    public var availabilityZones: List<Value<String>>?
    /// `ipv4`, `ipv6` or `dual_stack`.
    public var networkType: Value<String>?
    /// `ipv4` or `ipv6`.
    public var ipDiscovery: Value<String>?
    public var isEncryptedInTransit: Value<Bool>?
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
    public var snapshot: Value<String>?
    public var snapshotARNs: List<Value<String>>?
    /// The replication group that the cluster belongs to as a replica. Terraform only.
    public var replicationGroup: Reference<ReplicationGroup>?
    /// Terraform only.
    public var appliesImmediately: Value<Bool>?
    /// `single-outpost`. Terraform only.
    public var outpostMode: Value<String>?
    /// Terraform only.
    public var preferredOutpost: Value<String>?
    /// Terraform only: CloudFormation uses the deletion policy.
    public var finalSnapshotIdentifier: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "ClusterName", terraform: "cluster_id", &clusterID)
      mapNodes(fields)
      mapPlace(fields)
      fields.field("TransitEncryptionEnabled", &isEncryptedInTransit)
      fields.field("CacheParameterGroupName", terraform: "parameter_group_name", &parameterGroup)
      fields.field("AutoMinorVersionUpgrade", &upgradesMinorVersions)
      fields.field("PreferredMaintenanceWindow", terraform: "maintenance_window", &maintenanceWindow)
      fields.field("NotificationTopicArn", &notificationTopic)
      fields.groups("LogDeliveryConfigurations", terraform: "log_delivery_configuration", &logDeliveries)
      fields.field("SnapshotRetentionLimit", &snapshotRetention)
      fields.field("SnapshotWindow", &snapshotWindow)
      fields.field("SnapshotName", &snapshot)
      fields.field("SnapshotArns", &snapshotARNs)
      fields.terraformOnly { fields in
        fields.field("ReplicationGroupId", &replicationGroup)
        fields.field("ApplyImmediately", &appliesImmediately)
        fields.field("OutpostMode", &outpostMode)
        fields.field("PreferredOutpostArn", &preferredOutpost)
      }
      // CloudFormation uses the deletion policy instead.
      fields.equivalent(in: .terraform) { $0.field("FinalSnapshotIdentifier", &finalSnapshotIdentifier) }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? clusterID?.constructible?.lowercased : nil
    }

    /// For a replica, Terraform takes these from its replication group.
    private mutating func mapNodes(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation:
        fields.required("Engine", &engine)
        fields.required("CacheNodeType", terraform: "node_type", &nodeType)
        fields.required("NumCacheNodes", &nodeCount)
      case .terraform:
        fields.field("Engine", &engine)
        fields.field("CacheNodeType", terraform: "node_type", &nodeType)
        fields.field("NumCacheNodes", &nodeCount)
      }
      fields.field("EngineVersion", &engineVersion)
    }

    private mutating func mapPlace(_ fields: FieldMapper) {
      fields.field("Port", &port)
      fields.field("CacheSubnetGroupName", terraform: "subnet_group_name", &subnetGroup)
      fields.field("VpcSecurityGroupIds", terraform: "security_group_ids", &securityGroups)
      fields.cloudFormationOnly("CacheSecurityGroupNames", &classicSecurityGroups)
      fields.field("AZMode", terraform: "az_mode", &azMode)
      fields.field("PreferredAvailabilityZone", terraform: "availability_zone", &availabilityZone)
      fields.field("PreferredAvailabilityZones", &availabilityZones)
      fields.field("NetworkType", &networkType)
      fields.field("IpDiscovery", &ipDiscovery)
    }
  }
}
