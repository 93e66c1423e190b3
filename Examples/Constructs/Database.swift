import Infra

extension Constructs {
  /// PostgreSQL with a read replica, and MySQL, which is stopped at night, with a service that signs in to both: as the master
  /// user, and as a user of its own. Another one gets the password at its start, and is redeployed after each rotation.
  static let database = Stack("database", region: .euWest1) {
    let network = Network("main", zones: 2)
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: 1)
    let customers = MySQL(
      "customers", in: network.isolatedSubnets, size: .t4g(.medium),
      backupWindow: .daily(at: TimeOfDay(10), for: .hours(1)),
      maintenanceWindow: .weekly(.monday, at: TimeOfDay(12), for: .hours(1)),
      operatingHours: .stopped(from: .daily(at: TimeOfDay(20)), until: .daily(at: TimeOfDay(6))))
    worker(in: network).connects(to: orders)
    worker(in: network).connects(to: customers, as: .user("worker"))
    worker("reports", in: network).connects(to: customers, as: .masterPasswordWithRedeployment)
  }
}
