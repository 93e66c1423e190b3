public import ResourceGraph

extension Logs {
  /// Sends the events of a log group on as they come: to a function, a stream, a delivery stream.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-subscriptionfilter.html
  public struct SubscriptionFilter: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Logs::SubscriptionFilter",
      terraform: "aws_cloudwatch_log_subscription_filter",
      attributes: ["Ref": "id"]
    )

    /// How events are spread over the shards of a stream.
    public enum Distribution: String, Literal, CaseIterable {
      case random = "Random"
      case byLogStream = "ByLogStream"
    }

    public var name: Value<String>?
    public var logGroup: Reference<LogGroup>?
    /// Which events are sent; an empty text is all of them.
    public var pattern: Value<String>?
    /// The ARN of a function, a stream, a delivery stream or a destination of another account.
    public var destination: Value<String>?
    /// What CloudWatch Logs writes to a stream with; a function needs none.
    public var role: Reference<IAM.Role>?
    /// `ByLogStream` unless set.
    public var distribution: Value<Distribution>?
    /// Whether the events are looked at after the group's transformer. CloudFormation only.
    public var appliesToTransformedLogs: Value<Bool>?
    /// `@aws.account` and `@aws.region`, of a centralised group. CloudFormation only.
    public var systemFields: List<Value<String>>?
    /// Which centralised events are looked at. CloudFormation only.
    public var fieldSelection: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FilterName", terraform: "name", &name)
      fields.required("LogGroupName", &logGroup)
      fields.required("FilterPattern", &pattern)
      fields.required("DestinationArn", &destination)
      fields.field("RoleArn", &role)
      fields.field("Distribution", &distribution)
      fields.cloudFormationOnly("ApplyOnTransformedLogs", &appliesToTransformedLogs)
      fields.cloudFormationOnly("EmitSystemFields", &systemFields)
      fields.cloudFormationOnly("FieldSelectionCriteria", &fieldSelection)
    }
  }
}
