public import ResourceGraph

extension EFS {
  /// An EFS file system.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-filesystem.html
  public struct FileSystem: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EFS::FileSystem",
      terraform: "aws_efs_file_system",
      attributes: ["Ref": "id", "FileSystemId": "id", "Arn": "arn"],
      companions: [
        .init("aws_efs_backup_policy", owner: "file_system_id", actsLater: true),
        .init("aws_efs_file_system_policy", owner: "file_system_id"),
        .init("aws_efs_replication_configuration", owner: "source_file_system_id"),
      ]
    )

    public var isEncrypted: Value<Bool>?
    /// The default is the AWS managed key of EFS.
    public var kmsKey: Reference<KMS.Key>?
    /// The default is `generalPurpose`.
    public var performanceMode: Value<PerformanceMode>?
    /// The default is `bursting`.
    public var throughputMode: Value<ThroughputMode>?
    /// In MiB per second, for provisioned throughput.
    public var provisionedThroughput: Value<Double>?
    /// The Availability Zone of a One Zone file system.
    public var availabilityZone: Value<String>?
    public var lifecyclePolicies: [LifecyclePolicy] = []
    /// Whether automatic daily backups are enabled.
    public var backups: Value<ECS.State>?
    /// The file system policy.
    public var policy: IAM.PolicyDocument?
    /// Whether AWS accepts a policy that locks out its author.
    public var bypassesPolicyLockoutCheck: Value<Bool>?
    /// Whether replication overwrite protection is enabled: the file system cannot become a replication destination.
    public var overwriteProtection: Value<ECS.State>?
    /// The replication destinations.
    public var replicas: [Replica] = []
    /// The idempotency token of the creation. Terraform only.
    public var creationToken: Value<String>?
    public var tags: Tags = [:]

    public enum PerformanceMode: String, Literal, CaseIterable {
      case generalPurpose
      case maxIO
    }

    public enum ThroughputMode: String, Literal, CaseIterable {
      case bursting
      case elastic
      case provisioned
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Encrypted", &isEncrypted)
      fields.field("KmsKeyId", &kmsKey)
      fields.field("PerformanceMode", &performanceMode)
      fields.field("ThroughputMode", &throughputMode)
      fields.field("ProvisionedThroughputInMibps", &provisionedThroughput)
      fields.field("AvailabilityZoneName", &availabilityZone)
      fields.groups("LifecyclePolicies", terraform: "lifecycle_policy", &lifecyclePolicies)
      fields.companion("aws_efs_backup_policy", owner: Self.resourceType) { fields in
        fields.object("BackupPolicy") { $0.required("Status", &backups) }
      }
      fields.companion("aws_efs_file_system_policy", owner: Self.resourceType) { fields in
        fields.document("FileSystemPolicy", terraform: "policy", &policy)
        fields.field("BypassPolicyLockoutSafetyCheck", &bypassesPolicyLockoutCheck)
      }
      fields.object("FileSystemProtection", terraform: "protection") { fields in
        fields.field(
          "ReplicationOverwriteProtection", terraform: "replication_overwrite", &overwriteProtection)
      }
      fields.companion("aws_efs_replication_configuration", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("ReplicationConfiguration") { fields in
          fields.groups("Destinations", terraform: "destination", &replicas)
        }
      }
      fields.terraformOnly { $0.field("CreationToken", &creationToken) }
      fields.tags(&tags, "FileSystemTags")
    }
  }
}

extension EFS.FileSystem {
  /// A lifecycle policy: one transition of files to cheaper storage, or back.
  public struct LifecyclePolicy: FieldGroup {
    /// For example `AFTER_7_DAYS`, `AFTER_30_DAYS`.
    public var transitionToInfrequentAccess: Value<String>?
    /// For example `AFTER_90_DAYS`.
    public var transitionToArchive: Value<String>?
    /// `AFTER_1_ACCESS`.
    public var transitionToPrimaryStorage: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("TransitionToIA", terraform: "transition_to_ia", &transitionToInfrequentAccess)
      fields.field("TransitionToArchive", &transitionToArchive)
      fields.field("TransitionToPrimaryStorageClass", &transitionToPrimaryStorage)
    }
  }

  /// A replication destination, usually in another region.
  public struct Replica: FieldGroup {
    public var region: Value<String>?
    public var availabilityZone: Value<String>?
    /// An existing file system.
    public var fileSystem: Value<String>?
    public var kmsKey: Value<String>?
    /// The role for replication to another account. CloudFormation only.
    public var role: Reference<IAM.Role>?
    /// The replication status, which CloudFormation reports.
    public var status: Value<String>?
    public var statusMessage: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Region", &region)
      fields.field("AvailabilityZoneName", &availabilityZone)
      fields.field("FileSystemId", &fileSystem)
      fields.field("KmsKeyId", &kmsKey)
      fields.cloudFormationOnly("RoleArn", &role)
      fields.cloudFormationOnly("Status", &status)
      fields.cloudFormationOnly("StatusMessage", &statusMessage)
    }
  }
}
