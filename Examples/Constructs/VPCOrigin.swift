import Infra

extension Constructs {
  /// An internal load balancer behind CloudFront, which reaches it inside the network: it has no public address.
  static let vpcOrigin = Stack("vpc-origin", region: .usEast1) {
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    let network = Network("main", zones: 2)
    let shop = FargateService(
      "shop", on: Cluster("main"), in: network.privateSubnets,
      image: .repository(.existing("shop", repositoryName: "shop"), tag: "v1.0.0"), size: .quarterVCPU(.gb1),
      port: 8080, scaling: .tasks(minimum: 2, maximum: 4, cpuUtilization: 60))
    let balancer = LoadBalancer(
      internal: "inside", in: network.privateSubnets, domain: Domain("inside.example.com", in: zone),
      accessLogs: .bucket(Bucket("logs"))
    ) {
      Route("/*", to: shop)
    }
    Distribution(
      "shop", default: .balancer(balancer, as: "inside.example.com"), domain: Domain("counter.example.com", in: zone),
      firewall: .webACL(EdgeWebACL("shop", logging: .matched)))
  }
}
