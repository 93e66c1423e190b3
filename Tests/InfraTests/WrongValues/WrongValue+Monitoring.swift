@testable import InfraLanguage

extension WrongValue {
  static let monitoring: [WrongValue] = [
    WrongValue("Alarm.init", says: "has a threshold of nan; use a finite number") {
      Alarm(
        "load", when: service().cpuUtilization, is: .above(.nan), datapoints: .atLeast(.min, of: .max),
        period: .days(.max), notify: topic)
    },
    WrongValue("Alarm.init", says: "datapoints of 60 seconds") {
      Alarm.high(service().cpuUtilization, above: 80, datapoints: .consecutive(.max), notify: topic)
    },
    WrongValue("Alarm.init", says: "has a threshold of inf") {
      Alarm.high(service().cpuUtilization, above: .infinity, notify: topic)
    },
    WrongValue("CompositeAlarm.init", says: "composite alarm") {
      CompositeAlarm(
        "any", when: .inAlarm(Alarm.high(service().cpuUtilization, above: 80, notify: topic)),
        suppressor: Alarm.low(service().cpuUtilization, below: 1, notify: topic), suppressorPeriod: .days(.max))
    },
    WrongValue("Dashboard.init", "Row.init", says: "use 1 to 1000") {
      Dashboard("shop") {
        Row(height: .max) {
          Widget.text("a", width: .max)
          Widget.text("b", width: .max)
          Widget.text("c")
        }
        Row(height: .min) { Widget.text("d") }
      }
    },
    WrongValue("DataStream.existing", says: "use an ARN") {
      LogSubscription(
        "audit", logsOf: service(), to: .stream(.existing("audit", streamARN: "audit")))
    },
    WrongValue("DeliveryStream.existing", says: "use an ARN") {
      LogSubscription(
        "audit", logsOf: service(), to: .deliveryStream(.existing("audit", deliveryStreamARN: "audit")))
    },
    WrongValue("LogGroup.existing", says: "as Name") {
      MetricFilter("errors", logsOf: LogGroup.existing("api", logGroupName: "all: logs"), matching: .contains("ERROR"))
    },
    WrongValue("LogSubscription.init", says: "log subscription name") {
      LogSubscription("a b", logsOf: service(), to: .stream(.existing("audit", streamName: "audit")))
    },
    WrongValue("Metric.init", says: "the percentile") {
      Alarm.high(
        Metric("AWS/Shop", "Latency", statistic: .percentile(.nan)), above: 80, notify: topic)
    },
    WrongValue("MetricFilter.init", says: "metric filter name") {
      MetricFilter("a b", logsOf: service(), matching: .contains("ERROR"))
    },
    WrongValue("SlackChannel.init", says: "is not the ID of a Slack workspace") {
      SlackChannel("ops", workspaceID: "shop", channelID: "#ops", topics: topic)
    },
  ]
}
