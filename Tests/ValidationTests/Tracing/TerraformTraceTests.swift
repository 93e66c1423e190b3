import AWSResources
import Templates
import Testing

@testable import Validation

/// A configuration of Terraform by hand, as teams write it, and what is wrong with it where it is broken: a distribution, an
/// HTTP API, a shared load balancer whose rule strips the prefix, and a service.
@Suite struct TerraformTraceTests {
  private static let configuration = """
    {"resource": {
      "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
      "aws_subnet": {
        "a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24", "availability_zone": "eu-west-1a"},
        "b": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.2.0/24", "availability_zone": "eu-west-1b"}
      },
      "aws_security_group": {
        "link": {"vpc_id": "${aws_vpc.main.id}", "egress": [{"protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]}]},
        "balancer": {"vpc_id": "${aws_vpc.main.id}",
          "ingress": [{"protocol": "tcp", "from_port": 443, "to_port": 443, "security_groups": ["${aws_security_group.link.id}"]}],
          "egress": [{"protocol": "tcp", "from_port": 8080, "to_port": 8080, "cidr_blocks": ["10.0.0.0/16"]}]},
        "service": {"vpc_id": "${aws_vpc.main.id}",
          "ingress": [{"protocol": "tcp", "from_port": 8080, "to_port": 8080, "security_groups": ["${aws_security_group.balancer.id}"]}]}
      },
      "aws_ecs_task_definition": {"orders": {"family": "orders", "network_mode": "awsvpc",
        "container_definitions": "[{\\"name\\": \\"app\\", \\"image\\": \\"app\\", \\"portMappings\\": [{\\"containerPort\\": 8080}]}]"}},
      "aws_ecs_service": {"orders": {"name": "orders", "task_definition": "${aws_ecs_task_definition.orders.arn}",
        "network_configuration": {"subnets": ["${aws_subnet.a.id}", "${aws_subnet.b.id}"], "security_groups": ["${aws_security_group.service.id}"]},
        "load_balancer": {"target_group_arn": "${aws_lb_target_group.orders.arn}", "container_name": "app", "container_port": 8080}}},
      "aws_acm_certificate": {"internal": {"domain_name": "internal.example.com", "validation_method": "DNS"}},
      "aws_wafv2_web_acl": {"regional": {"name": "regional", "scope": "REGIONAL", "default_action": {"allow": {}}}},
      "aws_lb": {"inside": {"internal": true, "subnets": ["${aws_subnet.a.id}", "${aws_subnet.b.id}"], "security_groups": ["${aws_security_group.balancer.id}"]}},
      "aws_lb_target_group": {"orders": {"vpc_id": "${aws_vpc.main.id}", "target_type": "ip", "protocol": "HTTP", "port": 80}},
      "aws_lb_listener": {"https": {"load_balancer_arn": "${aws_lb.inside.arn}", "port": 443, "protocol": "HTTPS",
        "certificate_arn": "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b",
        "default_action": {"type": "fixed-response", "fixed_response": {"content_type": "text/plain", "status_code": "404"}}}},
      "aws_lb_listener_rule": {"orders": {"listener_arn": "${aws_lb_listener.https.arn}", "priority": 10,
        "condition": [{"path_pattern": {"values": ["/orders", "/orders/*"]}}],
        "action": {"type": "forward", "target_group_arn": "${aws_lb_target_group.orders.arn}"},
        "transform": [{"type": "url-rewrite", "url_rewrite_config": {"rewrite": {"regex": "^/orders/?", "replace": "/"}}}]}},
      "aws_apigatewayv2_api": {"api": {"name": "shop", "protocol_type": "HTTP"}},
      "aws_apigatewayv2_stage": {"prod": {"api_id": "${aws_apigatewayv2_api.api.id}", "name": "prod", "auto_deploy": true}},
      "aws_apigatewayv2_vpc_link": {"shop": {"name": "shop", "subnet_ids": ["${aws_subnet.a.id}", "${aws_subnet.b.id}"], "security_group_ids": ["${aws_security_group.link.id}"]}},
      "aws_apigatewayv2_integration": {"orders": {"api_id": "${aws_apigatewayv2_api.api.id}", "integration_type": "HTTP_PROXY", "integration_method": "ANY",
        "connection_type": "VPC_LINK", "connection_id": "${aws_apigatewayv2_vpc_link.shop.id}", "integration_uri": "${aws_lb_listener.https.arn}",
        "request_parameters": {"overwrite:path": "$request.path"}, "tls_config": {"server_name_to_verify": "inside.example.com"}}},
      "aws_apigatewayv2_route": {
        "bare": {"api_id": "${aws_apigatewayv2_api.api.id}", "route_key": "ANY /orders", "target": "integrations/${aws_apigatewayv2_integration.orders.id}"},
        "below": {"api_id": "${aws_apigatewayv2_api.api.id}", "route_key": "ANY /orders/{proxy+}", "target": "integrations/${aws_apigatewayv2_integration.orders.id}"}
      },
      "aws_cloudfront_distribution": {"cdn": {"enabled": true, "aliases": ["shop.example.com"],
        "origin": [{"origin_id": "api", "domain_name": "${aws_apigatewayv2_api.api.id}.execute-api.eu-west-1.amazonaws.com", "origin_path": "/prod",
          "custom_origin_config": {"http_port": 80, "https_port": 443, "origin_protocol_policy": "https-only", "origin_ssl_protocols": ["TLSv1.2"]}}],
        "default_cache_behavior": {"target_origin_id": "api", "viewer_protocol_policy": "https-only",
          "allowed_methods": ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"], "cached_methods": ["GET", "HEAD"],
          "cache_policy_id": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "origin_request_policy_id": "b689b0a8-53d0-40ab-baf2-68738e2966ac"},
        "viewer_certificate": {"acm_certificate_arn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b", "ssl_support_method": "sni-only"}}}
    }}
    """

