import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

/// What the dialects structure differently in the resources of DNS, certificates and CloudFront.
struct `Resources at the edge` {
  private func template(_ type: String, _ properties: Node) throws -> ResourceGraph {
    let template: Node = ["Resources": ["Thing": ["Type": .string(type), "Properties": properties]]]
    return try CloudFormation.read(template, file: "edge.json", catalog: .aws)
  }

  private func configuration(_ resources: Node) throws -> ResourceGraph {
    try Terraform.read(configuration: ["resource": resources], file: "edge.tf.json", catalog: .aws)
  }

  @Test func `texts of records have quotation marks in CloudFormation only`() throws {
    let graph = try template(
      "AWS::Route53::RecordSet",
      [
        "HostedZoneId": "Z1", "Name": "shop.example", "Type": "TXT", "TTL": "300",
        "ResourceRecords": ["\"v=spf1 -all\""],
      ])
    let written = Terraform.write(graph).document["resource"]?["aws_route53_record"]
    #expect(written?["thing"]?["records"] == ["v=spf1 -all"])
    #expect(written?["thing"]?["ttl"] == 300)
    let back = try configuration(["aws_route53_record": written ?? .null])
    #expect(back.resource("Thing", as: Route53.RecordSet.self)?.records == ["\"v=spf1 -all\""])
  }

  @Test func `a text of a record that holds a value keeps its quotation marks apart`() throws {
    let records: Node = [["Fn::Sub": "\"owner=${AWS::AccountId}\""]]
    let graph = try template(
      "AWS::Route53::RecordSet",
      ["HostedZoneId": "Z1", "Name": "shop.example", "Type": "TXT", "TTL": "300", "ResourceRecords": records])
    let written = Terraform.write(graph).document["resource"]?["aws_route53_record"]?["thing"]?["records"]
    #expect(written == ["owner=${data.aws_caller_identity.current.account_id}"])
  }

  @Test func `records of other types are what they are`() throws {
    let graph = try template(
      "AWS::Route53::RecordSet",
      ["HostedZoneId": "Z1", "Name": "shop.example", "Type": "CAA", "ResourceRecords": ["0 issue \"amazon.com\""]])
    let written = Terraform.write(graph).document["resource"]?["aws_route53_record"]?["thing"]
    #expect(written?["records"] == ["0 issue \"amazon.com\""])
  }

  @Test func `a certificate is known through its validation`() throws {
    let graph = try configuration([
      "aws_acm_certificate": ["shop": ["domain_name": "shop.example", "validation_method": "DNS"]],
      "aws_acm_certificate_validation": [
        "issued": [
          "certificate_arn": "${aws_acm_certificate.shop.arn}", "validation_record_fqdns": ["_a.shop.example"],
        ]
      ],
      "aws_lb_listener": ["https": ["certificate_arn": "${aws_acm_certificate_validation.issued.certificate_arn}"]],
    ])
    let certificate = try #require(graph.resource("Shop", as: CertificateManager.Certificate.self))
    #expect(certificate.validationRecords == ["_a.shop.example"])
    let listener = try #require(graph.resource("Https", as: ElasticLoadBalancing.Listener.self))
    #expect(listener.certificates.first?.arn?.expression.target?.id == "Shop")
    let written = Terraform.write(graph).document["resource"]
    #expect(
      written?["aws_lb_listener"]?["https"]?["certificate_arn"]
        == "${aws_acm_certificate_validation.issued.certificate_arn}")
    #expect(written?["aws_acm_certificate_validation"]?["issued"]?["validation_record_fqdns"] == ["_a.shop.example"])
  }

  @Test func `a certificate has options of emails only in Terraform`() throws {
    let graph = try template(
      "AWS::CertificateManager::Certificate",
      [
        "DomainName": "shop.example",
        "DomainValidationOptions": [
          ["DomainName": "shop.example", "HostedZoneId": "Z1"],
          ["DomainName": "www.shop.example", "ValidationDomain": "shop.example"],
        ],
      ])
    let written = Terraform.write(graph).document["resource"]?["aws_acm_certificate"]?["thing"]
    #expect(
      written?["validation_option"] == [["domain_name": "www.shop.example", "validation_domain": "shop.example"]])
  }

  @Test func `origin groups are counted in CloudFormation`() throws {
    let groups: Node = [
      "aws_cloudfront_distribution": [
        "thing": [
          "origin_group": [
            [
              "origin_id": "group", "failover_criteria": ["status_codes": [500, 502, 504]],
              "member": [["origin_id": "first"], ["origin_id": "second"]],
            ]
          ]
        ]
      ]
    ]
    let written = CloudFormation.write(try configuration(groups)).document
    let found = written["Resources"]?["Thing"]?["Properties"]?["DistributionConfig"]?["OriginGroups"]
    #expect(found?["Quantity"] == 1)
    let group = found?["Items"]?.array?.first
    #expect(group?["Members"]?["Quantity"] == 2)
    #expect(group?["FailoverCriteria"]?["StatusCodes"] == ["Items": [500, 502, 504], "Quantity": 3])
  }

  @Test func `a bucket without an access identity is no block in Terraform`() throws {
    let origin: Node = ["Id": "assets", "DomainName": "assets.s3.amazonaws.com", "S3OriginConfig": [:]]
    let graph = try template("AWS::CloudFront::Distribution", ["DistributionConfig": ["Origins": [origin]]])
    let written = Terraform.write(graph).document["resource"]?["aws_cloudfront_distribution"]?["thing"]?["origin"]
    #expect(written == [["origin_id": "assets", "domain_name": "assets.s3.amazonaws.com"]])
    let back = CloudFormation.write(graph).document
    let config = back["Resources"]?["Thing"]?["Properties"]?["DistributionConfig"]
    #expect(config?["Origins"]?.array?.first?["S3OriginConfig"] == [:])
  }

  @Test func `a VPC origin has the number of its protocols in Terraform`() throws {
    let endpoint: Node = ["Name": "app", "Arn": "arn", "OriginSSLProtocols": ["TLSv1.2"]]
    let graph = try template("AWS::CloudFront::VpcOrigin", ["VpcOriginEndpointConfig": endpoint])
    let written = Terraform.write(graph).document["resource"]?["aws_cloudfront_vpc_origin"]?["thing"]
    #expect(
      written?["vpc_origin_endpoint_config"]?["origin_ssl_protocols"] == ["items": ["TLSv1.2"], "quantity": 1])
  }
}
