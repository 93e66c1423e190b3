import Infra

extension Constructs {
  /// Thresholds, a calculation, a percentile, and what is unusual.
  static let alarm = Stack("alarm", region: .euWest1) {
    let operations = Topic("operations", subscribers: .email("operations@example.com"))
    let api = worker(in: Network("main", zones: 2))
    Alarm.high(api.cpuUtilization, above: 80, notify: operations)
    Alarm(
      "queue-grows", Metric("Shop", "OpenOrders"), is: .above, 1000, for: .atLeast(3, of: 5), of: .minutes(5),
      missingData: .breaching, notify: operations)
    Alarm.high(Metric("Shop", "Latency").by(.percentile(99)).labelled("p99 latency"), above: 2, notify: operations)
    Alarm.high(
      .math(
        "100 * failed / all",
        ["failed": Metric("Shop", "FailedOrders", statistic: .sum), "all": Metric("Shop", "Orders", statistic: .sum)],
        label: "failure rate"),
      above: 5, notify: operations)
    Alarm.unusual(Metric("Shop", "Orders", statistic: .sum), beyond: 3, .below, notify: operations)
  }
}
