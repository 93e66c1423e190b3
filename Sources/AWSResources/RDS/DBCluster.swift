public import ResourceGraph

extension RDS {
  /// A database cluster: Aurora or a Multi-AZ DB cluster.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
  public struct DBCluster: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::RDS::DBCluster",
      terraform: "aws_rds_cluster",
      attributes: [
        "Ref": "cluster_identifier", "DBClusterArn": "arn", "DBClusterResourceId": "cluster_resource_id",
        "Endpoint.Address": "endpoint", "Endpoint.Port": "port", "ReadEndpoint.Address": "reader_endpoint",
        "MasterUserSecret.SecretArn": "master_user_secret[0].secret_arn",
      ],
      companions: [.init("aws_rds_cluster_role_association", owner: "db_cluster_identifier", isRepeated: true)]
    )

    public var identifier: Value<String>?
    /// `aurora-postgresql`, `aurora-mysql`; `postgres` or `mysql` for a Multi-AZ cluster.
    public var engine: Value<String>?
    /// A major version, `17`, of which RDS chooses the minor version, or a minor version.
    public var engineVersion: Value<String>?
    /// `provisioned`, also for Aurora Serverless v2, or `serverless` for v1.
    public var engineMode: Value<String>?
    /// `open-source-rds-extended-support` or `open-source-rds-extended-support-disabled`.
    public var engineLifecycleSupport: Value<String>?
    /// `standard` or `limitless`.
    public var scalabilityType: Value<String>?
    public var globalCluster: Value<String>?
    /// The Oracle system id of an RDS Custom cluster.
    public var systemID: Value<String>?
    public var databaseName: Value<String>?
    public var masterUsername: Value<String>?
    /// Omitted if Secrets Manager manages the password.
    public var masterUserPassword: Value<String>?
    /// Whether RDS generates the password, stores it in Secrets Manager and rotates it.
    public var managesMasterUserPassword: Value<Bool>?
    /// The key that encrypts the managed secret.
    public var masterUserSecretKey: Reference<KMS.Key>?
    public var masterUserAuthentication: Value<MasterUserAuthentication>?
    public var allowsIAMAuthentication: Value<Bool>?

    /// `aurora` or `aurora-iopt1`; for a Multi-AZ DB cluster, the storage type of an instance.
    public var storageType: Value<String>?
    /// In GiB, for a Multi-AZ DB cluster.
    public var allocatedStorage: Value<Int>?
    public var iops: Value<Int>?
    public var isStorageEncrypted: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    /// For a Multi-AZ DB cluster; Aurora instances have their own.
    public var instanceClass: Value<String>?
    /// The scaling range of Aurora Serverless v2, in Aurora capacity units.
    public var serverlessScaling: ServerlessScaling?
    /// The scaling configuration of Aurora Serverless v1.
    public var scaling: Scaling?

    public var availabilityZones: List<Value<String>>?
    public var subnetGroup: Reference<DBSubnetGroup>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// For a Multi-AZ DB cluster; Aurora sets it on each instance.
    public var isPubliclyAccessible: Value<Bool>?
    public var port: Value<Int>?
    /// `IPV4` or `DUAL`.
    public var networkType: Value<String>?
    /// Terraform only: CloudFormation sets it on instances.
    public var caCertificate: Value<String>?
    public var parameterGroup: Reference<DBClusterParameterGroup>?
    /// The parameter group of instances after a major version upgrade.
    public var instanceParameterGroup: Reference<DBParameterGroup>?
    /// The id of an AWS Managed Microsoft AD directory.
    public var domain: Value<String>?
    /// Written as its name.
    public var domainRole: Reference<IAM.Role>?
    public var roles: [AssociatedRole] = []
    /// Associated roles without a feature. Terraform only.
    public var rolesWithoutFeature: List<Reference<IAM.Role>>?

    /// In days, 1 to 35.
    public var backupRetentionPeriod: Value<Int>?
    /// In UTC: `02:00-03:00`.
    public var backupWindow: Value<String>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    /// The backtrack window of Aurora MySQL in seconds.
    public var backtrackWindow: Value<Int>?
    public var copiesTagsToSnapshots: Value<Bool>?
    public var deletesAutomatedBackups: Value<Bool>?
    public var isDeletionProtected: Value<Bool>?
    public var upgradesMinorVersions: Value<Bool>?
    /// Terraform only: CloudFormation allows them always.
    public var allowsMajorVersionUpgrades: Value<Bool>?
    /// Whether changes apply immediately instead of in the maintenance window. Terraform only: CloudFormation applies them
    /// immediately.
    public var appliesImmediately: Value<Bool>?

    /// `postgresql`, `audit`, `error`, `general`, `slowquery` and others.
    public var logExports: List<Value<String>>?
    /// The interval of enhanced monitoring in seconds: 0, 1, 5, 10, 15, 30 or 60; 0 turns it off.
    public var monitoringInterval: Value<Int>?
    public var monitoringRole: Reference<IAM.Role>?
    public var hasPerformanceInsights: Value<Bool>?
    public var performanceInsightsKey: Reference<KMS.Key>?
    /// In days: 7, a multiple of 31, or 731.
    public var performanceInsightsRetention: Value<Int>?
    public var databaseInsightsMode: Value<DBInstance.DatabaseInsightsMode>?

    /// Whether the RDS Data API is enabled.
    public var hasHTTPEndpoint: Value<Bool>?
    public var forwardsWritesGlobally: Value<Bool>?
    public var forwardsWritesLocally: Value<Bool>?

    /// The snapshot to restore from.
    public var snapshot: Value<String>?
    /// The ARN of the cluster that this is a read replica of.
    public var replicationSource: Value<String>?
    public var sourceRegion: Value<String>?
    /// The cluster and time to restore from.
    public var restoration = Restoration()
    /// A backup in S3 to restore from. Terraform only.
    public var s3Import: S3Import?

    /// Terraform only: CloudFormation uses the deletion policy.
    public var skipsFinalSnapshot: Value<Bool>?
    /// Terraform only.
    public var finalSnapshotIdentifier: Value<String>?
    public var tags: Tags = [:]

    public enum MasterUserAuthentication: String, Literal, CaseIterable {
      case password
      case iam = "iam-db-auth"
    }

    public init() {}

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let identifier = identifier?.constructible?.lowercased else { return nil }
      return switch attribute {
      case "Ref": identifier
      case "DBClusterArn": .regionalARN("rds", "cluster:\(identifier)")
      default: nil
      }
    }
  }
}

extension RDS.DBCluster {
  /// A new name of the final snapshot, which is determined when the resource is created.
  public static let finalSnapshotChange = IgnoredChange(RDS.DBCluster.self) { $0.finalSnapshotIdentifier = "" }
  /// Another snapshot to restore from, for which Terraform would replace the database.
  public static let snapshotChange = IgnoredChange(RDS.DBCluster.self) { $0.snapshot = "" }
}
