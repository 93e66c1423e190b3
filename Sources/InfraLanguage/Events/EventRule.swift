/// A rule that sends matching events of an event bus to targets: a stopped task, a pushed image, a created object.
public struct EventRule: Construct {
  /// A target of events.
  public indirect enum Target: Hashable, Sendable {
    /// A topic, to which the event is published.
    case topic(Topic)
    /// A queue, to which the event is sent.
    case queue(Queue)
    /// A function, which is invoked with the event.
    case function(Function)
    /// A task, which is started for each event.
    case task(FargateTask)
  }

  public let identity: Identity
  public var adjustments = Adjustments()
  let pattern: JSONDocument
  let bus: Value<String>?
  let targets: [Target]
  let deadLetters: AnyQueue?
  let isEnabled: Bool

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - name: the rule's name in the stack.
  ///   - pattern: the event pattern: `["source": ["aws.ecs"], "detail": ["lastStatus": ["STOPPED"]]]`.
  ///   - bus: the name or ARN of an event bus; the account's default bus, which receives events of AWS services, if
  ///     `nil`.
  ///   - targets: up to 5 targets.
  ///   - deadLetters: the queue for events that EventBridge could not deliver.
  ///   - isEnabled: whether the rule matches events.
  public init(
    _ name: String, matching pattern: JSONDocument, bus: Value<String>? = nil, to targets: Target...,
    deadLetters: Queue? = nil, isEnabled: Bool = true,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("event rule", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.pattern = pattern
    self.bus = bus
    self.targets = targets
    self.deadLetters = deadLetters.map { AnyQueue($0) }
    self.isEnabled = isEnabled
  }

  public var dependencies: [any Construct] {
    let constructs = targets.map { target -> any Construct in
      switch target {
      case .topic(let topic): topic
      case .queue(let queue): queue
      case .function(let function): function
      case .task(let task): task
      }
    }
    return constructs + (deadLetters.map { [$0.construct] } ?? [])
  }

  public var relations: [any Relation] {
    let sender = Sender(self, rule.attribute("Arn"), by: Sender.eventBridge)
    let deliveries = targets.compactMap { target -> (any Relation)? in
      switch target {
      case .topic(let topic): TopicPublication(from: sender, to: topic)
      case .queue(let queue): QueueDelivery(from: sender, to: AnyQueue(queue))
      case .function(let function): Invocation(of: function, by: sender)
      case .task: nil
      }
    }
    return deliveries + (deadLetters.map { [QueueDelivery(from: sender, to: $0)] } ?? [])
  }

  /// A reference to the rule; its value is the rule's name.
  public var rule: Reference<Events.Rule> { Reference(id("EventRule")) }
  private var role: Reference<IAM.Role> { Reference(id("EventRole")) }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    lowerRole(into: &lowering)
    lowering.add(
      id("EventRule"), named: name,
      Events.Rule {
        $0.name = .literal(physicalName(in: lowering))
        $0.bus = bus
        $0.pattern = pattern
        $0.state = .literal(isEnabled ? .enabled : .disabled)
        $0.targets = targets.enumerated().map { index, target in lowered(target, "target-\(index + 1)") }
      })
  }

  private func lowerRole(into lowering: inout Lowering) {
    var statements: [IAM.Statement] = []
    for case .task(let task) in targets {
      statements += task.startStatements.filter { !statements.contains($0) }
    }
    guard !statements.isEmpty else { return }
    lowering.add(
      id("EventRole"), named: "\(name)-events",
      IAM.Role { $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "events.amazonaws.com")]) })
    lowering.addPolicy(id("EventPolicy"), "start", of: role, statements)
  }

  private func lowered(_ target: Target, _ id: String) -> Events.Rule.Target {
    .init {
      $0.id = .literal(id)
      $0.deadLetterQueue = deadLetters?.arn
      switch target {
      case .topic(let topic): $0.arn = topic.topic.value
      case .queue(let queue): $0.arn = queue.arn
      case .function(let function): $0.arn = function.arn
      case .task(let task):
        $0.arn = task.cluster.arn
        $0.role = role
        $0.ecs = .init {
          $0.taskDefinition = task.definition
          $0.taskCount = 1
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

  // MARK: Checks

  private static let patternKeys = [
    "source", "detail-type", "detail", "account", "region", "resources", "time", "id", "version", "replay-name", "$or",
  ]

  private func check(_ lowering: inout Lowering) {
    Names.check(physical: physicalName(in: lowering), of: "event rule", longest: 64, in: &lowering)
    if targets.isEmpty { lowering.report("event rule '\(name)' has no target; add at least one") }
    if targets.count > 5 {
      lowering.report("event rule '\(name)' has \(targets.count) targets; use at most 5, and another rule for the rest")
    }
    guard case .members(let members) = pattern, !members.isEmpty else {
      return lowering.report(
        "event rule '\(name)' has no event pattern; state which events match, such as [\"source\": [\"aws.ecs\"]]")
    }
    for member in members where !Self.patternKeys.contains(member.key) {
      lowering.report(
        "event rule '\(name)' matches '\(member.key)', which events do not have; use "
          + "\(Self.patternKeys.prefix(3).joined(separator: ", ")) or another field of events")
    }
    if let key = members.lazy.compactMap({ Self.bareValue($0.value, at: $0.key) }).first {
      lowering.report("event rule '\(name)' matches '\(key)' with a single value; write a list of values")
    }
  }

  /// The key of a value that is not in a list, as all values of an event pattern must be.
  private static func bareValue(_ document: JSONDocument, at key: String) -> String? {
    switch document {
    case .scalar, .expression: key
    case .items: nil
    case .members(let members): members.lazy.compactMap { bareValue($0.value, at: "\(key).\($0.key)") }.first
    }
  }
}
