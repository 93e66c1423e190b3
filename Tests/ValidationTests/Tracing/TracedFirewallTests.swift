import AWSResources
import Templates
import Testing

@testable import Validation

/// What web ACLs and security groups do with a request, in templates by hand.
@Suite struct TracedFirewallTests {
  private static let block = "DefaultAction: {Block: {}}"
  private static let allow = "DefaultAction: {Allow: {}}"

  private static func rule(_ name: String, _ action: String, _ statement: String) -> String {
    "{Name: \(name), Priority: 1, \(action), Statement: {\(statement)}}"
  }

  private static let common = rule(
    "Common", "OverrideAction: {None: {}}",
    "ManagedRuleGroupStatement: {VendorName: AWS, Name: AWSManagedRulesCommonRuleSet}")
  private static let counted = rule(
    "Counted", "OverrideAction: {Count: {}}",
    "ManagedRuleGroupStatement: {VendorName: AWS, Name: AWSManagedRulesCommonRuleSet}")
  private static let countries = rule("Countries", "Action: {Block: {}}", "GeoMatchStatement: {CountryCodes: [KP]}")
  private static let office = rule("Office", "Action: {Allow: {}}", "GeoMatchStatement: {CountryCodes: [DE]}")

  private func edge(_ settings: String, scope: String = "CLOUDFRONT") -> String {
    """
    Parameters: {Rules: {Type: String}}
    Resources:
      Cdn:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            WebACLId: !GetAtt Acl.Arn
            Origins: [{Id: site, DomainName: !GetAtt Site.RegionalDomainName, S3OriginConfig: {}}]
            DefaultCacheBehavior: {TargetOriginId: site, ViewerProtocolPolicy: https-only}
      Site: {Type: AWS::S3::Bucket, Properties: {}}
      Acl: {Type: AWS::WAFv2::WebACL, Properties: {Scope: \(scope), \(settings)}}
    """
  }

  private func step(_ text: String, _ file: String = "shop.yaml") throws -> RequestTrace.Step? {
    let model = Model(try TemplateFile.read(Array(text.utf8), file: file, catalog: .aws))
    let trace = model.tracer.trace(try TracedRequest("GET", "https://cdn/a"))
    return trace?.steps.first { $0.name.hasPrefix("web ACL") }
  }

  // MARK: Web ACLs

  @Test(arguments: [
    (allow, "allows all requests"),
    ("\(allow), Rules: [\(common), \(countries)]", "allows what 'Common', 'Countries' do not block"),
    // What counts or allows ends no request.
    ("\(allow), Rules: [\(counted), \(office)]", "allows all requests"),
    ("\(allow), Rules: !Ref Rules", "its rules cannot be determined before deployment"),
  ])
  func `a web ACL says what it lets through`(_ settings: String, _ detail: String) throws {
    #expect(try step(edge(settings))?.detail == detail)
    #expect(try TracedTemplate.ending(edge(settings), "https://cdn/a") == "bucket 'Site' GET /a")
  }

  @Test(arguments: [
    ("", "breaks at Acl.DefaultAction: web ACL 'Acl' blocks every request, since no rule of it allows any"),
    (
      ", Rules: [\(countries), \(counted)]",
      "breaks at Acl.DefaultAction: web ACL 'Acl' blocks every request, since no rule of it allows any"
    ),
    (", Rules: [\(office)]", "unknown: whether a rule of web ACL 'Acl' allows the request is not known"),
    // A group can have rules that allow.
    (", Rules: [\(common)]", "unknown: whether a rule of web ACL 'Acl' allows the request is not known"),
    (", Rules: !Ref Rules", "unknown: whether a rule of web ACL 'Acl' allows the request is not known"),
  ])
  func `a web ACL that blocks by default lets through what a rule allows`(_ rules: String, _ expected: String) throws {
    #expect(try TracedTemplate.ending(edge(Self.block + rules), "https://cdn/a") == expected)
  }

