import Documents
import Templates
import Testing

@testable import InfraLanguage

/// Several certificates of a listener, and the ranges that an internal load balancer admits.
@Suite struct CertificateTests {
  private let network = Network("main")
  private let first = Certificate.existing(
    certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000001")
  private let second = Certificate.existing(
    certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/4e5f6071-0000-4000-8000-000000000002")
  private let third = Certificate.existing(certificateARN: .parameterStore("/certificates/partners"))

  private var service: FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  private func balancer(_ additional: Certificate...) -> LoadBalancer {
    LoadBalancer("public", in: network.publicSubnets, certificate: first, additionalCertificates: additional) {
      Route("/*", hosts: ["partners.example.com"], to: service)
    }
  }

  private func balancer(admitting ranges: AddressRange...) -> LoadBalancer {
    LoadBalancer(internal: "back", in: network.privateSubnets, certificate: first, admitting: ranges) {
      Route("/*", to: service)
    }
  }

  @Test func `further certificates are resources of the listener in both dialects`() throws {
    let graph = try Stack("shop", region: .euWest1) { balancer(second, third) }.graph()
    let listener = try #require(graph.resource("PublicHttpsListener", as: ElasticLoadBalancing.Listener.self))
    #expect(listener.certificates.count == 1)

    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == [])
    let resources = template.document["Resources"]
    #expect(
      resources?["PublicListenerCertificate4e5f6071"] == [
        "Type": "AWS::ElasticLoadBalancingV2::ListenerCertificate",
        "Properties": [
          "ListenerArn": ["Ref": "PublicHttpsListener"],
          "Certificates": [
            ["CertificateArn": "arn:aws:acm:eu-west-1:111122223333:certificate/4e5f6071-0000-4000-8000-000000000002"]
          ],
        ],
      ])
    #expect(resources?["PublicListenerCertificateCertificatesPartners"] != nil)

    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    let certificates = configuration.document["resource"]?["aws_lb_listener_certificate"]
    #expect(
      certificates?["public_listener_certificate4e5f6071"] == [
        "listener_arn": "${aws_lb_listener.public_https_listener.arn}",
        "certificate_arn": "arn:aws:acm:eu-west-1:111122223333:certificate/4e5f6071-0000-4000-8000-000000000002",
      ])
    #expect(
      certificates?["public_listener_certificate_certificates_partners"]?["certificate_arn"]
        == "${data.aws_ssm_parameter.public_certificate3_certificates_partners.insecure_value}")
  }

  @Test func `a certificate that is removed changes no other resource`() throws {
    func ids(_ certificates: Certificate...) throws -> Set<String> {
      let balancer = LoadBalancer(
        "public", in: network.publicSubnets, certificate: first, additionalCertificates: certificates
      ) { Route("/*", to: service) }
      return Set(try Stack("shop", region: .euWest1) { balancer }.graph().entries.map(\.id.name))
    }
    #expect(try ids(second, third).subtracting(ids(third)) == ["PublicListenerCertificate4e5f6071"])
  }

  @Test func `a certificate that is listed twice is an error`() {
    let found = Stack("shop", region: .euWest1) { balancer(second, second, first) }.errors
    #expect(
      found.map(\.message) == [
        "load balancer 'public' has the certificate of '4e5f6071' twice; remove one of them",
        "load balancer 'public' has the certificate of '0a1b2c3d' twice; remove one of them",
      ])
  }

  @Test func `an internal load balancer admits ranges of other networks on port 443 alone`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      balancer(admitting: "10.20.0.0/16", AddressRange("192.168.4.0/24", "VPN of the offices"))
    }.graph()
    let rules = graph.all(EC2.SecurityGroupIngress.self).filter { $0.cidrBlock != nil }
    #expect(rules.map(\.id) == ["BackFrom10x20x0x0x16", "BackFrom192x168x4x0x24"])
    #expect(rules.map(\.cidrBlock) == ["10.20.0.0/16", "192.168.4.0/24"])
    #expect(rules.map(\.description) == ["From 10.20.0.0/16", "From VPN of the offices"])
    #expect(rules.allSatisfy { $0.fromPort == 443 && $0.toPort == 443 && $0.protocolName == "tcp" })
    #expect(rules.allSatisfy { $0.securityGroup?.id == "BackLoadBalancerSecurityGroup" })
  }

  @Test(arguments: [
    (["0.0.0.0/0"], "admits '0.0.0.0/0', which is more than a private network; name the ranges of the clients"),
    (["128.0.0.0/1"], "admits '128.0.0.0/1', which is more than a private network; name the ranges of the clients"),
    (["10.20.0.1/16"], "admits '10.20.0.1/16', which is not an IPv4 CIDR block; use one like 10.20.0.0/16"),
    (["::/0"], "admits '::/0', which is not an IPv4 CIDR block; use one like 10.20.0.0/16"),
    (["10.20.0.0/16", "10.20.0.0/16"], "admits '10.20.0.0/16' twice; remove one of them"),
  ])
  func `a range that is no network's is an error`(ranges: [String], end: String) {
    let back = LoadBalancer(
      internal: "back", in: network.privateSubnets, certificate: first, admitting: ranges.map { AddressRange($0) }
    ) { Route("/*", to: service) }
    let found = Stack("shop", region: .euWest1) { back }.errors
    #expect(found.map(\.message) == ["load balancer 'back' \(end)"])
    #expect(found.map(\.location) == [back.identity.location])
  }
}
