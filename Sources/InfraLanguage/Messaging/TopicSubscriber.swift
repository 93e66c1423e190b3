import AWSResources

/// A receiver of a topic's messages.
public struct TopicSubscriber<Ordering: MessageOrdering>: Hashable, Sendable {
  let endpoint: Endpoint
  let filter: MessageFilter?
  let usesRawDelivery: Bool
  /// The queue for messages that SNS could not deliver.
  let deadLetters: AnyQueue?

  indirect enum Endpoint: Hashable, Sendable {
    case address(SNS.Subscription.ProtocolName, String)
    case queue(AnyQueue)
    case function(Function)
  }

  /// Whether the receiver has to confirm the subscription.
  var needsConfirmation: Bool {
    if case .address = endpoint { return true }
    return false
  }

  init(
    _ endpoint: Endpoint, _ filter: MessageFilter? = nil, usesRawDelivery: Bool = false, deadLetters: AnyQueue? = nil
  ) {
    self.endpoint = endpoint
    self.filter = filter
    self.usesRawDelivery = usesRawDelivery
    self.deadLetters = deadLetters
  }
}

/// The filter policy of a subscription: which messages a subscriber receives.
///
/// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
public enum MessageFilter: Hashable, Sendable {
  /// Matches message attributes: `.attributes(["event": ["created"]])`.
  case attributes(JSONDocument)
  /// Matches the message body, which must be JSON.
  case body(JSONDocument)
}

extension TopicSubscriber where Ordering == StandardOrdering {
  /// Sends an e-mail for each message, once the recipient has confirmed the subscription.
  ///
  /// - Parameter address: the e-mail address.
  public static func email(_ address: String) -> Self { Self(.address(.email, address)) }

  /// Sends a POST request for each message, once the endpoint has confirmed the subscription.
  ///
  /// - Parameters:
  ///   - url: the URL of the endpoint.
  ///   - filter: which messages the endpoint receives; all by default.
  ///   - rawMessageDelivery: whether the endpoint receives the message without SNS's metadata.
  public static func https(_ url: String, filter: MessageFilter? = nil, rawMessageDelivery: Bool = false) -> Self {
    Self(.address(.https, url), filter, usesRawDelivery: rawMessageDelivery)
  }

  /// Sends messages to a queue, whose policy then allows it.
  ///
  /// - Parameters:
  ///   - queue: the queue that receives the messages.
  ///   - filter: which messages the queue receives; all by default.
  ///   - rawMessageDelivery: whether the queue receives the message without SNS's metadata.
  ///   - deadLetters: the queue for messages that SNS could not deliver.
  public static func queue(
    _ queue: Queue, filter: MessageFilter? = nil, rawMessageDelivery: Bool = false, deadLetters: Queue? = nil
  ) -> Self {
    Self(
      .queue(AnyQueue(queue)), filter, usesRawDelivery: rawMessageDelivery,
      deadLetters: deadLetters.map { AnyQueue($0) })
  }

  @available(*, unavailable, message: "a standard topic does not deliver to FIFO queues: use FIFOTopic")
  public static func queue(
    _ queue: FIFOQueue, filter: MessageFilter? = nil, rawMessageDelivery: Bool = false, deadLetters: Queue? = nil
  ) -> Self {
    Self(.queue(AnyQueue(queue)), filter)
  }

  /// Invokes a function with each message, which the function's policy then allows.
  ///
  /// - Parameters:
  ///   - function: the function that receives the messages.
  ///   - filter: which messages the function receives; all by default.
  ///   - deadLetters: the queue for messages that SNS could not deliver.
  public static func function(
    _ function: Function, filter: MessageFilter? = nil, deadLetters: Queue? = nil
  ) -> Self {
    Self(.function(function), filter, deadLetters: deadLetters.map { AnyQueue($0) })
  }
}

