/// A standard queue: each message is received by one consumer, which deletes it after processing.
public typealias Queue = MessageQueue<StandardOrdering>

/// A FIFO queue: the messages of a message group arrive in order, each exactly once.
public typealias FIFOQueue = MessageQueue<FIFOOrdering>

/// An SQS queue that is encrypted, accepts only TLS connections, and has a dead-letter queue.
public struct MessageQueue<Ordering: MessageOrdering>: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let explicitName: String?
  let explicitVisibilityTimeout: Duration?
  let retention: Duration
  let deliveryDelay: Duration
  let receiveWaitTime: Duration
  let redrive: Redrive
  /// The dead-letter queue; the queue creates its own if `nil`.
  let deadLetters: AnyQueue?
  let isDeadLetterQueue: Bool
  let key: EncryptionKey?
  let fifo: FIFOSettings?
  public private(set) var existing: Existing?

  public var dependencies: [any Construct] {
    (key.map { [$0] } ?? []) + (deadLetters.map { [$0.construct] } ?? [])
  }
}

/// When SQS moves a message to the dead-letter queue.
public enum Redrive: Hashable, Sendable {
  /// After the message was received that many times and not deleted, 1 to 1000.
  case afterReceives(Int)
  /// Never: a message is received again until it expires. Reports show the reason.
  case none(because: String)
}

/// The settings that only FIFO queues have.
struct FIFOSettings: Hashable, Sendable {
  let deduplication: Deduplication
  let throughput: FIFOThroughput
}

/// How duplicates of a message are detected within the deduplication interval of 5 minutes.
public enum Deduplication: Hashable, Sendable {
  /// By the deduplication ID that the sender provides.
  case byID
  /// By the message body, unless the sender provides a deduplication ID.
  case byContent
}

/// The throughput quota of a FIFO queue.
public enum FIFOThroughput: Hashable, Sendable {
  /// 300 API calls per second for the whole queue.
  case standard
  /// 300 API calls per second for each message group; duplicates are detected within a message group.
  case high
}

