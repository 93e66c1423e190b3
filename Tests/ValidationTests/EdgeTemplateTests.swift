import AWSResources
import Documents
import Templates
import Testing

@testable import Validation

/// What AWS refuses of listeners, APIs and records, in templates as people write them.
@Suite struct EdgeTemplateTests {
  private func messages(_ rule: any Rule.Type, _ text: String, file: String) throws -> [String] {
    let document = try TemplateFile.document(Array(text.utf8), file: file)
    let scenarios = try TemplateFile.scenarios(document, file: file, catalog: .aws, inputs: TemplateInputs())
    return Validator([rule]).check(scenarios: scenarios).findings.map(\.fullMessage)
  }

  @Test func `rules of one priority that exclude each other are accepted`() throws {
    func template(_ second: String) -> String {
      """
      Parameters:
        Listener: {Type: String}
        Stage: {Type: String, Default: test, AllowedValues: [test, prod]}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
        IsTest: !Not [!Condition IsProd]
      Resources:
        Orders:
          Type: AWS::ElasticLoadBalancingV2::ListenerRule
          Condition: IsProd
          Properties: {ListenerArn: !Ref Listener, Priority: 10, Conditions: [], Actions: []}
        Stock:
          Type: AWS::ElasticLoadBalancingV2::ListenerRule
          \(second)
          Properties: {ListenerArn: !Ref Listener, Priority: '10', Conditions: [], Actions: []}
      """
    }
    let rule = RoutingKeysAreUnique.self
    #expect(try messages(rule, template("Condition: IsTest"), file: "a.yaml") == [])
    let found = try messages(rule, template(""), file: "a.yaml")
    #expect(found.count == 1 && found[0].hasSuffix(", if Stage = prod"), "\(found)")
  }

  @Test func `origins that Terraform has as one are one`() throws {
    func template(_ second: String) -> String {
      """
      {"resource": {"aws_cloudfront_distribution": {"cdn": {"enabled": true, "origin": [
        {"origin_id": "api", "domain_name": "a.example.com"}, {"origin_id": "api", "domain_name": "\(second)"}]}}}}
      """
    }
    #expect(try messages(RoutingKeysAreUnique.self, template("a.example.com"), file: "a.tf.json") == [])
    #expect(try messages(RoutingKeysAreUnique.self, template("b.example.com"), file: "a.tf.json").count == 1)
  }

  /// An API with two methods, of which each has an integration of another name.
  private static func api(_ deployment: String) -> String {
    """
    {"resource": {
      "aws_api_gateway_rest_api": {"shop": {"name": "shop"}},
      "aws_api_gateway_method": {
        "read": {"rest_api_id": "${aws_api_gateway_rest_api.shop.id}", "http_method": "GET", "authorization": "NONE",
          "resource_id": "${aws_api_gateway_rest_api.shop.root_resource_id}"},
        "write": {"rest_api_id": "${aws_api_gateway_rest_api.shop.id}", "http_method": "POST", "authorization": "NONE",
          "resource_id": "${aws_api_gateway_rest_api.shop.root_resource_id}"}},
      "aws_api_gateway_integration": {
        "reading": {"rest_api_id": "${aws_api_gateway_rest_api.shop.id}", "type": "MOCK",
          "resource_id": "${aws_api_gateway_rest_api.shop.root_resource_id}",
          "http_method": "${aws_api_gateway_method.read.http_method}"},
        "writing": {"rest_api_id": "${aws_api_gateway_rest_api.shop.id}", "type": "MOCK",
          "resource_id": "${aws_api_gateway_rest_api.shop.root_resource_id}",
          "http_method": "${aws_api_gateway_method.write.http_method}"}},
      "aws_api_gateway_deployment": {"shop": {"rest_api_id": "${aws_api_gateway_rest_api.shop.id}"\(deployment)}}}}
    """
  }

