public import ResourceGraph

extension Neptune {
  /// A Neptune cluster, whose instances share its storage.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-neptune-dbcluster.html
  public struct DBCluster: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Neptune::DBCluster",
      terraform: "aws_neptune_cluster",
      attributes: [
        "Ref": "cluster_identifier", "ClusterResourceId": "cluster_resource_id", "Endpoint": "endpoint",
        "ReadEndpoint": "reader_endpoint", "Port": "port",
      ]
    )

    public var identifier: Value<String>?
    /// `1.4.5.1`.
    public var engineVersion: Value<String>?
    /// Terraform only.
    public var globalCluster: Value<String>?
    public var allowsIAMAuthentication: Value<Bool>?
    /// CloudFormation only.
    public var roles: [AssociatedRole] = []
    /// Associated roles without a feature. Terraform only.
    public var rolesWithoutFeature: List<Reference<IAM.Role>>?

    /// The default is false.
    public var isStorageEncrypted: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    /// `standard` or `iopt1`. Terraform only.
    public var storageType: Value<String>?
    public var serverlessScaling: DatabaseScaling?

    public var availabilityZones: List<Value<String>>?
    public var subnetGroup: Reference<DBSubnetGroup>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// The default is 8182.
    public var port: Value<Int>?
    public var parameterGroup: Reference<DBClusterParameterGroup>?
    /// The parameter group of instances after a major version upgrade.
    public var instanceParameterGroup: Value<String>?

    /// In days, 1 to 35; the default is 1.
    public var backupRetentionPeriod: Value<Int>?
    /// In UTC: `02:00-03:00`.
    public var backupWindow: Value<String>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    public var copiesTagsToSnapshots: Value<Bool>?
    public var isDeletionProtected: Value<Bool>?
    /// `audit` and `slowquery`.
    public var logExports: List<Value<String>>?

    /// The snapshot to restore from.
    public var snapshot: Value<String>?
    /// The cluster to restore from, to a point in time. CloudFormation only.
    public var sourceCluster: Value<String>?
    /// `2026-10-01T12:00:00Z`. CloudFormation only.
    public var restoreTime: Value<String>?
    /// `full-copy` or `copy-on-write`. CloudFormation only.
    public var restoreType: Value<String>?
    /// CloudFormation only.
    public var restoresLatestTime: Value<Bool>?
    /// The ARN of the cluster that this is a read replica of. Terraform only.
    public var replicationSource: Value<String>?

    /// `neptune`. Terraform only.
    public var engine: Value<String>?
    /// Terraform only.
    public var allowsMajorVersionUpgrades: Value<Bool>?
    /// Terraform only: CloudFormation applies changes immediately.
    public var appliesImmediately: Value<Bool>?
    /// Terraform only: CloudFormation uses the deletion policy.
    public var skipsFinalSnapshot: Value<Bool>?
    /// Terraform only.
    public var finalSnapshotIdentifier: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DBClusterIdentifier", terraform: "cluster_identifier", &identifier)
      fields.field("EngineVersion", &engineVersion)
      fields.terraformOnly("global_cluster_identifier", &globalCluster)
      fields.field("IamAuthEnabled", terraform: "iam_database_authentication_enabled", &allowsIAMAuthentication)
      fields.groups("AssociatedRoles", terraform: .unsupported, &roles)
      fields.terraformOnly("iam_roles", &rolesWithoutFeature)
      mapStorage(fields)
      mapPlace(fields)
      mapMaintenance(fields)
      mapOrigin(fields)
      mapTerraform(fields)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? identifier?.constructible?.lowercased : nil
    }

    private mutating func mapStorage(_ fields: FieldMapper) {
      fields.field("StorageEncrypted", &isStorageEncrypted)
      fields.field("KmsKeyId", terraform: "kms_key_arn", &kmsKey)
      fields.terraformOnly("storage_type", &storageType)
      fields.group(
        "ServerlessScalingConfiguration", terraform: "serverless_v2_scaling_configuration", &serverlessScaling)
    }

    private mutating func mapPlace(_ fields: FieldMapper) {
      fields.field("AvailabilityZones", &availabilityZones)
      fields.field("DBSubnetGroupName", terraform: "neptune_subnet_group_name", &subnetGroup)
      fields.field("VpcSecurityGroupIds", &securityGroups)
      fields.field("DBPort", terraform: "port", &port)
      fields.field(
        "DBClusterParameterGroupName", terraform: "neptune_cluster_parameter_group_name", &parameterGroup)
      fields.field(
        "DBInstanceParameterGroupName", terraform: "neptune_instance_parameter_group_name", &instanceParameterGroup)
    }

    private mutating func mapMaintenance(_ fields: FieldMapper) {
      fields.field("BackupRetentionPeriod", &backupRetentionPeriod)
      fields.field("PreferredBackupWindow", &backupWindow)
      fields.field("PreferredMaintenanceWindow", &maintenanceWindow)
      fields.field("CopyTagsToSnapshot", &copiesTagsToSnapshots)
      fields.field("DeletionProtection", &isDeletionProtected)
      fields.field("EnableCloudwatchLogsExports", &logExports)
    }

    private mutating func mapOrigin(_ fields: FieldMapper) {
      fields.field("SnapshotIdentifier", &snapshot)
      fields.cloudFormationOnly("SourceDBClusterIdentifier", &sourceCluster)
      fields.cloudFormationOnly("RestoreToTime", &restoreTime)
      fields.cloudFormationOnly("RestoreType", &restoreType)
      fields.cloudFormationOnly("UseLatestRestorableTime", &restoresLatestTime)
      fields.terraformOnly("replication_source_identifier", &replicationSource)
    }

    /// What CloudFormation does always, or by the deletion policy.
    private mutating func mapTerraform(_ fields: FieldMapper) {
      fields.equivalent(in: .terraform) { fields in
        fields.field("Engine", &engine)
        fields.field("AllowMajorVersionUpgrade", &allowsMajorVersionUpgrades)
        fields.field("ApplyImmediately", &appliesImmediately)
        fields.field("SkipFinalSnapshot", &skipsFinalSnapshot)
        fields.field("FinalSnapshotIdentifier", &finalSnapshotIdentifier)
      }
    }

    /// An associated role, with which the cluster accesses another AWS service.
    public struct AssociatedRole: FieldGroup {
      public var feature: Value<String>?
      public var role: Reference<IAM.Role>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("FeatureName", &feature)
        fields.required("RoleArn", &role)
      }
    }
  }
}
