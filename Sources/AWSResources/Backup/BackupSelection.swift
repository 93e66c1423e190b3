public import ResourceGraph

extension Backup {
  /// A backup selection: the resources that a plan backs up.
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
    /// The role that AWS Backup assumes to back up the resources.
    public var role: Reference<IAM.Role>?
    /// Selects resources that have any of these tags.
    public var tags: [TagCondition] = []
    /// ARNs, in which `*` is a wildcard.
    public var resources: List<Value<String>>?
    public var excludedResources: List<Value<String>>?
    /// Conditions on the tags of resources, all of which must be met.
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

    /// A tag by which resources are selected.
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

    /// Comparisons of `aws:ResourceTag/…`.
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

    /// A tag key such as `aws:ResourceTag/backup`, and the value that it is compared with.
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
