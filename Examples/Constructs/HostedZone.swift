import Infra

extension Constructs {
  /// A new zone with the records of its mail. In a zone that exists: a load balancer under two names with certificates, and a name
  /// that leads to a page of maintenance while the shop does not answer.
  static let hostedZone = Stack("hosted-zone", region: .euWest1) {
    // Its name servers have to be known where the domain is registered before a certificate of its names can be issued, so what
    // needs one comes later, with the zone as one that exists.
    let mail = HostedZone("mail", domain: "example.org")
    Record("@", in: mail, .mx([10: "inbound-smtp.eu-west-1.amazonaws.com"]))
    Record("_dmarc", in: mail, .txt("v=DMARC1; p=reject"))
    Record("@", in: mail, .caa("amazon.com"))

    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
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
      additionalDomains: [Domain("store.example.com", in: zone, certificate: certificate)],
      accessLogs: .bucket(Bucket("logs"))
    ) {
      Route("/*", hosts: ["example.com", "store.example.com", "www.example.com"], to: shop)
    }

    let answers = DNSHealthCheck("shop", of: "store.example.com", path: "/health")
    Record("www", in: zone, .cname("store.example.com"), routing: .primary(healthCheck: answers))
    Record("www", in: zone, .cname("maintenance.example.net"), routing: .secondary())

    let inside = HostedZone(private: "inside", domain: "shop.internal", in: network)
    Record("printer", in: inside, .a("10.0.8.20"))
  }
}
