/// A topic that people and programs subscribe to.
public typealias Topic = MessageTopic<StandardOrdering>

/// A topic whose messages arrive in order within their group, and once: at FIFO queues, and nowhere else.
public typealias FIFOTopic = MessageTopic<FIFOOrdering>

/// A topic, encrypted and open to TLS alone.
///
/// Unless a key is given it has one of its own, since CloudWatch cannot publish to a topic under the key that AWS
/// manages.
public struct MessageTopic<Ordering: MessageOrdering>: Construct {
  public typealias Subscriber = TopicSubscriber<Ordering>

  public let identity: Identity
  public var adjustments = Adjustments()
  let subscribers: [Subscriber]
  /// The key of the stack that messages are encrypted with; the topic makes its own if `nil`.
  let encryptionKey: EncryptionKey?
  let deduplication: Deduplication

  public var dependencies: [any Construct] {
    (encryptionKey.map { [$0] } ?? []) + subscribers.flatMap(\.dependencies)
  }

  public var relations: [any Relation] {
    let uses: [any Relation] = encryptionKey.map { [KeyUse(user: self, key: $0, statements: keyStatements)] } ?? []
    return uses + subscribers.flatMap { $0.relations(from: self) }
  }

  /// The topic; its identity is its ARN.
  public var topic: Reference<SNS.Topic> { Reference(id("Topic")) }
  /// What programs publish to, for the `environment` of a service.
  public var arn: Value<String> { topic.value }
  var key: Reference<KMS.Key> { encryptionKey?.key ?? Reference(id("TopicKey")) }
}

extension MessageTopic where Ordering == StandardOrdering {
  /// - Parameter key: what messages are encrypted with; a key of the topic's own unless given.
  public init(
    _ name: String, key: EncryptionKey? = nil, subscribers: Subscriber...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("topic", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.subscribers = subscribers
    encryptionKey = key
    deduplication = .byID
  }
}

extension MessageTopic where Ordering == FIFOOrdering {
  /// - Parameters:
  ///   - deduplication: how a message is known to have been sent before.
  ///   - key: what messages are encrypted with; a key of the topic's own unless given.
  public init(
    _ name: String, deduplication: Deduplication = .byID, key: EncryptionKey? = nil, subscribers: Subscriber...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("topic", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.subscribers = subscribers
    encryptionKey = key
    self.deduplication = deduplication
  }
}

extension MessageTopic: Grantable {
  public func statements(for access: [TopicAccess]) -> [IAM.Statement] {
    guard access.contains(.publish) else { return [] }
    return [
      IAM.Statement(actions: ["sns:Publish"], resources: [arn]),
      IAM.Statement(actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.value]),
    ]
  }
}

/// What can be granted on a topic.
public enum TopicAccess: Hashable, Sendable {
  case publish
}
