import Infra

extension Constructs {
  /// PostgreSQL with a read replica, and MySQL, with a service that connects to both.
  static let database = Stack("database", region: .euWest1) {
    let network = Network("main", zones: 2)
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: 1)
    let customers = MySQL("customers", in: network.isolatedSubnets, size: .t4g(.medium))
    worker(in: network).connects(to: orders)
    worker(in: network).connects(to: customers)
  }

  /// A service that nobody calls: it works on what it finds elsewhere.
  static func worker(in network: Network) -> FargateService {
    FargateService(
      "worker", on: cluster, in: network.privateSubnets,
      image: .repository(workerImages, tag: "v1.4.2"), size: .quarterVCPU(.gb1),
      scaling: .tasks(minimum: 2, maximum: 6, cpuUtilization: 60),
      containerHealthCheck: .command("/bin/worker", "check"))
  }
}
