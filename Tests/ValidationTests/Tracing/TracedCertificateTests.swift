import AWSResources
import Templates
import Testing

@testable import Validation

/// Certificates behind the first hop: CloudFront and API Gateway verify names of their own.
@Suite struct TracedCertificateTests {
  private static let allHeaders = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  private static let allButHost = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
  private static let arrives = "200, by the fixed response of 'Listener'"

  /// A distribution before a load balancer.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The domain name of the origin; `nil` for the DNS name of the load balancer.
    var domain: String?
    var certificate = "origin.example.com"
    var isVPCOrigin = false
    var policy = TracedCertificateTests.allButHost
    var expected: String

    var cloudFormation: String {
      let name = domain ?? "!GetAtt Balancer.DNSName"
      let origin =
        isVPCOrigin
        ? "VpcOriginConfig: {VpcOriginId: !Ref Inside}" : "CustomOriginConfig: {OriginProtocolPolicy: https-only}"
      return """
        Resources:
          Certificate: {Type: AWS::CertificateManager::Certificate, Properties: {DomainName: \(certificate)}}
          Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: \(isVPCOrigin ? "internal" : "internet-facing")}}
          Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Balancer, Port: 443, Protocol: HTTPS, Certificates: [{CertificateArn: !Ref Certificate}], DefaultActions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: '200'}}]}}
          Record: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneId: Z1, Name: origin.example.com, Type: A, AliasTarget: {DNSName: !GetAtt Balancer.DNSName, HostedZoneId: !GetAtt Balancer.CanonicalHostedZoneID}}}
          Inside: {Type: AWS::CloudFront::VpcOrigin, Properties: {VpcOriginEndpointConfig: {Name: inside, Arn: !Ref Balancer, HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: https-only}}}
          Cdn:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                Aliases: [shop.example.com]
                ViewerCertificate: {AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d', SslSupportMethod: sni-only}
                Origins: [{Id: web, DomainName: \(name), \(origin)}]
                DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: https-only, OriginRequestPolicyId: \(policy)}
        """
    }

