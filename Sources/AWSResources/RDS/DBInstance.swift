public import ResourceGraph

extension RDS {
  /// A standalone DB instance; an instance of a cluster is a ``DBClusterInstance``.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
  public struct DBInstance: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::RDS::DBInstance",
      terraform: "aws_db_instance",
      attributes: [
        "Ref": "identifier", "DBInstanceArn": "arn", "DbiResourceId": "resource_id", "Endpoint.Address": "address",
        "Endpoint.Port": "port", "Endpoint.HostedZoneId": "hosted_zone_id",
        "MasterUserSecret.SecretArn": "master_user_secret[0].secret_arn",
      ],
      companions: [.ephemeral("aws_secretsmanager_secret_version")]
    )

    public var identifier: Value<String>?
    /// `db.t4g.micro`, `db.m7g.large`.
    public var instanceClass: Value<String>?
    /// `postgres`, `mysql`, `mariadb` and others; omitted for a replica or a restored snapshot.
    public var engine: Value<String>?
    /// A major version, `17`, of which RDS chooses the minor version, or a minor version, `17.6`.
    public var engineVersion: Value<String>?
    /// `open-source-rds-extended-support` or `open-source-rds-extended-support-disabled`.
    public var engineLifecycleSupport: Value<String>?
    public var licenseModel: Value<String>?
    public var characterSet: Value<String>?
    public var timezone: Value<String>?
    public var databaseName: Value<String>?
    public var masterUsername: Value<String>?
    /// Omitted if Secrets Manager manages the password.
    public var masterUserPassword: Value<String>?
    /// The secret whose member `password` Terraform reads the password from, without storing it in the state, instead of
    /// `masterUserPassword`.
    public var passwordSecret: PasswordSecret?
    /// A number whose change makes Terraform set the password of the secret. Terraform only.
    public var passwordGeneration: Value<Int>?
    /// Whether RDS generates the password, stores it in Secrets Manager and rotates it.
    public var managesMasterUserPassword: Value<Bool>?
    /// The key that encrypts the managed secret.
    public var masterUserSecretKey: Reference<KMS.Key>?
    public var allowsIAMAuthentication: Value<Bool>?

    /// In GiB.
    public var allocatedStorage: Value<Int>?
    /// The limit of storage autoscaling in GiB.
    public var maxAllocatedStorage: Value<Int>?
    /// `gp3`, `gp2`, `io1`, `io2` or `standard`.
    public var storageType: Value<String>?
    public var iops: Value<Int>?
    /// In MiB per second, for `gp3`.
    public var storageThroughput: Value<Int>?
    public var hasDedicatedLogVolume: Value<Bool>?
    public var isStorageEncrypted: Value<Bool>?
    /// Whether Terraform is written with encryption, if it differs: CloudFormation rejects the property for a replica,
    /// which is encrypted like its source, and Terraform requires it.
    public var isTerraformStorageEncrypted: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?

    public var isMultiAZ: Value<Bool>?
    public var availabilityZone: Value<String>?
    public var subnetGroup: Reference<DBSubnetGroup>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    public var isPubliclyAccessible: Value<Bool>?
    public var port: Value<Int>?
    /// `IPV4` or `DUAL`.
    public var networkType: Value<String>?
    /// `rds-ca-rsa2048-g1` and others.
    public var caCertificate: Value<String>?
    public var parameterGroup: Reference<DBParameterGroup>?
    /// The name of the option group.
    public var optionGroup: Value<String>?
    /// The id of an AWS Managed Microsoft AD directory.
    public var domain: Value<String>?
    /// Written as its name.
    public var domainRole: Reference<IAM.Role>?

    /// The backup retention in days, 0 to 35; 0 turns automated backups off.
    public var backupRetentionPeriod: Value<Int>?
    /// In UTC: `02:00-03:00`.
    public var backupWindow: Value<String>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    /// `region` or `outposts`.
    public var backupTarget: Value<String>?
    public var copiesTagsToSnapshots: Value<Bool>?
    public var deletesAutomatedBackups: Value<Bool>?
    public var isDeletionProtected: Value<Bool>?
    public var upgradesMinorVersions: Value<Bool>?
    public var allowsMajorVersionUpgrades: Value<Bool>?
    /// Whether changes apply immediately instead of in the maintenance window.
    public var appliesImmediately: Value<Bool>?

    /// `postgresql`, `upgrade`, `audit`, `error`, `general`, `slowquery` and others.
    public var logExports: List<Value<String>>?
    /// The interval of enhanced monitoring in seconds: 0, 1, 5, 10, 15, 30 or 60; 0 turns it off.
    public var monitoringInterval: Value<Int>?
    public var monitoringRole: Reference<IAM.Role>?
    public var hasPerformanceInsights: Value<Bool>?
    public var performanceInsightsKey: Reference<KMS.Key>?
    /// In days: 7, a multiple of 31, or 731.
    public var performanceInsightsRetention: Value<Int>?
    public var databaseInsightsMode: Value<DatabaseInsightsMode>?

    /// The instance that this is a read replica of; an ARN if it is in another region.
    public var source: Reference<DBInstance>?
    /// `open-read-only` or `mounted`, for Oracle.
    public var replicaMode: Value<String>?
    /// The snapshot to restore from.
    public var snapshot: Value<String>?

    /// Terraform only: CloudFormation uses the deletion policy.
    public var skipsFinalSnapshot: Value<Bool>?
    /// Terraform only.
    public var finalSnapshotIdentifier: Value<String>?
    public var tags: Tags = [:]

    public enum DatabaseInsightsMode: String, Literal, CaseIterable {
      case standard
      case advanced
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DBInstanceIdentifier", terraform: "identifier", &identifier)
      fields.required("DBInstanceClass", terraform: "instance_class", &instanceClass)
      fields.field("Engine", &engine)
      fields.field("EngineVersion", &engineVersion)
      fields.field("EngineLifecycleSupport", &engineLifecycleSupport)
      fields.field("LicenseModel", &licenseModel)
      fields.field("CharacterSetName", &characterSet)
      fields.field("Timezone", &timezone)
      fields.field("DBName", &databaseName)
      mapAuthentication(fields)
      mapStorage(fields)
      mapPlace(fields)
      mapMaintenance(fields)
      mapMonitoring(fields)
      mapOrigin(fields)
      // CloudFormation uses the deletion policy instead.
      fields.equivalent(in: .terraform) { fields in
        fields.field("SkipFinalSnapshot", &skipsFinalSnapshot)
        fields.field("FinalSnapshotIdentifier", &finalSnapshotIdentifier)
      }
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

    private mutating func mapAuthentication(_ fields: FieldMapper) {
      fields.field("MasterUsername", terraform: "username", &masterUsername)
      mapPassword(fields)
      fields.field("ManageMasterUserPassword", &managesMasterUserPassword)
      fields.cloudFormationObject("MasterUserSecret") { fields in
        fields.field("KmsKeyId", terraform: "master_user_secret_kms_key_id", &masterUserSecretKey)
      }
      fields.field(
        "EnableIAMDatabaseAuthentication", terraform: "iam_database_authentication_enabled", &allowsIAMAuthentication)
    }

    private mutating func mapPassword(_ fields: FieldMapper) {
      if passwordSecret == nil || fields.dialect == .cloudFormation {
        fields.field("MasterUserPassword", terraform: "password", &masterUserPassword)
      }
      fields.ephemeral("aws_secretsmanager_secret_version", owner: Self.resourceType, &passwordSecret)
      fields.ephemeralMember(
        "password_wo", "password", of: "aws_secretsmanager_secret_version", "secret_string",
        isUsed: passwordSecret != nil)
      fields.equivalent(in: .terraform) { $0.field("PasswordWoVersion", &passwordGeneration) }
    }

    private mutating func mapStorage(_ fields: FieldMapper) {
      fields.integerAsString("AllocatedStorage", &allocatedStorage)
      fields.field("MaxAllocatedStorage", &maxAllocatedStorage)
      fields.field("StorageType", &storageType)
      fields.field("Iops", &iops)
      fields.field("StorageThroughput", &storageThroughput)
      fields.field("DedicatedLogVolume", &hasDedicatedLogVolume)
      fields.field("StorageEncrypted", &isStorageEncrypted, terraformValue: isTerraformStorageEncrypted)
      fields.field("KmsKeyId", &kmsKey)
    }

    private mutating func mapPlace(_ fields: FieldMapper) {
      fields.field("MultiAZ", &isMultiAZ)
      fields.field("AvailabilityZone", &availabilityZone)
      fields.field("DBSubnetGroupName", &subnetGroup)
      fields.field("VPCSecurityGroups", terraform: "vpc_security_group_ids", &securityGroups)
      fields.field("PubliclyAccessible", &isPubliclyAccessible)
      fields.integerAsString("Port", &port)
      fields.field("NetworkType", &networkType)
      fields.field("CACertificateIdentifier", terraform: "ca_cert_identifier", &caCertificate)
      fields.field("DBParameterGroupName", terraform: "parameter_group_name", &parameterGroup)
      fields.field("OptionGroupName", &optionGroup)
      fields.field("Domain", &domain)
      var domainRoleName = domainRole?.byName
      fields.field("DomainIAMRoleName", &domainRoleName)
      domainRole = domainRoleName
    }

    private mutating func mapMaintenance(_ fields: FieldMapper) {
      fields.field("BackupRetentionPeriod", &backupRetentionPeriod)
      fields.field("PreferredBackupWindow", terraform: "backup_window", &backupWindow)
      fields.field("PreferredMaintenanceWindow", terraform: "maintenance_window", &maintenanceWindow)
      fields.field("BackupTarget", &backupTarget)
      fields.field("CopyTagsToSnapshot", &copiesTagsToSnapshots)
      fields.field("DeleteAutomatedBackups", &deletesAutomatedBackups)
      fields.field("DeletionProtection", &isDeletionProtected)
      fields.field("AutoMinorVersionUpgrade", &upgradesMinorVersions)
      fields.field("AllowMajorVersionUpgrade", &allowsMajorVersionUpgrades)
      fields.field("ApplyImmediately", &appliesImmediately)
    }

    private mutating func mapMonitoring(_ fields: FieldMapper) {
      fields.field("EnableCloudwatchLogsExports", terraform: "enabled_cloudwatch_logs_exports", &logExports)
      fields.field("MonitoringInterval", &monitoringInterval)
      fields.field("MonitoringRoleArn", &monitoringRole)
      fields.field("EnablePerformanceInsights", terraform: "performance_insights_enabled", &hasPerformanceInsights)
      fields.field("PerformanceInsightsKMSKeyId", &performanceInsightsKey)
      fields.field("PerformanceInsightsRetentionPeriod", &performanceInsightsRetention)
      fields.field("DatabaseInsightsMode", &databaseInsightsMode)
    }

    private mutating func mapOrigin(_ fields: FieldMapper) {
      fields.field("SourceDBInstanceIdentifier", terraform: "replicate_source_db", &source)
      fields.field("ReplicaMode", &replicaMode)
      fields.field("DBSnapshotIdentifier", terraform: "snapshot_identifier", &snapshot)
    }
  }
}

extension RDS.DBInstance {
  /// A new name of the final snapshot, which is determined when the resource is created.
  public static let finalSnapshotChange = IgnoredChange(RDS.DBInstance.self) { $0.finalSnapshotIdentifier = "" }
  /// Another snapshot to restore from, for which Terraform would replace the database.
  public static let snapshotChange = IgnoredChange(RDS.DBInstance.self) { $0.snapshot = "" }
}

extension RDS.DBInstance {
  /// A secret that Terraform reads while it runs.
  public struct PasswordSecret: FieldGroup {
    public var secret: Reference<SecretsManager.Secret>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("SecretId", &secret)
    }
  }

  /// Takes the password from the member `password` of a secret: by a dynamic reference in CloudFormation, as a write-only
  /// argument in Terraform.
  public mutating func readPassword(from secret: Reference<SecretsManager.Secret>) {
    masterUserPassword = Self.password(of: secret)
    passwordSecret = .init { $0.secret = secret }
    passwordGeneration = 1
  }

  /// The dynamic reference to the member `password` of a secret.
  public static func password(of secret: Reference<SecretsManager.Secret>) -> Value<String> {
    "{{resolve:secretsmanager:\(secret):SecretString:password}}"
  }
}
