public import ResourceGraph

extension Backup {
  /// A backup vault: stores recovery points, encrypted with one key.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-backup-backupvault.html
  public struct BackupVault: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Backup::BackupVault",
      terraform: "aws_backup_vault",
      attributes: [
        "Ref": "name", "BackupVaultName": "name", "BackupVaultArn": "arn", "EncryptionKeyArn": "kms_key_arn",
      ],
      companions: [
        .init("aws_backup_vault_policy", owner: "backup_vault_name"),
        .init("aws_backup_vault_lock_configuration", owner: "backup_vault_name"),
        .init("aws_backup_vault_notifications", owner: "backup_vault_name"),
      ]
    )

    /// 2 to 50 letters, digits, hyphens and underscores.
    public var name: Value<String>?
    /// The default is the AWS managed key of AWS Backup.
    public var kmsKey: Reference<KMS.Key>?
    public var policy: IAM.PolicyDocument?
    public var lock: Lock?
    public var notifications: Notifications?
    /// Whether Terraform deletes the vault even if it contains recovery points.
    public var deletesRecoveryPoints: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("BackupVaultName", terraform: "name", &name)
      fields.field("EncryptionKeyArn", terraform: "kms_key_arn", &kmsKey)
      fields.companion("aws_backup_vault_policy", owner: Self.resourceType) { fields in
        fields.document("AccessPolicy", terraform: "policy", &policy)
      }
      fields.companion("aws_backup_vault_lock_configuration", owner: Self.resourceType) {
        $0.companionGroup("LockConfiguration", &lock)
      }
      fields.companion("aws_backup_vault_notifications", owner: Self.resourceType) {
        $0.companionGroup("Notifications", &notifications)
      }
      fields.terraformOnly { $0.field("ForceDestroy", &deletesRecoveryPoints) }
      fields.tags(&tags, "BackupVaultTags", cloudFormation: .map)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref", "BackupVaultName": name
      case "BackupVaultArn": .regionalARN("backup", "backup-vault:\(name)")
      default: nil
      }
    }

    /// Vault Lock: the minimum and maximum retention of recovery points.
    public struct Lock: FieldGroup {
      /// In days.
      public var minimumRetention: Value<Int>?
      /// In days.
      public var maximumRetention: Value<Int>?
      /// The days after which the lock becomes immutable, at least 3; by default it never does.
      public var gracePeriod: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        switch fields.dialect {
        case .cloudFormation: fields.required("MinRetentionDays", &minimumRetention)
        case .terraform: fields.field("MinRetentionDays", &minimumRetention)
        }
        fields.field("MaxRetentionDays", &maximumRetention)
        fields.field("ChangeableForDays", &gracePeriod)
      }
    }

    /// The topic that is notified of backup events, and the events.
    public struct Notifications: FieldGroup {
      /// For example `BACKUP_JOB_FAILED`, `RESTORE_JOB_COMPLETED`.
      public var events: List<Value<String>>?
      public var topic: Reference<SNS.Topic>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("BackupVaultEvents", &events)
        fields.required("SNSTopicArn", terraform: "sns_topic_arn", &topic)
      }
    }
  }
}
