public import ResourceGraph

extension CloudWatch {
  /// A metric or a calculation among those that an alarm looks at.
  public struct MetricQuery: FieldGroup {
    /// The name by which calculations refer to this one; begins with a lower-case letter.
    public var id: Value<String>?
    /// A calculation: `errors / requests * 100`.
    public var expression: Value<String>?
    /// A metric, in place of a calculation.
    public var metric: MetricStatistic?
    public var label: Value<String>?
    /// In seconds, for a calculation.
    public var period: Value<Int>?
    /// Whether the alarm watches this one; exactly one is watched.
    public var returnsData: Value<Bool>?
    /// The account that has the metric.
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

  /// A metric and the statistic over it.
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
