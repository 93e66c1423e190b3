import Infra

extension Constructs {
  /// A worker that connects to what an example is about. Its cluster and its image repository exist already.
  static func worker(_ name: String = "worker", in network: Network) -> FargateWorker {
    FargateWorker(
      name, on: .existing("main", clusterName: "main"), in: network.privateSubnets,
      image: .repository(.existing("worker", repositoryName: "worker"), tag: "v1.4.2"), size: .quarterVCPU(.gb1),
      scaling: .tasks(minimum: 2, maximum: 6, cpuUtilization: 60),
      containerHealthCheck: .command("/bin/worker", "check"))
  }

  /// A service that takes requests, for examples of APIs. Its cluster and its image repository exist already.
  static func store(_ name: String, in network: Network) -> FargateService {
    FargateService(
      name, on: .existing("main", clusterName: "main"), in: network.privateSubnets,
      image: .repository(.existing(name, repositoryName: ExistingValue(name)), tag: "v1.0.0"), size: .quarterVCPU(.gb1),
      port: 8080,
      scaling: .tasks(minimum: 2, maximum: 4, cpuUtilization: 60), containerHealthCheck: .command("/bin/health"))
  }
}