extension MessageQueue where Ordering == StandardOrdering {
  /// Creates a standard queue.
  ///
  /// - Parameters:
  ///   - name: the queue's name in the stack.
  ///   - physicalName: the queue's name in AWS; derived from the names of the stack and the queue by default.
  ///   - visibilityTimeout: how long a received message is hidden from other consumers, up to 12 hours. By default
  ///     30 seconds, or six times the timeout of a function that the queue triggers.
  ///   - retention: how long a message is retained, 1 minute to 14 days.
  ///   - deliveryDelay: how long a new message is hidden from consumers, up to 15 minutes.
  ///   - receiveWaitTime: how long a receive call waits for a message, up to 20 seconds.
  ///   - redrive: when a message is moved to the dead-letter queue.
  ///   - deadLetters: the dead-letter queue; a queue of its own by default.
  ///   - key: the key that encrypts messages; a key that SQS manages by default.
  public init(
    _ name: String, physicalName: String? = nil, visibilityTimeout: Duration? = nil, retention: Duration = .days(4),
    deliveryDelay: Duration = .zero, receiveWaitTime: Duration = .seconds(20), redrive: Redrive = .afterReceives(5),
    deadLetters: Queue? = nil, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("queue", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    explicitName = physicalName
    explicitVisibilityTimeout = visibilityTimeout
    self.retention = retention
    self.deliveryDelay = deliveryDelay
    self.receiveWaitTime = receiveWaitTime
    self.redrive = redrive
    self.deadLetters = deadLetters.map { AnyQueue($0) }
    isDeadLetterQueue = false
    self.key = key
    fifo = nil
  }

  /// Creates a dead-letter queue for other constructs; it has no dead-letter queue itself.
  ///
  /// - Parameters:
  ///   - name: the queue's name in the stack.
  ///   - physicalName: the queue's name in AWS; derived from the names of the stack and the queue by default.
  ///   - retention: how long a message is retained, 1 minute to 14 days.
  ///   - key: the key that encrypts messages; a key that SQS manages by default.
  public static func deadLetterQueue(
    _ name: String, physicalName: String? = nil, retention: Duration = .days(14), key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Queue {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    return Queue(deadLettersNamed: name, physicalName, retention, key, fifo: nil, at: location)
  }
}

extension MessageQueue where Ordering == FIFOOrdering {
  /// Creates a FIFO queue.
  ///
  /// - Parameters:
  ///   - name: the queue's name in the stack.
  ///   - physicalName: the queue's name in AWS, which ends in `.fifo`; derived from the names of the stack and the queue
  ///     by default.
  ///   - deduplication: how duplicates of a message are detected.
  ///   - throughput: the throughput quota.
  ///   - visibilityTimeout: how long a received message is hidden from other consumers, up to 12 hours. By default
  ///     30 seconds, or six times the timeout of a function that the queue triggers.
  ///   - retention: how long a message is retained, 1 minute to 14 days.
  ///   - deliveryDelay: how long a new message is hidden from consumers, up to 15 minutes.
  ///   - receiveWaitTime: how long a receive call waits for a message, up to 20 seconds.
  ///   - redrive: when a message is moved to the dead-letter queue.
  ///   - deadLetters: the dead-letter queue; a queue of its own by default.
  ///   - key: the key that encrypts messages; a key that SQS manages by default.
  public init(
    _ name: String, physicalName: String? = nil, deduplication: Deduplication = .byID,
    throughput: FIFOThroughput = .standard, visibilityTimeout: Duration? = nil, retention: Duration = .days(4),
    deliveryDelay: Duration = .zero, receiveWaitTime: Duration = .seconds(20), redrive: Redrive = .afterReceives(5),
    deadLetters: FIFOQueue? = nil, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("queue", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    explicitName = physicalName
    explicitVisibilityTimeout = visibilityTimeout
    self.retention = retention
    self.deliveryDelay = deliveryDelay
    self.receiveWaitTime = receiveWaitTime
    self.redrive = redrive
    self.deadLetters = deadLetters.map { AnyQueue($0) }
    isDeadLetterQueue = false
    self.key = key
    fifo = FIFOSettings(deduplication: deduplication, throughput: throughput)
  }

  /// Creates a FIFO dead-letter queue for other constructs; it has no dead-letter queue itself.
  ///
  /// - Parameters:
  ///   - name: the queue's name in the stack.
  ///   - physicalName: the queue's name in AWS, which ends in `.fifo`; derived from the names of the stack and the queue
  ///     by default.
  ///   - retention: how long a message is retained, 1 minute to 14 days.
  ///   - key: the key that encrypts messages; a key that SQS manages by default.
  public static func deadLetterQueue(
    _ name: String, physicalName: String? = nil, retention: Duration = .days(14), key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> FIFOQueue {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    let settings = FIFOSettings(deduplication: .byID, throughput: .standard)
    return FIFOQueue(deadLettersNamed: name, physicalName, retention, key, fifo: settings, at: location)
  }
}

extension MessageQueue {
  /// A dead-letter queue of either kind.
  fileprivate init(
    deadLettersNamed name: String, _ physicalName: String?, _ retention: Duration, _ key: EncryptionKey?,
    fifo: FIFOSettings?, at location: SourceLocation
  ) {
    identity = Identity("queue", name, at: location)
    explicitName = physicalName
    explicitVisibilityTimeout = nil
    self.retention = retention
    deliveryDelay = .zero
    receiveWaitTime = .seconds(20)
    redrive = .afterReceives(5)
    deadLetters = nil
    isDeadLetterQueue = true
    self.key = key
    self.fifo = fifo
  }

  /// The same queue as one that exists already.
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
  /// A standard queue that exists already in the stack's account and region.
  ///
  /// Its queue policy stays unchanged: where a topic, a rule or a bucket sends to the queue, synthesis prints a note with
  /// the statement that the policy must contain.
  ///
  /// - Parameters:
  ///   - name: the queue's name in the stack.
  ///   - queueName: the queue's name in AWS.
  ///   - key: the key that encrypts its messages, unless SQS manages the key.
  public static func existing(
    _ name: String, queueName: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Self {
    Self(name, key: key, fileID: fileID, line: line, column: column).existing(named: queueName)
  }
}

extension MessageQueue where Ordering == FIFOOrdering {
  /// A FIFO queue that exists already in the stack's account and region.
  ///
  /// Its queue policy stays unchanged.
  ///
  /// - Parameters:
  ///   - name: the queue's name in the stack.
  ///   - queueName: the queue's name in AWS, which ends in `.fifo`.
  ///   - key: the key that encrypts its messages, unless SQS manages the key.
  public static func existing(
    _ name: String, queueName: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Self {
    Self(name, key: key, fileID: fileID, line: line, column: column).existing(named: queueName)
  }
}

// MARK: - What others refer to

extension MessageQueue {
  /// A reference to the queue; its value is the ARN.
  public var queue: Reference<SQS.Queue> { Reference(id("Queue")) }
  /// The dead-letter queue, which is given or created with the queue.
  var deadLetterQueue: Reference<SQS.Queue> { deadLetters?.queue ?? Reference(id("DeadLetters")) }

  /// The queue's ARN.
  public var arn: Value<String> { queue.value }
  /// The URL that clients send to and receive from, for the `environment` of a service.
  public var url: Value<String> { queue.attribute("Ref") }
  /// The queue's name in AWS.
  public var queueName: Value<String> { queue.attribute("QueueName") }
}

/// A queue of either kind, as other constructs store it.
struct AnyQueue: Hashable, Sendable {
  let construct: any Construct
  let queue: Reference<SQS.Queue>
  let key: EncryptionKey?
  let isFIFO: Bool
  /// The visibility timeout that the team set; a function's trigger determines it otherwise.
  let visibilityTimeout: Duration?
  /// What a receiver of the queue needs, without the permission to change the visibility of messages.
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

  static func == (left: AnyQueue, right: AnyQueue) -> Bool { left.construct.isSame(as: right.construct) }
  func hash(into hasher: inout Hasher) { hasher.combine(construct.identity) }
}