extension TopicSubscriber where Ordering == FIFOOrdering {
  /// Sends messages to a FIFO queue, whose policy then allows it.
  ///
  /// - Parameters:
  ///   - queue: the queue that receives the messages.
  ///   - filter: which messages the queue receives; all by default.
  ///   - rawMessageDelivery: whether the queue receives the message without SNS's metadata.
  ///   - deadLetters: the queue for messages that SNS could not deliver.
  public static func queue(
    _ queue: FIFOQueue, filter: MessageFilter? = nil, rawMessageDelivery: Bool = false, deadLetters: FIFOQueue? = nil
  ) -> Self {
    Self(
      .queue(AnyQueue(queue)), filter, usesRawDelivery: rawMessageDelivery,
      deadLetters: deadLetters.map { AnyQueue($0) })
  }

  @available(*, unavailable, message: "a standard queue does not keep a FIFO topic's order: use FIFOQueue")
  public static func queue(
    _ queue: Queue, filter: MessageFilter? = nil, rawMessageDelivery: Bool = false, deadLetters: FIFOQueue? = nil
  ) -> Self {
    Self(.queue(AnyQueue(queue)), filter)
  }
}

extension TopicSubscriber {
  /// The queue or function that receives the messages; `nil` for an address.
  var construct: (any Construct)? {
    switch endpoint {
    case .address: nil
    case .queue(let queue): queue.construct
    case .function(let function): function
    }
  }

  /// An address that SNS does not accept, to follow the topic.
  var mistake: String? {
    guard case .address(let protocolName, let address) = endpoint else { return nil }
    let form: ValueForm = protocolName == .email ? .emailAddress : .httpsURL
    return form.accepts(address) ? nil : "has the subscriber '\(address)'; use \(form.words)"
  }

  var dependencies: [any Construct] {
    (construct.map { [$0] } ?? []) + (deadLetters.map { [$0.construct] } ?? [])
  }

  /// What permits the topic to deliver to the subscriber, and to the queue for dead letters.
  ///
  /// - Parameter dependent: the construct that the subscription belongs to.
  func relations(from topic: MessageTopic<Ordering>, dependent: any Construct) -> [any Relation] {
    let sender = Sender(topic, topic.arn, by: "sns.amazonaws.com")
    var relations: [any Relation] = []
    switch endpoint {
    case .address: break
    case .queue(let queue): relations.append(QueueDelivery(from: sender, to: queue, dependent: dependent))
    case .function(let function): relations.append(Invocation(of: function, by: sender, dependent: dependent))
    }
    if let deadLetters { relations.append(QueueDelivery(from: sender, to: deadLetters, dependent: dependent)) }
    return relations
  }

  /// The id of the subscription: by the queue, the function or the address, since with another endpoint it is another one.
  func subscriptionID(of topic: MessageTopic<Ordering>) -> LogicalID {
    switch endpoint {
    case .address(_, let address): LogicalID(naming: topic.name, "To", address)
    case .queue(let queue): LogicalID(naming: topic.name, "To", queue.name)
    case .function(let function): LogicalID(naming: topic.name, "To", function.name)
    }
  }

  func subscription(to topic: MessageTopic<Ordering>) -> SNS.Subscription {
    SNS.Subscription {
      $0.topic = topic.topic
      switch endpoint {
      case .address(let protocolName, let address):
        $0.protocolName = .literal(protocolName)
        $0.endpoint = .literal(address)
      case .queue(let queue):
        $0.protocolName = .literal(.sqs)
        $0.endpoint = queue.arn
      case .function(let function):
        $0.protocolName = .literal(.lambda)
        $0.endpoint = function.arn
      }
      switch filter {
      case .attributes(let policy)?: $0.filterPolicy = policy
      case .body(let policy)?:
        $0.filterPolicy = policy
        $0.filterPolicyScope = .literal(.messageBody)
      case nil: break
      }
      if usesRawDelivery { $0.isRawMessageDelivery = true }
      $0.redrivePolicy = deadLetters.map { queue in .init { $0.deadLetterTarget = queue.arn } }
    }
  }
}