  @Test func `a web ACL of another scope breaks the way`() throws {
    #expect(
      try TracedTemplate.ending(edge(Self.allow, scope: "REGIONAL"), "https://cdn/a")
        == "breaks at Cdn.DistributionConfig.WebACLId: web ACL 'Acl' has the scope 'REGIONAL', which distribution 'Cdn' cannot use"
    )
  }

  @Test func `a web ACL that is elsewhere is named`() throws {
    let arn = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/0a1b"
    let text = edge(Self.allow).replacing("!GetAtt Acl.Arn", with: arn)
    let step = try #require(try step(text))
    #expect(step.name == "web ACL '\(arn)'" && step.detail == "its rules are not in the template")
    // An empty text is none.
    #expect(try self.step(edge(Self.allow).replacing("!GetAtt Acl.Arn", with: "''")) == nil)
  }

  private static func association(_ resource: String, _ scope: String) -> String {
    """
      Acl: {Type: AWS::WAFv2::WebACL, Properties: {Scope: \(scope), \(allow)}}
      Protection: {Type: AWS::WAFv2::WebACLAssociation, Properties: {ResourceArn: \(resource), WebACLArn: !GetAtt Acl.Arn}}

    """
  }

  @Test func `the web ACL of a load balancer inspects before the rules do`() throws {
    let system = TracedSystem(.sharedBalancer)
    let regional = try system.adding(Self.association("!Ref Balancer", "REGIONAL")).trace(
      "GET", "https://api.example.com/orders/42")
    let names = regional.steps.map(\.name)
    let acl = try #require(names.firstIndex(of: "web ACL 'Acl'"))
    #expect(names[acl + 1] == "listener rule 'Rule' of listener 'Listener'")
    let edge = try system.adding(Self.association("!Ref Balancer", "CLOUDFRONT")).trace(
      "GET", "https://api.example.com/orders/42")
    guard case .breaks(let fault) = edge.ending else {
      Issue.record("\(edge.ending)")
      return
    }
    #expect(
      fault.fact == "web ACL 'Acl' has the scope 'CLOUDFRONT', which load balancer 'Balancer' cannot use"
        && fault.remedy == "use one with the scope 'REGIONAL'" && fault.kind == .firewall)
  }

  @Test(arguments: [
    ("REGIONAL", "200, by API Gateway itself for method 'Get'"),
    (
      "CLOUDFRONT",
      "breaks at Protection.WebACLArn: web ACL 'Acl' has the scope 'CLOUDFRONT', which stage 'Stage' cannot use"
    ),
  ])
  func `the web ACL of a stage inspects before the methods do`(_ scope: String, _ expected: String) throws {
    let text = """
      Resources:
        Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a, EndpointConfiguration: {Types: [REGIONAL]}}}
        Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, StageName: v1}}
        Get: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GET, Integration: {Type: MOCK, IntegrationResponses: [{StatusCode: '200'}]}}}

      """ + Self.association("!Sub 'arn:aws:apigateway:eu-west-1::/restapis/${Api}/stages/${Stage}'", scope)
    #expect(try TracedTemplate.ending(text, "https://api/v1") == expected)
  }

  @Test func `Terraform's web ACL is followed the same`() throws {
    func text(_ action: String) -> String {
      """
      {"resource": {
        "aws_s3_bucket": {"site": {"bucket": "site"}},
        "aws_wafv2_web_acl": {"acl": {"scope": "CLOUDFRONT", "default_action": {"\(action)": {}},
          "rule": [{"name": "countries", "priority": 1, "action": {"block": {}}, "statement": {"geo_match_statement": {"country_codes": ["KP"]}}}]}},
        "aws_cloudfront_distribution": {"cdn": {
          "enabled": true, "web_acl_id": "${aws_wafv2_web_acl.acl.arn}",
          "origin": {"origin_id": "site", "domain_name": "${aws_s3_bucket.site.bucket_regional_domain_name}"},
          "default_cache_behavior": {"target_origin_id": "site", "viewer_protocol_policy": "https-only"}}}}}
      """
    }
    #expect(try step(text("allow"), "main.tf.json")?.detail == "allows what 'countries' do not block")
    #expect(
      try TracedTemplate.ending(text("block"), "https://cdn/a", file: "main.tf.json")
        == "breaks at Acl.DefaultAction: web ACL 'Acl' blocks every request, since no rule of it allows any")
  }

  // MARK: Security groups

  @Test func `the security groups that let a request through are on its way`() throws {
    let trace = try TracedSystem(.sharedBalancer).trace("GET", "https://api.example.com/orders/42")
    let groups = trace.steps.filter { $0.name.hasPrefix("security group") }
    #expect(
      groups.map { "\($0.name) \($0.detail ?? "")" } == [
        "security group 'LinkGroup' lets out on port 443", "security group 'BalancerGroup' lets in on port 443",
        "security group 'BalancerGroup' lets out on port 8080", "security group 'ServiceGroup' lets in on port 8080",
      ])
    #expect(groups.allSatisfy { $0.place != nil })
  }
}
