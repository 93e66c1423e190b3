/// Who gets a topic's messages.
public struct TopicSubscriber<Ordering: MessageOrdering>: Hashable, Sendable {
  let endpoint: Endpoint
  let filter: MessageFilter?
  let isRaw: Bool
  /// Gets the messages that could not be delivered.
  let undeliverable: AnyQueue?

  enum Endpoint: Hashable, Sendable {
    case address(SNS.Subscription.ProtocolName, String)
    case queue(AnyQueue)
    case function(Function)
  }

  init(_ endpoint: Endpoint, _ filter: MessageFilter? = nil, isRaw: Bool = false, undeliverable: AnyQueue? = nil) {
    self.endpoint = endpoint
    self.filter = filter
    self.isRaw = isRaw
    self.undeliverable = undeliverable
  }
}

/// Which of a topic's messages somebody gets: a filter policy.
///
/// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
public enum MessageFilter: Hashable, Sendable {
  /// By the attributes beside the message: `.attributes(["event": ["created"]])`.
  case attributes(JSONDocument)
  /// By the message itself, which is JSON.
  case body(JSONDocument)
}

extension TopicSubscriber where Ordering == StandardOrdering {
  /// Gets a mail that it has to confirm.
  public static func email(_ address: String) -> Self { Self(.address(.email, address)) }

  /// - Parameter raw: whether the endpoint gets the message without SNS's envelope.
  public static func https(_ url: String, filter: MessageFilter? = nil, raw: Bool = false) -> Self {
    Self(.address(.https, url), filter, isRaw: raw)
  }

  /// A queue of the stack, whose policy then admits this topic.
  ///
  /// - Parameters:
  ///   - raw: whether the queue gets the message without SNS's envelope.
  ///   - undeliverable: a queue for what could not be delivered.
  public static func queue(
    _ queue: Queue, filter: MessageFilter? = nil, raw: Bool = false, undeliverable: Queue? = nil
  ) -> Self {
    Self(.queue(AnyQueue(queue)), filter, isRaw: raw, undeliverable: undeliverable.map { AnyQueue($0) })
  }

  @available(*, unavailable, message: "a standard topic does not deliver to FIFO queues: use FIFOTopic")
  public static func queue(
    _ queue: FIFOQueue, filter: MessageFilter? = nil, raw: Bool = false, undeliverable: Queue? = nil
  ) -> Self {
    Self(.queue(AnyQueue(queue)), filter)
  }

  /// A function of the stack, which then admits this topic.
  ///
  /// - Parameter undeliverable: a queue for what could not be delivered.
  public static func function(
    _ function: Function, filter: MessageFilter? = nil, undeliverable: Queue? = nil
  ) -> Self {
    Self(.function(function), filter, undeliverable: undeliverable.map { AnyQueue($0) })
  }

  /// A queue from outside the stack by its ARN; its policy has to admit this topic.
  public static func queue(arn: String) -> Self { Self(.address(.sqs, arn)) }
  /// A function from outside the stack by its ARN; it has to admit this topic.
  public static func function(arn: String) -> Self { Self(.address(.lambda, arn)) }
}

extension TopicSubscriber where Ordering == FIFOOrdering {
  /// A queue of the stack, whose policy then admits this topic.
  ///
  /// - Parameters:
  ///   - raw: whether the queue gets the message without SNS's envelope.
  ///   - undeliverable: a queue for what could not be delivered.
  public static func queue(
    _ queue: FIFOQueue, filter: MessageFilter? = nil, raw: Bool = false, undeliverable: FIFOQueue? = nil
  ) -> Self {
    Self(.queue(AnyQueue(queue)), filter, isRaw: raw, undeliverable: undeliverable.map { AnyQueue($0) })
  }

  @available(*, unavailable, message: "a standard queue does not keep a FIFO topic's order: use FIFOQueue")
  public static func queue(
    _ queue: Queue, filter: MessageFilter? = nil, raw: Bool = false, undeliverable: FIFOQueue? = nil
  ) -> Self {
    Self(.queue(AnyQueue(queue)), filter)
  }
}

extension TopicSubscriber {
  var dependencies: [any Construct] {
    let own: [any Construct] =
      switch endpoint {
      case .address: []
      case .queue(let queue): [queue.construct]
      case .function(let function): [function]
      }
    return own + (undeliverable.map { [$0.construct] } ?? [])
  }

  /// The topic's ways to the subscriber, and to the queue for what it could not be given.
  func relations(from topic: MessageTopic<Ordering>) -> [any Relation] {
    let sender = Sender(topic, topic.arn, by: "sns.amazonaws.com")
    var relations: [any Relation] = []
    switch endpoint {
    case .address: break
    case .queue(let queue): relations.append(QueueDelivery(from: sender, to: queue))
    case .function(let function): relations.append(Invocation(of: function, by: sender))
    }
    if let undeliverable { relations.append(QueueDelivery(from: sender, to: undeliverable)) }
    return relations
  }
}
