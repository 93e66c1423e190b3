public import ResourceGraph

extension RDS {
  /// An event subscription: notifies a topic of database events such as failovers and maintenance.
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
    /// The source type: `db-instance`, `db-cluster`, `db-parameter-group`, `db-snapshot`, `db-proxy`; the default is all.
    public var sourceKind: Value<String>?
    /// The identifiers of the sources; the default is all of the source type.
    public var sources: List<Value<String>>?
    /// The event categories: `failover`, `failure`, `maintenance`; the default is all.
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
