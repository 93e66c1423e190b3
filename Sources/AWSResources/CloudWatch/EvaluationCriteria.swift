public import ResourceGraph

extension CloudWatch {
  /// The criteria that an alarm evaluates instead of metrics: a PromQL query.
  public struct EvaluationCriteria: FieldGroup {
    public var query: Value<String>?
    /// The time in seconds for which the query must return results before the alarm enters the state `ALARM`.
    public var pendingPeriod: Value<Int>?
    /// The time in seconds for which the query must return no results before the alarm returns to `OK`.
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
