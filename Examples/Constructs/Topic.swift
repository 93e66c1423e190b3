import Infra

extension Constructs {
  /// A topic that a service publishes to, for a mailbox and for a queue that gets some of the messages.
  static let topic = Stack("topic", region: .euWest1) {
    let parcels = Queue("parcels")
    let orders = Topic(
      "orders",
      subscribers: .email("orders@example.com"),
      .queue(parcels, filter: .attributes(["event": ["paid"]]), rawMessageDelivery: true))
    orders.grants(.publish, to: worker(in: Network("main", zones: 2)))
  }
}
