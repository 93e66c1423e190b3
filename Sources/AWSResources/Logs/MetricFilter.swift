public import ResourceGraph

extension Logs {
  /// Counts or measures what the events of a log group say, as a metric.
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
    /// Which events count: `ERROR`, `{ $.status >= 500 }`; an empty text is all of them.
    public var pattern: Value<String>?
    /// Exactly one.
    public var transformations: [MetricTransformation] = []
    /// Whether the events are looked at after the group's transformer. CloudFormation only.
    public var appliesToTransformedLogs: Value<Bool>?
    /// `@aws.account` and `@aws.region`, of a centralised group. CloudFormation only.
    public var systemDimensions: List<Value<String>>?
    /// Which centralised events are looked at. CloudFormation only.
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
  /// The metric that comes of an event.
  public struct MetricTransformation: FieldGroup {
    public var namespace: Value<String>?
    public var metricName: Value<String>?
    /// `1`, or a part of the event: `$.latency`.
    public var value: Value<String>?
    /// What a minute without a matching event counts as; nothing unless set. It excludes dimensions.
    public var defaultValue: Value<Double>?
    /// Parts of the event by the names of dimensions, up to 3: `["Path": "$.path"]`.
    public var dimensions: NamedValues?
    /// `Count`, `Milliseconds`, …; `None` unless set.
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
