public import ResourceGraph

extension RDS.DBCluster {
  public mutating func map(_ fields: FieldMapper) {
    fields.field("DBClusterIdentifier", terraform: "cluster_identifier", &identifier)
    fields.required("Engine", &engine)
    fields.field("EngineVersion", &engineVersion)
    fields.field("EngineMode", &engineMode)
    fields.field("EngineLifecycleSupport", &engineLifecycleSupport)
    fields.field("ClusterScalabilityType", &scalabilityType)
    fields.field("GlobalClusterIdentifier", &globalCluster)
    fields.field("DBSystemId", terraform: "db_system_id", &systemID)
    fields.field("DatabaseName", &databaseName)
    mapAuthentication(fields)
    mapStorage(fields)
    mapPlace(fields)
    mapRoles(fields)
    mapMaintenance(fields)
    mapMonitoring(fields)
    fields.field("EnableHttpEndpoint", &hasHTTPEndpoint)
    fields.field("EnableGlobalWriteForwarding", &forwardsWritesGlobally)
    fields.field("EnableLocalWriteForwarding", &forwardsWritesLocally)
    mapOrigin(fields)
    // CloudFormation uses the deletion policy instead.
    fields.equivalent(in: .terraform) { fields in
      fields.field("SkipFinalSnapshot", &skipsFinalSnapshot)
      fields.field("FinalSnapshotIdentifier", &finalSnapshotIdentifier)
    }
    fields.tags(&tags)
  }

  private mutating func mapAuthentication(_ fields: FieldMapper) {
    fields.field("MasterUsername", &masterUsername)
    fields.field("MasterUserPassword", terraform: "master_password", &masterUserPassword)
    fields.field("ManageMasterUserPassword", &managesMasterUserPassword)
    fields.cloudFormationObject("MasterUserSecret") { fields in
      fields.field("KmsKeyId", terraform: "master_user_secret_kms_key_id", &masterUserSecretKey)
    }
    fields.cloudFormationOnly("MasterUserAuthenticationType", &masterUserAuthentication)
    fields.field(
      "EnableIAMDatabaseAuthentication", terraform: "iam_database_authentication_enabled", &allowsIAMAuthentication)
  }

  private mutating func mapStorage(_ fields: FieldMapper) {
    fields.field("StorageType", &storageType)
    fields.field("AllocatedStorage", &allocatedStorage)
    fields.field("Iops", &iops)
    fields.field("StorageEncrypted", &isStorageEncrypted)
    fields.field("KmsKeyId", &kmsKey)
    fields.field("DBClusterInstanceClass", &instanceClass)
    fields.group(
      "ServerlessV2ScalingConfiguration", terraform: "serverlessv2_scaling_configuration", &serverlessScaling)
    fields.group("ScalingConfiguration", &scaling)
  }

  private mutating func mapPlace(_ fields: FieldMapper) {
    fields.field("AvailabilityZones", &availabilityZones)
    fields.field("DBSubnetGroupName", &subnetGroup)
    fields.field("VpcSecurityGroupIds", &securityGroups)
    fields.cloudFormationOnly("PubliclyAccessible", &isPubliclyAccessible)
    fields.field("Port", &port)
    fields.field("NetworkType", &networkType)
    fields.terraformOnly("ca_certificate_identifier", &caCertificate)
    fields.field("DBClusterParameterGroupName", &parameterGroup)
    fields.field("DBInstanceParameterGroupName", &instanceParameterGroup)
  }

  private mutating func mapRoles(_ fields: FieldMapper) {
    fields.field("Domain", &domain)
    var domainRoleName = domainRole?.byName
    fields.field("DomainIAMRoleName", &domainRoleName)
    domainRole = domainRoleName
    fields.companions(
      "aws_rds_cluster_role_association", owner: Self.resourceType, "AssociatedRoles", &roles)
    fields.terraformOnly("iam_roles", &rolesWithoutFeature)
  }

  private mutating func mapMaintenance(_ fields: FieldMapper) {
    fields.field("BackupRetentionPeriod", &backupRetentionPeriod)
    fields.field("PreferredBackupWindow", &backupWindow)
    fields.field("PreferredMaintenanceWindow", &maintenanceWindow)
    fields.field("BacktrackWindow", &backtrackWindow)
    fields.field("CopyTagsToSnapshot", &copiesTagsToSnapshots)
    fields.field("DeleteAutomatedBackups", &deletesAutomatedBackups)
    fields.field("DeletionProtection", &isDeletionProtected)
    fields.cloudFormationOnly("AutoMinorVersionUpgrade", &upgradesMinorVersions)
    // CloudFormation allows major upgrades of every cluster, and applies all changes immediately.
    fields.equivalent(in: .terraform) { fields in
      fields.field("AllowMajorVersionUpgrade", &allowsMajorVersionUpgrades)
      fields.field("ApplyImmediately", &appliesImmediately)
    }
  }

