public import ResourceGraph

extension Redshift.Cluster {
  public mutating func map(_ fields: FieldMapper) {
    fields.required(in: .terraform, "ClusterIdentifier", &identifier)
    mapNodes(fields)
    mapAuthentication(fields)
    mapEncryption(fields)
    mapPlace(fields)
    mapMaintenance(fields)
    mapOrigin(fields)
    // CloudFormation applies changes immediately, and has a deletion policy.
    fields.equivalent(in: .terraform) { fields in
      fields.field("ApplyImmediately", &appliesImmediately)
      fields.field("SkipFinalSnapshot", &skipsFinalSnapshot)
      fields.field("FinalSnapshotIdentifier", &finalSnapshotIdentifier)
    }
    fields.tags(&tags)
  }

  private mutating func mapNodes(_ fields: FieldMapper) {
    switch fields.dialect {
    case .cloudFormation:
      fields.required("ClusterType", &clusterType)
      fields.required("DBName", &databaseName)
      fields.required("MasterUsername", &masterUsername)
    case .terraform:
      fields.field("ClusterType", &clusterType)
      fields.field("DBName", terraform: "database_name", &databaseName)
      fields.field("MasterUsername", &masterUsername)
    }
    fields.required("NodeType", &nodeType)
    fields.field("NumberOfNodes", &nodeCount)
    fields.field("ClusterVersion", &clusterVersion)
  }

  private mutating func mapAuthentication(_ fields: FieldMapper) {
    fields.field("MasterUserPassword", terraform: "master_password", &masterUserPassword)
    fields.field("ManageMasterPassword", &managesMasterUserPassword)
    fields.field("MasterPasswordSecretKmsKeyId", &masterUserSecretKey)
    fields.field("IamRoles", &roles)
    fields.terraformOnly("default_iam_role_arn", &defaultRole)
  }

  private mutating func mapEncryption(_ fields: FieldMapper) {
    fields.field("Encrypted", &isEncrypted)
    fields.field("KmsKeyId", &kmsKey)
    fields.cloudFormationOnly("HsmClientCertificateIdentifier", &hsmClientCertificate)
    fields.cloudFormationOnly("HsmConfigurationIdentifier", &hsmConfiguration)
  }

  private mutating func mapPlace(_ fields: FieldMapper) {
    fields.field("ClusterSubnetGroupName", &subnetGroup)
    fields.field("VpcSecurityGroupIds", &securityGroups)
    fields.cloudFormationOnly("ClusterSecurityGroups", &classicSecurityGroups)
    fields.field("PubliclyAccessible", &isPubliclyAccessible)
    fields.field("ElasticIp", &elasticIP)
    fields.field("EnhancedVpcRouting", &hasEnhancedVPCRouting)
    fields.field("AvailabilityZone", &availabilityZone)
    fields.field("AvailabilityZoneRelocation", terraform: "availability_zone_relocation_enabled", &relocates)
    fields.field("MultiAZ", terraform: "multi_az", &isMultiAZ)
    fields.field("Port", &port)
    fields.field("ClusterParameterGroupName", &parameterGroup)
  }

  private mutating func mapMaintenance(_ fields: FieldMapper) {
    fields.field("AutomatedSnapshotRetentionPeriod", &backupRetentionPeriod)
    fields.field("ManualSnapshotRetentionPeriod", &manualSnapshotRetention)
    fields.field("PreferredMaintenanceWindow", &maintenanceWindow)
    fields.field("MaintenanceTrackName", &maintenanceTrack)
    fields.field("AllowVersionUpgrade", &upgradesVersions)
    fields.field("AquaConfigurationStatus", &aquaStatus)
    mapLogging(fields)
    fields.companion("aws_redshift_snapshot_copy", owner: Self.resourceType) { snapshotCopy.map($0) }
  }

  /// An object in CloudFormation; in Terraform a resource, without one there is no logging.
  private mutating func mapLogging(_ fields: FieldMapper) {
    guard fields.dialect == .terraform else { return fields.group("LoggingProperties", &logging) }
    var companion = logging ?? Logging()
    fields.companion("aws_redshift_logging", owner: Self.resourceType) { companion.map($0) }
    if !companion.isEmpty { logging = companion }
  }

  private mutating func mapOrigin(_ fields: FieldMapper) {
    fields.field("SnapshotIdentifier", &snapshot)
    fields.field("SnapshotClusterIdentifier", &snapshotCluster)
    fields.terraformOnly("snapshot_arn", &snapshotARN)
    fields.field("OwnerAccount", &ownerAccount)
  }

  /// Where the audit logs of a cluster go: a bucket, or CloudWatch Logs.
  public struct Logging: FieldGroup {
    public var bucket: Reference<S3.Bucket>?
    public var prefix: Value<String>?
    /// `s3` or `cloudwatch`.
    public var destination: Value<String>?
    /// `connectionlog`, `userlog` and `useractivitylog`, for CloudWatch Logs.
    public var logs: List<Value<String>>?

    public init() {}

    var isEmpty: Bool { bucket == nil && prefix == nil && destination == nil && logs == nil }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("BucketName", &bucket)
      fields.field("S3KeyPrefix", terraform: "s3_key_prefix", &prefix)
      fields.field("LogDestinationType", &destination)
      fields.field("LogExports", &logs)
    }
  }

  /// The copies of snapshots in another region; a separate resource in Terraform.
  public struct SnapshotCopy: FieldGroup {
    public var region: Value<String>?
    /// The grant for the key of the other region.
    public var grant: Value<String>?
    /// In days, 1 to 35.
    public var retention: Value<Int>?
    /// Whether manual snapshots are copied instead of automated ones. CloudFormation only.
    public var copiesManual: Value<Bool>?
    /// In days. Terraform only.
    public var manualRetention: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DestinationRegion", &region)
      fields.field("SnapshotCopyGrantName", &grant)
      fields.field("SnapshotCopyRetentionPeriod", terraform: "retention_period", &retention)
      fields.cloudFormationOnly("SnapshotCopyManual", &copiesManual)
      fields.terraformOnly("manual_snapshot_retention_period", &manualRetention)
    }
  }
}
