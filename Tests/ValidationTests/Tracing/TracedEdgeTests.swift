import AWSResources
import Templates
import Testing

@testable import Validation

/// Distributions, website endpoints, names and REST APIs, in templates by hand.
@Suite struct TracedEdgeTests {
  // MARK: Distributions

  private func distribution(
    _ origin: String, _ bucket: String = "", policy: String = "https-only", more: String = ""
  ) -> String {
    """
    Parameters: {Policy: {Type: String}}
    Resources:
      Cdn:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins: [{Id: site, \(origin)}]
            DefaultCacheBehavior: {TargetOriginId: site, ViewerProtocolPolicy: \(policy), AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]\(more)}
      Site: {Type: AWS::S3::Bucket, Properties: {\(bucket)}}
    """
  }

  @Test(arguments: [
    ("allow-all", "GET", "bucket 'Site' GET /a"),
    ("redirect-to-https", "GET", "301 to https://?/a"),
    ("redirect-to-https", "POST", "307 to https://?/a"),
    ("https-only", "GET", "403, since distribution 'Cdn' takes HTTPS only"),
    (
      "!Ref Policy", "GET",
      "unknown: whether distribution 'Cdn' takes HTTP cannot be determined before deployment"
    ),
  ])
  func `what a distribution answers to plain HTTP`(
    _ policy: String, _ method: String, _ expected: String
  ) throws {
    let text = distribution(
      "DomainName: !GetAtt Site.RegionalDomainName, S3OriginConfig: {}", policy: policy)
    #expect(try TracedTemplate.ending(text, "http://cdn/a", method: method) == expected)
    #expect(try TracedTemplate.ending(text, "https://cdn/a") == "bucket 'Site' GET /a")
  }

  @Test(arguments: [
    (
      "!Ref Policy, /a",
      "unknown: a path pattern of distribution 'Cdn' cannot be determined before deployment"
    ),
    ("/a, !Ref Policy", "bucket 'Site' GET /a"),
  ])
  func `a behavior whose pattern is not known may take what comes after it`(
    _ patterns: String, _ expected: String
  ) throws {
    let behaviors = patterns.split(separator: ", ").map {
      "{PathPattern: \($0), TargetOriginId: site, ViewerProtocolPolicy: https-only}"
    }
    let text = distribution("DomainName: !GetAtt Site.RegionalDomainName, S3OriginConfig: {}")
      .replacing(
        "Enabled: true",
        with: "Enabled: true\n        CacheBehaviors: [\(behaviors.joined(separator: ", "))]")
    #expect(try TracedTemplate.ending(text, "https://cdn/a") == expected)
  }

  // MARK: Website endpoints

  private func site(
    _ origin: String, _ website: String = "IndexDocument: index.html", _ more: String = ""
  ) -> String {
    distribution(origin, website.isEmpty ? "" : "WebsiteConfiguration: {\(website)}", more: more)
  }

  private let endpoints = [
    "DomainName: !Sub '${Site}.s3-website-eu-west-1.amazonaws.com'",
    "DomainName: !Sub '${Site}.s3-website.eu-central-1.amazonaws.com'",
    "DomainName: !Select [2, !Split ['/', !GetAtt Site.WebsiteURL]]",
  ]
  private let http = ", CustomOriginConfig: {OriginProtocolPolicy: http-only}"

