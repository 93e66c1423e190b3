import Infra

extension Constructs {
  /// A topic that a service publishes to.
  static let topic = Stack("topic", region: .euWest1) {
    let orders = Topic("orders", subscribers: .email("orders@example.com"))
    worker(in: Network("main", zones: 2)).isGranted(.publish, on: orders)
  }
}
