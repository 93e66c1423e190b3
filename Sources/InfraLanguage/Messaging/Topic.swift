/// A standard topic.
public typealias Topic = MessageTopic<StandardOrdering>

/// A FIFO topic: the messages of a message group arrive in order and exactly once, at FIFO queues only.
public typealias FIFOTopic = MessageTopic<FIFOOrdering>

/// An SNS topic that is encrypted and accepts only TLS connections.
///
/// A topic has a key of its own unless one is given: CloudWatch cannot publish to a topic that is encrypted with the key
/// that AWS manages.
public struct MessageTopic<Ordering: MessageOrdering>: Construct {
  /// A receiver of the topic's messages.
  public typealias Subscriber = TopicSubscriber<Ordering>

  public let identity: Identity
  public var adjustments = Adjustments()
  let subscribers: [Subscriber]
  /// The key that encrypts messages; the topic creates its own if `nil`.
  let encryptionKey: EncryptionKey?
  let deduplication: Deduplication
  public private(set) var existing: Existing?

  public var dependencies: [any Construct] {
    (encryptionKey.map { [$0] } ?? []) + subscribers.flatMap(\.dependencies)
  }

  public var relations: [any Relation] {
    subscribers.flatMap { $0.relations(from: self, dependent: self) }
  }

  /// A reference to the topic; its value is the ARN.
  public var topic: Reference<SNS.Topic> { Reference(id("Topic")) }
  /// The topic's ARN, for the `environment` of a service that publishes.
  public var arn: Value<String> { topic.value }
  /// The topic's name in AWS.
  public var topicName: Value<String> { topic.attribute("TopicName") }
  /// The key that encrypts messages; `nil` for a topic that exists already without a key of the customer's.
  var key: Reference<KMS.Key>? {
    encryptionKey?.key ?? (existing == nil ? Reference(id("TopicKey")) : nil)
  }
}

extension MessageTopic where Ordering == StandardOrdering {
  /// Creates a standard topic.
  ///
  /// - Parameters:
  ///   - name: the topic's name in the stack.
  ///   - key: the key that encrypts messages; a key of the topic's own by default.
  ///   - subscribers: the receivers of the topic's messages.
  public init(
    _ name: String, key: EncryptionKey? = nil, subscribers: Subscriber...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("topic", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.subscribers = subscribers
    encryptionKey = key
    deduplication = .byID
  }

  /// A standard topic that exists already in the stack's account and region, by its name.
  ///
  /// Its topic policy stays unchanged: where a rule or a bucket publishes to the topic, synthesis prints a note with the
  /// statement that the policy must contain.
  ///
  /// - Parameters:
  ///   - name: the topic's name in the stack.
  ///   - topicName: the topic's name in AWS.
  ///   - key: the key that encrypts its messages, unless AWS manages the key.
  public static func existing(
    _ name: String, topicName: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Topic {
    Topic(name, key: key, fileID: fileID, line: line, column: column).existing(topicName: topicName)
  }

  /// A standard topic that exists already, by its ARN.
  ///
  /// Its topic policy stays unchanged: where a rule or a bucket publishes to the topic, synthesis prints a note with the
  /// statement that the policy must contain.
  ///
  /// - Parameters:
  ///   - name: the topic's name in the stack.
  ///   - topicARN: the topic's ARN.
  ///   - key: the key that encrypts its messages, unless AWS manages the key.
  public static func existing(
    _ name: String, topicARN: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Topic {
    Topic(name, key: key, fileID: fileID, line: line, column: column).existing(topicARN: topicARN)
  }
}

extension MessageTopic where Ordering == FIFOOrdering {
  /// Creates a FIFO topic.
  ///
  /// - Parameters:
  ///   - name: the topic's name in the stack.
  ///   - deduplication: how duplicates of a message are detected.
  ///   - key: the key that encrypts messages; a key of the topic's own by default.
  ///   - subscribers: the receivers of the topic's messages.
  public init(
    _ name: String, deduplication: Deduplication = .byID, key: EncryptionKey? = nil, subscribers: Subscriber...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("topic", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.subscribers = subscribers
    encryptionKey = key
    self.deduplication = deduplication
  }

  /// A FIFO topic that exists already in the stack's account and region, by its name.
  ///
  /// - Parameters:
  ///   - name: the topic's name in the stack.
  ///   - topicName: the topic's name in AWS, which ends in `.fifo`.
  ///   - key: the key that encrypts its messages, unless AWS manages the key.
  public static func existing(
    _ name: String, topicName: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> FIFOTopic {
    FIFOTopic(name, key: key, fileID: fileID, line: line, column: column).existing(topicName: topicName)
  }

  /// A FIFO topic that exists already, by its ARN.
  ///
  /// - Parameters:
  ///   - name: the topic's name in the stack.
  ///   - topicARN: the topic's ARN.
  ///   - key: the key that encrypts its messages, unless AWS manages the key.
  public static func existing(
    _ name: String, topicARN: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> FIFOTopic {
    FIFOTopic(name, key: key, fileID: fileID, line: line, column: column).existing(topicARN: topicARN)
  }
}

extension MessageTopic {
  /// The same topic as one that exists already, by its name.
  fileprivate func existing(topicName: ExistingValue) -> Self {
    let name: Value<String> = topic.attribute("TopicName")
    return existing([
      "TopicName": topicName, "Ref": .derived("arn:\(.partition):sns:\(.region):\(.accountID):\(name)"),
    ])
  }

  /// The same topic as one that exists already, by its ARN; its name is known only if the ARN is a literal.
  fileprivate func existing(topicARN: ExistingValue) -> Self {
    existing(["Ref": topicARN, "TopicName": topicARN.lastComponent])
  }

  private func existing(_ attributes: KeyValuePairs<String, ExistingValue?>) -> Self {
    var copy = self
    var existing = Existing()
    existing.add(topic, attributes)
    copy.existing = existing
    return copy
  }
}

extension MessageTopic: Grantable {
  /// The statements that allow the access.
  ///
  /// - Parameter access: the granted access.
  public func statements(for access: [TopicAccess]) -> [IAM.Statement] {
    guard access.contains(.publish) else { return [] }
    let publishing = IAM.Statement(actions: ["sns:Publish"], resources: [arn])
    guard let key else { return [publishing] }
    return [
      publishing, .use(of: key.value, ["kms:Decrypt", "kms:GenerateDataKey"], through: "sns"),
    ]
  }
}

/// The access to a topic that can be granted.
public enum TopicAccess: Hashable, Sendable {
  /// Publishes messages.
  case publish
}
