public import ResourceGraph

extension CloudWatch {
  /// A metric or a metric math expression of an alarm.
  public struct MetricQuery: FieldGroup {
    /// The name by which expressions refer to this metric; begins with a lower-case letter.
    public var id: Value<String>?
    /// A metric math expression: `errors / requests * 100`.
    public var expression: Value<String>?
    /// A metric, instead of an expression.
    public var metric: MetricStatistic?
    public var label: Value<String>?
    /// For an expression, in seconds.
    public var period: Value<Int>?
    /// Whether the alarm watches this value; exactly one must be watched.
    public var returnsData: Value<Bool>?
    /// The account that the metric belongs to.
    public var account: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", &id)
      fields.field("Expression", &expression)
      fields.group("MetricStat", terraform: "metric", &metric)
      fields.field("Label", &label)
      fields.field("Period", &period)
      fields.field("ReturnData", &returnsData)
      fields.field("AccountId", &account)
    }
  }

  /// A metric and its statistic.
  public struct MetricStatistic: FieldGroup {
    public var namespace: Value<String>?
    public var metricName: Value<String>?
    public var dimensions: NamedValues?
    /// In seconds.
    public var period: Value<Int>?
    /// `Average`, `Sum`, `p99`, …
    public var statistic: Value<String>?
    public var unit: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("Metric") { fields in
        fields.field("Namespace", &namespace)
        fields.required("MetricName", &metricName)
        fields.dimensions(&dimensions)
      }
      fields.required("Period", &period)
      fields.required("Stat", &statistic)
      fields.field("Unit", &unit)
    }
  }
}
