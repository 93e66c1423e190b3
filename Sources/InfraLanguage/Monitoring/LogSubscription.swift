/// Sends log events to a destination as they are written.
public struct LogSubscription: Construct {
  /// The destination of log events.
  public indirect enum Destination: Hashable, Sendable {
    /// A function, whose policy then allows it.
    case function(Function)
    /// A data stream of Amazon Kinesis.
    case stream(DataStream)
    /// A delivery stream of Amazon Data Firehose.
    case deliveryStream(DeliveryStream)
  }

  public let identity: Identity
  public var adjustments = Adjustments()
  let source: any LogSource
  let pattern: LogPattern
  let target: Destination

  /// Creates a subscription.
  ///
  /// - Parameters:
  ///   - name: the subscription's name in the stack.
  ///   - source: the construct whose logs are sent; a log group can have two subscriptions.
  ///   - pattern: which events are sent.
  ///   - destination: the destination of the events.
  public init(
    _ name: String, logsOf source: some LogSource, matching pattern: LogPattern = .all, to destination: Destination,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("log subscription", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.source = source
    self.pattern = pattern
    target = destination
  }

  public static func == (left: LogSubscription, right: LogSubscription) -> Bool {
    left.identity == right.identity && left.adjustments == right.adjustments && left.source.isSame(as: right.source)
      && left.pattern == right.pattern && left.target == right.target
  }

  public var dependencies: [any Construct] { [source, target.construct] }

  public var relations: [any Relation] { invocation.map { [$0] } ?? [] }

  private var role: Reference<IAM.Role> { Reference(id("SubscriptionRole")) }

  /// What permits CloudWatch Logs to invoke a function.
  private var invocation: Invocation? {
    guard case .function(let function) = target else { return nil }
    let sender = Sender(self, source.logGroup.streams, by: "logs.amazonaws.com")
    return Invocation(of: function, by: sender)
  }

  public func lower(into lowering: inout Lowering) {
    if let mistake = pattern.mistake { lowering.report("the pattern of log subscription '\(name)' \(mistake)") }
    if let action = target.action { lowerRole(action, into: &lowering) }
    lowering.add(
      id("SubscriptionFilter"),
      Logs.SubscriptionFilter {
        $0.name = .literal(name)
        $0.logGroup = source.logGroup
        $0.pattern = .literal(pattern.text)
        $0.destination = target.arn
        if target.action != nil { $0.role = role }
      }
    ) {
      // CloudWatch Logs sends a test message when the subscription is created.
      $0.dependsOn = [invocation?.permissionID ?? id("SubscriptionPolicy")]
    }
  }

  private func lowerRole(_ action: String, into lowering: inout Lowering) {
    let trust = IAM.Statement(
      trusting: "logs.amazonaws.com",
      conditions: [
        .sourceAccount, IAM.Condition("ArnLike", "aws:SourceArn", source.logGroup.streams),
      ])
    lowering.add(
      id("SubscriptionRole"), named: "\(name)-subscription", IAM.Role { $0.trustPolicy = IAM.PolicyDocument([trust]) })
    lowering.addPolicy(
      id("SubscriptionPolicy"), "send-logs", of: role,
      [IAM.Statement(actions: [action], resources: [target.arn])])
  }
}

extension LogSubscription.Destination {
  fileprivate var construct: any Construct {
    switch self {
    case .function(let function): function
    case .stream(let stream): stream
    case .deliveryStream(let stream): stream
    }
  }

  fileprivate var arn: Value<String> {
    switch self {
    case .function(let function): function.arn
    case .stream(let stream): stream.arn
    case .deliveryStream(let stream): stream.arn
    }
  }

  /// The action of CloudWatch Logs on the destination, where it needs a role for it.
  fileprivate var action: String? {
    switch self {
    case .function: nil
    case .stream: "kinesis:PutRecord"
    case .deliveryStream: "firehose:PutRecord"
    }
  }
}
