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

  @Test func `rules of one priority that exclude each other are none too many`() throws {
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
}
