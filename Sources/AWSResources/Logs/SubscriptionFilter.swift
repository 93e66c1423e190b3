public import ResourceGraph

extension Logs {
  /// A subscription filter: streams matching log events to a function, a Kinesis stream or a Firehose stream.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-subscriptionfilter.html
  public struct SubscriptionFilter: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Logs::SubscriptionFilter",
      terraform: "aws_cloudwatch_log_subscription_filter",
      attributes: ["Ref": "id"]
    )

    /// How events are distributed over the shards of a Kinesis stream.
    public enum Distribution: String, Literal, CaseIterable {
      case random = "Random"
      case byLogStream = "ByLogStream"
    }

    public var name: Value<String>?
    public var logGroup: Reference<LogGroup>?
    /// The filter pattern; an empty string matches all events.
    public var pattern: Value<String>?
    /// The ARN of a function, a Kinesis stream, a Firehose stream, or a destination of another account.
    public var destination: Value<String>?
    /// The role with which CloudWatch Logs writes to a stream; not needed for a function.
    public var role: Reference<IAM.Role>?
    /// The default is `ByLogStream`.
    public var distribution: Value<Distribution>?
    /// Whether the filter applies to transformed events. CloudFormation only.
    public var appliesToTransformedLogs: Value<Bool>?
    /// The system fields `@aws.account` and `@aws.region` of a centralized log group. CloudFormation only.
    public var systemFields: List<Value<String>>?
    /// The selection criteria for centralized events. CloudFormation only.
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
