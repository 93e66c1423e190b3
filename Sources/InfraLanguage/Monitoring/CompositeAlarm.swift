/// An alarm over other alarms: one notification for one incident, however many alarms it triggers.
public struct CompositeAlarm: Construct {
  /// A condition on the states of alarms: `.all(of: .inAlarm(errors), .not(.inAlarm(deployment)))`.
  public indirect enum Condition: Hashable, Sendable {
    /// An alarm is in the ALARM state.
    case state(AlarmState)
    /// All of the conditions are met.
    case allOf([Condition])
    /// At least one of the conditions is met.
    case anyOf([Condition])
    /// The condition is not met.
    case opposite(Condition)

    /// The alarm is in the ALARM state.
    ///
    /// - Parameter alarm: the alarm.
    public static func inAlarm(_ alarm: some AlarmSource) -> Condition { .state(AlarmState(alarm)) }

    /// The condition is not met.
    ///
    /// - Parameter condition: the condition.
    public static func not(_ condition: Condition) -> Condition { .opposite(condition) }

    /// At least one of the conditions is met.
    ///
    /// - Parameter conditions: the conditions.
    public static func any(of conditions: Condition...) -> Condition { .anyOf(conditions) }

    /// All of the conditions are met.
    ///
    /// - Parameter conditions: the conditions.
    public static func all(of conditions: Condition...) -> Condition { .allOf(conditions) }

    /// At least one of the alarms is in the ALARM state.
    ///
    /// - Parameter alarms: the alarms.
    public static func any(of alarms: any AlarmSource...) -> Condition { .anyOf(alarms.map { .state(AlarmState($0)) }) }

    /// All of the alarms are in the ALARM state.
    ///
    /// - Parameter alarms: the alarms.
    public static func all(of alarms: any AlarmSource...) -> Condition { .allOf(alarms.map { .state(AlarmState($0)) }) }
  }

  public let identity: Identity
  public var adjustments = Adjustments()
  let condition: Condition
  let suppressor: AlarmState?
  let suppressorPeriod: Duration
  let topics: [Topic]

  /// Creates a composite alarm.
  ///
  /// - Parameters:
  ///   - name: the alarm's name in the stack.
  ///   - condition: the condition on the states of other alarms.
  ///   - suppressor: an alarm that suppresses the notifications while it is in the ALARM state: one that a deployment
  ///     triggers.
  ///   - suppressorPeriod: how long the alarm waits for the suppressor before it notifies, and how long notifications stay
  ///     suppressed after the suppressor has left the ALARM state.
  ///   - topics: the topics that the alarm notifies; none only for an alarm of another composite alarm.
  public init(
    _ name: String, when condition: Condition, suppressor: (any AlarmSource)? = nil,
    suppressorPeriod: Duration = .minutes(2), notify topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("composite alarm", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.condition = condition
    self.suppressor = suppressor.map { AlarmState($0) }
    self.suppressorPeriod = suppressorPeriod
    self.topics = topics
  }

  public var dependencies: [any Construct] {
    condition.alarms.map(\.alarm) + (suppressor.map { [$0.alarm] } ?? []) + topics
  }

  public var relations: [any Relation] {
    (condition.alarms + (suppressor.map { [$0] } ?? [])).map { AlarmMembership(composite: self, member: $0) }
      + topics.map { AlarmNotification(alarm: self, topic: $0) }
  }

  /// A reference to the alarm; its value is the alarm's name.
  public var alarm: Reference<CloudWatch.CompositeAlarm> { Reference(id("CompositeAlarm")) }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let isWatched = isWatched(in: lowering)
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
          $0.suppressorWaitPeriod = .literal(suppressorPeriod.wholeSeconds)
          $0.suppressorExtensionPeriod = .literal(suppressorPeriod.wholeSeconds)
        }
      }
    ) { $0.createsBeforeDestroying = isWatched }
  }

  private func check(_ lowering: inout Lowering) {
    if topics.isEmpty, !isWatched(in: lowering) {
      lowering.report("composite alarm '\(name)' notifies no topic; add 'notify:' with a topic")
    }
    if topics.count > 5 {
      lowering.report("composite alarm '\(name)' notifies \(topics.count) topics; use at most 5")
    }
    if condition.hasEmptyPart {
      lowering.report("composite alarm '\(name)' has a condition without alarms; add at least one to each part")
    }
    var names: [String] = []
    for state in condition.alarms where !names.contains(state.alarm.name) { names.append(state.alarm.name) }
    if names.count > 100 {
      lowering.report(
        "composite alarm '\(name)' has \(names.count) alarms; use at most 100, and composite alarms over them")
    }
    if suppressor != nil, suppressorPeriod < .seconds(1) {
      lowering.report("composite alarm '\(name)' has a suppressor period of less than 1 second; use 1 second or more")
    }
  }
}

/// A construct with an alarm state: an alarm, or a composite alarm.
public protocol AlarmSource: Construct {
  /// The alarm's name in AWS.
  var alarmName: Value<String> { get }
  /// The alarm's ARN.
  var alarmARN: Value<String> { get }
}

extension AlarmSource {
  /// Whether a composite alarm has the alarm in it. CloudWatch deletes such an alarm after the composite alarm alone, so Terraform
  /// has to delete it last; not so all alarms, with which everything that they watch would be created before it is destroyed.
  func isWatched(in lowering: Lowering) -> Bool { !lowering.relations(to: self, AlarmMembership.self).isEmpty }
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

  public static func == (left: AlarmState, right: AlarmState) -> Bool { left.alarm.isSame(as: right.alarm) }
  public func hash(into hasher: inout Hasher) { hasher.combine(alarm.identity) }
}

/// A composite alarm depends on an alarm, which therefore need not notify a topic itself.
struct AlarmMembership: Relation {
  let composite: CompositeAlarm
  let member: AlarmState

  var source: any Construct { composite }
  var destination: any Construct { member.alarm }
  var location: SourceLocation { composite.identity.location }
}

extension CompositeAlarm.Condition {
  /// The alarms of the condition, in order.
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
