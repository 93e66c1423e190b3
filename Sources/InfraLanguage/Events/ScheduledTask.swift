/// Runs a task on a schedule.
///
/// The schedule's role may run exactly this task, and hand on exactly its two roles.
public struct ScheduledTask: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let schedule: Schedule
  let task: FargateTask
  let count: Int
  let window: Duration?
  let retries: Int
  let deadLetters: Value<String>?
  let isEnabled: Bool

  /// - Parameters:
  ///   - count: how many tasks start at once, 1 to 10.
  ///   - window: within what time after the appointed one the task may start, 1 minute to a day; at once if `nil`.
  ///   - retries: how often a start that failed is tried again, 0 to 185.
  ///   - deadLetters: the ARN of a standard queue that is told of starts that failed.
  public init(
    _ name: String, _ schedule: Schedule, runs task: FargateTask, count: Int = 1, within window: Duration? = nil,
    retries: Int = 3, deadLetters: Value<String>? = nil, isEnabled: Bool = true,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("scheduled task", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.schedule = schedule
    self.task = task
    self.count = count
    self.window = window
    self.retries = retries
    self.deadLetters = deadLetters
    self.isEnabled = isEnabled
  }

  public var dependencies: [any Construct] { [task] }

  public func lower(into lowering: inout Lowering) {
    if !(1...10).contains(count) {
      lowering.report("scheduled task '\(name)' starts \(count) tasks; use 1 to 10")
    }
    let invocation = ScheduledInvocation(
      construct: self, schedule: schedule, window: window, retries: retries, deadLetters: deadLetters,
      isEnabled: isEnabled)
    invocation.lower(task.startStatements, into: &lowering) {
      $0.arn = task.cluster.arn
      $0.ecs = .init {
        $0.taskDefinition = task.definition
        $0.taskCount = .literal(count)
        $0.launchType = .literal(.fargate)
        $0.platformVersion = "LATEST"
        $0.networkConfiguration = .init {
          $0.subnets = task.placement.subnets
          $0.securityGroups = [task.securityGroup]
          $0.assignsPublicIP = false
        }
      }
    }
  }
}

/// Publishes a message to a topic on a schedule.
public struct ScheduledMessage: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let schedule: Schedule
  let message: String
  let topic: Topic
  let deadLetters: Value<String>?
  let isEnabled: Bool

  /// - Parameter deadLetters: the ARN of a standard queue that gets messages that could not be published.
  public init(
    _ name: String, _ schedule: Schedule, publishes message: String, to topic: Topic,
    deadLetters: Value<String>? = nil, isEnabled: Bool = true,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("scheduled message", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.schedule = schedule
    self.message = message
    self.topic = topic
    self.deadLetters = deadLetters
    self.isEnabled = isEnabled
  }

  public var dependencies: [any Construct] { [topic] }

  public func lower(into lowering: inout Lowering) {
    if message.isEmpty { lowering.report("scheduled message '\(name)' says nothing; give it a text") }
    let invocation = ScheduledInvocation(
      construct: self, schedule: schedule, window: nil, retries: 3, deadLetters: deadLetters, isEnabled: isEnabled)
    invocation.lower(topic.statements(for: [.publish]), into: &lowering) {
      $0.arn = topic.topic.value
      $0.input = .literal(message)
    }
  }
}

/// A schedule with the role that it calls its target as.
private struct ScheduledInvocation {
  let construct: any Construct
  let schedule: Schedule
  let window: Duration?
  let retries: Int
  let deadLetters: Value<String>?
  let isEnabled: Bool

  func lower(
    _ statements: [IAM.Statement], into lowering: inout Lowering,
    _ configure: (inout Scheduler.Schedule.Target) -> Void
  ) {
    check(&lowering)
    let name = construct.name
    let role = lowering.add(
      construct.id("ScheduleRole"), named: "\(name)-schedule",
      IAM.Role { $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "scheduler.amazonaws.com")]) })
    let sending = deadLetters.map { [IAM.Statement(actions: ["sqs:SendMessage"], resources: [$0])] } ?? []
    lowering.addPolicy(construct.id("SchedulePolicy"), "start", of: role, statements + sending)
    var target = Scheduler.Schedule.Target {
      $0.role = role
      $0.retryPolicy = .init { $0.maximumRetryAttempts = .literal(retries) }
      $0.deadLetterQueue = deadLetters
    }
    configure(&target)
    let physicalName = construct.physicalName(in: lowering)
    lowering.add(
      construct.id("Schedule"),
      Scheduler.Schedule {
        $0.name = .literal(physicalName)
        $0.expression = .literal(schedule.expression)
        $0.timeZone = schedule.timeZone.map { .literal($0) }
        $0.state = .literal(isEnabled ? .enabled : .disabled)
        $0.windowMode = .literal(window == nil ? .off : .flexible)
        $0.windowMaximum = window.map { .literal($0.wholeSeconds / 60) }
        $0.target = target
      })
  }

  private func check(_ lowering: inout Lowering) {
    let identity = construct.identity
    let called = "\(identity.kind) '\(identity.name)'"
    Names.check(physical: construct.physicalName(in: lowering), of: identity.kind, longest: 64, in: &lowering)
    for mistake in schedule.mistakes { lowering.report("\(called) \(mistake)") }
    lowering.checkDeadLetters(deadLetters, of: identity.kind, identity.name)
    if let window, !(.minutes(1)...(.days(1))).contains(window) {
      lowering.report("\(called) may start within \(window); use 1 minute to 1 day, or leave the window out")
    }
    if !(0...185).contains(retries) { lowering.report("\(called) is tried again \(retries) times; use 0 to 185") }
  }
}
