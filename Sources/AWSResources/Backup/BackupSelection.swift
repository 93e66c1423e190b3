public import ResourceGraph

extension Backup {
  /// Which resources a plan backs up.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-backup-backupselection.html
  public struct BackupSelection: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Backup::BackupSelection",
      terraform: "aws_backup_selection",
      attributes: ["Ref": "id", "Id": "id", "SelectionId": "id", "BackupPlanId": "plan_id"]
    )

    public var plan: Reference<BackupPlan>?
    public var name: Value<String>?
    /// With which AWS Backup reads the resources.
    public var role: Reference<IAM.Role>?
    /// Resources with any of these tags.
    public var tags: [TagCondition] = []
    /// ARNs, where `*` stands for any text.
    public var resources: List<Value<String>>?
    public var excludedResources: List<Value<String>>?
    /// What the tags of resources have to say, all of it.
    public var conditions: Conditions?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("BackupPlanId", terraform: "plan_id", &plan)
      fields.cloudFormationObject("BackupSelection") { fields in
        fields.required("SelectionName", terraform: "name", &name)
        fields.required("IamRoleArn", &role)
        fields.groups("ListOfTags", terraform: "selection_tag", &tags)
        fields.field("Resources", &resources)
        fields.field("NotResources", &excludedResources)
        fields.group("Conditions", terraform: "condition", &conditions)
      }
    }

    /// A tag that a resource has.
    public struct TagCondition: FieldGroup {
      /// `STRINGEQUALS`.
      public var test: Value<String>?
      public var key: Value<String>?
      public var value: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("ConditionType", terraform: "type", &test)
        fields.required("ConditionKey", terraform: "key", &key)
        fields.required("ConditionValue", terraform: "value", &value)
      }
    }

    /// Tests of `aws:ResourceTag/…`.
    public struct Conditions: FieldGroup {
      public var equal: [Condition] = []
      public var notEqual: [Condition] = []
      public var like: [Condition] = []
      public var notLike: [Condition] = []

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.groups("StringEquals", &equal)
        fields.groups("StringNotEquals", &notEqual)
        fields.groups("StringLike", &like)
        fields.groups("StringNotLike", &notLike)
      }
    }

    /// `aws:ResourceTag/backup` and what it is compared with.
    public struct Condition: FieldGroup {
      public var key: Value<String>?
      public var value: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("ConditionKey", terraform: "key", &key)
        fields.field("ConditionValue", terraform: "value", &value)
      }
    }
  }
}
