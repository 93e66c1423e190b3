import Infra

extension Constructs {
  static let alarm = Stack("alarm", region: .euWest1) {
    let operations = Topic("operations", subscribers: .email("operations@example.com"))
    let api = worker(in: Network("main", zones: 2))
    Alarm.high(api.cpuUtilization, above: 80, notify: operations)
    Alarm(
      "queue-grows", Metric("Shop", "OpenOrders"), is: .above, 1000, for: 5, of: .minutes(5), missingData: .breaching,
      notify: operations)
  }
}
