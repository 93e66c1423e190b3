public import ResourceGraph

extension EFS {
  /// A file system that many machines mount at once.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-filesystem.html
  public struct FileSystem: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EFS::FileSystem",
      terraform: "aws_efs_file_system",
      attributes: ["Ref": "id", "FileSystemId": "id", "Arn": "arn"],
      companions: [
        .init("aws_efs_backup_policy", owner: "file_system_id"),
        .init("aws_efs_file_system_policy", owner: "file_system_id"),
        .init("aws_efs_replication_configuration", owner: "source_file_system_id"),
      ]
    )

    public var isEncrypted: Value<Bool>?
    /// The AWS managed key of EFS unless set.
    public var kmsKey: Reference<KMS.Key>?
    /// `generalPurpose` unless set.
    public var performanceMode: Value<PerformanceMode>?
    /// `bursting` unless set.
    public var throughputMode: Value<ThroughputMode>?
    /// In MiB per second, for provisioned throughput.
    public var provisionedThroughput: Value<Double>?
    /// The one zone of a file system that is not in several.
    public var availabilityZone: Value<String>?
    public var lifecyclePolicies: [LifecyclePolicy] = []
    /// Whether AWS Backup saves the file system every day.
    public var backups: Value<ECS.State>?
    /// Who may mount the file system, and how.
    public var policy: IAM.PolicyDocument?
    /// Whether AWS lets a policy pass that locks its own author out.
    public var bypassesPolicyLockoutCheck: Value<Bool>?
    /// Whether the file system cannot become the copy of another.
    public var overwriteProtection: Value<ECS.State>?
    /// Where copies are.
    public var replicas: [Replica] = []
    /// What keeps Terraform from making the file system twice.
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
  /// When files move to cheaper storage, or back: one move in each.
  public struct LifecyclePolicy: FieldGroup {
    /// `AFTER_7_DAYS`, `AFTER_30_DAYS` and their like.
    public var transitionToInfrequentAccess: Value<String>?
    /// `AFTER_90_DAYS` and its like.
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

  /// A copy of the file system, in another region as a rule.
  public struct Replica: FieldGroup {
    public var region: Value<String>?
    public var availabilityZone: Value<String>?
    /// A file system that is there already.
    public var fileSystem: Value<String>?
    public var kmsKey: Value<String>?
    /// With which EFS copies into another account. CloudFormation only.
    public var role: Reference<IAM.Role>?
    /// What CloudFormation shows of the copying.
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