  @Test func `a website endpoint has an index document for folders`() throws {
    for endpoint in endpoints {
      let text = site(endpoint + http)
      #expect(
        try TracedTemplate.ending(text, "https://cdn/")
          == "the website endpoint of bucket 'Site' GET /index.html",
        "\(endpoint)")
      #expect(
        try TracedTemplate.ending(text, "https://cdn/a/")
          == "the website endpoint of bucket 'Site' GET /a/index.html")
      #expect(
        try TracedTemplate.ending(text, "https://cdn/a.css")
          == "the website endpoint of bucket 'Site' GET /a.css")
    }
  }

  @Test func `what a website endpoint does not take`() throws {
    let target = "the website endpoint of bucket 'Site'"
    let place = "Cdn.DistributionConfig.Origins.0"
    #expect(
      try TracedTemplate.ending(site(endpoints[0] + http), "https://cdn/a", method: "POST")
        == "breaks at \(place): \(target) does not take POST")
    for policy in ["https-only", "match-viewer"] {
      let text = site(endpoints[0] + ", CustomOriginConfig: {OriginProtocolPolicy: \(policy)}")
      #expect(
        try TracedTemplate.ending(text, "https://cdn/a")
          == "breaks at \(place): origin 'site' is \(target), which takes no HTTPS")
    }
    #expect(
      try TracedTemplate.ending(site(endpoints[0] + http, ""), "https://cdn/a")
        == "breaks at Site: origin 'site' is \(target), which has no website configuration")
    #expect(
      try TracedTemplate.ending(
        site(
          endpoints[0] + http, "RedirectAllRequestsTo: {HostName: www.example.com, Protocol: https}"
        ),
        "https://cdn/a")
        == "301 to https://www.example.com/a, by \(target)")
  }

  @Test func `a website endpoint finds its bucket by the host`() throws {
    let text = site(
      endpoints[0] + http, "IndexDocument: index.html",
      ", OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3"
    ).replacing("Enabled: true", with: "Enabled: true\n        Aliases: [shop.example.com]")
    #expect(
      try TracedTemplate.ending(text, "https://shop.example.com/a")
        == "breaks at Cdn.DistributionConfig.Origins.0: distribution 'Cdn' sends the header 'Host' of the viewer on to the website "
        + "endpoint of bucket 'Site', which finds its bucket by it")
    let named = text.replacing(
      "Properties: {WebsiteConfiguration",
      with: "Properties: {BucketName: shop.example.com, WebsiteConfiguration")
    #expect(
      try TracedTemplate.ending(named, "https://shop.example.com/a")
        == "the website endpoint of bucket 'Site' GET /a")
  }

  private func terraform(_ bucket: String, _ configuration: String, _ domain: String) -> String {
    """
    {"resource": {
      "aws_s3_bucket": {"site": {"bucket": "site"\(bucket)}},
      \(configuration)
      "aws_cloudfront_distribution": {"cdn": {
        "enabled": true,
        "origin": {"origin_id": "site", "domain_name": "${\(domain).website_endpoint}",
          "custom_origin_config": {"http_port": 80, "https_port": 443, "origin_protocol_policy": "http-only", "origin_ssl_protocols": ["TLSv1.2"]}},
        "default_cache_behavior": {"target_origin_id": "site", "viewer_protocol_policy": "https-only", "allowed_methods": ["GET", "HEAD"], "cached_methods": ["GET", "HEAD"]}
      }}
    }}
    """
  }

  private func website(of bucket: String) -> String {
    """
    "aws_s3_bucket_website_configuration": {"site": {"bucket": "\(bucket)", "index_document": {"suffix": "index.html"}}},
    """
  }

  @Test func `a website endpoint of Terraform is followed`() throws {
    for domain in ["aws_s3_bucket.site", "aws_s3_bucket_website_configuration.site"] {
      let text = terraform("", website(of: "${aws_s3_bucket.site.id}"), domain)
      #expect(
        try TracedTemplate.ending(text, "https://cdn/", file: "main.tf.json")
          == "the website endpoint of bucket 'Site' GET /index.html", "\(domain)")
    }
  }

  @Test func `a website configuration that is not read is no mistake`() throws {
    let old = terraform(#", "website": {"index_document": "index.html"}"#, "", "aws_s3_bucket.site")
    let ending = try TracedTemplate.ending(old, "https://cdn/", file: "main.tf.json")
    #expect(
      ending.hasPrefix("unknown: the block 'website' of bucket 'Site' is not read"), "\(ending)")
    let named = terraform("", website(of: "site"), "aws_s3_bucket.site")
    let other = try TracedTemplate.ending(named, "https://cdn/", file: "main.tf.json")
    #expect(
      other.hasPrefix("unknown: whether '")
        && other.contains("is the website configuration of bucket"), "\(other)")
  }

  // MARK: REST APIs

  private func restAPI(_ integration: String, _ endpoint: String = "REGIONAL") -> String {
    """
    Parameters: {Type: {Type: String}}
    Resources:
      Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a, EndpointConfiguration: {Types: [\(endpoint)]}}}
      Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, StageName: v1}}
      Orders: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders}}
      Get: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !Ref Orders, HttpMethod: GET, Integration: {\(integration)}}}
      Function: {Type: AWS::Lambda::Function, Properties: {}}
    """
  }

  private func invocation(_ method: String) -> String {
    "Type: AWS_PROXY, \(method)Uri: !Sub 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Function.Arn}/invocations'"
  }

  @Test func `Lambda takes POST, whatever the method of the request is`() throws {
    #expect(
      try TracedTemplate.ending(
        restAPI(invocation("IntegrationHttpMethod: POST, ")), "https://api/v1/orders")
        == "function 'Function' GET /v1/orders")
    #expect(
      try TracedTemplate.ending(
        restAPI(invocation("IntegrationHttpMethod: GET, ")), "https://api/v1/orders")
        == "breaks at Get.Integration.IntegrationHttpMethod: method 'Get' invokes function 'Function' with GET, and Lambda "
        + "takes POST only")
    #expect(
      try TracedTemplate.ending(
        restAPI(invocation("IntegrationHttpMethod: !Ref Type, ")), "https://api/v1/orders")
        == "function 'Function' GET /v1/orders")
  }

  @Test func `the method of a Lambda integration of Terraform counts as well`() throws {
    let text = """
      {"resource": {
        "aws_api_gateway_rest_api": {"api": {"name": "a"}},
        "aws_api_gateway_stage": {"stage": {"rest_api_id": "${aws_api_gateway_rest_api.api.id}", "stage_name": "v1", "deployment_id": "d"}},
        "aws_api_gateway_resource": {"orders": {"rest_api_id": "${aws_api_gateway_rest_api.api.id}", "parent_id": "${aws_api_gateway_rest_api.api.root_resource_id}", "path_part": "orders"}},
        "aws_api_gateway_method": {"get": {"rest_api_id": "${aws_api_gateway_rest_api.api.id}", "resource_id": "${aws_api_gateway_resource.orders.id}", "http_method": "GET", "authorization": "NONE"}},
        "aws_api_gateway_integration": {"get": {"rest_api_id": "${aws_api_gateway_rest_api.api.id}", "resource_id": "${aws_api_gateway_resource.orders.id}", "http_method": "${aws_api_gateway_method.get.http_method}", "type": "AWS_PROXY", "integration_http_method": "GET", "uri": "${aws_lambda_function.function.invoke_arn}"}},
        "aws_lambda_function": {"function": {"function_name": "f", "role": "r"}}
      }}
      """
    let ending = try TracedTemplate.ending(text, "https://api/v1/orders", file: "main.tf.json")
    #expect(
      ending.contains("invokes function 'Function' with GET, and Lambda takes POST only"),
      "\(ending)")
    let right = text.replacing(
      "\"integration_http_method\": \"GET\"", with: "\"integration_http_method\": \"POST\"")
    #expect(
      try TracedTemplate.ending(right, "https://api/v1/orders", file: "main.tf.json")
        == "function 'Function' GET /v1/orders")
  }

  @Test func `a private API is not reached from the internet`() throws {
    let integration = invocation("IntegrationHttpMethod: POST, ")
    #expect(
      try TracedTemplate.ending(restAPI(integration, "PRIVATE"), "https://api/v1/orders")
        == "breaks at Api.EndpointConfiguration: API 'Api' is private, and answers only through endpoints of VPCs"
    )
    #expect(
      try TracedTemplate.ending(restAPI(integration, "!Ref Type"), "https://api/v1/orders")
        == "unknown: whether API 'Api' is private cannot be determined before deployment")
  }

  // MARK: Names

  @Test func `a public record is an answer beside a private one of the same name`() throws {
    let zones = """
        Inside: {Type: AWS::Route53::HostedZone, Properties: {Name: example.com, VPCs: [{VPCId: !Ref Vpc, VPCRegion: eu-west-1}]}}
        InsideRecord: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneId: !Ref Inside, Name: api.example.com, Type: A, AliasTarget: {DNSName: !GetAtt Balancer.DNSName, HostedZoneId: !GetAtt Balancer.CanonicalHostedZoneID}}}

      """
    let trace = try TracedSystem(.sharedBalancer).adding(zones).trace(
      "GET", "https://api.example.com/orders/42")
    #expect(trace.steps.first?.name == "record 'Record'")
    guard case .arrives = trace.ending else {
      Issue.record("\(trace.ending)")
      return
    }
  }

  @Test func `a record of a zone by name is private where the zone is`() throws {
    let zones = """
        Inside: {Type: AWS::Route53::HostedZone, Properties: {Name: corp.example., VPCs: [{VPCId: !Ref Vpc, VPCRegion: eu-west-1}]}}
        InsideRecord: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneName: corp.example, Name: orders.corp.example, Type: A, AliasTarget: {DNSName: !GetAtt Balancer.DNSName, HostedZoneId: !GetAtt Balancer.CanonicalHostedZoneID}}}

      """
    let trace = try TracedSystem(.sharedBalancer).adding(zones).trace(
      "GET", "https://orders.corp.example/orders/42")
    guard case .breaks(let fault) = trace.ending else {
      Issue.record("\(trace.ending)")
      return
    }
    #expect(fault.kind == .name && fault.place?.property == ["HostedZoneName"])
  }
}
