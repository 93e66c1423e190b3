import Infra

extension Constructs {
  /// The zone of a domain with its mail, a load balancer under two names with certificates, and a name that leads to a page of maintenance while the shop does not answer.
  static let hostedZone = Stack("hosted-zone", region: .euWest1) {
    let zone = HostedZone("shop", domain: "example.com")
    Record("@", in: zone, .mx([10: "inbound-smtp.eu-west-1.amazonaws.com"]))
    Record("_dmarc", in: zone, .txt("v=DMARC1; p=reject"))
    Record("@", in: zone, .caa("amazon.com"))
    Record("docs", in: zone, .cname("example.github.io"))

    let network = Network("main", zones: 2)
    let shop = FargateService(
      "shop", on: Cluster("main"), in: network.privateSubnets,
      image: .repository(.existing("shop", repositoryName: "shop"), tag: "v1.0.0"), size: .quarterVCPU(.gb1),
      port: 8080, scaling: .tasks(minimum: 2, maximum: 4, cpuUtilization: 60))
    // One certificate for the domain and all names below, validated by one record.
    let certificate = Certificate("shop", for: "example.com", and: ["*.example.com"], in: zone)
    LoadBalancer(
      "public", in: network.publicSubnets, domain: Domain("example.com", in: zone, certificate: certificate),
      additionalDomains: [Domain("shop.example.com", in: zone, certificate: certificate)],
      accessLogs: .bucket(Bucket("logs"))
    ) {
      Route("/*", hosts: ["example.com", "shop.example.com", "www.example.com"], to: shop)
    }

    let answers = DNSHealthCheck("shop", of: "shop.example.com", path: "/health")
    Record("www", in: zone, .cname("shop.example.com"), routing: .primary(healthCheck: answers))
    Record("www", in: zone, .cname("maintenance.example.net"), routing: .secondary())

    let inside = HostedZone(private: "inside", domain: "shop.internal", in: network)
    Record("printer", in: inside, .a("10.0.8.20"))
  }
}
