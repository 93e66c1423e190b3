/// A topic delivers its messages to a subscriber that is stated beside the topic, not in its initializer.
///
/// The subscription belongs to the stack of the queue or function that receives the messages.
public struct TopicSubscription<Ordering: MessageOrdering>: Relation, Adjustable {
  let topic: MessageTopic<Ordering>
  let subscriber: TopicSubscriber<Ordering>
  public let location: SourceLocation
  public var adjustments = Adjustments()

  public var source: any Construct { topic }
  public var destination: any Construct { subscriber.construct ?? topic }
  public var dependent: any Construct { destination }
  public var dependencies: [any Construct] { [topic] + subscriber.dependencies }
  public var relations: [any Relation] { subscriber.relations(from: topic, dependent: dependent) }

  public func lower(into lowering: inout Lowering) {
    if let mistake = subscriber.mistake { lowering.report("topic '\(topic.name)' \(mistake)") }
    lowering.add(subscriber.subscriptionID(of: topic), subscriber.subscription(to: topic))
  }
}

extension MessageTopic {
  /// Subscribes a queue, a function or an address to the topic: `orders.delivers(to: .queue(parcels))`.
  ///
  /// Use it for a topic of another stack, or one that exists already; a topic that the stack creates takes its
  /// subscribers in the initializer.
  ///
  /// - Parameter subscriber: the receiver of the topic's messages.
  public func delivers(
    to subscriber: Subscriber,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> TopicSubscription<Ordering> {
    TopicSubscription(
      topic: self, subscriber: subscriber,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
