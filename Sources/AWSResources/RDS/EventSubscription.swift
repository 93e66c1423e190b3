public import ResourceGraph

extension RDS {
  /// A topic that learns what happens to databases: failovers, backups, maintenance.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-eventsubscription.html
  public struct EventSubscription: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::RDS::EventSubscription",
      terraform: "aws_db_event_subscription",
      attributes: ["Ref": "name"]
    )

    public var name: Value<String>?
    public var topic: Reference<SNS.Topic>?
    public var isEnabled: Value<Bool>?
    /// `db-instance`, `db-cluster`, `db-parameter-group`, `db-snapshot`, `db-proxy` and their like; all unless set.
    public var sourceKind: Value<String>?
    /// What of that kind, by identifier; all unless set.
    public var sources: List<Value<String>>?
    /// `failover`, `failure`, `maintenance` and their like; all unless set.
    public var categories: List<Value<String>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("SubscriptionName", terraform: "name", &name)
      fields.required("SnsTopicArn", terraform: "sns_topic", &topic)
      fields.field("Enabled", &isEnabled)
      fields.field("SourceType", &sourceKind)
      fields.field("SourceIds", &sources)
      fields.field("EventCategories", &categories)
      fields.tags(&tags)
    }
  }
}
