public import ResourceGraph

extension Backup {
  /// When resources are backed up, and for how long the recovery points stay.
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
    /// What looks for malware in recovery points. CloudFormation only.
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
  /// One schedule, and what becomes of its recovery points.
  public struct Rule: FieldGroup {
    public var name: Value<String>?
    public var vault: Reference<Backup.BackupVault>?
    /// A vault that nobody can delete from, beside it. CloudFormation only.
    public var airGappedVault: Value<String>?
    /// `cron(0 3 * * ? *)`; every day at 5 in UTC unless set.
    public var schedule: Value<String>?
    /// `Europe/Berlin`; UTC unless set.
    public var timeZone: Value<String>?
    /// In minutes, at least 60: how late a job may start; 480 unless set.
    public var startWindow: Value<Int>?
    /// In minutes: how long a job may take.
    public var completionWindow: Value<Int>?
    /// Whether any point in time of the last 35 days can be restored, where a service offers that.
    public var isContinuous: Value<Bool>?
    public var lifecycle: Lifecycle?
    public var copies: [Copy] = []
    /// Tags of the recovery points.
    public var recoveryPointTags: NamedValues?
    /// What makes recovery points searchable. CloudFormation only.
    public var indexing: JSONDocument?
    /// What looks for malware. CloudFormation only.
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

  /// How long a recovery point stays.
  public struct Lifecycle: FieldGroup {
    /// In days, at least 90 more than until cold storage.
    public var expiration: Value<Int>?
    /// In days.
    public var coldStorage: Value<Int>?
    /// Whether services move to their own archive.
    public var usesServiceArchives: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DeleteAfterDays", terraform: "delete_after", &expiration)
      fields.field("MoveToColdStorageAfterDays", terraform: "cold_storage_after", &coldStorage)
      fields.field("OptInToArchiveForSupportedResources", &usesServiceArchives)
    }
  }

  /// A copy of each recovery point in another vault.
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

  /// Options of one kind of resources.
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
