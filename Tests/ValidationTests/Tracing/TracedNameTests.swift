import AWSResources
import Templates
import Testing

@testable import Validation

/// Names that lead to each other as texts: records, origins and mappings that refer to no resource.
@Suite struct TracedNameTests {
  private func shop(_ record: String, aliases: String = "[shop.example.com]", more: String = "") -> String {
    """
    Parameters: {Target: {Type: String}}
    Resources:
      Cdn:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Aliases: \(aliases)
            Origins: [{Id: site, DomainName: !GetAtt Site.RegionalDomainName, S3OriginConfig: {}}]
            DefaultCacheBehavior: {TargetOriginId: site, ViewerProtocolPolicy: https-only}
      Site: {Type: AWS::S3::Bucket, Properties: {}}
      Record: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneId: Z1, Name: shop.example.com, \(record)}}
      \(more)
    """
  }

  @Test(arguments: [
    ("Type: A, AliasTarget: {DNSName: !Ref Target, HostedZoneId: Z2FDTNDATAQYW2}", "bucket 'Site' GET /a"),
    (
      "Type: A, AliasTarget: {DNSName: d111111abcdef8.cloudfront.net, HostedZoneId: Z2FDTNDATAQYW2}",
      "bucket 'Site' GET /a"
    ),
    (
      "Type: CNAME, TTL: 60, ResourceRecords: [other.example.net]",
      "unknown: what record 'Record' leads to is not in the template"
    ),
  ])
  func `what AWS names is found by the name that it is given`(_ record: String, _ expected: String) throws {
    #expect(try TracedTemplate.ending(shop(record), "https://shop.example.com/a") == expected)
  }

  @Test func `a record that leads to nothing known stays unknown where nothing has its name`() throws {
    let text = shop("Type: A, AliasTarget: {DNSName: !Ref Target, HostedZoneId: Z2}", aliases: "[www.example.com]")
    #expect(
      try TracedTemplate.ending(text, "https://shop.example.com/a")
        == "unknown: what record 'Record' leads to is not in the template")
  }

  @Test func `a record that names another one leads where that does`() throws {
    let other =
      "Www: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneId: Z1, Name: www.example.com, Type: CNAME, TTL: 60, ResourceRecords: [Shop.example.com.]}}"
    let record = "Type: A, AliasTarget: {DNSName: !GetAtt Cdn.DomainName, HostedZoneId: Z2FDTNDATAQYW2}"
    let both = shop(record, aliases: "[shop.example.com, www.example.com]", more: other)
    #expect(try TracedTemplate.ending(both, "https://www.example.com/a") == "bucket 'Site' GET /a")
    #expect(
      try TracedTemplate.ending(shop(record, more: other), "https://www.example.com/a")
        == "breaks at Cdn.DistributionConfig.Aliases: distribution 'Cdn' has no alias 'www.example.com', so that it answers 403"
    )
  }

  @Test(arguments: [
    ("CertificateArn", "RegionalDomainName", "DistributionDomainName"),
    ("RegionalCertificateArn", "DistributionDomainName", "RegionalDomainName"),
  ])
  func `a record leads to the name that goes with the certificate`(
    _ certificate: String, _ wrong: String, _ right: String
  ) throws {
    func template(_ attribute: String) -> String {
      """
      Resources:
        Domain: {Type: AWS::ApiGateway::DomainName, Properties: {DomainName: api.example.com, \(certificate): 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b'}}
        Record: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneId: Z1, Name: api.example.com, Type: A, AliasTarget: {DNSName: !GetAtt Domain.\(attribute), HostedZoneId: Z2}}}
      """
    }
    #expect(
      try TracedTemplate.ending(template(wrong), "https://api.example.com/a")
        == "breaks at Record.AliasTarget.DNSName: record 'Record' leads to the '\(wrong)' of domain name 'Domain', which has "
        + "none with the certificate that it has")
    #expect(
      try TracedTemplate.ending(template(right), "https://api.example.com/a")
        == "breaks at Domain: no API is mapped to domain name 'Domain'")
  }

  @Test func `a mapping by the text of a domain name is one of it`() throws {
    let named = try TracedSystem(.sharedBalancer).replacing(
      "DomainName: !Ref Domain", with: "DomainName: api.example.com")
    guard case .arrives(let arrival) = try named.trace("GET", "https://api.example.com/orders/42").ending else {
      Issue.record("it does not arrive")
      return
    }
    #expect(arrival.line == "GET /42")
  }

  @Test(arguments: [
    (#""name": "shop""#, "bucket 'Site' GET /a"),
    (#""name": "shop.${aws_route53_zone.top.name}""#, "bucket 'Site' GET /a"),
    (#""name": "${var.name}""#, "unknown: the name of record 'Record' cannot be determined before deployment"),
    (#""name": "www""#, "breaks at Top: hosted zone 'Top' has no record for 'shop.example.com'"),
  ])
  func `a record of Terraform is completed by its zone`(_ name: String, _ expected: String) throws {
    let text = """
      {"variable": {"name": {}}, "resource": {
        "aws_route53_zone": {"top": {"name": "example.com"}},
        "aws_s3_bucket": {"site": {}},
        "aws_cloudfront_distribution": {"cdn": {"enabled": true, "aliases": ["shop.example.com"],
          "origin": [{"origin_id": "site", "domain_name": "${aws_s3_bucket.site.bucket_regional_domain_name}"}],
          "default_cache_behavior": {"target_origin_id": "site", "viewer_protocol_policy": "https-only",
            "allowed_methods": ["GET", "HEAD"], "cached_methods": ["GET", "HEAD"]}}},
        "aws_route53_record": {"record": {"zone_id": "${aws_route53_zone.top.zone_id}", \(name), "type": "A",
          "alias": {"name": "${aws_cloudfront_distribution.cdn.domain_name}", "zone_id": "${aws_cloudfront_distribution.cdn.hosted_zone_id}",
            "evaluate_target_health": false}}}}}
      """
    #expect(try TracedTemplate.ending(text, "https://shop.example.com/a", file: "main.tf.json") == expected)
  }
}
