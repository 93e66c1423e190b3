import AWSResources

/// Checks that an alarm has an alarm action, and its actions are enabled.
struct AlarmsNotify: Rule {
  static let description = RuleDescription(
    id: "alarms-notify",
    catalogID: "MON002",
    subject: .observability,
    severity: .warning,
    summary: "An alarm has an alarm action, and its actions are enabled.",
    rationale: "An alarm without an action notifies nobody.",
    remedy: "Set a topic in 'AlarmActions', and remove 'ActionsEnabled' or set it to true.",
    references: [
      .securityHub("CloudWatch.15"), .securityHub("CloudWatch.17"), .cdkNag("NIST.800.53.R5-CloudWatchAlarmAction"),
      .checkov("CKV_AWS_319"),
    ],
    passes: [
      RuleExample("an alarm with a topic") { graph in
        graph.add("Topic", SNS.Topic())
        graph.add("Alarm", CloudWatch.Alarm { $0.alarmActions = [Reference<SNS.Topic>.to("Topic").value] })
      },
      RuleExample("a deployment alarm of a service") { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
        graph.add("Api", ECS.Service { $0.deploymentAlarms = .init { $0.alarms = [.to("Alarm")] } })
      },
      RuleExample("an alarm in the rule of a composite alarm with a topic") { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
        graph.add("Down", composite(#"ALARM("\#(Reference<CloudWatch.Alarm>.to("Alarm"))")"#))
      },
      RuleExample("an alarm in the rule of a composite alarm, by name") { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
        graph.add("Down", composite("ALARM(errors) OR ALARM(load)"))
      },
      RuleExample("the suppressor alarm of a composite alarm") { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "deployment" })
        graph.add("Down", composite("ALARM(load)"))
        graph.change("Down", CloudWatch.CompositeAlarm.self) {
          $0.actionsSuppressor = Reference<CloudWatch.Alarm>.to("Alarm").value
        }
      },
    ],
    fails: [
      RuleExample(
        "an alarm without an action",
        finds: .finding("Alarm", at: "AlarmActions", "alarm 'Alarm' has no action; set a topic in 'AlarmActions'")
      ) {
        $0.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
      },
      RuleExample(
        "an alarm with its actions disabled",
        finds: .finding(
          "Alarm", at: "ActionsEnabled",
          "the actions of alarm 'Alarm' are disabled; set 'ActionsEnabled' to true")
      ) {
        $0.add(
          "Alarm",
          CloudWatch.Alarm {
            $0.alarmActions = ["arn:aws:sns:eu-west-1:123456789012:operations"]
            $0.isActionEnabled = false
          })
      },
      RuleExample(
        "a composite alarm without an action",
        finds: .finding("Down", at: "AlarmActions", "alarm 'Down' has no action; set a topic in 'AlarmActions'")
      ) { graph in
        graph.add("Down", CloudWatch.CompositeAlarm { $0.rule = "ALARM(load)" })
      },
      RuleExample(
        "an alarm whose name is part of a name in the rule of a composite alarm",
        finds: .finding("Alarm", at: "AlarmActions", "alarm 'Alarm' has no action; set a topic in 'AlarmActions'")
      ) { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
        graph.add("Down", composite("ALARM(more-errors)"))
      },
    ],
    undetermined: [
      RuleExample("actions from a parameter", unknown: "Alarm") {
        $0.add("Alarm", CloudWatch.Alarm { $0.alarmActions = .expression(.parameter("Actions")) })
      },
      RuleExample("a composite alarm with a rule from a parameter", unknown: "Alarm") { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
        graph.add("Down", composite(.parameter("Rule")))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let deployments = model.graph.all(ECS.Service.self).flatMap { $0.deploymentAlarms?.alarms?.items ?? [] }
    for alarm in model.graph.all(CloudWatch.Alarm.self) {
      if deployments.contains(where: { $0.id == alarm.id || ($0.value == alarm.name) }) { continue }
      check(
        AnyAlarm(alarm.entry, alarm.name, isOn: alarm.isActionEnabled, actions: alarm.alarmActions), model, &findings)
    }
    for alarm in model.graph.all(CloudWatch.CompositeAlarm.self) {
      check(
        AnyAlarm(alarm.entry, alarm.name, isOn: alarm.isActionEnabled, actions: alarm.alarmActions), model, &findings)
    }
  }

  /// A metric alarm or a composite alarm with its actions.
  private struct AnyAlarm {
    let entry: Entry
    let name: Value<String>?
    let isOn: Value<Bool>?
    let actions: List<Value<String>>

    init(_ entry: Entry, _ name: Value<String>?, isOn: Value<Bool>?, actions: List<Value<String>>?) {
      self.entry = entry
      self.name = name
      self.isOn = isOn
      self.actions = actions ?? []
    }

    var id: LogicalID { entry.id }
  }

  private func check(_ alarm: AnyAlarm, _ model: Model, _ findings: inout Findings) {
    let hasNoAction = alarm.actions.isWrittenOut && !alarm.actions.items.contains { !$0.expression.isNoValue }
    let isOff = model.known(alarm.isOn).or(true) == .value(false)
    if hasNoAction || isOff {
      switch isUsedByComposite(alarm, model) {
      case true?: return
      case nil:
        return findings.unknown(
          alarm.entry, "whether a composite alarm uses '\(alarm.id)' cannot be determined before deployment",
          at: "AlarmActions")
      case false?: break
      }
    }
    if isOff { return findings.report(.disabledActions(alarm.id), on: alarm.entry, at: "ActionsEnabled") }
    if model.known(alarm.isOn).isUnknown {
      findings.unknown(
        alarm.entry, "whether the actions of '\(alarm.id)' are enabled cannot be determined before deployment",
        at: "ActionsEnabled")
    }
    if !alarm.actions.isWrittenOut || alarm.entry.isUnresolved(at: ["AlarmActions"]) {
      findings.unknown(
        alarm.entry, "the actions of '\(alarm.id)' cannot be determined before deployment", at: "AlarmActions")
    } else if hasNoAction {
      findings.report(.noAction(alarm.id), on: alarm.entry, at: "AlarmActions")
    }
  }

  /// Whether a composite alarm, which is checked itself, uses an alarm; `nil` where that cannot be determined.
  private func isUsedByComposite(_ alarm: AnyAlarm, _ model: Model) -> Bool? {
    var isOpen = false
    for composite in model.graph.all(CloudWatch.CompositeAlarm.self) where composite.id != alarm.id {
      for value in [composite.rule, composite.actionsSuppressor].compactMap(\.self) {
        if value.expression.referencedIDs.contains(alarm.id) { return true }
        let text = model.text(value) ?? ""
        if let name = model.literal(alarm.name), names(in: text).contains(where: { $0 == name }) { return true }
        // A reference to a resource of the template is known, whatever the name of the resource.
        let isKnown = value.expression.parts.allSatisfy {
          $0.target != nil || model.literal(Value<String>.expression($0)) != nil
        }
        if !isKnown || value.expression.parts.isEmpty { isOpen = true }
      }
    }
    return isOpen ? nil : false
  }

  /// The words of a rule: functions, names of alarms, and the last parts of their ARNs.
  private func names(in rule: String) -> [Substring] {
    rule.split { !($0.isLetter || $0.isNumber || "-_.$ {}/".contains($0)) }
  }

  private static func composite(_ rule: Value<String>) -> CloudWatch.CompositeAlarm {
    CloudWatch.CompositeAlarm {
      $0.rule = rule
      $0.alarmActions = ["arn:aws:sns:eu-west-1:123456789012:operations"]
    }
  }
}

extension Finding.Message {
  fileprivate static func noAction(_ alarm: LogicalID) -> Self {
    "alarm '\(alarm)' has no action; set a topic in 'AlarmActions'"
  }

  fileprivate static func disabledActions(_ alarm: LogicalID) -> Self {
    "the actions of alarm '\(alarm)' are disabled; set 'ActionsEnabled' to true"
  }
}
