import Infra

extension Constructs {
  /// PostgreSQL on servers of a size, and MySQL on servers that follow their load, under a key of the team's own.
  static let aurora = Stack("aurora", region: .euWest1) {
    let network = Network("main", zones: 3)
    let operations = Topic("operations")
    let key = EncryptionKey("data", "Orders and customers")
    let orders = AuroraPostgreSQL("orders", in: network.isolatedSubnets, size: .r7g(.large), readers: 2, key: key)
    let customers = AuroraMySQL("customers", in: network.isolatedSubnets, size: .serverless(0.5...16))
    worker(in: network).connects(to: orders)
    worker(in: network).connects(to: customers)
    customers.grants(.signIn(user: "reporting"), to: worker(in: network))
    Alarm.high(orders.readerLag, above: 1000, notify: operations)
    Alarm.high(customers.capacityUtilization, above: 90, notify: operations)
  }
}
