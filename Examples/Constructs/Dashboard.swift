import Infra

extension Constructs {
  /// A dashboard that lays itself out, and one in rows.
  static let dashboard = Stack("dashboard", region: .euWest1) {
    let operations = Topic("operations", subscribers: .email("operations@example.com"))
    let network = Network("main", zones: 2)
    let api = worker(in: network)
    let balancer = LoadBalancer(
      "public", in: network.publicSubnets,
      certificate: .existing(certificateARN: .parameterStore("/certificates/shop")),
      accessLogs: .bucket(Bucket("logs"))
    ) {}
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))
    let cpu = Alarm.high(api.cpuUtilization, above: 80, notify: operations)
    Dashboard("overview", showing: balancer, api, orders, alarms: [cpu])
    Dashboard("orders") {
      Row(height: 2) { Widget.text("# Orders\nWhat the shop sells, and how fast.") }
      Row {
        Widget.number("today", Metric("Shop", "Orders", statistic: .sum), width: 6, period: .hours(24))
        Widget.graph("answers", balancer.requestCount, balancer.errorRate, width: 12)
        Widget.alarms("load", cpu)
      }
      Row(height: 8) {
        Widget.logs("failures", of: api, #"fields @timestamp, @message | filter @message like /"failed"/ | limit 20"#)
      }
    }
  }
}
