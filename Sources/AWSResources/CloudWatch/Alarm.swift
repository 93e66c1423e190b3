public import ResourceGraph

extension CloudWatch {
  /// A metric alarm: watches a metric or a metric math expression, and runs actions when it breaches a threshold.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html
  public struct Alarm: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudWatch::Alarm",
      terraform: "aws_cloudwatch_metric_alarm",
      attributes: ["Ref": "alarm_name", "Arn": "arn"]
    )

    public enum ComparisonOperator: String, Literal, CaseIterable {
      case greaterThan = "GreaterThanThreshold"
      case greaterThanOrEqual = "GreaterThanOrEqualToThreshold"
      case lessThan = "LessThanThreshold"
      case lessThanOrEqual = "LessThanOrEqualToThreshold"
      case greaterThanUpper = "GreaterThanUpperThreshold"
      case lessThanLower = "LessThanLowerThreshold"
      case outsideBand = "LessThanLowerOrGreaterThanUpperThreshold"
    }

    public enum Statistic: String, Literal, CaseIterable {
      case average = "Average"
      case maximum = "Maximum"
      case minimum = "Minimum"
      case sampleCount = "SampleCount"
      case sum = "Sum"
    }

    /// How missing data points are treated.
    public enum MissingData: String, Literal, CaseIterable {
      case breaching
      case ignore
      case missing
      case notBreaching
    }

    public var name: Value<String>?
    public var description: Value<String>?
    /// Whether actions run when the state changes; the default is true.
    public var isActionEnabled: Value<Bool>?
    /// The ARNs of topics, scaling policies and other actions.
    public var alarmActions: List<Value<String>>?
    public var okActions: List<Value<String>>?
    public var insufficientDataActions: List<Value<String>>?

    public var namespace: Value<String>?
    public var metricName: Value<String>?
    public var dimensions: NamedValues?
    public var statistic: Value<Statistic>?
    /// A percentile such as `p99`, instead of `statistic`.
    public var extendedStatistic: Value<String>?
    /// In seconds: 10, 20, 30 or a multiple of 60.
    public var period: Value<Int>?
    public var unit: Value<String>?
    /// Metrics and metric math expressions, instead of the single metric above.
    public var metrics: [MetricQuery] = []

    public var comparisonOperator: Value<ComparisonOperator>?
    public var threshold: Value<Double>?
    /// The id of the anomaly detection band in `metrics`, instead of `threshold`.
    public var thresholdMetric: Value<String>?
    public var evaluationPeriods: Value<Int>?
    /// The number of periods that must breach; the default is all of them.
    public var datapointsToAlarm: Value<Int>?
    /// The default is `missing`.
    public var missingData: Value<MissingData>?
    /// For percentiles, how periods with few samples are treated: `evaluate` or `ignore`.
    public var lowSampleCountPercentile: Value<String>?
    /// A PromQL query instead of metrics. CloudFormation only: version 5 of the Terraform provider does not support it.
    public var evaluationCriteria: EvaluationCriteria?
    /// The interval in seconds at which the query runs. CloudFormation only.
    public var evaluationInterval: Value<Int>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("AlarmName", &name)
      fields.field("AlarmDescription", &description)
      fields.field("ActionsEnabled", &isActionEnabled)
      fields.field("AlarmActions", &alarmActions)
      fields.field("OKActions", &okActions)
      fields.field("InsufficientDataActions", &insufficientDataActions)
      fields.field("Namespace", &namespace)
      fields.field("MetricName", &metricName)
      fields.dimensions(&dimensions)
      fields.field("Statistic", &statistic)
      fields.field("ExtendedStatistic", &extendedStatistic)
      fields.field("Period", &period)
      fields.field("Unit", &unit)
      fields.groups("Metrics", terraform: "metric_query", &metrics)
      fields.required("ComparisonOperator", &comparisonOperator)
      fields.field("Threshold", &threshold)
      fields.field("ThresholdMetricId", &thresholdMetric)
      fields.required("EvaluationPeriods", &evaluationPeriods)
      fields.field("DatapointsToAlarm", &datapointsToAlarm)
      fields.field("TreatMissingData", &missingData)
      fields.field(
        "EvaluateLowSampleCountPercentile", terraform: "evaluate_low_sample_count_percentiles",
        &lowSampleCountPercentile)
      fields.group("EvaluationCriteria", terraform: .unsupported, &evaluationCriteria)
      fields.cloudFormationOnly("EvaluationInterval", &evaluationInterval)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn": .regionalARN("cloudwatch", "alarm:\(name)")
      default: nil
      }
    }
  }
}
