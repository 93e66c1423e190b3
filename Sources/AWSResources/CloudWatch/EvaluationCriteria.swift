public import ResourceGraph

extension CloudWatch {
  /// What an alarm looks at in place of metrics: a query in the language of Prometheus.
  public struct EvaluationCriteria: FieldGroup {
    public var query: Value<String>?
    /// In seconds: how long the query has to give something before the alarm goes off.
    public var pendingPeriod: Value<Int>?
    /// In seconds: how long it has to give nothing before the alarm is over.
    public var recoveryPeriod: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("PromQLCriteria", terraform: "promql_criteria") { fields in
        fields.required("Query", &query)
        fields.field("PendingPeriod", &pendingPeriod)
        fields.field("RecoveryPeriod", &recoveryPeriod)
      }
    }
  }
}
