@testable import InfraLanguage

extension WrongValue {
  private static let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")

  static let domains: [WrongValue] = [
    WrongValue("HostedZone.init", says: "has the domain 'Example.com', which contains 'E'") {
      HostedZone("shop", domain: "Example.com")
    },
    WrongValue("HostedZone.init", says: "which has an empty part") {
      HostedZone(private: "inside", domain: "", in: network)
    },
    WrongValue("HostedZone.existing", says: "use a value that matches") {
      Record("a", in: .existing("shop", domain: "example.com", id: "not an id"), .a("192.0.2.1"))
    },
    WrongValue("Certificate.init", says: "which contains '*'; use lower-case letters") {
      Certificate("shop", for: "a.*.example.com", in: zone)
    },
    WrongValue("Certificate.init", says: "characters; begin with a name of at most 64") {
      Certificate("shop", for: "\(String(repeating: "a", count: 60)).example.com", in: zone)
    },
    WrongValue("CertificateName.init", says: "which is not in zone 'shop' of 'example.com'") {
      Certificate("shop", for: "example.com", and: [CertificateName("example.org", in: zone)], in: zone)
    },
    WrongValue("EdgeCertificate.init", says: "has the name 'example.com' twice") {
      EdgeCertificate("shop", for: "example.com", and: ["example.com"], in: zone)
    },
    WrongValue("EdgeCertificate.existing", says: "edge certificate 'existing-0a1b' has") {
      EdgeCertificate.existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
    },
    WrongValue("Domain.init", says: "which is not in zone 'shop' of 'example.com'; pass the zone of the name, or nil") {
      LoadBalancer(
        "public", in: network.publicSubnets,
        domain: Domain("shop.example.org", in: zone, certificate: certificate)
      ) { Route("/*", to: service()) }
    },
    WrongValue("Record.init", says: "use up to 7 days") {
      Record("a", in: zone, .a("192.0.2.1"), timeToLive: .days(8))
    },
    WrongValue("Record.init", says: "has a mail server with the priority 70000") {
      Record("a", in: zone, .mx([70_000: "mail.example.com"]))
    },
    WrongValue("Record.init", says: "has no value; name one") { Record("a", in: zone, .ns()) },
    WrongValue("Record.init", says: "has the weight 256; use 0 to 255") {
      Record("a", in: zone, .a("192.0.2.1"), routing: .weighted(256, as: "blue"))
    },
    WrongValue("DNSHealthCheck.init", says: "has an interval of 20 seconds; use 10 or 30 seconds") {
      DNSHealthCheck("shop", of: "shop.example.com", interval: .seconds(20))
    },
  ]
}
