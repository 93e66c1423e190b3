import Infra

extension Constructs {
  /// What a service's logs say, as metrics.
  static let metricFilter = Stack("metric-filter", region: .euWest1) {
    let operations = Topic("operations", subscribers: .email("operations@example.com"))
    let api = worker(in: Network("main", zones: 2))
    let failures = MetricFilter("payment-failures", logsOf: api, matching: .contains("payment failed"))
    let latency = MetricFilter(
      "latency", logsOf: api, matching: .json("$.latency = * && $.path = *"), measuring: .field("$.latency"),
      dimensions: ["Path": "$.path"], unit: .milliseconds)
    Alarm.high(failures.metric, above: 5, datapoints: 1, period: .minutes(5), notify: operations)
    Alarm.high(
      latency.metric(for: ["Path": "/pay"]).by(.percentile(95)), above: 500, period: .minutes(5), notify: operations)
  }
}