    var terraform: String {
      let name = domain ?? "${aws_lb.balancer.dns_name}"
      let origin =
        isVPCOrigin
        ? #""vpc_origin_config": {"vpc_origin_id": "${aws_cloudfront_vpc_origin.inside.id}"}"#
        : #""custom_origin_config": {"http_port": 80, "https_port": 443, "origin_protocol_policy": "https-only", "origin_ssl_protocols": ["TLSv1.2"]}"#
      return """
        {"resource": {
          "aws_acm_certificate": {"certificate": {"domain_name": "\(certificate)", "validation_method": "DNS"}},
          "aws_lb": {"balancer": {"internal": \(isVPCOrigin), "load_balancer_type": "application"}},
          "aws_lb_listener": {"listener": {"load_balancer_arn": "${aws_lb.balancer.arn}", "port": 443, "protocol": "HTTPS", "certificate_arn": "${aws_acm_certificate.certificate.arn}",
            "default_action": {"type": "fixed-response", "fixed_response": {"content_type": "text/plain", "status_code": "200"}}}},
          "aws_route53_record": {"record": {"zone_id": "Z1", "name": "origin.example.com", "type": "A", "alias": {"name": "${aws_lb.balancer.dns_name}", "zone_id": "${aws_lb.balancer.zone_id}", "evaluate_target_health": false}}},
          "aws_cloudfront_vpc_origin": {"inside": {"vpc_origin_endpoint_config": {"name": "inside", "arn": "${aws_lb.balancer.arn}", "http_port": 80, "https_port": 443, "origin_protocol_policy": "https-only", "origin_ssl_protocols": {"items": ["TLSv1.2"], "quantity": 1}}}},
          "aws_cloudfront_distribution": {"cdn": {"enabled": true, "aliases": ["shop.example.com"],
            "origin": [{"origin_id": "web", "domain_name": "\(name)", \(origin)}],
            "default_cache_behavior": {"target_origin_id": "web", "viewer_protocol_policy": "https-only", "allowed_methods": ["GET", "HEAD"], "cached_methods": ["GET", "HEAD"], "origin_request_policy_id": "\(policy)"}}}
        }}
        """
    }
  }

  private static let cases = [
    Case(testDescription: "the domain name of the origin", domain: "origin.example.com", expected: arrives),
    Case(
      testDescription: "a certificate for all names below", domain: "origin.example.com",
      certificate: "'*.example.com'",
      expected: arrives),
    Case(
      testDescription: "a certificate of the site alone", domain: "origin.example.com", certificate: "shop.example.com",
      expected:
        "breaks at Listener.Certificates: no certificate of listener 'Listener' is for 'origin.example.com', which origin "
        + "'web' verifies"),
    Case(
      testDescription: "a certificate of the site, with the host of the viewer", domain: "origin.example.com",
      certificate: "shop.example.com", policy: allHeaders, expected: arrives),
    Case(
      testDescription: "a certificate of neither", domain: "origin.example.com", certificate: "www.example.com",
      policy: allHeaders,
      expected:
        "breaks at Listener.Certificates: no certificate of listener 'Listener' is for 'shop.example.com' or "
        + "'origin.example.com', which origin 'web' verifies"),
    Case(
      testDescription: "the DNS name of the load balancer",
      expected:
        "breaks at Cdn.DistributionConfig.Origins.0.DomainName: origin 'web' verifies the DNS name of load balancer "
        + "'Balancer', which no certificate of listener 'Listener' can have"),
    Case(
      testDescription: "the DNS name of the load balancer, with the host of the viewer",
      certificate: "shop.example.com",
      policy: allHeaders, expected: arrives),
    Case(
      testDescription: "a VPC origin by a name of the certificate", domain: "origin.example.com", isVPCOrigin: true,
      expected: arrives),
    Case(
      testDescription: "a VPC origin by another name", domain: "inside.example.com", isVPCOrigin: true,
      expected:
        "breaks at Cdn.DistributionConfig.Origins.0.DomainName: origin 'web' verifies 'inside.example.com', which no "
        + "certificate of listener 'Listener' is for"),
    Case(
      testDescription: "a VPC origin by the DNS name of the load balancer", isVPCOrigin: true,
      expected:
        "breaks at Cdn.DistributionConfig.Origins.0.DomainName: origin 'web' verifies the DNS name of load balancer "
        + "'Balancer', which no certificate of listener 'Listener' can have"),
  ]

  @Test(arguments: cases)
  func `a distribution verifies the certificate of a load balancer`(_ test: Case) throws {
    #expect(try TracedTemplate.ending(test.cloudFormation, "https://shop.example.com/a") == test.expected)
    let terraform = test.terraform.replacing("'", with: "")
    #expect(try TracedTemplate.ending(terraform, "https://shop.example.com/a", file: "main.tf.json") == test.expected)
  }

  @Test(arguments: cases)
  func `the rule about certificates says the same`(_ test: Case) throws {
    let graph = try TemplateFile.read(Array(test.cloudFormation.utf8), file: "shop.yaml", catalog: .aws)
    var findings = Findings(of: CertificateFitsItsConsumer())
    CertificateFitsItsConsumer().check(Model(graph), &findings)
    #expect(findings.reported.count == (test.expected == Self.arrives ? 0 : 1), "\(findings.reported)")
    if let finding = findings.reported.first { #expect(test.expected.contains(finding.message.prefix { $0 != ";" })) }
  }

  @Test(arguments: ["!Ref Arn", "'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b'"])
  func `a certificate that is not known is no mistake`(_ certificate: String) throws {
    let text = Case(testDescription: "", domain: "other.example.com", isVPCOrigin: true, expected: "").cloudFormation
      .replacing("Resources:", with: "Parameters: {Arn: {Type: String}}\nResources:")
      .replacing("CertificateArn: !Ref Certificate", with: "CertificateArn: \(certificate)")
    #expect(try TracedTemplate.ending(text, "https://shop.example.com/a") == Self.arrives)
  }

  // MARK: APIs

  /// A REST API before a network load balancer that decrypts.
  private func restAPI(_ uri: String) -> String {
    """
    {"resource": {
      "aws_acm_certificate": {"certificate": {"domain_name": "inside.example.com", "validation_method": "DNS"}},
      "aws_lb": {"front": {"internal": true, "load_balancer_type": "network"}},
      "aws_lb_target_group": {"targets": {"target_type": "ip", "port": 80, "protocol": "TCP"}},
      "aws_lb_target_group_attachment": {"target": {"target_group_arn": "${aws_lb_target_group.targets.arn}", "target_id": "10.0.1.10"}},
      "aws_lb_listener": {"listener": {"load_balancer_arn": "${aws_lb.front.arn}", "port": 443, "protocol": "TLS", "certificate_arn": "${aws_acm_certificate.certificate.arn}", "default_action": {"type": "forward", "target_group_arn": "${aws_lb_target_group.targets.arn}"}}},
      "aws_api_gateway_vpc_link": {"link": {"name": "shop", "target_arns": ["${aws_lb.front.arn}"]}},
      "aws_api_gateway_rest_api": {"api": {"name": "a"}},
      "aws_api_gateway_stage": {"stage": {"rest_api_id": "${aws_api_gateway_rest_api.api.id}", "stage_name": "v1", "deployment_id": "d"}},
      "aws_api_gateway_resource": {"orders": {"rest_api_id": "${aws_api_gateway_rest_api.api.id}", "parent_id": "${aws_api_gateway_rest_api.api.root_resource_id}", "path_part": "orders"}},
      "aws_api_gateway_method": {"get": {"rest_api_id": "${aws_api_gateway_rest_api.api.id}", "resource_id": "${aws_api_gateway_resource.orders.id}", "http_method": "GET", "authorization": "NONE"}},
      "aws_api_gateway_integration": {"call": {"rest_api_id": "${aws_api_gateway_rest_api.api.id}", "resource_id": "${aws_api_gateway_resource.orders.id}", "http_method": "${aws_api_gateway_method.get.http_method}", "type": "HTTP_PROXY", "integration_http_method": "GET",
        "connection_type": "VPC_LINK", "connection_id": "${aws_api_gateway_vpc_link.link.id}", "uri": "\(uri)"}}
    }}
    """
  }

  @Test(arguments: [
    ("https://inside.example.com/orders", "unknown: the targets of target group 'Targets' are not in the template"),
    (
      "https://other.example.com/orders",
      "breaks at Get.Integration.Uri: method 'Get' verifies 'other.example.com', which no certificate of listener "
        + "'Listener' is for"
    ),
    (
      "https://${aws_lb.front.dns_name}/orders",
      "breaks at Get.Integration.Uri: method 'Get' verifies the DNS name of load balancer 'Front', which no certificate of "
        + "listener 'Listener' can have"
    ),
  ])
  func `a REST API verifies the name in its URI`(_ uri: String, _ expected: String) throws {
    #expect(try TracedTemplate.ending(restAPI(uri), "https://api/v1/orders", file: "main.tf.json") == expected)
  }

  @Test func `a regional domain name has no certificate of the edge`() throws {
    let edge = "CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b', EndpointType"
    let system = try TracedSystem(.sharedBalancer).replacing(
      "CertificateArn: !Ref Certificate, EndpointType", with: edge)
    var graph = try TemplateFile.read(Array(system.text.utf8), file: "shop.yaml", catalog: .aws)
    graph.region = "eu-west-1"
    let request = try TracedRequest("GET", "https://api.example.com/orders/42")
    guard case .breaks(let fault)? = Model(graph).tracer.trace(request)?.ending else {
      Issue.record("it does not break")
      return
    }
    #expect(fault.kind == .certificate)
    #expect(fault.fact == "domain name 'Domain' needs a certificate in eu-west-1, and has one in us-east-1")
  }
}
