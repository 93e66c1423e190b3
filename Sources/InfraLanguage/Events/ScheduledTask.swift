/// Runs a task on a schedule.
///
/// The schedule's role can run only this task, and can pass only the task's two roles.
public struct ScheduledTask: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let schedule: Schedule
  let task: FargateTask
  let taskCount: Int
  let flexibleTimeWindow: Duration?
  let maximumRetryAttempts: Int
  let deadLetters: AnyQueue?
  let isEnabled: Bool

  /// Creates a schedule that runs a task.
  ///
  /// - Parameters:
  ///   - name: the schedule's name in the stack.
  ///   - schedule: when the task runs.
  ///   - task: the task that runs.
  ///   - taskCount: the number of tasks that are started, 1 to 10.
  ///   - flexibleTimeWindow: the time within which the task starts, 1 minute to 1 day; without it the task starts on
  ///     time.
  ///   - maximumRetryAttempts: how often a failed start is retried, 0 to 185.
  ///   - deadLetters: the queue for events of starts that failed.
  ///   - isEnabled: whether the schedule is active.
  public init(
    _ name: String, schedule: Schedule, runs task: FargateTask, taskCount: Int = 1,
    flexibleTimeWindow: Duration? = nil, maximumRetryAttempts: Int = 3, deadLetters: Queue? = nil,
    isEnabled: Bool = true,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("scheduled task", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.schedule = schedule
    self.task = task
    self.taskCount = taskCount
    self.flexibleTimeWindow = flexibleTimeWindow
    self.maximumRetryAttempts = maximumRetryAttempts
    self.deadLetters = deadLetters.map { AnyQueue($0) }
    self.isEnabled = isEnabled
  }

  public var dependencies: [any Construct] { [task] + (deadLetters.map { [$0.construct] } ?? []) }

  public func lower(into lowering: inout Lowering) {
    if !(1...10).contains(taskCount) {
      lowering.report("scheduled task '\(name)' has a task count of \(taskCount); use 1 to 10")
    }
    let invocation = ScheduledInvocation(
      construct: self, schedule: schedule, window: flexibleTimeWindow, retries: maximumRetryAttempts,
      deadLetters: deadLetters, isEnabled: isEnabled)
    invocation.lower(task.startStatements, into: &lowering) {
      $0.arn = task.cluster.arn
      $0.ecs = .init {
        $0.taskDefinition = task.definition
        $0.taskCount = .literal(taskCount)
        $0.launchType = .literal(.fargate)
        $0.platformVersion = "LATEST"
        $0.managesTags = true
        $0.propagatedTags = "TASK_DEFINITION"
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
  let deadLetters: AnyQueue?
  let isEnabled: Bool

  /// Creates a schedule that publishes a message.
  ///
  /// - Parameters:
  ///   - name: the schedule's name in the stack.
  ///   - schedule: when the message is published.
  ///   - message: the message.
  ///   - topic: the topic to which the message is published.
  ///   - deadLetters: the queue for messages that could not be published.
  ///   - isEnabled: whether the schedule is active.
  public init(
    _ name: String, schedule: Schedule, publishes message: String, to topic: Topic, deadLetters: Queue? = nil,
    isEnabled: Bool = true,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("scheduled message", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.schedule = schedule
    self.message = message
    self.topic = topic
    self.deadLetters = deadLetters.map { AnyQueue($0) }
    self.isEnabled = isEnabled
  }

  public var dependencies: [any Construct] { [topic] + (deadLetters.map { [$0.construct] } ?? []) }

  public func lower(into lowering: inout Lowering) {
    if message.isEmpty { lowering.report("scheduled message '\(name)' has an empty message; add a text") }
    let invocation = ScheduledInvocation(
      construct: self, schedule: schedule, window: nil, retries: 3, deadLetters: deadLetters, isEnabled: isEnabled)
    invocation.lower(topic.statements(for: [.publish]), into: &lowering) {
      $0.arn = topic.topic.value
      $0.input = .literal(message)
    }
  }
}

/// A schedule with the role that it assumes to invoke its target.
private struct ScheduledInvocation {
  let construct: any Construct
  let schedule: Schedule
  let window: Duration?
  let retries: Int
  let deadLetters: AnyQueue?
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
    lowering.addPolicy(
      construct.id("SchedulePolicy"), "start", of: role, statements + (deadLetters?.sendStatements ?? []))
    var target = Scheduler.Schedule.Target {
      $0.role = role
      $0.retryPolicy = .init { $0.maximumRetryAttempts = .literal(retries) }
      $0.deadLetterQueue = deadLetters?.arn
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
    let subject = identity.description
    Names.check(physical: construct.physicalName(in: lowering), of: identity.kind, longest: 64, in: &lowering)
    for mistake in schedule.mistakes { lowering.report("\(subject) \(mistake)") }
    if let window, !(.minutes(1)...(.days(1))).contains(window) {
      lowering.report("\(subject) has a flexible time window of \(window.words); use 1 minute to 1 day, or omit it")
    }
    if !(0...185).contains(retries) { lowering.report("\(subject) has \(retries) retry attempts; use 0 to 185") }
  }
}
