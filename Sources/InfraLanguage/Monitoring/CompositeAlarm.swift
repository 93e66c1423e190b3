/// An alarm over other alarms: one message for one trouble, however many alarms it sets off.
public struct CompositeAlarm: Construct {
  /// The alarms of a composite, and how their states come together: `.all(of: .on(errors), .not(.on(deployment)))`.
  public indirect enum Condition: Hashable, Sendable {
    case state(AlarmState)
    case allOf([Condition])
    case anyOf([Condition])
    case opposite(Condition)

    /// The alarm is on.
    public static func on(_ alarm: some AlarmSource) -> Condition { .state(AlarmState(alarm)) }
    public static func not(_ condition: Condition) -> Condition { .opposite(condition) }
    public static func any(of conditions: Condition...) -> Condition { .anyOf(conditions) }
    public static func all(of conditions: Condition...) -> Condition { .allOf(conditions) }
    /// One of the alarms is on.
    public static func any(of alarms: any AlarmSource...) -> Condition { .anyOf(alarms.map { .state(AlarmState($0)) }) }
    /// All of the alarms are on.
    public static func all(of alarms: any AlarmSource...) -> Condition { .allOf(alarms.map { .state(AlarmState($0)) }) }
  }

  public let identity: Identity
  public var adjustments = Adjustments()
  let condition: Condition
  let suppressor: AlarmState?
  let suppressorDelay: Duration
  let topics: [Topic]

  /// - Parameters:
  ///   - suppressor: an alarm that, while it is on, keeps this one silent: one that a deployment sets off.
  ///   - suppressorDelay: how long this one waits for the suppressor to come on, and stays silent after it has gone
  ///     off.
  public init(
    _ name: String, when condition: Condition, unless suppressor: (any AlarmSource)? = nil,
    waiting suppressorDelay: Duration = .minutes(2), notify topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("composite alarm", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.condition = condition
    self.suppressor = suppressor.map { AlarmState($0) }
    self.suppressorDelay = suppressorDelay
    self.topics = topics
  }

  public var dependencies: [any Construct] {
    condition.alarms.map(\.alarm) + (suppressor.map { [$0.alarm] } ?? []) + topics
  }

  public var relations: [any Relation] {
    (condition.alarms + (suppressor.map { [$0] } ?? [])).map { AlarmMembership(composite: self, member: $0) }
  }

  /// The alarm; its identity is its name.
  public var alarm: Reference<CloudWatch.CompositeAlarm> { Reference(id("CompositeAlarm")) }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    lowering.add(
      id("CompositeAlarm"), named: name,
      CloudWatch.CompositeAlarm {
        $0.name = .literal(physicalName(in: lowering))
        $0.rule = condition.rule
        if !topics.isEmpty {
          $0.isActionEnabled = true
          $0.alarmActions = .items(topics.map(\.topic.value))
          $0.okActions = .items(topics.map(\.topic.value))
        }
        if let suppressor {
          $0.actionsSuppressor = suppressor.alarm.alarmARN
          $0.suppressorWaitPeriod = .literal(suppressorDelay.wholeSeconds)
          $0.suppressorExtensionPeriod = .literal(suppressorDelay.wholeSeconds)
        }
      })
  }

  private func check(_ lowering: inout Lowering) {
    let watching: [AlarmMembership] = lowering.relations(to: self)
    if topics.isEmpty, watching.isEmpty {
      lowering.report("composite alarm '\(name)' tells nobody; add 'notify:' with a topic")
    }
    if topics.count > 5 {
      lowering.report("composite alarm '\(name)' notifies \(topics.count) topics, AWS allows 5; use fewer")
    }
    if condition.hasEmptyPart {
      lowering.report("composite alarm '\(name)' has a condition over no alarms; name at least one in each part")
    }
    var names: [String] = []
    for state in condition.alarms where !names.contains(state.alarm.name) { names.append(state.alarm.name) }
    if names.count > 100 {
      lowering.report(
        "composite alarm '\(name)' looks at \(names.count) alarms, AWS allows 100; use composites of them")
    }
    if suppressor != nil, suppressorDelay < .seconds(1) {
      lowering.report("composite alarm '\(name)' has to wait for its suppressor; use 1 second or more")
    }
  }
}

/// A construct that is on or off: an alarm, or one over others.
public protocol AlarmSource: Construct {
  var alarmName: Value<String> { get }
  var alarmARN: Value<String> { get }
}

extension Alarm: AlarmSource {
  public var alarmName: Value<String> { alarm.value }
  public var alarmARN: Value<String> { alarm.attribute("Arn") }
}

extension CompositeAlarm: AlarmSource {
  public var alarmName: Value<String> { alarm.value }
  public var alarmARN: Value<String> { alarm.attribute("Arn") }
}

/// An alarm as a part of a condition.
public struct AlarmState: Hashable, Sendable {
  let alarm: any AlarmSource

  init(_ alarm: any AlarmSource) { self.alarm = alarm }

  public static func == (left: AlarmState, right: AlarmState) -> Bool { left.alarm.isEqual(to: right.alarm) }
  public func hash(into hasher: inout Hasher) { hasher.combine(alarm.identity) }
}

/// A composite looks at an alarm, which so need not tell anybody itself.
struct AlarmMembership: Relation {
  let composite: CompositeAlarm
  let member: AlarmState

  var source: any Construct { composite }
  var destination: any Construct { member.alarm }
  var location: SourceLocation { composite.identity.location }
}

extension CompositeAlarm.Condition {
  /// The alarms that the condition is about, in order.
  var alarms: [AlarmState] {
    switch self {
    case .state(let state): [state]
    case .allOf(let parts), .anyOf(let parts): parts.flatMap(\.alarms)
    case .opposite(let part): part.alarms
    }
  }

  fileprivate var hasEmptyPart: Bool {
    switch self {
    case .state: false
    case .allOf(let parts), .anyOf(let parts): parts.isEmpty || parts.contains(where: \.hasEmptyPart)
    case .opposite(let part): part.hasEmptyPart
    }
  }

  /// `ALARM("shop-errors") AND NOT (ALARM("shop-a") OR ALARM("shop-b"))`.
  fileprivate var rule: Value<String> {
    switch self {
    case .state(let state): #"ALARM("\#(state.alarm.alarmName)")"#
    case .allOf(let parts): Self.joined(parts, " AND ")
    case .anyOf(let parts): Self.joined(parts, " OR ")
    case .opposite(let part): "NOT \(part.operand)"
    }
  }

  private var operand: Value<String> {
    switch self {
    case .state, .opposite: rule
    case .allOf(let parts), .anyOf(let parts): parts.count == 1 ? rule : "(\(rule))"
    }
  }

  private static func joined(_ parts: [Self], _ word: String) -> Value<String> {
    if parts.count == 1 { return parts[0].rule }
    return .joined(
      parts.enumerated().flatMap { index, part in index == 0 ? [part.operand] : [.literal(word), part.operand] })
  }
}
