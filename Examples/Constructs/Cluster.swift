import Infra

extension Constructs {
  /// A cluster with a worker.
  static let cluster = Stack("cluster", region: .euWest1) {
    FargateWorker(
      "worker", on: Cluster("main"), in: Network("main", zones: 2).privateSubnets,
      image: .registry("public.ecr.aws/docker/library/busybox:1.37.0"), size: .quarterVCPU(.mb512),
      containerHealthCheck: .command("/bin/busybox", "true"))
  }
}
