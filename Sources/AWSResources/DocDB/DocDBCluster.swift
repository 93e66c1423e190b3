public import ResourceGraph

extension DocDB {
  /// A DocumentDB cluster, whose instances share its storage.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-docdb-dbcluster.html
  public struct DBCluster: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::DocDB::DBCluster",
      terraform: "aws_docdb_cluster",
      attributes: [
        "Ref": "cluster_identifier", "ClusterResourceId": "cluster_resource_id", "Endpoint": "endpoint",
        "ReadEndpoint": "reader_endpoint", "Port": "port",
      ]
    )

    public var identifier: Value<String>?
    /// `5.0.0`.
    public var engineVersion: Value<String>?
    public var globalCluster: Value<String>?
    public var masterUsername: Value<String>?
    /// Omitted if Secrets Manager manages the password.
    public var masterUserPassword: Value<String>?
    /// Whether DocumentDB generates the password, stores it in Secrets Manager and rotates it.
    public var managesMasterUserPassword: Value<Bool>?
    /// The key that encrypts the managed secret. CloudFormation only.
    public var masterUserSecretKey: Reference<KMS.Key>?
    /// Whether the managed password is rotated now. CloudFormation only.
    public var rotatesMasterUserPassword: Value<Bool>?

    /// The default is false.
    public var isStorageEncrypted: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    /// `standard` or `iopt1`.
    public var storageType: Value<String>?
    /// The scaling range of serverless instances. CloudFormation only.
    public var serverlessScaling: DatabaseScaling?

    public var availabilityZones: List<Value<String>>?
    public var subnetGroup: Reference<DBSubnetGroup>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// The default is 27017.
    public var port: Value<Int>?
    /// `IPV4` or `DUAL`. CloudFormation only.
    public var networkType: Value<String>?
    public var parameterGroup: Reference<DBClusterParameterGroup>?

    /// In days, 1 to 35; the default is 1.
    public var backupRetentionPeriod: Value<Int>?
    /// In UTC: `02:00-03:00`.
    public var backupWindow: Value<String>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    /// CloudFormation only.
    public var copiesTagsToSnapshots: Value<Bool>?
    public var isDeletionProtected: Value<Bool>?
    /// `audit` and `profiler`.
    public var logExports: List<Value<String>>?

    /// The snapshot to restore from.
    public var snapshot: Value<String>?
    /// The cluster to restore from, to a point in time.
    public var sourceCluster: Value<String>?
    /// `2026-10-01T12:00:00Z`.
    public var restoreTime: Value<String>?
    /// `full-copy` or `copy-on-write`.
    public var restoreType: Value<String>?
    public var restoresLatestTime: Value<Bool>?

    /// `docdb`. Terraform only.
    public var engine: Value<String>?
    /// Terraform only.
    public var allowsMajorVersionUpgrades: Value<Bool>?
    /// Whether changes apply immediately instead of in the maintenance window. Terraform only: CloudFormation applies them
    /// immediately.
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
      fields.field("GlobalClusterIdentifier", &globalCluster)
      mapAuthentication(fields)
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

    private mutating func mapAuthentication(_ fields: FieldMapper) {
      fields.field("MasterUsername", &masterUsername)
      fields.field("MasterUserPassword", terraform: "master_password", &masterUserPassword)
      fields.field("ManageMasterUserPassword", &managesMasterUserPassword)
      fields.cloudFormationOnly("MasterUserSecretKmsKeyId", &masterUserSecretKey)
      fields.cloudFormationOnly("RotateMasterUserPassword", &rotatesMasterUserPassword)
    }

    private mutating func mapStorage(_ fields: FieldMapper) {
      fields.field("StorageEncrypted", &isStorageEncrypted)
      fields.field("KmsKeyId", &kmsKey)
      fields.field("StorageType", &storageType)
      fields.group("ServerlessV2ScalingConfiguration", terraform: .unsupported, &serverlessScaling)
    }

    private mutating func mapPlace(_ fields: FieldMapper) {
      fields.field("AvailabilityZones", &availabilityZones)
      fields.field("DBSubnetGroupName", &subnetGroup)
      fields.field("VpcSecurityGroupIds", &securityGroups)
      fields.field("Port", &port)
      fields.cloudFormationOnly("NetworkType", &networkType)
      fields.field("DBClusterParameterGroupName", &parameterGroup)
    }

    private mutating func mapMaintenance(_ fields: FieldMapper) {
      fields.field("BackupRetentionPeriod", &backupRetentionPeriod)
      fields.field("PreferredBackupWindow", &backupWindow)
      fields.field("PreferredMaintenanceWindow", &maintenanceWindow)
      fields.cloudFormationOnly("CopyTagsToSnapshot", &copiesTagsToSnapshots)
      fields.field("DeletionProtection", &isDeletionProtected)
      fields.field("EnableCloudwatchLogsExports", terraform: "enabled_cloudwatch_logs_exports", &logExports)
    }

    private mutating func mapOrigin(_ fields: FieldMapper) {
      fields.field("SnapshotIdentifier", &snapshot)
      fields.terraformBlock("restore_to_point_in_time") { fields in
        fields.field("SourceDBClusterIdentifier", terraform: "source_cluster_identifier", &sourceCluster)
        fields.field("RestoreToTime", &restoreTime)
        fields.field("RestoreType", &restoreType)
        fields.field("UseLatestRestorableTime", &restoresLatestTime)
      }
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
  }
}

/// The scaling range of serverless instances of DocumentDB or Neptune, in capacity units.
public struct DatabaseScaling: FieldGroup {
  public var minimum: Value<Double>?
  public var maximum: Value<Double>?

  public init() {}

  public mutating func map(_ fields: FieldMapper) {
    fields.required("MinCapacity", &minimum)
    fields.required("MaxCapacity", &maximum)
  }
}
