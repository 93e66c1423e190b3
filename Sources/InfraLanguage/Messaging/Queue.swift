/// A queue of messages: each is taken by one receiver, and gone once that has deleted it.
public typealias Queue = MessageQueue<StandardOrdering>

/// A queue whose messages arrive in order within their group, and once.
public typealias FIFOQueue = MessageQueue<FIFOOrdering>

/// A queue of messages, encrypted and open to TLS alone, with a second one for those that nobody could handle.
public struct MessageQueue<Ordering: MessageOrdering>: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let explicitName: String?
  let explicitVisibilityTimeout: Duration?
  let retention: Duration
  let delay: Duration
  let longPolling: Duration
  let deadLetters: DeadLetters
  let key: EncryptionKey?
  let fifo: FIFOSettings?
  public private(set) var existing: Existing?

  public var dependencies: [any Construct] { key.map { [$0] } ?? [] }
}

/// Where messages go that were received often and never deleted.
public enum DeadLetters: Hashable, Sendable {
  /// After so many receives into a queue beside this one, where they stay for two weeks: 1 to 1000.
  case after(receives: Int)
  /// Nowhere: the queue is for what failed elsewhere, its messages are dead letters themselves.
  case areThese
  /// They come back until they expire. Reports show the reason.
  case none(because: String)
}

/// What a FIFO queue has beside what every queue has.
struct FIFOSettings: Hashable, Sendable {
  let deduplication: Deduplication
  let throughput: FIFOThroughput
}

/// How a message is known to have been sent before, within five minutes.
public enum Deduplication: Hashable, Sendable {
  /// By an id that the sender gives.
  case byID
  /// By its body, where the sender gives no id.
  case byContent
}

/// How many messages a second a FIFO queue takes.
public enum FIFOThroughput: Hashable, Sendable {
  /// 300 calls a second for the whole queue.
  case standard
  /// Thousands, 300 a second for each message group; duplicates are told apart within a group.
  case high
}

