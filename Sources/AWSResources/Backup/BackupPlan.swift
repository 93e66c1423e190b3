public import ResourceGraph

extension Backup {
  /// A backup plan: when resources are backed up, and how long recovery points are retained.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-backup-backupplan.html
  public struct BackupPlan: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Backup::BackupPlan",
      terraform: "aws_backup_plan",
      attributes: ["Ref": "id", "BackupPlanId": "id", "BackupPlanArn": "arn", "VersionId": "version"]
    )

    public var name: Value<String>?
    public var rules: [Rule] = []
    public var advancedSettings: [AdvancedSetting] = []
    /// Malware scan settings of recovery points. CloudFormation only.
    public var scanSettings: JSONDocument?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("BackupPlan") { fields in
        fields.required("BackupPlanName", terraform: "name", &name)
        fields.required("BackupPlanRule", terraform: "rule", &rules)
        fields.groups("AdvancedBackupSettings", terraform: "advanced_backup_setting", &advancedSettings)
        fields.cloudFormationOnly("ScanSettings", &scanSettings)
      }
      fields.tags(&tags, "BackupPlanTags", cloudFormation: .map)
    }
  }
}

extension Backup.BackupPlan {
  /// A backup rule: a schedule, and the lifecycle of its recovery points.
  public struct Rule: FieldGroup {
    public var name: Value<String>?
    public var vault: Reference<Backup.BackupVault>?
    /// The logically air-gapped vault that receives a copy. CloudFormation only.
    public var airGappedVault: Value<String>?
    /// `cron(0 3 * * ? *)`; the default is daily at 05:00 UTC.
    public var schedule: Value<String>?
    /// `Europe/Berlin`; the default is UTC.
    public var timeZone: Value<String>?
    /// The time in minutes within which a job must start, at least 60; the default is 480.
    public var startWindow: Value<Int>?
    /// The time in minutes within which a job must complete.
    public var completionWindow: Value<Int>?
    /// Whether continuous backup is enabled, which allows point-in-time recovery for up to 35 days.
    public var isContinuous: Value<Bool>?
    public var lifecycle: Lifecycle?
    public var copies: [Copy] = []
    /// The tags of the recovery points.
    public var recoveryPointTags: NamedValues?
    /// Index settings that make recovery points searchable. CloudFormation only.
    public var indexing: JSONDocument?
    /// Malware scan settings. CloudFormation only.
    public var scans: JSONDocument?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RuleName", &name)
      fields.required("TargetBackupVault", terraform: "target_vault_name", &vault)
      fields.cloudFormationOnly("TargetLogicallyAirGappedBackupVaultArn", &airGappedVault)
      fields.field("ScheduleExpression", terraform: "schedule", &schedule)
      fields.field("ScheduleExpressionTimezone", &timeZone)
      fields.field("StartWindowMinutes", terraform: "start_window", &startWindow)
      fields.field("CompletionWindowMinutes", terraform: "completion_window", &completionWindow)
      fields.field("EnableContinuousBackup", &isContinuous)
      fields.group("Lifecycle", &lifecycle)
      fields.groups("CopyActions", terraform: "copy_action", &copies)
      fields.field("RecoveryPointTags", &recoveryPointTags)
      fields.cloudFormationOnly("IndexActions", &indexing)
      fields.cloudFormationOnly("ScanActions", &scans)
    }
  }

  /// The lifecycle of a recovery point: when it moves to cold storage and when it is deleted.
  public struct Lifecycle: FieldGroup {
    /// In days, at least 90 days after the transition to cold storage.
    public var expiration: Value<Int>?
    /// In days.
    public var coldStorage: Value<Int>?
    /// Whether supported resources move to their own archive tier.
    public var usesServiceArchives: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DeleteAfterDays", terraform: "delete_after", &expiration)
      fields.field("MoveToColdStorageAfterDays", terraform: "cold_storage_after", &coldStorage)
      fields.field("OptInToArchiveForSupportedResources", &usesServiceArchives)
    }
  }

  /// A copy action: copies each recovery point to another vault.
  public struct Copy: FieldGroup {
    /// The vault's ARN.
    public var vault: Value<String>?
    public var lifecycle: Lifecycle?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DestinationBackupVaultArn", terraform: "destination_vault_arn", &vault)
      fields.group("Lifecycle", &lifecycle)
    }
  }

  /// Advanced backup settings of a resource type.
  public struct AdvancedSetting: FieldGroup {
    /// `EC2`.
    public var resourceKind: Value<String>?
    /// `WindowsVSS`: `enabled`.
    public var options: NamedValues?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ResourceType", &resourceKind)
      fields.required("BackupOptions", &options)
    }
  }
}
