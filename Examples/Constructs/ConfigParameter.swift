import Infra

extension Constructs {
  /// A parameter that a container receives when it starts, and one that its code reads.
  static let configParameter = Stack("config-parameter", region: .euWest1) {
    let network = Network("main", zones: 2)
    let pageSize = ConfigParameter("page-size", description: "Items on a page", value: "50", allowedPattern: #"^\d+$"#)
    let languages = ConfigParameter("languages", description: "Languages of the shop", values: ["de", "en", "fr"])
    let worker = FargateWorker(
      "worker", on: Cluster("main"), in: network.privateSubnets,
      image: .repository(.existing("worker", repositoryName: "worker"), tag: "v1.4.2"), size: .quarterVCPU(.gb1),
      secrets: ["PAGE_SIZE": pageSize.value, "SESSION_KEY": Secret("session-key").value],
      scaling: .tasks(minimum: 2, maximum: 6, cpuUtilization: 60),
      containerHealthCheck: .command("/bin/worker", "check"))
    worker
    languages.grants(.read, to: worker)
  }
}
