import Infra

extension Constructs {
  /// PostgreSQL with a read replica, and MySQL, with a service that signs in to both: as the master user, and as a user of
  /// its own.
  static let database = Stack("database", region: .euWest1) {
    let network = Network("main", zones: 2)
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: 1)
    let customers = MySQL("customers", in: network.isolatedSubnets, size: .t4g(.medium))
    worker(in: network).connects(to: orders)
    worker(in: network).connects(to: customers, as: .user("worker"))
  }
}
