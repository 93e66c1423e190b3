import Infra

extension Constructs {
  /// A service behind a load balancer.
  static let service = Stack("service", region: .euWest1) {
    let network = Network("main", zones: 2)
    let images = ImageRepository.existing("api", repositoryName: "shop/api")
    let api = FargateService(
      "api", on: Cluster("main"), in: network.privateSubnets, image: .repository(images, tag: "v1.4.2"),
      size: .quarterVCPU(.gb1), port: 8080, scaling: .tasks(minimum: 2, maximum: 6, cpuUtilization: 60))
    LoadBalancer(
      "public", in: network.publicSubnets,
      certificate: .existing(certificateARN: .parameterStore("/certificates/shop")),
      accessLogs: .bucket(Bucket("logs"))
    ) {
      Route("/api/*", to: api)
    }
  }
}
