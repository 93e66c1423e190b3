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
      RuleExample("an alarm that a composite looks at, which tells a topic") { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
        graph.add("Down", composite(#"ALARM("\#(Reference<CloudWatch.Alarm>.to("Alarm"))")"#))
      },
      RuleExample("an alarm that a composite looks at by its name") { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
        graph.add("Down", composite("ALARM(errors) OR ALARM(load)"))
      },
      RuleExample("an alarm that keeps a composite silent") { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "deployment" })
        graph.add("Down", composite("ALARM(load)"))
        graph.change("Down", CloudWatch.CompositeAlarm.self) {
          $0.actionsSuppressor = Reference<CloudWatch.Alarm>.to("Alarm").value
        }
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
      RuleExample("a composite without an action", finds: "Down") { graph in
        graph.add("Down", CloudWatch.CompositeAlarm { $0.rule = "ALARM(load)" })
      },
      RuleExample("an alarm whose name is a part of one that a composite looks at", finds: "Alarm") { graph in
        graph.add("Alarm", CloudWatch.Alarm { $0.name = "errors" })
        graph.add("Down", composite("ALARM(more-errors)"))
      },
    ],
    leavesOpen: [
      RuleExample("a parameter for the actions", finds: "Alarm") {
        $0.add("Alarm", CloudWatch.Alarm { $0.alarmActions = .expression(.parameter("Actions")) })
      },
      RuleExample("a composite whose rule is a parameter", finds: "Alarm") { graph in
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
        Told(alarm.entry, alarm.name, isOn: alarm.isActionEnabled, actions: alarm.alarmActions), model, &findings)
    }
    for alarm in model.graph.all(CloudWatch.CompositeAlarm.self) {
      check(
        Told(alarm.entry, alarm.name, isOn: alarm.isActionEnabled, actions: alarm.alarmActions), model, &findings)
    }
  }

  /// An alarm of either kind, and whom it tells.
  private struct Told {
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

  private func check(_ alarm: Told, _ model: Model, _ findings: inout Findings) {
    let isSilent = alarm.actions.isWrittenOut && !alarm.actions.items.contains { !$0.expression.isNoValue }
    let isOff = model.known(alarm.isOn).or(true) == .value(false)
    if isSilent || isOff {
      switch isWatched(alarm, model) {
      case true?: return
      case nil:
        return findings.unknown(
          alarm.entry, "whether a composite alarm looks at '\(alarm.id)' is known to the deployment alone")
      case false?: break
      }
    }
    if isOff { return findings.report(.off(alarm.id), on: alarm.entry, at: "ActionsEnabled") }
    if model.known(alarm.isOn).isUnknown {
      findings.unknown(
        alarm.entry, "whether the actions of '\(alarm.id)' are on is known to the deployment alone",
        at: "ActionsEnabled")
    }
    if !alarm.actions.isWrittenOut || alarm.entry.isOpen(at: ["AlarmActions"]) {
      findings.unknown(
        alarm.entry, "the actions of '\(alarm.id)' are known to the deployment alone", at: "AlarmActions")
    } else if isSilent {
      findings.report(.silent(alarm.id), on: alarm.entry, at: "AlarmActions")
    }
  }

  /// Whether a composite alarm looks at an alarm, which is judged itself; `nil` where only the deployment knows.
  private func isWatched(_ alarm: Told, _ model: Model) -> Bool? {
    var isOpen = false
    for composite in model.graph.all(CloudWatch.CompositeAlarm.self) where composite.id != alarm.id {
      for value in [composite.rule, composite.actionsSuppressor].compactMap(\.self) {
        if value.expression.referencedIDs.contains(alarm.id) { return true }
        let text = model.text(value) ?? ""
        if let name = model.literal(alarm.name), names(in: text).contains(where: { $0 == name }) { return true }
        // What a template refers to is known, whatever it will be called.
        let isKnown = value.expression.parts.allSatisfy {
          $0.target != nil || model.literal(Value<String>.expression($0)) != nil
        }
        if !isKnown || value.expression.parts.isEmpty { isOpen = true }
      }
    }
    return isOpen ? nil : false
  }

  /// The words of a rule: functions, names of alarms, and the ends of their ARNs.
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
  fileprivate static func silent(_ alarm: LogicalID) -> Self {
    "nobody is told when alarm '\(alarm)' goes off; name a topic in 'AlarmActions'"
  }

  fileprivate static func off(_ alarm: LogicalID) -> Self {
    "the actions of alarm '\(alarm)' are off; remove 'ActionsEnabled', or set it"
  }
}
