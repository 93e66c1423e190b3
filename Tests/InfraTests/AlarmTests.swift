import Testing

@testable import InfraLanguage

@Suite struct AlarmTests {
  private let operations = Topic("operations")
  private let orders = Metric("Shop", "Orders", statistic: .sum)
  private let failed = Metric("Shop", "FailedOrders", statistic: .sum)

  private func messages(_ alarm: Alarm) -> [String] {
    do {
      _ = try Stack("shop", region: .euWest1) { alarm }.graph()
      return []
    } catch {
      return error.sorted.map(\.description)
    }
  }

  private func lowered(_ alarm: Alarm) throws -> CloudWatch.Alarm {
    let graph = try Stack("shop", region: .euWest1) { alarm }.graph()
    return try #require(graph.all(CloudWatch.Alarm.self).first).resource
  }

  @Test func `a threshold tells its topics, both ways`() throws {
    let alarm = try lowered(.high(orders, above: 5, notify: operations, Topic("paging")))
    #expect(alarm.name == "shop-orders-high")
    #expect(alarm.namespace == "Shop" && alarm.metricName == "Orders" && alarm.statistic == .literal(.sum))
    #expect(alarm.alarmActions?.items == [Topic("operations").topic.value, Topic("paging").topic.value])
    #expect(alarm.okActions == alarm.alarmActions)
    #expect(alarm.isActionEnabled == true)
    #expect(alarm.evaluationPeriods == 3 && alarm.datapointsToAlarm == nil)
  }

  @Test func `a percentile is an extended statistic`() throws {
    let alarm = try lowered(.high(Metric("Shop", "Latency").by(.percentile(99.9)), above: 2, notify: operations))
    #expect(alarm.statistic == nil && alarm.extendedStatistic == "p99.9")
  }

  @Test func `some of the last measurements can be enough`() throws {
    let alarm = try lowered(.high(orders, above: 5, datapoints: .atLeast(2, of: 5), notify: operations))
    #expect(alarm.evaluationPeriods == 5 && alarm.datapointsToAlarm == 2)
  }

  @Test func `a formula shows its result alone`() throws {
    let rate = Metric.math("100 * failed / MAX([all, 1])", ["failed": failed, "all": orders], label: "failure rate")
    let alarm = try lowered(.high(rate, above: 5, period: .minutes(5), notify: operations))
    #expect(alarm.name == "shop-failure-rate-high")
    #expect(alarm.namespace == nil && alarm.metricName == nil && alarm.period == nil)
    #expect(alarm.metrics.map(\.id) == ["failed", "all", "result"])
    #expect(alarm.metrics.map(\.returnsData) == [false, false, true])
    #expect(alarm.metrics[0].metric?.statistic == "Sum" && alarm.metrics[0].metric?.period == 300)
    #expect(alarm.metrics[2].expression == "100 * failed / MAX([all, 1])")
  }

  @Test func `what is unusual lies outside of a band`() throws {
    let alarm = try lowered(.anomalous(orders, deviations: 2.5, side: .below, notify: operations))
    #expect(alarm.name == "shop-orders-anomalous")
    #expect(alarm.threshold == nil && alarm.thresholdMetric == "expected")
    #expect(alarm.comparisonOperator == .literal(.lessThanLower))
    #expect(alarm.metrics.map(\.returnsData) == [true, true])
    #expect(alarm.metrics.last?.expression == "ANOMALY_DETECTION_BAND(result, 2.5)")
  }

