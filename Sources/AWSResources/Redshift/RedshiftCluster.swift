public import ResourceGraph

extension Redshift {
  /// A provisioned data warehouse.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-cluster.html
  public struct Cluster: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Redshift::Cluster",
      terraform: "aws_redshift_cluster",
      attributes: [
        "Ref": "cluster_identifier", "Endpoint.Address": "dns_name", "Endpoint.Port": "port",
        "ClusterNamespaceArn": "cluster_namespace_arn", "MasterPasswordSecretArn": "master_password_secret_arn",
      ],
      companions: [
        .init("aws_redshift_logging", owner: "cluster_identifier"),
        .init("aws_redshift_snapshot_copy", owner: "cluster_identifier", actsLater: true),
      ]
    )

    /// In lower case.
    public var identifier: Value<String>?
    /// `single-node` or `multi-node`.
    public var clusterType: Value<String>?
    /// `ra3.xlplus`.
    public var nodeType: Value<String>?
    public var nodeCount: Value<Int>?
    /// `1.0`.
    public var clusterVersion: Value<String>?
    public var databaseName: Value<String>?
    public var masterUsername: Value<String>?
    /// Omitted if Secrets Manager manages the password.
    public var masterUserPassword: Value<String>?
    /// Whether Redshift generates the password, stores it in Secrets Manager and rotates it.
    public var managesMasterUserPassword: Value<Bool>?
    /// The key that encrypts the managed secret.
    public var masterUserSecretKey: Reference<KMS.Key>?
    public var roles: List<Reference<IAM.Role>>?
    /// Terraform only.
    public var defaultRole: Reference<IAM.Role>?

    /// The default is true since January 2025.
    public var isEncrypted: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    /// CloudFormation only.
    public var hsmClientCertificate: Value<String>?
    /// CloudFormation only.
    public var hsmConfiguration: Value<String>?

    public var subnetGroup: Reference<ClusterSubnetGroup>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// Security groups of EC2-Classic. CloudFormation only.
    public var classicSecurityGroups: List<Value<String>>?
    /// The default is false since January 2025; true with version 5 of Terraform's provider.
    public var isPubliclyAccessible: Value<Bool>?
    public var elasticIP: Value<String>?
    /// Whether traffic of `COPY` and `UNLOAD` goes through the VPC.
    public var hasEnhancedVPCRouting: Value<Bool>?
    public var availabilityZone: Value<String>?
    /// Whether Redshift can move the cluster to another zone.
    public var relocates: Value<Bool>?
    public var isMultiAZ: Value<Bool>?
    /// The default is 5439.
    public var port: Value<Int>?
    public var parameterGroup: Reference<ClusterParameterGroup>?

    /// In days, 0 to 35; the default is 1, and 0 turns automated snapshots off.
    public var backupRetentionPeriod: Value<Int>?
    /// In days; -1 retains manual snapshots indefinitely.
    public var manualSnapshotRetention: Value<Int>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    /// `current` or `trailing`.
    public var maintenanceTrack: Value<String>?
    public var upgradesVersions: Value<Bool>?
    /// `enabled`, `disabled` or `auto`.
    public var aquaStatus: Value<String>?
    /// Audit logging; a separate resource in Terraform.
    public var logging: Logging?
    public var snapshotCopy = SnapshotCopy()

    /// The snapshot to restore from.
    public var snapshot: Value<String>?
    /// The cluster of the snapshot.
    public var snapshotCluster: Value<String>?
    /// Terraform only.
    public var snapshotARN: Value<String>?
    /// The account of the snapshot.
    public var ownerAccount: Value<String>?

    /// Terraform only: CloudFormation applies changes immediately.
    public var appliesImmediately: Value<Bool>?
    /// Terraform only: CloudFormation uses the deletion policy.
    public var skipsFinalSnapshot: Value<Bool>?
    /// Terraform only.
    public var finalSnapshotIdentifier: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? identifier?.constructible?.lowercased : nil
    }
  }
}
