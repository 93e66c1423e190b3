public import ResourceGraph

extension RDS {
  /// A DB instance of an Aurora cluster: the writer or a reader.
  ///
  /// In CloudFormation it shares the type `DBInstance` with standalone instances; its cluster identifies it.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
  public struct DBClusterInstance: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::RDS::DBInstance",
      terraform: "aws_rds_cluster_instance",
      discriminator: "DBClusterIdentifier",
      attributes: [
        "Ref": "identifier", "DBInstanceArn": "arn", "DbiResourceId": "dbi_resource_id", "Endpoint.Address": "endpoint",
        "Endpoint.Port": "port",
      ]
    )

    public var identifier: Value<String>?
    public var cluster: Reference<DBCluster>?
    /// `db.r7g.large`, or `db.serverless`.
    public var instanceClass: Value<String>?
    /// The same as that of the cluster.
    public var engine: Value<String>?
    /// The same as that of the cluster, or omitted.
    public var engineVersion: Value<String>?

    public var availabilityZone: Value<String>?
    /// The same as that of the cluster.
    public var subnetGroup: Reference<DBSubnetGroup>?
    public var isPubliclyAccessible: Value<Bool>?
    /// `rds-ca-rsa2048-g1` and others.
    public var caCertificate: Value<String>?
    public var parameterGroup: Reference<DBParameterGroup>?
    /// The promotion tier, 0 to 15; the largest instance of the lowest tier replaces a failed writer.
    public var promotionTier: Value<Int>?
    /// The instance profile of an RDS Custom instance.
    public var instanceProfile: Value<String>?

    /// In UTC, if the cluster does not set it: `02:00-03:00`.
    public var backupWindow: Value<String>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    public var copiesTagsToSnapshots: Value<Bool>?
    public var upgradesMinorVersions: Value<Bool>?
    /// Whether changes apply immediately instead of in the maintenance window.
    public var appliesImmediately: Value<Bool>?

    /// The interval of enhanced monitoring in seconds: 0, 1, 5, 10, 15, 30 or 60; 0 turns it off.
    public var monitoringInterval: Value<Int>?
    public var monitoringRole: Reference<IAM.Role>?
    public var hasPerformanceInsights: Value<Bool>?
    public var performanceInsightsKey: Reference<KMS.Key>?
    /// In days: 7, a multiple of 31, or 731.
    public var performanceInsightsRetention: Value<Int>?

    /// Whether Terraform can delete the instance when it is not the last one of the cluster. Terraform only.
    public var isDestroyedByForce: Value<Bool>?

    // Properties that the cluster determines, which CloudFormation accepts nevertheless.
    public var isStorageEncrypted: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    /// `aurora` or `aurora-iopt1`.
    public var storageType: Value<String>?
    public var port: Value<Int>?
    public var networkType: Value<String>?
    public var logExports: List<Value<String>>?
    public var databaseInsightsMode: Value<DBInstance.DatabaseInsightsMode>?
    public var allowsMajorVersionUpgrades: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DBInstanceIdentifier", terraform: "identifier", &identifier)
      fields.required("DBClusterIdentifier", terraform: "cluster_identifier", &cluster)
      fields.required("DBInstanceClass", terraform: "instance_class", &instanceClass)
      fields.required("Engine", &engine)
      fields.field("EngineVersion", &engineVersion)
      mapPlace(fields)
      mapMaintenance(fields)
      mapMonitoring(fields)
      mapSharedSettings(fields)
      fields.terraformOnly("force_destroy", &isDestroyedByForce)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let identifier = identifier?.constructible?.lowercased else { return nil }
      return switch attribute {
      case "Ref": identifier
      case "DBInstanceArn": .regionalARN("rds", "db:\(identifier)")
      default: nil
      }
    }

    private mutating func mapPlace(_ fields: FieldMapper) {
      fields.field("AvailabilityZone", &availabilityZone)
      fields.field("DBSubnetGroupName", &subnetGroup)
      fields.field("PubliclyAccessible", &isPubliclyAccessible)
      fields.field("CACertificateIdentifier", terraform: "ca_cert_identifier", &caCertificate)
      fields.field("DBParameterGroupName", &parameterGroup)
      fields.field("PromotionTier", &promotionTier)
      fields.field("CustomIAMInstanceProfile", terraform: "custom_iam_instance_profile", &instanceProfile)
    }

    private mutating func mapMaintenance(_ fields: FieldMapper) {
      fields.field("PreferredBackupWindow", &backupWindow)
      fields.field("PreferredMaintenanceWindow", &maintenanceWindow)
      fields.field("CopyTagsToSnapshot", &copiesTagsToSnapshots)
      fields.field("AutoMinorVersionUpgrade", &upgradesMinorVersions)
      fields.field("ApplyImmediately", &appliesImmediately)
    }

    private mutating func mapMonitoring(_ fields: FieldMapper) {
      fields.field("MonitoringInterval", &monitoringInterval)
      fields.field("MonitoringRoleArn", &monitoringRole)
      fields.field("EnablePerformanceInsights", terraform: "performance_insights_enabled", &hasPerformanceInsights)
      fields.field("PerformanceInsightsKMSKeyId", &performanceInsightsKey)
      fields.field("PerformanceInsightsRetentionPeriod", &performanceInsightsRetention)
    }

    /// In Terraform, only the cluster has these arguments.
    private mutating func mapSharedSettings(_ fields: FieldMapper) {
      fields.field("StorageEncrypted", terraform: .equivalent, &isStorageEncrypted)
      fields.field("KmsKeyId", terraform: .equivalent, &kmsKey)
      fields.field("StorageType", terraform: .equivalent, &storageType)
      fields.integerAsString("Port", terraform: .equivalent, &port)
      fields.field("NetworkType", terraform: .equivalent, &networkType)
      fields.field("EnableCloudwatchLogsExports", terraform: .equivalent, &logExports)
      fields.field("DatabaseInsightsMode", terraform: .equivalent, &databaseInsightsMode)
      fields.field("AllowMajorVersionUpgrade", terraform: .equivalent, &allowsMajorVersionUpgrades)
    }
  }
}
