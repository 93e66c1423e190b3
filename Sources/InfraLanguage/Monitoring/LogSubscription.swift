/// Sends a construct's logs on as they come.
public struct LogSubscription: Construct {
  /// Where log events go, by its ARN.
  public enum Destination: Hashable, Sendable {
    /// A function, whose own policy has to admit `logs.amazonaws.com`.
    case function(arn: Value<String>)
    /// A stream of Kinesis.
    case stream(arn: Value<String>)
    /// A delivery stream of Data Firehose.
    case deliveryStream(arn: Value<String>)
  }

  public let identity: Identity
  public var adjustments = Adjustments()
  let logSource: any LogSource
  let pattern: LogPattern
  let destination: Destination

  /// - Parameter source: whose logs are sent; a log group can have two subscriptions.
  public init(
    _ name: String, of source: some LogSource, matching pattern: LogPattern = .all, to destination: Destination,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("log subscription", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    logSource = source
    self.pattern = pattern
    self.destination = destination
  }

  public static func == (left: LogSubscription, right: LogSubscription) -> Bool {
    left.identity == right.identity && left.adjustments == right.adjustments
      && left.logSource.isEqual(to: right.logSource) && left.pattern == right.pattern
      && left.destination == right.destination
  }

  public var dependencies: [any Construct] { [logSource] }

  var role: Reference<IAM.Role> { Reference(id("SubscriptionRole")) }

  public func lower(into lowering: inout Lowering) {
    if let mistake = pattern.mistake { lowering.report("the pattern of log subscription '\(name)' \(mistake)") }
    let service = destination.service
    if case .literal(let arn) = destination.arn, !arn.hasPrefix("arn:") || !arn.contains(":\(service):") {
      lowering.report(
        "log subscription '\(name)' sends to '\(arn)', which is no ARN of \(service); give the destination's ARN")
    }
    if let action = destination.action { lowerRole(action, into: &lowering) }
    lowering.add(
      id("SubscriptionFilter"),
      Logs.SubscriptionFilter {
        $0.name = .literal(name)
        $0.logGroup = logSource.logGroup
        $0.pattern = .literal(pattern.text)
        $0.destination = destination.arn
        if destination.action != nil { $0.role = role }
      }
    ) {
      // CloudWatch Logs tries the role when the subscription is made.
      if destination.action != nil { $0.dependsOn = [id("SubscriptionPolicy")] }
    }
  }

  private func lowerRole(_ action: String, into lowering: inout Lowering) {
    let group = lowering.streams(of: logSource.logGroup)
    let trust = IAM.Statement(
      trusting: "logs.amazonaws.com",
      conditions: [.sourceAccount, IAM.Condition("ArnLike", "aws:SourceArn", group)])
    lowering.add(
      id("SubscriptionRole"), named: "\(name)-subscription", IAM.Role { $0.trustPolicy = IAM.PolicyDocument([trust]) })
    lowering.addPolicy(
      id("SubscriptionPolicy"), "send-logs", of: role,
      [IAM.Statement(actions: [action], resources: [destination.arn])])
  }
}

extension LogSubscription.Destination {
  fileprivate var arn: Value<String> {
    switch self {
    case .function(let arn), .stream(let arn), .deliveryStream(let arn): arn
    }
  }

  fileprivate var service: String {
    switch self {
    case .function: "lambda"
    case .stream: "kinesis"
    case .deliveryStream: "firehose"
    }
  }

  /// What CloudWatch Logs does with the destination, where it needs a role for it.
  fileprivate var action: String? {
    switch self {
    case .function: nil
    case .stream: "kinesis:PutRecord"
    case .deliveryStream: "firehose:PutRecord"
    }
  }
}