extension MessageQueue where Ordering == StandardOrdering {
  /// - Parameters:
  ///   - physicalName: the queue's name in AWS, where it is not the stack's and the construct's.
  ///   - visibilityTimeout: how long a message that was received is hidden from others, up to 12 hours. Unless given
  ///     30 seconds, or six times the timeout of a function that is triggered by the queue.
  ///   - retention: how long a message waits to be received, 1 minute to 14 days.
  ///   - delay: how long a message is hidden after it was sent, up to 15 minutes.
  ///   - longPolling: how long a receiver waits for a message, up to 20 seconds.
  ///   - deadLetters: where messages go that nobody could handle.
  ///   - key: what messages are encrypted with; a key of SQS unless given.
  public init(
    _ name: String, physicalName: String? = nil, visibilityTimeout: Duration? = nil, retention: Duration = .days(4),
    delay: Duration = .zero, longPolling: Duration = .seconds(20), deadLetters: DeadLetters = .after(receives: 5),
    key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("queue", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    explicitName = physicalName
    explicitVisibilityTimeout = visibilityTimeout
    self.retention = retention
    self.delay = delay
    self.longPolling = longPolling
    self.deadLetters = deadLetters
    self.key = key
    fifo = nil
  }
}

extension MessageQueue where Ordering == FIFOOrdering {
  /// - Parameters:
  ///   - physicalName: the queue's name in AWS, which has to end in `.fifo`, where it is not the stack's and the
  ///     construct's.
  ///   - deduplication: how a message is known to have been sent before.
  ///   - visibilityTimeout: how long a message that was received is hidden from others, up to 12 hours. Unless given
  ///     30 seconds, or six times the timeout of a function that is triggered by the queue.
  ///   - retention: how long a message waits to be received, 1 minute to 14 days.
  ///   - delay: how long a message is hidden after it was sent, up to 15 minutes.
  ///   - longPolling: how long a receiver waits for a message, up to 20 seconds.
  ///   - deadLetters: where messages go that nobody could handle.
  ///   - key: what messages are encrypted with; a key of SQS unless given.
  public init(
    _ name: String, physicalName: String? = nil, deduplication: Deduplication = .byID,
    throughput: FIFOThroughput = .standard, visibilityTimeout: Duration? = nil, retention: Duration = .days(4),
    delay: Duration = .zero, longPolling: Duration = .seconds(20), deadLetters: DeadLetters = .after(receives: 5),
    key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("queue", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    explicitName = physicalName
    explicitVisibilityTimeout = visibilityTimeout
    self.retention = retention
    self.delay = delay
    self.longPolling = longPolling
    self.deadLetters = deadLetters
    self.key = key
    fifo = FIFOSettings(deduplication: deduplication, throughput: throughput)
  }
}

extension MessageQueue {
  /// The same queue, of which the stack makes nothing.
  fileprivate func existing(named queueName: ExistingValue) -> Self {
    var queue = self
    var existing = Existing()
    let name: Value<String> = queue.queueName
    existing.add(
      queue.queue,
      [
        "QueueName": queueName,
        "Arn": .derived("arn:\(.partition):sqs:\(.region):\(.accountID):\(name)"),
        "Ref": .derived("https://sqs.\(.region).\(.urlSuffix)/\(.accountID)/\(name)"),
      ])
    queue.existing = existing
    return queue
  }
}

extension MessageQueue where Ordering == StandardOrdering {
  /// A queue that exists already in the stack's account and region, by its name.
  ///
  /// Its policy stays as it is: where a topic, a rule or a bucket has to send to it, a note at synth says what the
  /// policy lacks.
  ///
  /// - Parameter key: the key that it is encrypted with, where that is not one of SQS's own.
  public static func existing(
    _ name: String, queueName: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Self {
    Self(name, key: key, fileID: fileID, line: line, column: column).existing(named: queueName)
  }
}

extension MessageQueue where Ordering == FIFOOrdering {
  /// A FIFO queue that exists already in the stack's account and region, by its name.
  ///
  /// - Parameter key: the key that it is encrypted with, where that is not one of SQS's own.
  public static func existing(
    _ name: String, queueName: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Self {
    Self(name, key: key, fileID: fileID, line: line, column: column).existing(named: queueName)
  }
}

// MARK: - What others refer to

extension MessageQueue {
  /// The queue; its identity is its ARN.
  public var queue: Reference<SQS.Queue> { Reference(id("Queue")) }
  var deadLetterQueue: Reference<SQS.Queue> { Reference(id("DeadLetters")) }

  public var arn: Value<String> { queue.value }
  /// What clients send to and receive from, for the `environment` of a service.
  public var url: Value<String> { queue.attribute("Ref") }
  public var queueName: Value<String> { queue.attribute("QueueName") }
}

/// A queue of either kind, as other constructs keep it.
struct AnyQueue: Hashable, Sendable {
  let construct: any Construct
  let queue: Reference<SQS.Queue>
  let key: EncryptionKey?
  let isFIFO: Bool
  /// As its stack states it; a function's trigger asks for more where it does not.
  let visibilityTimeout: Duration?
  /// What a receiver of the queue needs, without the right to hide messages for longer.
  let triggerStatements: [IAM.Statement]
  let sendStatements: [IAM.Statement]

  init<Ordering>(_ queue: MessageQueue<Ordering>) {
    construct = queue
    self.queue = queue.queue
    key = queue.key
    isFIFO = Ordering.isFIFO
    visibilityTimeout = queue.explicitVisibilityTimeout
    triggerStatements = queue.statements(
      allowing: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], withKey: ["kms:Decrypt"])
    sendStatements = queue.statements(for: [.send])
  }

  var arn: Value<String> { queue.value }
  var name: String { construct.name }

  static func == (left: AnyQueue, right: AnyQueue) -> Bool { left.construct.isEqual(to: right.construct) }
  func hash(into hasher: inout Hasher) { hasher.combine(construct.identity) }
}
