import AWSResources
import Templates
import Testing

@testable import Validation

/// A configuration of Terraform by hand with a domain name, an authorizer and Cloud Map, and what is wrong with it where it is
/// broken.
@Suite struct TerraformNameTraceTests {
  private static let configuration = """
    {"provider": {"aws": {"region": "eu-west-1"}}, "resource": {
      "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
      "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24", "availability_zone": "eu-west-1a"}},
      "aws_security_group": {
        "link": {"vpc_id": "${aws_vpc.main.id}", "egress": [{"protocol": "tcp", "from_port": 8080, "to_port": 8080, "cidr_blocks": ["10.0.0.0/16"]}]},
        "tasks": {"vpc_id": "${aws_vpc.main.id}", "ingress": [{"protocol": "tcp", "from_port": 8080, "to_port": 8080, "security_groups": ["${aws_security_group.link.id}"]}]}
      },
      "aws_ecs_task_definition": {"task": {"family": "orders", "network_mode": "awsvpc",
        "container_definitions": "[{\\"name\\": \\"app\\", \\"image\\": \\"app\\", \\"portMappings\\": [{\\"containerPort\\": 8080}]}]"}},
      "aws_ecs_service": {"orders": {"name": "orders", "task_definition": "${aws_ecs_task_definition.task.arn}",
        "network_configuration": {"subnets": ["${aws_subnet.a.id}"], "security_groups": ["${aws_security_group.tasks.id}"]},
        "service_registries": {"registry_arn": "${aws_service_discovery_service.registry.arn}", "container_name": "app", "container_port": 8080}}},
      "aws_service_discovery_private_dns_namespace": {"inside": {"name": "shop.internal", "vpc": "${aws_vpc.main.id}"}},
      "aws_service_discovery_service": {"registry": {"name": "orders", "dns_config": {"namespace_id": "${aws_service_discovery_private_dns_namespace.inside.id}", "dns_records": [{"type": "SRV", "ttl": 10}]}}},
      "aws_apigatewayv2_api": {"api": {"name": "shop", "protocol_type": "HTTP"}, "other": {"name": "other", "protocol_type": "HTTP"}},
      "aws_apigatewayv2_stage": {
        "prod": {"api_id": "${aws_apigatewayv2_api.api.id}", "name": "prod", "auto_deploy": true},
        "live": {"api_id": "${aws_apigatewayv2_api.other.id}", "name": "live", "auto_deploy": true}
      },
      "aws_apigatewayv2_vpc_link": {"connection": {"name": "shop", "subnet_ids": ["${aws_subnet.a.id}"], "security_group_ids": ["${aws_security_group.link.id}"]}},
      "aws_apigatewayv2_authorizer": {"users": {"api_id": "${aws_apigatewayv2_api.api.id}", "name": "users", "authorizer_type": "JWT", "identity_sources": ["$request.header.Authorization"], "jwt_configuration": {"issuer": "https://login.example.com", "audience": ["shop"]}}},
      "aws_apigatewayv2_integration": {"call": {"api_id": "${aws_apigatewayv2_api.api.id}", "integration_type": "HTTP_PROXY", "integration_method": "ANY", "connection_type": "VPC_LINK", "connection_id": "${aws_apigatewayv2_vpc_link.connection.id}",
        "integration_uri": "${aws_service_discovery_service.registry.arn}", "request_parameters": {"overwrite:path": "/$request.path.proxy"}}},
      "aws_apigatewayv2_route": {
        "below": {"api_id": "${aws_apigatewayv2_api.api.id}", "route_key": "ANY /orders/{proxy+}", "target": "integrations/${aws_apigatewayv2_integration.call.id}", "authorization_type": "JWT", "authorizer_id": "${aws_apigatewayv2_authorizer.users.id}"},
        "preflight": {"api_id": "${aws_apigatewayv2_api.api.id}", "route_key": "OPTIONS /{proxy+}", "target": "integrations/${aws_apigatewayv2_integration.call.id}"}
      },
      "aws_acm_certificate": {"certificate": {"domain_name": "api.example.com", "validation_method": "DNS"}},
      "aws_apigatewayv2_domain_name": {"domain": {"domain_name": "api.example.com", "domain_name_configuration": {"certificate_arn": "${aws_acm_certificate.certificate.arn}", "endpoint_type": "REGIONAL", "security_policy": "TLS_1_2"}}},
      "aws_apigatewayv2_api_mapping": {"mapping": {"api_id": "${aws_apigatewayv2_api.api.id}", "domain_name": "${aws_apigatewayv2_domain_name.domain.id}", "stage": "${aws_apigatewayv2_stage.prod.id}"}},
      "aws_route53_zone": {"zone": {"name": "example.com"}},
      "aws_route53_record": {"record": {"zone_id": "${aws_route53_zone.zone.zone_id}", "name": "api.example.com", "type": "A", "alias": {"name": "${aws_apigatewayv2_domain_name.domain.domain_name_configuration[0].target_domain_name}", "zone_id": "${aws_apigatewayv2_domain_name.domain.domain_name_configuration[0].hosted_zone_id}", "evaluate_target_health": false}}}
    }}
    """