  private func ending(_ edits: [(String, String)], _ url: String) throws -> String {
    var text = Self.configuration
    for (part, other) in edits {
      try #require(text.contains(part), "the configuration has no '\(part)'")
      text = text.replacing(part, with: other)
    }
    return try TracedTemplate.ending(text, url, file: "main.tf.json")
  }

  @Test(arguments: [
    ("https://shop.example.com/orders", "GET /"), ("https://shop.example.com/orders/", "GET /"),
    ("https://shop.example.com/orders/42?x=1", "GET /42?x=1"), ("https://api/prod/orders/42", "GET /42"),
  ])
  func `every path arrives without its prefix`(_ url: String, _ line: String) throws {
    #expect(try ending([], url) == "container 'app' of service 'aws_ecs_service.orders' 8080 \(line)")
  }

  @Test func `an origin that takes the name of an API from its URL leads there`() throws {
    let name = "${aws_apigatewayv2_api.api.id}.execute-api.eu-west-1.amazonaws.com"
    let part = #"${replace(aws_apigatewayv2_api.api.api_endpoint, \"https://\", \"\")}"#
    #expect(
      try ending([(name, part)], "https://shop.example.com/orders/42")
        == "container 'app' of service 'aws_ecs_service.orders' 8080 GET /42")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var part: String
    var other: String
    var more: [(String, String)] = []
    var url = "https://shop.example.com/orders/42"
    var expected: String
  }

  @Test(arguments: cases)
  func `a mistake is reported at its hop`(_ test: Case) throws {
    let ending = try ending([(test.part, test.other)] + test.more, test.url)
    #expect(ending.hasSuffix(test.expected), "\(ending)")
  }

  static let cases = [
    Case(
      testDescription: "the gateway strips the prefix on which the balancer routes", part: #""$request.path""#,
      other: #""/$request.path.proxy""#,
      expected:
        "breaks at Https.DefaultActions: no rule of listener 'Https' takes GET /42, so that its default "
        + "action answers 404, while listener rule 'aws_lb_listener_rule.orders' is for /orders/42, whose prefix an earlier hop has removed"
    ),
    Case(
      testDescription: "the stage stays in the path",
      part: #""request_parameters": {"overwrite:path": "$request.path"}, "#,
      other: "",
      expected:
        "breaks at Https.DefaultActions: no rule of listener 'Https' takes GET /prod/orders/42, so that "
        + "its default action answers 404, while listener rule 'aws_lb_listener_rule.orders' is for /orders/42, before which an earlier hop puts '/prod'"
    ),
    Case(
      testDescription: "the bare path has no route", part: "ANY /orders\"", other: "ANY /other\"",
      url: "https://shop.example.com/orders",
      expected:
        "breaks at Below.RouteKey: no route of API 'Api' takes GET /orders, which is answered with 404, "
        + "'Not Found', and route 'ANY /orders/{proxy+}' is for what is below it"),
    Case(
      testDescription: "plain HTTP to a listener that takes HTTPS",
      part: #", "tls_config": {"server_name_to_verify": "inside.example.com"}"#, other: "",
      expected:
        "breaks at aws_apigatewayv2_integration.orders: integration 'aws_apigatewayv2_integration.orders' sends "
        + "plain HTTP to listener 'Https', which takes HTTPS"),
    Case(
      testDescription: "a rule before it takes the path", part: #""aws_lb_listener_rule": {"#,
      other:
        #""aws_lb_listener_rule": {"all": {"listener_arn": "${aws_lb_listener.https.arn}", "priority": 1, "condition": [{"path_pattern": {"values": ["/*"]}}], "action": {"type": "fixed-response", "fixed_response": {"content_type": "text/plain", "status_code": "503"}}}, "#,
      expected: "503, by the fixed response of 'All'"),
    Case(
      testDescription: "a port that the container does not expose", part: #""container_port": 8080"#,
      other: #""container_port": 9090"#,
      expected: "service 'aws_ecs_service.orders' registers port 9090, which container 'app' does not expose"),
    Case(
      testDescription: "a security group without the balancer",
      part: #""security_groups": ["${aws_security_group.balancer.id}"]}]}"#,
      other: #""security_groups": ["${aws_security_group.link.id}"]}]}"#,
      expected:
        "breaks at Service.SecurityGroupIngress: security group 'Service' does not admit load balancer "
        + "'Inside' on port 8080"),
    Case(
      testDescription: "a health check on a port that the balancer does not reach",
      part: #""protocol": "HTTP", "port": 80}"#,
      other: #""protocol": "HTTP", "port": 80, "health_check": {"port": "9090"}}"#,
      expected:
        "breaks at Balancer.SecurityGroupEgress: security group 'Balancer' does not let out to service "
        + "'aws_ecs_service.orders' on port 9090"),
    Case(
      testDescription: "nothing is deployed to the stage", part: #", "auto_deploy": true"#, other: "",
      expected: "breaks at Prod: nothing is deployed to stage 'Prod' of API 'Api', so that it takes no requests"),
    Case(
      testDescription: "a name that the certificate of the listener lacks",
      part: #""certificate_arn": "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b""#,
      other: #""certificate_arn": "${aws_acm_certificate.internal.arn}""#,
      expected:
        "breaks at aws_apigatewayv2_integration.orders.TlsConfig.ServerNameToVerify: integration "
        + "'aws_apigatewayv2_integration.orders' verifies 'inside.example.com', which no certificate of listener 'Https' is for"
    ),
    Case(
      testDescription: "a regional web ACL before the distribution", part: #""enabled": true, "#,
      other: #""enabled": true, "web_acl_id": "${aws_wafv2_web_acl.regional.arn}", "#,
      expected:
        "breaks at Cdn.DistributionConfig.WebACLId: web ACL 'Regional' has the scope 'REGIONAL', which distribution 'Cdn' "
        + "cannot use"),
    Case(
      testDescription: "nothing registers with the target group",
      part:
        #""load_balancer": {"target_group_arn": "${aws_lb_target_group.orders.arn}", "container_name": "app", "container_port": 8080}"#,
      other: #""desired_count": 2"#,
      expected:
        "breaks at aws_lb_target_group.orders: nothing registers with target group 'aws_lb_target_group.orders'"),
    Case(
      testDescription: "the link's group lets nothing out to the balancer",
      part: #""protocol": "-1", "from_port": 0, "to_port": 0"#,
      other: #""protocol": "tcp", "from_port": 80, "to_port": 80"#,
      expected:
        "breaks at Link.SecurityGroupEgress: security group 'Link' does not let out to load balancer 'Inside' on port 443"
    ),
    Case(
      testDescription: "a health check on a port that nothing answers", part: #""protocol": "HTTP", "port": 80}"#,
      other: #""protocol": "HTTP", "port": 80, "health_check": {"port": "9090"}}"#,
      more: [(#""from_port": 8080, "to_port": 8080"#, #""from_port": 8080, "to_port": 9090"#)],
      expected:
        "unknown: whether anything answers the health check of 'aws_lb_target_group.orders' on port 9090, "
        + "which no container of task definition 'aws_ecs_task_definition.orders' maps, cannot be determined before deployment"
    ),
    Case(
      testDescription: "the header Host is sent to the API", part: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      other: "216adef6-5c7f-47e4-b989-5492eafa07d3",
      expected:
        "the default behavior of distribution 'Cdn' sends the header 'Host' of the viewer, 'shop.example.com', on to API 'Api', "
        + "which answers "
        + "403"),
    Case(
      testDescription: "a certificate of another region", part: "arn:aws:acm:us-east-1",
      other: "arn:aws:acm:eu-central-1",
      expected:
        "breaks at Cdn.DistributionConfig.ViewerCertificate.AcmCertificateArn: the certificate of "
        + "distribution 'Cdn' is in eu-central-1"),
    Case(
      testDescription: "the origin path lacks the stage", part: #" "origin_path": "/prod","#, other: "",
      expected: "breaks at Prod.StageName: /orders/42 begins with no stage of API 'Api'"),
    Case(
      testDescription: "the integration calls the internal balancer over the internet",
      part:
        #""connection_type": "VPC_LINK", "connection_id": "${aws_apigatewayv2_vpc_link.shop.id}", "integration_uri": "${aws_lb_listener.https.arn}""#,
      other: #""connection_type": "INTERNET", "integration_uri": "https://${aws_lb.inside.dns_name}/{proxy}""#,
      expected:
        "breaks at aws_apigatewayv2_integration.orders.ConnectionType: integration "
        + "'aws_apigatewayv2_integration.orders' calls internal load balancer 'Inside' over the internet"),
  ]
}
