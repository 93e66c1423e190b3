import Infra

extension Constructs {
  /// A service behind an internal load balancer that CloudFront alone reaches, through a VPC origin, for viewers of some
  /// countries; the records of requests go to a bucket.
  static let distribution = Stack("distribution", region: .usEast1) {
    let network = Network("main", zones: 2)
    let orders = FargateService(
      "orders", on: .existing("main", clusterName: "main"), in: network.privateSubnets,
      image: .repository(.existing("orders", repositoryName: "orders"), tag: "v1.4.2"), size: .quarterVCPU(.gb1),
      port: 8080, scaling: .tasks(minimum: 2, maximum: 6, cpuUtilization: 60))
    let balancer = LoadBalancer(
      internal: "internal", in: network.privateSubnets,
      certificate: .existing(certificateARN: .parameterStore("/certificates/shop")),
      accessLogs: .bucket(Bucket("balancer-logs"))
    ) {
      Route("/*", to: orders)
    }
    balancer
    let distribution = Distribution(
      "shop", default: .balancer(balancer, as: "origin.example.com"), firewall: .webACL(EdgeWebACL("shop")),
      accessLogs: .bucket(Bucket("logs")), countries: .only(["AT", "CH", "DE"]), priceClass: .leastExpensive)
    distribution
    Alarm.high(distribution.serverErrorRate, above: 5, notify: Topic("operations"))
  }
}
