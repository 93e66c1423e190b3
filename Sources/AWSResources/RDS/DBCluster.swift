public import ResourceGraph

extension RDS {
  /// A database whose storage several servers share: Aurora, or a Multi-AZ cluster.
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
    public var engineVersion: Value<String>?
    /// `provisioned`, which serverless v2 has too, or `serverless` for its first version.
    public var engineMode: Value<String>?
    /// `open-source-rds-extended-support` or `open-source-rds-extended-support-disabled`.
    public var engineLifecycleSupport: Value<String>?
    /// `standard` or `limitless`.
    public var scalabilityType: Value<String>?
    public var globalCluster: Value<String>?
    /// The system id of a cluster of RDS Custom.
    public var systemID: Value<String>?
    public var databaseName: Value<String>?
    public var masterUsername: Value<String>?
    /// Left out where Secrets Manager keeps the password.
    public var masterUserPassword: Value<String>?
    /// Whether RDS makes the password, keeps it in Secrets Manager and rotates it.
    public var managesMasterUserPassword: Value<Bool>?
    /// The key for the secret that RDS manages.
    public var masterUserSecretKey: Reference<KMS.Key>?
    public var masterUserAuthentication: Value<MasterUserAuthentication>?
    public var allowsIAMAuthentication: Value<Bool>?

    /// `aurora` or `aurora-iopt1`; for a Multi-AZ cluster as an instance's.
    public var storageType: Value<String>?
    /// In GiB, for a Multi-AZ cluster.
    public var allocatedStorage: Value<Int>?
    public var iops: Value<Int>?
    public var isStorageEncrypted: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    /// For a Multi-AZ cluster; Aurora's servers have their own.
    public var instanceClass: Value<String>?
    /// In Aurora capacity units: how far serverless servers grow and shrink.
    public var serverlessScaling: ServerlessScaling?
    /// The same of the first version of serverless.
    public var scaling: Scaling?

    public var availabilityZones: List<Value<String>>?
    public var subnetGroup: Reference<DBSubnetGroup>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// For a Multi-AZ cluster; Aurora's servers say it themselves.
    public var isPubliclyAccessible: Value<Bool>?
    public var port: Value<Int>?
    /// `IPV4` or `DUAL`.
    public var networkType: Value<String>?
    /// Terraform only: in CloudFormation an instance says it.
    public var caCertificate: Value<String>?
    public var parameterGroup: Reference<DBClusterParameterGroup>?
    /// What the instances get with a major version.
    public var instanceParameterGroup: Reference<DBParameterGroup>?
    /// The id of a directory of AWS Managed Microsoft AD.
    public var domain: Value<String>?
    /// Written by its name.
    public var domainRole: Reference<IAM.Role>?
    public var roles: [AssociatedRole] = []
    /// Roles without the feature that they are for. Terraform only.
    public var rolesWithoutFeature: List<Reference<IAM.Role>>?

    /// In days, 1 to 35.
    public var backupRetentionPeriod: Value<Int>?
    /// In UTC: `02:00-03:00`.
    public var backupWindow: Value<String>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    /// In seconds, how far Aurora MySQL can be turned back.
    public var backtrackWindow: Value<Int>?
    public var copiesTagsToSnapshots: Value<Bool>?
    public var deletesAutomatedBackups: Value<Bool>?
    public var isDeletionProtected: Value<Bool>?
    public var upgradesMinorVersions: Value<Bool>?
    public var allowsMajorVersionUpgrades: Value<Bool>?
    /// Whether changes wait for the maintenance window. Terraform only.
    public var appliesImmediately: Value<Bool>?

    /// `postgresql`, `audit`, `error`, `general`, `slowquery` and their like.
    public var logExports: List<Value<String>>?
    /// In seconds: 0, 1, 5, 10, 15, 30 or 60; 0 turns enhanced monitoring off.
    public var monitoringInterval: Value<Int>?
    public var monitoringRole: Reference<IAM.Role>?
    public var hasPerformanceInsights: Value<Bool>?
    public var performanceInsightsKey: Reference<KMS.Key>?
    /// In days: 7, a multiple of 31, or 731.
    public var performanceInsightsRetention: Value<Int>?
    public var databaseInsightsMode: Value<DBInstance.DatabaseInsightsMode>?

    /// Whether SQL can be sent to the RDS Data API.
    public var hasHTTPEndpoint: Value<Bool>?
    public var forwardsWritesGlobally: Value<Bool>?
    public var forwardsWritesLocally: Value<Bool>?

    /// The snapshot that this is a copy of.
    public var snapshot: Value<String>?
    /// The cluster that this follows, by its ARN.
    public var replicationSource: Value<String>?
    public var sourceRegion: Value<String>?
    /// The cluster and the moment that this is a copy of.
    public var restoration = Restoration()
    /// A backup in S3 that this starts from. Terraform only.
    public var s3Import: S3Import?

    /// Terraform only: CloudFormation has the deletion policy.
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
