import Infra

extension Constructs {
  /// PostgreSQL on instances of a fixed size, encrypted with a customer managed key, and MySQL on serverless instances.
  static let aurora = Stack("aurora", region: .euWest1) {
    let network = Network("main", zones: 3)
    let operations = Topic("operations")
    let key = EncryptionKey("data", description: "Orders and customers")
    let orders = AuroraPostgreSQL("orders", in: network.isolatedSubnets, size: .r7g(.large), readReplicas: 2, key: key)
    let customers = AuroraMySQL("customers", in: network.isolatedSubnets, size: .serverless(from: 0.5, to: 16))
    worker(in: network).connects(to: orders)
    worker(in: network).connects(to: customers)
    customers.grants(.signIn(user: "reporting"), to: worker(in: network))
    Alarm.high(orders.auroraReplicaLagMaximum, above: 1000, notify: operations)
    Alarm.high(customers.acuUtilization, above: 90, notify: operations)
  }
}
