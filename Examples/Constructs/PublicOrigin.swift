import Infra

extension Constructs {
  /// A load balancer with a public address behind CloudFront: it admits CloudFront's addresses, and requests with a secret.
  static let publicOrigin = Stack(
    "public-origin", region: .usEast1,
    // The state contains the secret, so it is encrypted.
    terraformBackend: .s3(bucket: "example-terraform-state", key: "public-origin/terraform.tfstate", region: .usEast1)
  ) {
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    let network = Network("main", zones: 2)
    let shop = FargateService(
      "shop", on: Cluster("main"), in: network.privateSubnets,
      image: .repository(.existing("shop", repositoryName: "shop"), tag: "v1.0.0"), size: .quarterVCPU(.gb1),
      port: 8080, scaling: .tasks(minimum: 2, maximum: 4, cpuUtilization: 60))
    let balancer = LoadBalancer(
      behindCloudFront: "web", in: network.publicSubnets, domain: Domain("origin.example.com", in: zone),
      secret: Secret("origin"), accessLogs: .bucket(Bucket("logs"))
    ) {
      Route("/*", to: shop)
    }
    Distribution(
      "shop", default: .balancer(balancer, as: "origin.example.com"), domain: Domain("market.example.com", in: zone),
      firewall: .webACL(EdgeWebACL("shop", logging: .matched)))
  }
}