  private mutating func mapMonitoring(_ fields: FieldMapper) {
    fields.field("EnableCloudwatchLogsExports", terraform: "enabled_cloudwatch_logs_exports", &logExports)
    fields.field("MonitoringInterval", &monitoringInterval)
    fields.field("MonitoringRoleArn", &monitoringRole)
    fields.field("PerformanceInsightsEnabled", &hasPerformanceInsights)
    fields.field("PerformanceInsightsKmsKeyId", &performanceInsightsKey)
    fields.field("PerformanceInsightsRetentionPeriod", &performanceInsightsRetention)
    fields.field("DatabaseInsightsMode", &databaseInsightsMode)
  }

  private mutating func mapOrigin(_ fields: FieldMapper) {
    fields.field("SnapshotIdentifier", &snapshot)
    fields.field("ReplicationSourceIdentifier", &replicationSource)
    fields.field("SourceRegion", &sourceRegion)
    fields.terraformBlock("restore_to_point_in_time") { restoration.map($0) }
    fields.terraformOnly { $0.group("S3Import", terraform: "s3_import", &s3Import) }
  }

  /// The scaling range of Aurora Serverless v2 instances, in Aurora capacity units of 2 GiB.
  public struct ServerlessScaling: FieldGroup {
    /// 0 to 256 in steps of 0.5; at 0 the instances can pause.
    public var minimum: Value<Double>?
    /// 1 to 256 in steps of 0.5.
    public var maximum: Value<Double>?
    /// The idle time in seconds before instances pause, 300 to 86400, if the minimum is 0.
    public var pauseDelay: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("MinCapacity", &minimum)
      fields.required("MaxCapacity", &maximum)
      fields.field("SecondsUntilAutoPause", &pauseDelay)
    }
  }

  /// The scaling configuration of Aurora Serverless v1.
  public struct Scaling: FieldGroup {
    public var pauses: Value<Bool>?
    public var minimum: Value<Int>?
    public var maximum: Value<Int>?
    /// In seconds.
    public var timeout: Value<Int>?
    /// In seconds.
    public var pauseDelay: Value<Int>?
    /// `ForceApplyCapacityChange` or `RollbackCapacityChange`.
    public var timeoutAction: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("AutoPause", &pauses)
      fields.field("MinCapacity", &minimum)
      fields.field("MaxCapacity", &maximum)
      fields.field("SecondsBeforeTimeout", &timeout)
      fields.field("SecondsUntilAutoPause", &pauseDelay)
      fields.field("TimeoutAction", &timeoutAction)
    }
  }

  /// An associated role, with which the database accesses another AWS service.
  public struct AssociatedRole: CompanionGroup {
    /// `s3Import`, `s3Export` or `Lambda`; required by Terraform.
    public var feature: Value<String>?
    public var role: Reference<IAM.Role>?

    public init() {}

    public var companionName: String? { feature?.literal }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("FeatureName", &feature)
      fields.required("RoleArn", &role)
    }
  }

  /// A point-in-time restore: the source cluster and the time.
  public struct Restoration: FieldGroup {
    /// The cluster's identifier or ARN.
    public var cluster: Value<String>?
    public var clusterResourceID: Value<String>?
    /// `2026-10-01T12:00:00Z`.
    public var time: Value<String>?
    public var usesLatestTime: Value<Bool>?
    /// `full-copy` or `copy-on-write`.
    public var kind: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("SourceDBClusterIdentifier", terraform: "source_cluster_identifier", &cluster)
      fields.field("SourceDbClusterResourceId", terraform: "source_cluster_resource_id", &clusterResourceID)
      fields.field("RestoreToTime", &time)
      fields.field("UseLatestRestorableTime", &usesLatestTime)
      fields.field("RestoreType", &kind)
    }
  }

  /// A Percona XtraBackup backup in S3.
  public struct S3Import: FieldGroup {
    public var bucket: Value<String>?
    public var prefix: Value<String>?
    public var role: Reference<IAM.Role>?
    public var engine: Value<String>?
    public var engineVersion: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("BucketName", &bucket)
      fields.field("BucketPrefix", &prefix)
      fields.required("IngestionRole", &role)
      fields.required("SourceEngine", &engine)
      fields.required("SourceEngineVersion", &engineVersion)
    }
  }
}
