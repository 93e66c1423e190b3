import Infra

extension Constructs {
  /// A file system that one service writes and another one reads.
  static let fileSystem = Stack("file-system", region: .euWest1) {
    let network = Network("main", zones: 2)
    let shared = FileSystem("shared", in: network.isolatedSubnets)
    let reports = AccessPoint("reports", of: shared, path: "/reports")
    service("writer", mounting: .fileSystem(reports, at: "/data"), in: network)
    service("reader", mounting: .fileSystem(reports, at: "/data", access: .readOnly), in: network)

    Alarm.high(shared.percentIOLimit, above: 90, notify: Topic("operations"))
  }

  private static func service(_ name: String, mounting mount: Mount, in network: Network) -> FargateService {
    FargateService(
      name, on: Cluster("main"), in: network.privateSubnets,
      task: TaskDefinition(size: .quarterVCPU(.gb1)) {
        Container(
          name, image: .repository(.existing(name, repositoryName: "worker"), tag: "v1.4.2"),
          healthCheck: .command("/bin/worker", "check"), mounts: [mount])
      },
      scaling: .tasks(minimum: 2, maximum: 6, cpuUtilization: 60))
  }
}