  @Test func `a metric of a service brings the service along`() throws {
    let network = Network("main", zones: 2)
    let api = FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
      size: .halfVCPU(.gb1), port: 8080)
    let load = Metric.math("cpu + memory", ["cpu": api.cpuUtilization, "memory": api.memoryUtilization], label: "load")
    let graph = try Stack("shop", region: .euWest1) { Alarm.high(load, above: 150, notify: operations) }.graph()
    #expect(graph["ApiService"] != nil)
    #expect(graph["ApiLoadHighAlarm"] != nil)
  }

  @Test func `names in formulas are CloudWatch's`() {
    let metric = Metric.math("Errors / all", ["Errors": failed, "all": orders], label: "rate")
    let found = messages(.high(metric, above: 1, notify: operations))
    #expect(found.count == 1)
    #expect(found.first?.contains("'Errors' cannot name a metric in a formula; use a lower-case letter") == true)
  }

  @Test func `a formula and its metrics go together`() {
    let line = #line + 2
    let unknown = messages(
      .high(
        Metric.math("failed / all", ["failed": failed, "more": orders], label: "rate"), above: 1, notify: operations))
    #expect(unknown.allSatisfy { $0.hasPrefix("InfraTests/AlarmTests.swift:\(line):") })
    #expect(
      unknown.map { $0.split(separator: "error: ").last ?? "" } == [
        "alarm 'rate-high': the formula 'failed / all' does not use 'more'; remove the metric",
        "alarm 'rate-high': the formula 'failed / all' uses 'all', which is not one of its metrics; add a metric of that name",
      ])
    let nested = Metric.math("2 * rate", ["rate": .math("failed", ["failed": failed])], label: "twice")
    #expect(
      messages(.high(nested, above: 1, notify: operations)).contains { $0.contains("is a formula; use its metrics") })
  }

  @Test func `impossible periods and silent alarms are reported`() {
    #expect(messages(.high(orders, above: 1)).first?.contains("notifies no topic") == true)
    let odd = messages(.high(orders, above: 1, period: .seconds(45), notify: operations))
    #expect(
      odd.first?.contains("has a period of 45 seconds; use 10, 20 or 30 seconds, or a multiple of a minute") == true)
    let far = messages(.high(orders, above: 1, datapoints: 300, period: .minutes(5), notify: operations))
    #expect(far.first?.contains("more than a day") == true)
    let more = messages(.high(orders, above: 1, datapoints: .atLeast(4, of: 3), notify: operations))
    #expect(more.first?.contains("requires 4 of 3 datapoints") == true)
    let percentile = messages(.high(orders.by(.percentile(101)), above: 1, notify: operations))
    #expect(percentile.first?.contains("the percentile p101 of 'Orders' is not valid") == true)
  }

  @Test(arguments: [
    (Alarm.Comparison.above(180), "never above 180"), (.above(100), "never above 100"),
    (.atLeast(100.5), "never at least 100.5"),
    (.below(0), "never below 0"), (.atMost(-1), "never at most -1"), (.above(-1), "always above -1"),
    (.below(101), "always below 101"),
  ])
  func `a threshold that a percentage never crosses is an error`(_ comparison: Alarm.Comparison, _ words: String) {
    let network = Network("main", zones: 2)
    let events = KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), zones: 2)
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))
    for metric in [
      events.cpuUser(broker: 1), events.kafkaDataLogsDiskUsed, orders.cpuUtilization,
      orders.cpuUtilization.by(.percentile(99)),
    ] {
      let messages = messages(Alarm("cpu", when: metric, is: comparison, notify: operations))
      #expect(messages.count == 1, "\(metric.summary)")
      #expect(
        messages.first?.hasSuffix(
          "error: alarm 'cpu' never changes: \(metric.summary) is \(words), because it is in percent; use a threshold between 0 and 100"
        ) == true)
    }
    #expect(messages(Alarm("sum", when: orders.cpuUtilization.by(.sum), is: comparison, notify: operations)) == [])
    #expect(messages(Alarm("own", when: self.orders, is: comparison, notify: operations)) == [])
  }

  @Test func `a metric of a broker, a shard or a node that does not exist is an error`() {
    let network = Network("main", zones: 2)
    let events = KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), zones: 2)
    let sessions = Cache("sessions", in: network.isolatedSubnets, size: .m7g(.large))
    let shards = Cache(
      "shards", in: network.isolatedSubnets, size: .m7g(.large), shards: 3, replicas: 0,
      failover: .off(because: "a test"))
    func problem(_ metric: Metric) -> String? {
      messages(Alarm("a", when: metric, is: .above(5), notify: operations)).first?.components("alarm 'a': ").last
    }
    #expect(problem(events.cpuUser(broker: 7)) == "kafka cluster 'events' has no broker 7; use 1 to 2")
    #expect(
      problem(events.underReplicatedPartitions(broker: 0)) == "kafka cluster 'events' has no broker 0; use 1 to 2")
    #expect(problem(sessions.evictions(ofNode: 9)) == "cache 'sessions' has no node 9 in a shard; use 1 to 2")
    #expect(problem(sessions.evictions(ofNode: 9, shard: 4)) == "cache 'sessions' has no shard 4; leave 'shard:' out")
    #expect(problem(shards.evictions(shard: 4)) == "cache 'shards' has no shard 4; use 1 to 3")
    #expect(problem(shards.replicationLag(shard: 3)) == "cache 'shards' has no node 2 in a shard; use 1")
    #expect(problem(shards.evictions(shard: 3)) == nil && problem(events.cpuUser(broker: 2)) == nil)
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [String] {
    guard let range = firstRange(of: separator) else { return [self] }
    return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
  }
}
