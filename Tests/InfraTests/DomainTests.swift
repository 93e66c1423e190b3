import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// Hosted zones, certificates that a stack requests, and the names of load balancers.
@Suite struct DomainTests {
  private let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
  private let other = HostedZone.existing("partners", domain: "example.org", id: "Z9876543210ABCDEFGHIJ")
  private let network = Network("main", zones: 2)

  private var service: FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  private func balancer(_ domain: RegionalDomain, _ further: RegionalDomain...) -> LoadBalancer {
    LoadBalancer("public", in: network.publicSubnets, domain: domain, additionalDomains: further) {
      Route("/*", to: service)
    }
  }

  private func messages(@StackBuilder _ elements: () -> [any StackElement]) -> [String] {
    Stack("shop", region: .euWest1, elements).errors.map(\.message)
  }

  // MARK: Zones

  @Test func `a zone outlives its stack and shows its name servers`() throws {
    let graph = try Stack("shop", region: .euWest1) { HostedZone("shop", domain: "example.com") }.graph()
    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == [])
    #expect(template.document["Resources"]?["ShopHostedZone"]?["DeletionPolicy"] == "Retain")
    // The attribute is a list, and an output is a text.
    #expect(
      template.document["Outputs"]?["ShopNameServers"]?["Value"] == [
        "Fn::Join": [", ", ["Fn::GetAtt": ["ShopHostedZone", "NameServers"]]]
      ])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    #expect(
      configuration.document["resource"]?["aws_route53_zone"]?["shop_hosted_zone"]?["lifecycle"]?["prevent_destroy"]
        == true)
    #expect(
      configuration.document["output"]?["shop_name_servers"]?["value"]
        == "${aws_route53_zone.shop_hosted_zone.name_servers}")
  }

  @Test func `a private zone is that of its network`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      HostedZone(private: "inside", domain: "shop.internal", in: network)
    }.graph()
    let made = try #require(graph.resource("InsideHostedZone", as: Route53.HostedZone.self))
    #expect(made.vpcs.map { $0.vpc?.id } == ["MainVpc"])
    #expect(made.vpcs.map { $0.region?.literal } == ["eu-west-1"])
    #expect(graph.outputs.allSatisfy { !$0.name.contains("NameServers") })
    // Nothing but the stack's records is in it, so a first deployment that fails leaves no zone.
    #expect(graph["InsideHostedZone"]?.deletionPolicy == .retainExceptOnCreate)
  }

  // MARK: Certificates

  @Test func `CloudFormation validates a certificate in the zones of its names`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      Certificate(
        "shop", for: "example.com", and: ["*.example.com", CertificateName("example.org", in: other)], in: zone)
    }.graph()
    let template = CloudFormation.write(graph)
    // The records are resources of Terraform alone, and nothing is missing without them.
    #expect(template.diagnostics == [])
    #expect(
      template.document["Resources"]?["ShopCertificate"]?["Properties"]?["DomainValidationOptions"] == [
        ["DomainName": "example.com", "HostedZoneId": "Z0123456789ABCDEFGHIJ"],
        ["DomainName": "example.org", "HostedZoneId": "Z9876543210ABCDEFGHIJ"],
      ])
    #expect(template.document["Resources"]?.object?.members.map(\.key) == ["ShopCertificate"])
  }

  @Test func `Terraform makes the records of a certificate and waits for it`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: Certificate("shop", for: "*.example.com", and: ["example.com"], in: zone)
      ) { Route("/*", to: service) }
    }.graph()
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    let resources = configuration.document["resource"]
    let made = resources?["aws_acm_certificate"]?["shop_certificate"]
    #expect(made?["validation_method"] == "DNS")
    #expect(made?["lifecycle"]?["create_before_destroy"] == true)
    // The record of a wildcard is that of the name below it: a second one would collide with it.
    let records = resources?["aws_route53_record"]
    #expect(records?.object?.members.map(\.key) == ["shop_validation_record"])
    let record = records?["shop_validation_record"]
    #expect(record?["zone_id"] == "Z0123456789ABCDEFGHIJ" && record?["allow_overwrite"] == true)
    #expect(
      record?["name"]
        == """
        ${one([for option in aws_acm_certificate.shop_certificate.domain_validation_options : \
        option.resource_record_name if option.domain_name == "example.com"])}
        """)
    #expect(
      resources?["aws_acm_certificate_validation"]?["shop_certificate"] == [
        "certificate_arn": "${aws_acm_certificate.shop_certificate.arn}",
        "validation_record_fqdns": ["${aws_route53_record.shop_validation_record.fqdn}"],
      ])
    // A listener takes no certificate that is not issued.
    let listener = resources?["aws_lb_listener"]?["public_https_listener"]
    #expect(listener?["certificate_arn"] == "${aws_acm_certificate.shop_certificate.arn}")
    #expect(listener?["depends_on"] == ["aws_acm_certificate_validation.shop_certificate"])
  }

  @Test func `two certificates of a name share the record that proves it`() throws {
    let graph = try Stack("shop", region: .usEast1) {
      Certificate("shop", for: "shop.example.com", in: zone)
      EdgeCertificate("shop", for: "*.shop.example.com", and: ["shop.example.com"], in: zone)
      Certificate("other", for: "other.example.com", in: zone)
    }.graph()
    let resources = Terraform.write(graph).document["resource"]
    #expect(
      resources?["aws_route53_record"]?.object?.members.map(\.key) == [
        "shop_shop_validation_record", "shop_other_validation_record",
      ])
    // The one that is removed first must not take the record along, without which ACM does not renew the other.
    for certificate in ["shop_certificate", "shop_edge_certificate"] {
      #expect(
        resources?["aws_acm_certificate_validation"]?[certificate]?["validation_record_fqdns"] == [
          "${aws_route53_record.shop_shop_validation_record.fqdn}"
        ])
    }
  }

  @Test func `a name keeps its record when it moves to another construct`() throws {
    func record(@StackBuilder _ elements: () -> [any StackElement]) throws -> Located<Route53.RecordSet> {
      try #require(try Stack("shop", region: .euWest1, elements).graph().all(Route53.RecordSet.self).first)
    }
    let first = try record { balancer(Domain("shop.example.com", in: zone)) }
    let second = try record {
      LoadBalancer(
        internal: "inside", in: network.privateSubnets, domain: Domain("shop.example.com", in: zone)
      ) { Route("/*", to: service) }
    }
    let third = try record { Record("shop", in: zone, .a("192.0.2.1")) }
    #expect(first.id == "ShopShopARecord" && second.id == first.id && third.id == first.id)
    let found = messages {
      balancer(Domain("shop.example.com", in: zone))
      Record("shop", in: zone, .a("192.0.2.1"))
    }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("record 'shop-shop-a' and load balancer 'public' (") == true)
    #expect(found.first?.hasSuffix(") both make the A record of 'shop.example.com'; keep one") == true)
  }

  @Test(arguments: [
    ("shop", "has no full stop; write a whole name like 'shop.example.com'"),
    ("Shop.example.com", "contains 'S'; use lower-case letters, digits, hyphens and full stops"),
    ("-a.example.com", "has a part with a hyphen at its start or end"),
  ])
  func `one check says the same of every host name`(name: String, problem: String) {
    let link = VPCLink("entry", in: network.privateSubnets)
    func api(_ integration: PrivateIntegration) -> HTTPAPI {
      HTTPAPI("shop", integration: integration) {
        APIRoute(.any, "/orders", to: service, requires: .open(because: "an example"))
      }
    }
    let inside = LoadBalancer(
      internal: "inside", in: network.privateSubnets,
      certificate: .existing(certificateARN: "arn:aws:acm:us-east-1:111122223333:certificate/0a1b")
    ) {}
    let elements: [any StackElement] = [
      api(.serviceDiscovery(ServiceNamespace("shop", domain: name, in: network), through: link)),
      api(.sharedBalancer(inside, through: link, serverName: name)),
      Distribution.web(.host(name)),
      DNSHealthCheck("shop", of: name),
      balancer(Domain(name, in: nil, certificate: Certificate("shop", for: "example.com", in: zone))),
    ]
    for element in elements {
      let found = Stack("shop", region: .usEast1) { element }.errors.map(\.message)
      #expect(found.contains { $0.hasSuffix("'\(name)', which \(problem)") }, "\(element.elementKind)")
    }
  }

  @Test func `a certificate of another stack is read by its ARN`() throws {
    let certificate = Certificate("shop", for: "shop.example.com", in: zone)
    let system = System(
      [
        Stack("edge", region: .euWest1) { certificate },
        Stack("shop", region: .euWest1) {
          LoadBalancer("public", in: network.publicSubnets, certificate: certificate) { Route("/*", to: service) }
        },
      ], in: Environment(name: "default"))
    #expect(system.diagnostics == [])
    #expect(system.graphs.map(\.name) == ["edge", "shop"])
    let user = try #require(system.graphs.last)
    #expect(user.all(CertificateManager.Certificate.self).isEmpty)
    #expect(user.imports.contains { $0.id == "ShopCertificate" && $0.isRead })
  }

  @Test func `a zone that the stack makes has to be delegated before a certificate is issued`() throws {
    let own = HostedZone("shop", domain: "example.com")
    let graph = try Stack("shop", region: .euWest1) { Certificate("shop", for: "shop.example.com", in: own) }.graph()
    #expect(
      graph.notes.map(\.message).contains {
        $0.hasPrefix("certificate 'shop' is issued once 'example.com' leads to the name servers of zone 'shop'")
      })
    let delegated = try Stack("shop", region: .euWest1) { Certificate("shop", for: "shop.example.com", in: zone) }
      .graph()
    #expect(delegated.notes.isEmpty)
  }

  @Test func `names that ACM cannot validate are errors`() {
    #expect(
      messages { Certificate("shop", for: "shop.example.org", in: zone) } == [
        "certificate 'shop' has the name 'shop.example.org', which is not in zone 'shop' of 'example.com'; pass the zone of the name"
      ])
    #expect(
      messages { Certificate("shop", for: "notexample.com", in: zone) } == [
        "certificate 'shop' has the name 'notexample.com', which is not in zone 'shop' of 'example.com'; pass the zone of the name"
      ])
    #expect(
      messages { Certificate("shop", for: "example.com", and: ["example.com"], in: zone) } == [
        "certificate 'shop' has the name 'example.com' twice; remove one of them"
      ])
    let inside = HostedZone.existing("inside", domain: "example.com", id: "Z1", isPrivate: true)
    #expect(
      messages { Certificate("shop", for: "example.com", in: inside) }.contains {
        $0.contains("is validated in the private zone 'inside', which ACM does not see")
      })
  }

  // MARK: Edge certificates

  @Test func `an edge certificate in a stack of us-east-1 is like any other`() throws {
    let graph = try Stack("edge", region: .usEast1) { EdgeCertificate("shop", for: "shop.example.com", in: zone) }
      .graph()
    #expect(CloudFormation.write(graph).diagnostics == [])
    let configuration = Terraform.write(graph)
    #expect(configuration.document["provider"]?["aws"]?["region"] == "us-east-1")
    #expect(
      configuration.document["resource"]?["aws_acm_certificate"]?["shop_edge_certificate"]?["provider"] == nil)
  }

  @Test func `an edge certificate that exists already is known by its ARN in every region`() throws {
    let known = EdgeCertificate.existing(certificateARN: .parameter("CertificateArn"))
    let graph = try Stack("shop", region: .euWest1, parameters: [Parameter("CertificateArn")]) {
      Listed(
        "Pages",
        CloudFront.Distribution {
          $0.isEnabled = true
          $0.viewerCertificate = .init { $0.certificate = known.certificate }
        }, using: [known])
    }.graph()
    let written = CloudFormation.write(graph).document["Resources"]?["Pages"]?["Properties"]?["DistributionConfig"]
    #expect(written?["ViewerCertificate"]?["AcmCertificateArn"] == ["Ref": "CertificateArn"])
  }

  // MARK: Domains

  @Test func `a load balancer has the record and the certificate of its domain`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      balancer(Domain("shop.example.com", in: zone), Domain("www.example.com", in: zone))
    }.graph()
    let records = graph.all(Route53.RecordSet.self)
    #expect(records.map(\.id) == ["ShopShopARecord", "ShopWwwARecord"])
    #expect(records.map(\.name) == ["shop.example.com", "www.example.com"])
    #expect(records.allSatisfy { $0.kind == .literal(.a) && $0.alias?.evaluatesTargetHealth == true })
    #expect(records[0].alias?.domainName?.expression == .attribute("PublicLoadBalancer", "DNSName"))
    #expect(records[0].alias?.zone?.expression == .attribute("PublicLoadBalancer", "CanonicalHostedZoneID"))
    let listener = try #require(graph.resource("PublicHttpsListener", as: ElasticLoadBalancing.Listener.self))
    #expect(listener.certificates.first?.arn?.expression == .attribute("ShopExampleComCertificate", "Ref"))
    #expect(
      graph.all(ElasticLoadBalancing.ListenerCertificate.self).first?.certificates.first?.arn?.expression
        == .attribute("WwwExampleComCertificate", "Ref"))
  }

  @Test func `a request to the domain arrives at the container`() throws {
    let graph = try Stack("shop", region: .euWest1) { balancer(Domain("shop.example.com", in: zone)) }.graph()
    let request = try TracedRequest("GET", "https://shop.example.com/orders/42")
    let trace = try #require(Model(graph).tracer.trace(request))
    guard case .arrives(let arrival) = trace.ending else {
      Issue.record("the request ends with \(trace.ending)")
      return
    }
    #expect(arrival.port == 8080 && arrival.line == "GET /orders/42")
  }

  @Test func `domains of one certificate have it once`() throws {
    let certificate = Certificate("all", for: "*.example.com", in: zone)
    let graph = try Stack("shop", region: .euWest1) {
      balancer(
        Domain("shop.example.com", in: zone, certificate: certificate),
        Domain("www.example.com", in: zone, certificate: certificate))
    }.graph()
    #expect(graph.all(CertificateManager.Certificate.self).count == 1)
    #expect(graph.all(ElasticLoadBalancing.ListenerCertificate.self).isEmpty)
    #expect(graph.all(Route53.RecordSet.self).count == 2)
  }

  @Test func `a domain without a zone has its records elsewhere`() throws {
    let certificate = Certificate.existing(
      certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000001")
    let graph = try Stack("shop", region: .euWest1) {
      balancer(Domain("shop.example.com", in: nil, certificate: certificate))
    }.graph()
    #expect(graph.all(Route53.RecordSet.self).isEmpty)
    #expect(
      messages { balancer(Domain("shop.example.com", in: nil)) } == [
        "load balancer 'public' has the domain 'shop.example.com' without a zone and without a certificate; pass its "
          + "'certificate:'"
      ])
  }

  @Test func `a certificate without the name of the domain is an error`() {
    let certificate = Certificate("shop", for: "example.com", and: ["*.api.example.com"], in: zone)
    #expect(
      messages { balancer(Domain("v1.shop.example.com", in: zone, certificate: certificate)) } == [
        "load balancer 'public' has the domain 'v1.shop.example.com', and certificate 'shop' is for 'example.com', "
          + "'*.api.example.com'; add the name to the certificate, or pass another one"
      ])
  }
}
