import AWSResources

/// Asks that somebody is told when an alarm goes off.
struct AlarmsNotify: Rule {
  static let description = RuleDescription(
    id: "alarms-notify",
    catalogID: "MON002",
    subject: .observability,
    severity: .warning,
    summary: "An alarm has an action, and its actions are on.",
    rationale: "An alarm without an action turns red in a console that nobody looks at.",
    remedy: "Name a topic in 'AlarmActions', and leave 'ActionsEnabled' out or on.",
    references: [
      .securityHub("CloudWatch.15"), .securityHub("CloudWatch.17"), .cdkNag("NIST.800.53.R5-CloudWatchAlarmAction"),
      .checkov("CKV_AWS_319"), .document("004"),
    ],
    passes: [
      RuleExample("an alarm that tells a topic") { graph in
        graph.add("Topic", SNS.Topic())
        graph.add("Alarm", CloudWatch.Alarm { $0.alarmActions = [Reference<SNS.Topic>.to("Topic").value] })
      },
      RuleExample("an alarm that ends a deployment") { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
        graph.add("Api", ECS.Service { $0.deploymentAlarms = .init { $0.alarms = [.to("Alarm")] } })
      },
    ],
    fails: [
      RuleExample("an alarm without an action", finds: "Alarm") {
        $0.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
      },
      RuleExample("an alarm whose actions are off", finds: "Alarm") {
        $0.add(
          "Alarm",
          CloudWatch.Alarm {
            $0.alarmActions = ["arn:aws:sns:eu-west-1:123456789012:operations"]
            $0.isActionEnabled = false
          })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter for the actions", finds: "Alarm") {
        $0.add("Alarm", CloudWatch.Alarm { $0.alarmActions = .expression(.parameter("Actions")) })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let deployments = model.graph.all(ECS.Service.self).flatMap { $0.deploymentAlarms?.alarms?.items ?? [] }
    for alarm in model.graph.all(CloudWatch.Alarm.self) {
      if deployments.contains(where: { $0.id == alarm.id || ($0.value == alarm.name) }) { continue }
      switch model.known(alarm.isActionEnabled).or(true) {
      case .value(false):
        findings.report(.off(alarm.id), on: alarm, at: "ActionsEnabled")
        continue
      case .unknown:
        findings.unknown(
          alarm, "whether the actions of '\(alarm.id)' are on is known to the deployment alone", at: "ActionsEnabled")
      case .value(true), .absent: break
      }
      let actions = alarm.alarmActions ?? []
      if !actions.isWrittenOut || alarm.entry.isOpen(at: ["AlarmActions"]) {
        findings.unknown(alarm, "the actions of '\(alarm.id)' are known to the deployment alone", at: "AlarmActions")
      } else if !actions.items.contains(where: { !$0.expression.isNoValue }) {
        findings.report(.silent(alarm.id), on: alarm, at: "AlarmActions")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func silent(_ alarm: LogicalID) -> Self {
    "nobody is told when alarm '\(alarm)' goes off; name a topic in 'AlarmActions'"
  }

  fileprivate static func off(_ alarm: LogicalID) -> Self {
    "the actions of alarm '\(alarm)' are off; remove 'ActionsEnabled', or set it"
  }
}
