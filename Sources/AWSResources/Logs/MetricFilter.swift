public import ResourceGraph

extension Logs {
  /// A metric filter: publishes a metric from matching log events.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-metricfilter.html
  public struct MetricFilter: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Logs::MetricFilter",
      terraform: "aws_cloudwatch_log_metric_filter",
      attributes: ["Ref": "id"]
    )

    public var name: Value<String>?
    public var logGroup: Reference<LogGroup>?
    /// The filter pattern: `ERROR`, `{ $.status >= 500 }`; an empty string matches all events.
    public var pattern: Value<String>?
    /// Exactly one transformation.
    public var transformations: [MetricTransformation] = []
    /// Whether the filter applies to transformed events. CloudFormation only.
    public var appliesToTransformedLogs: Value<Bool>?
    /// The system fields `@aws.account` and `@aws.region` of a centralized log group. CloudFormation only.
    public var systemDimensions: List<Value<String>>?
    /// The selection criteria for centralized events. CloudFormation only.
    public var fieldSelection: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FilterName", terraform: "name", &name)
      fields.required("LogGroupName", &logGroup)
      fields.required("FilterPattern", terraform: "pattern", &pattern)
      fields.required("MetricTransformations", terraform: "metric_transformation", &transformations)
      fields.cloudFormationOnly("ApplyOnTransformedLogs", &appliesToTransformedLogs)
      fields.cloudFormationOnly("EmitSystemFieldDimensions", &systemDimensions)
      fields.cloudFormationOnly("FieldSelectionCriteria", &fieldSelection)
    }
  }
}

extension Logs.MetricFilter {
  /// A metric transformation: the metric that a matching event publishes.
  public struct MetricTransformation: FieldGroup {
    public var namespace: Value<String>?
    public var metricName: Value<String>?
    /// `1`, or a field of the event: `$.latency`.
    public var value: Value<String>?
    /// The value published for periods without a matching event; cannot be combined with dimensions.
    public var defaultValue: Value<Double>?
    /// Fields of the event by dimension name, up to 3: `["Path": "$.path"]`.
    public var dimensions: NamedValues?
    /// `Count`, `Milliseconds`, …; the default is `None`.
    public var unit: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("MetricNamespace", terraform: "namespace", &namespace)
      fields.required("MetricName", terraform: "name", &metricName)
      fields.required("MetricValue", terraform: "value", &value)
      fields.field("DefaultValue", &defaultValue)
      fields.filterDimensions(&dimensions)
      fields.field("Unit", &unit)
    }
  }
}
