import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

/// Stacks that lead to each other by domain names alone become one graph.
@Suite struct SharedDomainTests {
  private func systems(_ templates: KeyValuePairs<String, String>) throws -> [[String]] {
    let units = try templates.map { path, text in
      let document = try TemplateFile.document(Array(text.utf8), file: path)
      let scenarios = try TemplateFile.scenarios(document, file: path, catalog: .aws, inputs: TemplateInputs())
      return TemplateUnit(path: path, document: document, scenarios: scenarios)
    }
    return TemplateSystem.systems(of: units, catalog: .aws, inputs: TemplateInputs()).map(\.paths)
  }

  private static func distribution(_ origin: String) -> String {
    """
    Parameters: {Domain: {Type: String, Default: example.com}, Open: {Type: String}}
    Resources:
      Cdn:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Aliases: [shop.example.com]
            Origins: [{Id: api, DomainName: \(origin), CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
            DefaultCacheBehavior: {TargetOriginId: api, ViewerProtocolPolicy: https-only}
    """
  }

  private static func domain(_ name: String) -> String {
    """
    Resources:
      Domain: {Type: AWS::ApiGatewayV2::DomainName, Properties: {DomainName: \(name)}}
    """
  }

  private static func record(_ name: String, _ target: String) -> String {
    """
    Parameters: {Target: {Type: String}}
    Resources:
      Record: {Type: AWS::Route53::RecordSet, Properties: {Name: \(name), Type: A, HostedZoneId: Z1, AliasTarget: {DNSName: \(target), HostedZoneId: Z2}}}
      Other: {Type: AWS::S3::Bucket, Properties: {}}
    """
  }

  @Test(arguments: [
    // As it is written, and as parameters make it.
    (distribution("api.example.com"), domain("api.example.com"), true),
    (distribution("!Sub 'api.${Domain}'"), domain("API.example.com"), true),
    (distribution("!Ref Open"), domain("api.example.com"), false),
    (distribution("api.example.com"), domain("api.example.org"), false),
    (distribution("api.example.com"), domain("'*.example.com'"), true),
    (distribution("a.api.example.com"), domain("'*.example.com'"), false),
    // An origin is also what a record leads to.
    (distribution("inside.example.com"), record("inside.example.com.", "!GetAtt Other.Arn"), true),
    // A record leads to what has its name, where the template does not say to what.
    (record("shop.example.com", "!Ref Target"), distribution("elsewhere.example.com"), true),
    (record("shop.example.com", "d111111abcdef8.cloudfront.net"), distribution("elsewhere.example.com"), true),
    (record("www.example.com", "shop.example.com"), distribution("elsewhere.example.com"), true),
    (record("www.example.com", "!Ref Target"), distribution("elsewhere.example.com"), false),
    (record("shop.example.com", "!GetAtt Other.Arn"), distribution("elsewhere.example.com"), false),
  ])
  func `a name that another stack has joins the two`(_ reader: String, _ owner: String, _ isJoined: Bool) throws {
    #expect(try systems(["reader.yaml": reader, "owner.yaml": owner]).count == (isJoined ? 1 : 2))
    #expect(try systems(["owner.yaml": owner, "reader.yaml": reader]).count == (isJoined ? 1 : 2))
  }

  @Test func `a mapping leads to the domain name of another stack`() throws {
    let mapping = """
      Resources:
        Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: a, ProtocolType: HTTP}}
        Mapping: {Type: AWS::ApiGatewayV2::ApiMapping, Properties: {ApiId: !Ref Api, DomainName: api.example.com, Stage: prod}}
      """
    #expect(try systems(["api.yaml": mapping, "domain.yaml": Self.domain("api.example.com")]).count == 1)
    // Records are no domain names of API Gateway.
    #expect(try systems(["api.yaml": mapping, "record.yaml": Self.record("api.example.com", "!Ref Other")]).count == 2)
  }

  @Test func `a name that two stacks have tells nothing`() throws {
    let (reader, owner) = (Self.distribution("api.example.com"), Self.domain("api.example.com"))
    #expect(try systems(["reader.yaml": reader, "one.yaml": owner, "two.yaml": owner]).count == 3)
  }

  @Test func `a name that a stack has itself leads to no other one`() throws {
    let both =
      Self.distribution("api.example.com") + "\n" + Self.domain("api.example.com").dropFirst("Resources:\n".count)
    #expect(try systems(["one.yaml": both, "two.yaml": Self.domain("api.example.com")]).count == 2)
  }

  @Test(arguments: ["10.0.0.5", "inside", "'inside example.com'", "'-'", "''", "inside..example.com"])
  func `what can be no domain name joins nothing`(_ name: String) throws {
    let record = Self.record(name, "!GetAtt Other.Arn")
    #expect(try systems(["reader.yaml": Self.distribution(name), "owner.yaml": record]).count == 2)
  }

  @Test func `a name that very many stacks have, and none of them owns, joins none`() {
    let stacks = (0..<12_000).map { number in
      var graph = ResourceGraph("stack\(number)")
      graph.origin = .cloudFormation
      let record = Route53.RecordSet {
        $0.kind = .literal(.cname)
        $0.name = "shop.example.com"
        $0.records = ["shop.example.com"]
      }
      try? graph.insert(Entry("Record", record))
      return [Nesting.Part(path: "stack\(number).yaml", name: "stack\(number)", unit: number, graph: graph)]
    }
    #expect(SharedDomains(of: stacks).pairs.isEmpty)
  }

  @Test func `records of one name in a stack are one owner`() throws {
    let records = """
      Resources:
        Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {}}
        A: {Type: AWS::Route53::RecordSet, Properties: {Name: inside.example.com, Type: A, AliasTarget: {DNSName: !GetAtt Balancer.DNSName, HostedZoneId: Z2}}}
        AAAA: {Type: AWS::Route53::RecordSet, Properties: {Name: inside.example.com, Type: AAAA, AliasTarget: {DNSName: !GetAtt Balancer.DNSName, HostedZoneId: Z2}}}
        Text: {Type: AWS::Route53::RecordSet, Properties: {Name: text.example.com, Type: TXT, ResourceRecords: ['"a"']}}
      """
    #expect(try systems(["a.yaml": Self.distribution("inside.example.com"), "b.yaml": records]).count == 1)
    #expect(try systems(["a.yaml": Self.distribution("text.example.com"), "b.yaml": records]).count == 2)
  }

  @Test func `configurations of Terraform are joined the same, and with none of CloudFormation`() throws {
    let distribution = """
      {"variable": {"domain": {"default": "example.com"}}, "resource": {"aws_cloudfront_distribution": {"cdn": {
        "enabled": true, "aliases": ["shop.example.com"],
        "origin": {"origin_id": "api", "domain_name": "api.${var.domain}"},
        "default_cache_behavior": {"target_origin_id": "api", "viewer_protocol_policy": "https-only"}}}}}
      """
    let domain = """
      {"resource": {"aws_apigatewayv2_domain_name": {"api": {"domain_name": "api.example.com"}}}}
      """
    #expect(try systems(["site/main.tf.json": distribution, "api/main.tf.json": domain]).count == 1)
    let other = Self.domain("api.example.com")
    #expect(try systems(["site/main.tf.json": distribution, "api.yaml": other]).count == 2)
  }
}
