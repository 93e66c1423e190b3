import Infra

extension Constructs {
  /// One message where the load on a service hurts, and none while a deployment is under way.
  static let compositeAlarm = Stack("composite-alarm", region: .euWest1) {
    let operations = Topic("operations", subscribers: .email("operations@example.com"))
    let api = worker(in: Network("main", zones: 2))
    let cpu = Alarm.high(api.cpuUtilization, above: 80)
    let memory = Alarm.high(api.memoryUtilization, above: 80)
    let errors = Alarm("errors", when: Metric("Shop", "Errors", statistic: .sum), is: .above(10))
    let deployment = Alarm(
      "deployment", when: Metric("Shop", "Deployments", statistic: .sum), is: .atLeast(1), datapoints: 1)
    CompositeAlarm(
      "overloaded", when: .all(of: .inAlarm(errors), .any(of: cpu, memory)), suppressor: deployment, notify: operations)
  }
}
