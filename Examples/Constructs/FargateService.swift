import Infra

extension Constructs {
  /// A service behind a load balancer.
  static let service = Stack("service", region: .euWest1) {
    let network = Network("main", zones: 2)
    let images = ImageRepository("api")
    let api = FargateService(
      "api", on: cluster, in: network.privateSubnets, image: .repository(images, tag: "v1.4.2"),
      size: .quarterVCPU(.gb1), port: 8080, scaling: .tasks(minimum: 2, maximum: 6, cpuUtilization: 60))
    LoadBalancer(
      "public", in: network.publicSubnets, certificate: .existing(certificateARN: certificate),
      accessLogs: .bucket(Bucket("logs"))
    ) {
      Route("/api/*", to: api)
    }
  }

  /// In AWS Certificate Manager, in the stacks' region.
  static let certificate =
    "arn:aws:acm:eu-west-1:111122223333:certificate/6f3b5c1e-8d2a-4c7e-9b1f-0a2d4e6f8a1c"
}
