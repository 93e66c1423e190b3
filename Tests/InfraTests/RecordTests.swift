import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// Records of hosted zones.
@Suite struct RecordTests {
  private let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")

  private func record(_ record: Record) throws -> Located<Route53.RecordSet> {
    let graph = try Stack("shop", region: .euWest1) { record }.graph()
    return try #require(graph.all(Route53.RecordSet.self).first)
  }

  private func messages(@StackBuilder _ elements: () -> [any StackElement]) -> [String] {
    Stack("shop", region: .euWest1, elements).errors.map(\.message)
  }

  @Test(arguments: [
    ("mail", "mail.example.com"), ("mail.example.com", "mail.example.com"), ("@", "example.com"),
    ("example.com", "example.com"), ("*", "*.example.com"), ("a._domainkey", "a._domainkey.example.com"),
    ("notexample.com", "notexample.com.example.com"),
  ])
  func `a host is a name in the zone`(host: String, name: String) throws {
    #expect(try record(Record(host, in: zone, .txt("x"))).name == .literal(name))
  }

  @Test func `values are as Route 53 expects them`() throws {
    func values(_ value: RecordValue) throws -> [String?] {
      try record(Record("x", in: zone, value)).records?.items.map(\.literal) ?? []
    }
    #expect(
      try values(.mx([10: "mail.example.com", 20: "backup.example.net."])) == [
        "10 mail.example.com", "20 backup.example.net.",
      ])
    #expect(try values(.txt("v=spf1 -all", #"say "yes""#)) == [#""v=spf1 -all""#, #""say \"yes\"""#])
    #expect(try values(.caa("amazon.com")) == [#"0 issue "amazon.com""#])
    #expect(try values(.a("192.0.2.1", "192.0.2.2")) == ["192.0.2.1", "192.0.2.2"])
    // A string of a record has at most 255 characters, a text any number of strings.
    let key = String(repeating: "k", count: 300)
    #expect(
      try values(.txt(key)) == [
        "\"\(String(repeating: "k", count: 255))\" \"\(String(repeating: "k", count: 45))\""
      ])
  }

  @Test func `Terraform's provider puts a text in quotation marks itself`() throws {
    let graph = try Stack("shop", region: .euWest1) { Record("_dmarc", in: zone, .txt("v=DMARC1; p=reject")) }.graph()
    let written = Terraform.write(graph).document["resource"]?["aws_route53_record"]?["shop_dmarc_txt_record"]
    #expect(written?["records"] == ["v=DMARC1; p=reject"])
    #expect(written?["name"] == "_dmarc.example.com" && written?["ttl"] == 300)
  }

  @Test func `records with a routing have an identifier and a policy`() throws {
    let check = DNSHealthCheck("shop", of: "origin.example.com")
    let graph = try Stack("shop", region: .euWest1) {
      Record("a", in: zone, .cname("x.example.net"), routing: .weighted(90, as: "blue"))
      Record("a", in: zone, .cname("y.example.net"), routing: .weighted(10, as: "green"))
      Record("b", in: zone, .cname("x.example.net"), routing: .primary(healthCheck: check))
      Record("b", in: zone, .cname("y.example.net"), routing: .secondary())
      Record("c", in: zone, .cname("x.example.net"), routing: .lowestLatency(as: "ireland"))
    }.graph()
    let records = graph.all(Route53.RecordSet.self)
    #expect(records.map { $0.setIdentifier?.literal } == ["blue", "green", "primary", "secondary", "ireland"])
    #expect(records.map { $0.weight?.literal } == [90, 10, nil, nil, nil])
    #expect(records.map { $0.failoverRole?.literal } == [nil, nil, .primary, .secondary, nil])
    #expect(records.map { $0.region?.literal } == [nil, nil, nil, nil, "eu-west-1"])
    #expect(records.map { $0.healthCheck?.id } == [nil, nil, "ShopHealthCheck", nil, nil])
    #expect(CloudFormation.write(graph).diagnostics == [] && Terraform.write(graph).diagnostics == [])
  }

  @Test func `an alias leads to a load balancer`() throws {
    let balancer = LoadBalancer.existing(
      "shared", arn: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shared/50dc6c495c0c9188",
      dnsName: "shared-1.eu-west-1.elb.amazonaws.com", hostedZoneID: "Z32O12XQLNTSW2", securityGroup: "sg-0a1b2c3d")
    let graph = try Stack("shop", region: .euWest1) { Record("@", in: zone, .alias(balancer)) }.graph()
    let written = CloudFormation.write(graph).document["Resources"]?["ShopARecord"]?["Properties"]
    #expect(
      written?["AliasTarget"] == [
        "DNSName": "shared-1.eu-west-1.elb.amazonaws.com", "HostedZoneId": "Z32O12XQLNTSW2",
        "EvaluateTargetHealth": true,
      ])
    #expect(written?["TTL"] == nil)
  }

  @Test func `what DNS does not allow is an error`() {
    #expect(
      messages { Record("@", in: zone, .cname("x.example.net")) } == [
        "record 'shop-cname' is a CNAME record of the domain 'example.com' itself, which DNS does not allow; use an alias"
      ])
    #expect(
      messages { Record("a", in: zone, .a("10.0.0.256")) } == [
        "record 'shop-a-a' has the address '10.0.0.256'; use an IPv4 address"
      ])
    #expect(
      messages { Record("a", in: zone, .cname("x.example.net"), routing: .primary()) } == [
        "record 'shop-a-cname-primary' is a primary record without a health check; pass one, or Route 53 never turns to the "
          + "secondary one"
      ])
  }

  @Test func `records that clash name both places`() {
    let first = Record("a", in: zone, .cname("x.example.net"))
    let second = Record("a", in: zone, .txt("x"))
    let found = Stack("shop", region: .euWest1) {
      first
      second
    }.errors
    #expect(
      found.map(\.message) == [
        "record 'shop-a-txt' of stack 'shop' and record 'shop-a-cname' of stack 'shop' (\(first.identity.location)) make a CNAME "
          + "record and another one of 'a.example.com'; a name with a CNAME record has no other; use an alias, or another name"
      ])
    #expect(found.map(\.location) == [second.identity.location])
    #expect(
      messages {
        Record("a", in: zone, .cname("x.example.net"))
        Record("a", in: zone, .cname("y.example.net"), routing: .weighted(1, as: "green"))
      }.count == 1)
  }

  @Test func `two stacks do not make one record`() {
    let copy = HostedZone.existing("same", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    let system = System(
      [
        Stack("shop", region: .euWest1) { Record("a", in: zone, .txt("x")) },
        Stack("mail", region: .usEast1) { Record("a", in: copy, .txt("y")) },
      ], in: Environment(name: "default"))
    #expect(system.diagnostics.map(\.message).count == 1)
    #expect(system.diagnostics.first?.message.contains("both make the TXT record of 'a.example.com'") == true)
    // Zones of one domain are several where their ids are.
    let inside = HostedZone.existing("same", domain: "example.com", id: "Z9", isPrivate: true)
    #expect(
      messages {
        Record("a", in: zone, .txt("x"))
        Record("a", in: inside, .txt("y"))
      } == [])
  }
}
