import Infra

extension Constructs {
  /// A service that calls another one of its cluster with ECS Service Connect.
  static let serviceConnect = Stack("service-connect", region: .euWest1) {
    let subnets = Network("main", zones: 2).privateSubnets
    let cluster = Cluster("main", serviceConnect: true)
    let ordering = FargateService(
      "ordering", on: cluster, in: subnets, image: .registry("public.ecr.aws/docker/library/httpd:2.4.65"),
      size: .halfVCPU(.gb1), port: 8080,
      containerHealthCheck: .shell("curl --fail http://localhost:8080/health"))
    let worker = FargateService(
      "worker", on: cluster, in: subnets, image: .registry("public.ecr.aws/docker/library/busybox:1.37.0"),
      size: .halfVCPU(.gb1), containerHealthCheck: .command("/bin/busybox", "true"))
    worker.connects(to: ordering)
  }
}
