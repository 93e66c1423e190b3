import Infra

extension Constructs {
  /// A proxy with the credentials of the master user, and one with those of another user, which clients sign in to with IAM
  /// authentication.
  static let databaseProxy = Stack("database-proxy", region: .euWest1) {
    let network = Network("main", zones: 2)
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))
    let customers = AuroraMySQL("customers", in: network.isolatedSubnets, size: .r7g(.large))
    let rotation = Function(
      "rotate-reporting",
      code: .zip(
        bucket: .existing("builds", bucketName: "example-builds"), key: "rotate-mysql-1.0.0.zip",
        runtime: .python313, handler: "rotate.handler"),
      in: network.privateSubnets, timeout: .minutes(1))
    let shared = DatabaseProxy("orders-pool", for: orders)
    let reporting = DatabaseProxy(
      "customers-pool", for: customers,
      credentials: Secret(
        "reporting", username: "reporting", database: customers, rotation: .every(.days(30), by: rotation)),
      clientAuthentication: .iam)
    rotation.connects(to: customers)
    worker(in: network).connects(to: shared, prefix: "ORDERS")
    worker(in: network).connects(to: reporting, as: .user("reporting"), prefix: "CUSTOMERS")
    Alarm.high(shared.databaseConnectionsBorrowLatency, above: 100_000, notify: Topic("operations"))
  }
}
