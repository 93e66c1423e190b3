/// A topic that people and programs subscribe to, encrypted with a key of its own.
///
/// The key is the stack's, since CloudWatch cannot publish to a topic under the key that AWS manages.
public struct Topic: Construct {
  public enum Subscriber: Hashable, Sendable {
    /// Gets a mail that it has to confirm.
    case email(String)
    case https(String)
    /// A queue or a function by its ARN.
    case queue(arn: String)
    case function(arn: String)
  }

  public let identity: Identity
  public var adjustments = Adjustments()
  let subscribers: [Subscriber]

  public init(
    _ name: String, subscribers: Subscriber...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("topic", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.subscribers = subscribers
  }

  public var dependencies: [any Construct] { [] }

  /// The topic; its identity is its ARN.
  public var topic: Reference<SNS.Topic> { Reference(id("Topic")) }
  var key: Reference<KMS.Key> { Reference(id("TopicKey")) }

  public func lower(into lowering: inout Lowering) {
    let physicalName = physicalName(in: lowering)
    let deliveries: [BucketDelivery] = lowering.relations(to: self)
    lowering.addKey(
      id("TopicKey"), named: "\(name)-topic", "Topic \(name)", alias: "\(physicalName)-topic",
      statements: [.keyUse(by: "cloudwatch.amazonaws.com"), .keyUse(by: "events.amazonaws.com")]
        + (deliveries.isEmpty ? [] : [.keyUse(by: "s3.amazonaws.com")]))
    lowering.add(
      id("Topic"), named: name,
      SNS.Topic {
        $0.name = .literal(physicalName)
        $0.kmsKey = key
      })
    lowerPolicy(for: deliveries, into: &lowering)
    let publications: [EventPublication] = lowering.relations(to: self)
    lowerPolicy(for: publications, into: &lowering)
    for (index, subscriber) in subscribers.enumerated() {
      lowering.add(
        id("Subscription\(index + 1)"),
        SNS.Subscription {
          $0.topic = topic
          $0.protocolName = .literal(subscriber.protocolName)
          $0.endpoint = .literal(subscriber.endpoint)
        })
    }
  }
}

extension Topic.Subscriber {
  fileprivate var protocolName: SNS.Subscription.ProtocolName {
    switch self {
    case .email: .email
    case .https: .https
    case .queue: .sqs
    case .function: .lambda
    }
  }

  fileprivate var endpoint: String {
    switch self {
    case .email(let endpoint), .https(let endpoint), .queue(let endpoint), .function(let endpoint): endpoint
    }
  }
}

extension Topic: Grantable {
  public enum Access: Hashable, Sendable {
    case publish
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    guard access.contains(.publish) else { return [] }
    return [
      IAM.Statement(actions: ["sns:Publish"], resources: [.expression(topic.expression)]),
      IAM.Statement(actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [.expression(key.expression)]),
    ]
  }
}
