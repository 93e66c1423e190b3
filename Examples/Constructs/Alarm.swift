import Infra

extension Constructs {
  /// Thresholds, a calculation, a percentile, and what is unusual.
  static let alarm = Stack("alarm", region: .euWest1) {
    let operations = Topic("operations", subscribers: .email("operations@example.com"))
    let api = worker(in: Network("main", zones: 2))
    Alarm.high(api.cpuUtilization, above: 80, notify: operations)
    Alarm(
      "queue-grows", when: Metric("Shop", "OpenOrders"), is: .above(1000), datapoints: .atLeast(3, of: 5),
      period: .minutes(5),
      missingData: .breaching, notify: operations)
    Alarm.high(Metric("Shop", "Latency").by(.percentile(99)).labelled("p99 latency"), above: 2, notify: operations)
    Alarm.high(
      .math(
        "100 * failed / all",
        ["failed": Metric("Shop", "FailedOrders", statistic: .sum), "all": Metric("Shop", "Orders", statistic: .sum)],
        label: "failure rate"),
      above: 5, notify: operations)
    Alarm.anomalous(Metric("Shop", "Orders", statistic: .sum), deviations: 3, side: .below, notify: operations)
  }
}
