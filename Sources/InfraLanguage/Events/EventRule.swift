/// Does something when an event comes that fits a pattern: a task has failed, an image was pushed, an object has come.
public struct EventRule: Construct {
  /// What an event goes to.
  public enum Target: Hashable, Sendable {
    case topic(Topic)
    case queue(Queue)
    case function(Function)
    /// A task that starts for each event.
    case task(FargateTask)
    /// A queue or function from outside the stack by its ARN, whose own policy has to admit `events.amazonaws.com`.
    case outside(arn: Value<String>)
  }

  public let identity: Identity
  public var adjustments = Adjustments()
  let pattern: JSONDocument
  let bus: Value<String>?
  let targets: [Target]
  let deadLetters: Value<String>?
  let isEnabled: Bool

  /// - Parameters:
  ///   - pattern: what events look like that count: `["source": ["aws.ecs"], "detail": ["lastStatus": ["STOPPED"]]]`.
  ///   - bus: the name or ARN of an event bus; the account's default one, which AWS's own events come on, if `nil`.
  ///   - targets: up to 5.
  ///   - deadLetters: the ARN of a standard queue that gets events that no target took, and whose own policy has to
  ///     admit `events.amazonaws.com`.
  public init(
    _ name: String, on pattern: JSONDocument, of bus: Value<String>? = nil, to targets: Target...,
    deadLetters: Value<String>? = nil, isEnabled: Bool = true,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("event rule", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.pattern = pattern
    self.bus = bus
    self.targets = targets
    self.deadLetters = deadLetters
    self.isEnabled = isEnabled
  }

  public var dependencies: [any Construct] {
    targets.compactMap { target in
      switch target {
      case .topic(let topic): topic
      case .queue(let queue): queue
      case .function(let function): function
      case .task(let task): task
      case .outside: nil
      }
    }
  }

  public var relations: [any Relation] {
    let sender = Sender(self, rule.attribute("Arn"), by: Sender.eventBridge)
    return targets.compactMap { target in
      switch target {
      case .topic(let topic): TopicPublication(from: sender, to: topic)
      case .queue(let queue): QueueDelivery(from: sender, to: AnyQueue(queue))
      case .function(let function): Invocation(of: function, by: sender)
      case .task, .outside: nil
      }
    }
  }

  /// The rule; its identity is its name.
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
      $0.deadLetterQueue = deadLetters
      switch target {
      case .topic(let topic): $0.arn = topic.topic.value
      case .queue(let queue): $0.arn = queue.arn
      case .function(let function): $0.arn = function.arn
      case .outside(let arn): $0.arn = arn
      case .task(let task):
        $0.arn = task.cluster.arn
        $0.role = role
        $0.ecs = .init {
          $0.taskDefinition = task.definition
          $0.taskCount = 1
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

  // MARK: Mistakes

  private static let patternKeys = [
    "source", "detail-type", "detail", "account", "region", "resources", "time", "id", "version", "replay-name", "$or",
  ]

  private func check(_ lowering: inout Lowering) {
    Names.check(physical: physicalName(in: lowering), of: "event rule", longest: 64, in: &lowering)
    lowering.checkDeadLetters(deadLetters, of: "event rule", name)
    if targets.isEmpty { lowering.report("event rule '\(name)' does nothing; name at least one target") }
    if targets.count > 5 {
      lowering.report("event rule '\(name)' has \(targets.count) targets, AWS allows 5; add another rule")
    }
    guard case .members(let members) = pattern, !members.isEmpty else {
      return lowering.report(
        "event rule '\(name)' has no pattern; say which events count, such as [\"source\": [\"aws.ecs\"]]")
    }
    for member in members where !Self.patternKeys.contains(member.key) {
      lowering.report(
        "event rule '\(name)' looks at '\(member.key)', which no event has; use "
          + "\(Self.patternKeys.prefix(3).joined(separator: ", ")) or another part of the envelope")
    }
    if let key = members.lazy.compactMap({ Self.bareValue($0.value, at: $0.key) }).first {
      lowering.report("event rule '\(name)' compares '\(key)' with a single value; put the values into a list")
    }
  }

  /// The key of a value that does not stand in a list, as all of a pattern have to.
  private static func bareValue(_ document: JSONDocument, at key: String) -> String? {
    switch document {
    case .scalar, .expression: key
    case .items: nil
    case .members(let members): members.lazy.compactMap { bareValue($0.value, at: "\(key).\($0.key)") }.first
    }
  }
}