  @Test(arguments: [
    (", \"depends_on\": [\"aws_api_gateway_method.read\", \"aws_api_gateway_method.write\"]", 0),
    // An integration waits for its method.
    (", \"depends_on\": [\"aws_api_gateway_integration.reading\", \"aws_api_gateway_integration.writing\"]", 0),
    (", \"depends_on\": [\"aws_api_gateway_integration.reading\"]", 1),
    (
      ", \"triggers\": {\"again\": \"${sha1(jsonencode([aws_api_gateway_method.read.id, aws_api_gateway_method.write.id]))}\"}",
      0
    ),
    (", \"triggers\": {\"again\": \"${sha1(jsonencode([aws_api_gateway_method.read.id]))}\"}", 1),
    (", \"triggers\": {\"again\": \"${sha1(jsonencode([aws_api_gateway_integration.reading]))}\"}", 0),
    (", \"triggers\": {\"again\": \"${timestamp()}\"}", 1),
    ("", 1),
  ])
  func `a deployment of Terraform waits for methods, also by their integrations`(_ deployment: String, _ count: Int)
    throws
  {
    let rule = APIDeploymentWaitsForItsMethods.self
    let found = try messages(rule, Self.api(deployment), file: "a.tf.json")
    #expect(found.count == count, "\(found)")
    let plan = try PlannedConfiguration.plan(of: JSON.read(Array(Self.api(deployment).utf8)))
    let planned = try messages(rule, JSON.writeCompact(plan), file: "plan.json")
    #expect(planned.count == count, "\(planned)")
  }

  @Test(arguments: [
    ("HostedZoneId: !Ref Zone", 1), ("HostedZoneId: Z2FDTNDATAQYW2", 1), ("HostedZoneId: Z35SXDOTRQ7X7K", 0),
    ("HostedZoneId: !Ref Region", 0), ("HostedZoneId: !GetAtt Balancer.CanonicalHostedZoneID", 0),
  ])
  func `only a hosted zone that cannot be that of a load balancer is refused`(_ zone: String, _ count: Int) throws {
    let text = """
      Parameters: {Zone: {Type: 'AWS::Route53::HostedZone::Id'}, Region: {Type: String}}
      Resources:
        Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {}}
        Record:
          Type: AWS::Route53::RecordSet
          Properties:
            HostedZoneId: !Ref Zone
            Name: shop.example.com
            Type: A
            AliasTarget: {DNSName: !Sub 'dualstack.${Balancer.DNSName}', \(zone)}
      """
    #expect(try messages(DNSRecordIsAccepted.self, text, file: "a.yaml").count == count)
  }

  @Test(arguments: [
    ("d111111abcdef8.cloudfront.net", 1), ("shop.eu-west-1.elb.amazonaws.com.", 1), ("www.example.com", 0),
  ])
  func `the zone of a record has no names of AWS`(_ name: String, _ count: Int) throws {
    let text = """
      {"resource": {"aws_route53_record": {"shop": {"zone_id": "Z1", "name": "shop", "type": "A",
        "alias": {"name": "\(name)", "zone_id": "Z1", "evaluate_target_health": false}}}}}
      """
    #expect(try messages(DNSRecordIsAccepted.self, text, file: "a.tf.json").count == count)
  }