  private func ending(_ part: String, _ other: String, method: String = "GET") throws -> String {
    try #require(Self.configuration.contains(part), "the configuration has no '\(part)'")
    let text = Self.configuration.replacing(part, with: other)
    return try TracedTemplate.ending(text, "https://api.example.com/orders/42", method: method, file: "main.tf.json")
  }

  @Test func `the sound configuration brings the request to the container`() throws {
    let arrival = try TracedTemplate.ending(
      Self.configuration, "https://api.example.com/orders/42?x=1", file: "main.tf.json")
    #expect(arrival == "container 'app' of service 'Orders' 8080 GET /42?x=1")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var part: String
    var other: String
    var method = "GET"
    var expected: String
  }

  @Test(arguments: cases)
  func `a mistake is reported at its hop`(_ test: Case) throws {
    let ending = try ending(test.part, test.other, method: test.method)
    #expect(ending.hasPrefix("breaks at \(test.expected)"), "\(ending)")
  }

  private static let cases = [
    Case(
      testDescription: "an authorizer of another API",
      part: #""users": {"api_id": "${aws_apigatewayv2_api.api.id}""#,
      other: #""users": {"api_id": "${aws_apigatewayv2_api.other.id}""#,
      expected: "Below.AuthorizerId: authorizer 'Users' is one of API 'Other'"),
    Case(
      testDescription: "a preflight request that needs a token", part: "OPTIONS /{proxy+}", other: "GET /{proxy+}",
      method: "OPTIONS",
      expected: "Below.AuthorizationType: route 'ANY /orders/{proxy+}' asks preflight requests for a token"),
    Case(
      testDescription: "a record that leads elsewhere", part: #""domain": {"domain_name": "api.example.com""#,
      other: #""domain": {"domain_name": "other.example.com""#,
      expected: "Record.AliasTarget.DNSName: 'api.example.com' leads to the domain name 'other.example.com' of 'Domain'"
    ),
    Case(
      testDescription: "a record of another name", part: #""name": "api.example.com""#,
      other: #""name": "apis.example.com""#,
      expected: "Zone: hosted zone 'Zone' has no record for 'api.example.com'"),
    Case(
      testDescription: "a mapping of a stage of another API", part: #""stage": "${aws_apigatewayv2_stage.prod.id}""#,
      other: #""stage": "${aws_apigatewayv2_stage.live.id}""#,
      expected: "Mapping.Stage: mapping 'Mapping' leads to stage 'Live', which is one of API 'Other'"),
    Case(
      testDescription: "a mapping of a stage that does not exist",
      part: #""stage": "${aws_apigatewayv2_stage.prod.id}""#,
      other: #""stage": "test""#,
      expected: "Mapping.Stage: mapping 'Mapping' names stage 'test', which API 'Api' does not have"),
    Case(
      testDescription: "an A record in place of SRV", part: #""type": "SRV""#, other: #""type": "A""#,
      expected: "Registry.DnsConfig.DnsRecords: Cloud Map service 'Registry' has records of type A"),
    Case(
      testDescription: "nothing registers with the Cloud Map service",
      part:
        #""service_registries": {"registry_arn": "${aws_service_discovery_service.registry.arn}", "container_name": "app", "container_port": 8080}"#,
      other: #""desired_count": 2"#, expected: "Registry: nothing registers with Cloud Map service 'Registry'"),
    Case(
      testDescription: "the link's group lets nothing out",
      part: #""egress": [{"protocol": "tcp", "from_port": 8080, "to_port": 8080, "cidr_blocks": ["10.0.0.0/16"]}]"#,
      other: #""egress": []"#,
      expected: "Link.SecurityGroupEgress: security group 'Link' does not let out to service 'Orders' on port 8080"),
    Case(
      testDescription: "nothing is deployed to the stage", part: #""name": "prod", "auto_deploy": true"#,
      other: #""name": "prod""#, expected: "Prod: nothing is deployed to stage 'Prod' of API 'Api'"),
    Case(
      testDescription: "a certificate of the edge", part: "${aws_acm_certificate.certificate.arn}",
      other: "arn:aws:acm:us-east-1:111122223333:certificate/0a1b",
      expected:
        "Domain.DomainNameConfigurations.0.CertificateArn: domain name 'Domain' needs a certificate in eu-west-1"),
  ]
}
