import Testing

@testable import InfraLanguage

@Suite struct CompositeAlarmTests {
  private let operations = Topic("operations")
  private let errors = Alarm("errors", when: Metric("Shop", "Errors"), is: .above(1))
  private let latency = Alarm("latency", when: Metric("Shop", "Latency"), is: .above(1))
  private let deployment = Alarm("deployment", when: Metric("Shop", "Deployments"), is: .above(1))

  private func messages(_ alarm: CompositeAlarm) -> [String] {
    do {
      _ = try Stack("shop", region: .euWest1) { alarm }.graph()
      return []
    } catch {
      return error.sorted.map(\.description)
    }
  }

  private func text(_ value: Value<String>?) -> String? {
    value?.expression.parts.map { part in
      if let target = part.target { return "${\(target.id)}" }
      return part.literalText ?? "?"
    }.joined()
  }

  @Test func `the alarms belong to the stack, and need not tell anybody themselves`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      CompositeAlarm("down", when: .any(of: errors, latency), notify: operations)
    }.graph()
    let composite = try #require(graph.all(CloudWatch.CompositeAlarm.self).first)
    #expect(text(composite.rule) == #"ALARM("${ErrorsAlarm}") OR ALARM("${LatencyAlarm}")"#)
    #expect(composite.alarmActions?.items == [operations.topic.value])
    #expect(graph.all(CloudWatch.Alarm.self).map(\.alarmActions) == [nil, nil])
  }

  @Test func `conditions stand in parentheses where they have to`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      CompositeAlarm(
        "down",
        when: .all(
          of: .not(.any(of: errors, latency)), .inAlarm(deployment), .any(of: .inAlarm(errors), .not(.inAlarm(latency)))
        ),
        notify: operations)
    }.graph()
    let composite = try #require(graph.all(CloudWatch.CompositeAlarm.self).first)
    #expect(
      text(composite.rule)
        == #"NOT (ALARM("${ErrorsAlarm}") OR ALARM("${LatencyAlarm}")) AND ALARM("${DeploymentAlarm}")"#
        + #" AND (ALARM("${ErrorsAlarm}") OR NOT ALARM("${LatencyAlarm}"))"#)
  }

  @Test func `an alarm can keep it silent`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      CompositeAlarm(
        "down", when: .any(of: errors), suppressor: deployment, suppressorPeriod: .minutes(5), notify: operations)
    }.graph()
    let composite = try #require(graph.all(CloudWatch.CompositeAlarm.self).first)
    #expect(composite.actionsSuppressor?.expression.target?.id == "DeploymentAlarm")
    #expect(composite.suppressorWaitPeriod == 300 && composite.suppressorExtensionPeriod == 300)
  }

  @Test func `composites can be parts of composites`() throws {
    let inner = CompositeAlarm("inner", when: .any(of: errors, latency))
    let graph = try Stack("shop", region: .euWest1) {
      CompositeAlarm("outer", when: .all(of: .inAlarm(inner), .inAlarm(deployment)), notify: operations)
    }.graph()
    let outer = try #require(graph.resource("OuterCompositeAlarm", as: CloudWatch.CompositeAlarm.self))
    #expect(text(outer.rule) == #"ALARM("${InnerCompositeAlarm}") AND ALARM("${DeploymentAlarm}")"#)
  }

  @Test func `one without alarms, and one that notifies no topic, are reported`() {
    let line = #line + 1
    let empty = messages(CompositeAlarm("down", when: .allOf([]), notify: operations))
    #expect(
      empty == [
        "InfraTests/CompositeAlarmTests.swift:\(line):40: error: "
          + "composite alarm 'down' has a condition without alarms; "
          + "add at least one to each part"
      ])
    #expect(messages(CompositeAlarm("down", when: .inAlarm(errors))).first?.contains("notifies no topic") == true)
    let part = messages(CompositeAlarm("down", when: .all(of: .inAlarm(errors), .anyOf([])), notify: operations))
    #expect(part.first?.contains("condition without alarms") == true)
  }
}