  /// Systems of which the template does not tell whether two keys are at one place, or what a deployment waits for.
  struct Undecided: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rule: any Rule.Type
    var file = "a.yaml"
    var text: String
  }

  @Test(arguments: undecided)
  func `what the template does not tell is no finding`(_ system: Undecided) throws {
    #expect(try messages(system.rule, system.text, file: system.file) == [])
  }

  static let undecided = [
    Undecided(
      testDescription: "listeners of a nested stack", rule: RoutingKeysAreUnique.self,
      text: """
        Resources:
          Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: https://example.com/balancer.yaml}}
          One: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !GetAtt Nested.Outputs.Http, Priority: 10, Conditions: [], Actions: []}}
          Two: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !GetAtt Nested.Outputs.Https, Priority: 10, Conditions: [], Actions: []}}
        """),
    Undecided(
      testDescription: "listeners of which the configuration does not tell how many", rule: RoutingKeysAreUnique.self,
      file: "a.tf.json",
      text: """
        {"variable": {"listeners": {}, "others": {}}, "resource": {"aws_lb_listener_rule": {
          "one": {"for_each": "${var.listeners}", "listener_arn": "${each.value}", "priority": 10, "condition": [], "action": []},
          "two": {"for_each": "${var.others}", "listener_arn": "${each.value}", "priority": 10, "condition": [], "action": []}}}}
        """),
    Undecided(
      testDescription: "an API that a deployment passes on", rule: RESTStageServesItsOwnAPI.self, file: "a.tf.json",
      text: """
        {"resource": {"aws_api_gateway_rest_api": {"shop": {"name": "shop"}},
          "aws_api_gateway_deployment": {"now": {"rest_api_id": "${aws_api_gateway_rest_api.shop.id}"}},
          "aws_api_gateway_stage": {"prod": {"stage_name": "prod", "rest_api_id": "${aws_api_gateway_deployment.now.rest_api_id}",
            "deployment_id": "${aws_api_gateway_deployment.now.id}"}}}}
        """),
    Undecided(
      testDescription: "a deployment that waits through a resource of any type",
      rule: APIDeploymentWaitsForItsMethods.self,
      text: """
        Resources:
          Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop}}
          Read: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GET}}
          Ready: {Type: 'Custom::Ready', Properties: {ServiceToken: arn, Method: !Ref Read}}
          Deployment: {Type: AWS::ApiGateway::Deployment, DependsOn: Ready, Properties: {RestApiId: !Ref Api}}
        """),
    Undecided(
      testDescription: "a deployment that waits for a module", rule: APIDeploymentWaitsForItsMethods.self,
      file: "a.tf.json", text: api(#", "depends_on": ["module.methods"]"#)),
    Undecided(
      testDescription: "a rule that takes the path with any first part", rule: IntegrationLeavesOutTheStage.self,
      text: stagedPath("/*/orders/*")),
    Undecided(
      testDescription: "an empty text, which is no value in Terraform", rule: ValueIsAcceptedByAWS.self,
      file: "a.tf.json",
      text:
        #"{"resource": {"aws_dynamodb_table": {"orders": {"name": "orders", "hash_key": "id", "stream_view_type": ""}}}}"#
    ),
    Undecided(
      testDescription: "a certificate of us-east-1 for CloudFront", rule: ValueIsAcceptedByAWS.self, file: "a.tf.json",
      text: """
        {"provider": {"aws": {"region": "eu-west-1"}}, "resource": {"aws_cloudfront_distribution": {"cdn": {"enabled": true,
          "viewer_certificate": {"acm_certificate_arn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b", "ssl_support_method": "sni-only"}}}}}
        """),
    Undecided(
      testDescription: "a load balancer that only CloudFront calls", rule: CertificateFitsItsConsumer.self,
      text: """
        Resources:
          Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: edge, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourcePrefixListId: pl-3b927c52}]}}
          Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internet-facing, SecurityGroups: [!Ref Group]}}
          Certificate: {Type: AWS::CertificateManager::Certificate, Properties: {DomainName: origin.example.com}}
          Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Balancer, Port: 443, Protocol: HTTPS, Certificates: [{CertificateArn: !Ref Certificate}], DefaultActions: []}}
          Rule: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref Listener, Priority: 1, Conditions: [{Field: host-header, HostHeaderConfig: {Values: [shop.example.com]}}], Actions: []}}
        """),
  ]

  /// An integration that leaves the stage in the path, which a rule of the listener takes.
  private static func stagedPath(_ pattern: String) -> String {
    TracedSystem(.sharedBalancer).text
      .replacing(", RequestParameters: {'overwrite:path': '$request.path'}", with: "")
      .replacing("Values: [/orders, /orders/*]", with: "Values: ['\(pattern)']")
  }

  @Test func `a stage in the path is a finding where the rule takes both`() throws {
    #expect(try messages(IntegrationLeavesOutTheStage.self, Self.stagedPath("/*"), file: "a.yaml").isEmpty == false)
  }
}
