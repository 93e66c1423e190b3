import Infra

extension Constructs {
  /// A worker that runs on Fargate Spot for the greater part, and not at night.
  static let fargateWorker = Stack("fargate-worker", region: .euWest1) {
    let network = Network("main", zones: 2)
    FargateWorker(
      "renderer", on: Cluster("main"), in: network.privateSubnets,
      image: .repository(.existing("renderer", repositoryName: "renderer"), tag: "v1.4.2"), size: .oneVCPU(.gb2),
      scaling: .tasks(minimum: 2, maximum: 20, cpuUtilization: 70).stopped(
        from: .daily(at: TimeOfDay(22), timeZone: "Europe/Dublin"),
        until: .daily(at: TimeOfDay(6), timeZone: "Europe/Dublin")),
      containerHealthCheck: .command("/bin/renderer", "check"), spotShare: .percent(70, base: 1))
  }
}
