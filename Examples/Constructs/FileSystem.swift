import Infra

extension Constructs {
  /// A file system that one worker writes and another one reads.
  static let fileSystem = Stack("file-system", region: .euWest1) {
    let network = Network("main", zones: 2)
    let shared = FileSystem("shared", in: network.isolatedSubnets)
    let reports = AccessPoint("reports", of: shared, path: "/reports")
    worker("writer", mounting: .fileSystem(reports, at: "/data"), in: network)
    worker("reader", mounting: .fileSystem(reports, at: "/data", access: .readOnly), in: network)

    Alarm.high(shared.percentIOLimit, above: 90, notify: Topic("operations"))
  }

  private static func worker(_ name: String, mounting mount: Mount, in network: Network) -> FargateWorker {
    FargateWorker(
      name, on: Cluster("main"), in: network.privateSubnets,
      task: TaskDefinition(size: .quarterVCPU(.gb1)) {
        Container(
          name, image: .repository(.existing(name, repositoryName: "worker"), tag: "v1.4.2"),
          healthCheck: .command("/bin/worker", "check"), mounts: [mount])
      },
      scaling: .tasks(minimum: 2, maximum: 6, cpuUtilization: 60))
  }
}
