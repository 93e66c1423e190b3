import AWSResources
import Templates
import Testing

@testable import Validation

/// Integrations with load balancers on the internet, load balancers behind others, and health checks, in templates by hand.
@Suite struct TracedBalancerTests {
  // MARK: Load balancers on the internet

  /// A public load balancer with a function behind a listener on port 8080 that takes `/base/*` with `GET`.
  private static let balancer = """
      Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
      Internet: {Type: AWS::EC2::InternetGateway, Properties: {}}
      Attachment: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Internet}}
      Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
      Default: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Internet}}
      PublicA: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a}}
      PublicB: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: eu-west-1b}}
      TableA: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {RouteTableId: !Ref Table, SubnetId: !Ref PublicA}}
      TableB: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {RouteTableId: !Ref Table, SubnetId: !Ref PublicB}}
      Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: b, VpcId: !Ref Vpc, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0}]}}
      Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internet-facing, Subnets: [!Ref PublicA, !Ref PublicB], SecurityGroups: [!Ref Group]}}
      Targets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {TargetType: lambda, Targets: [{Id: !GetAtt Function.Arn}]}}
      Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Balancer, Port: 8080, Protocol: HTTP, DefaultActions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: '404'}}]}}
      Rule:
        Type: AWS::ElasticLoadBalancingV2::ListenerRule
        Properties:
          ListenerArn: !Ref Listener
          Priority: 1
          Conditions: [{Field: path-pattern, Values: ['/base/*']}, {Field: http-request-method, HttpRequestMethodConfig: {Values: [GET]}}]
          Actions: [{Type: forward, TargetGroupArn: !Ref Targets}]

    """

  private func httpAPI(_ uri: String, key: String = "ANY /orders/{proxy+}", method: String = "ANY", more: String = "")
    -> String
  {
    """
    Parameters: {Port: {Type: String}, Method: {Type: String}}
    Resources:
      Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: a, ProtocolType: HTTP}}
      Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}}
      Route: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Api, RouteKey: '\(key)', Target: !Sub 'integrations/${Integration}'}}
      Integration: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Api, IntegrationType: HTTP_PROXY, IntegrationMethod: \(method), PayloadFormatVersion: '1.0', IntegrationUri: !Sub '\(uri)'\(more)}}
      Function: {Type: AWS::Lambda::Function, Properties: {}}

    """ + Self.balancer
  }

  @Test(arguments: [
    // The port, the path with the variables of the route, and the query of the URL.
    ("http://${Balancer.DNSName}:8080/base/{proxy}", "function 'Function' GET /base/42/x?page=2"),
    ("http://${Balancer.DNSName}:8080/base/{proxy}?v=1", "function 'Function' GET /base/42/x?v=1&page=2"),
    // A URL without a variable is called as it is.
    ("http://${Balancer.DNSName}:8080/base/all", "function 'Function' GET /base/all?page=2"),
    (
      "http://${Balancer.DNSName}:8081/base/{proxy}",
      "breaks at Group.SecurityGroupIngress: security group 'Group' does not admit the internet on port 8081"
    ),
    (
      "http://${Balancer.DNSName}:8080/base/{id}",
      "breaks at Integration.IntegrationUri: the URL of integration 'Integration' has the variable 'id', which route "
        + "'ANY /orders/{proxy+}' lacks"
    ),
    (
      "http://${Balancer.DNSName}:${Port}/base/{proxy}",
      "unknown: the scheme and port with which integration 'Integration' calls cannot be determined before deployment"
    ),
  ])
  func `an integration calls its URL with the port, path and query`(_ uri: String, _ expected: String) throws {
    #expect(try TracedTemplate.ending(httpAPI(uri), "https://api/orders/42/x?page=2") == expected)
  }

  @Test func `the default route appends the whole path`() throws {
    let text = httpAPI("http://${Balancer.DNSName}:8080/base/", key: "$default")
    #expect(try TracedTemplate.ending(text, "https://api/orders/42") == "function 'Function' GET /base/orders/42")
  }

  @Test func `an overwritten path counts where the URL has none`() throws {
    let mapping = ", RequestParameters: {'overwrite:path': '/base/$request.path.proxy'}"
    let bare = httpAPI("http://${Balancer.DNSName}:8080", more: mapping)
    #expect(try TracedTemplate.ending(bare, "https://api/orders/42") == "function 'Function' GET /base/42")
    let both = httpAPI("http://${Balancer.DNSName}:8080/v2", more: mapping)
    #expect(
      try TracedTemplate.ending(both, "https://api/orders/42").hasPrefix(
        "unknown: whether the path of 'overwrite:path' or that"))
  }

  @Test func `an integration calls with its own method`() throws {
    let uri = "http://${Balancer.DNSName}:8080/base/{proxy}"
    #expect(
      try TracedTemplate.ending(httpAPI(uri, method: "GET"), "https://api/orders/42", method: "POST")
        == "function 'Function' GET /base/42")
    #expect(
      try TracedTemplate.ending(httpAPI(uri, method: "POST"), "https://api/orders/42")
        == "breaks at Listener.DefaultActions: no rule of listener 'Listener' takes POST /base/42, so that its default action "
        + "answers 404")
    #expect(
      try TracedTemplate.ending(httpAPI(uri, method: "!Ref Method"), "https://api/orders/42")
        == "unknown: the method with which integration 'Integration' calls cannot be determined before deployment")
  }

  @Test func `an integration of a REST API calls with its own method, port and query`() throws {
    let text = """
      Resources:
        Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}
        Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, StageName: v1}}
        Orders: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders}}
        Post:
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: !Ref Api
            ResourceId: !Ref Orders
            HttpMethod: POST
            Integration: {Type: HTTP_PROXY, IntegrationHttpMethod: GET, Uri: !Sub 'http://${Balancer.DNSName}:8080/base/all?v=1'}
        Function: {Type: AWS::Lambda::Function, Properties: {}}

      """ + Self.balancer
    #expect(
      try TracedTemplate.ending(text, "https://api/v1/orders?x=2", method: "POST")
        == "function 'Function' GET /base/all?v=1&x=2")
  }

  // MARK: Load balancers behind network load balancers

  private func behindNetworkLoadBalancer(_ listener: String, _ target: String, _ groups: String = "") -> String {
    "Resources:\n  Function: {Type: AWS::Lambda::Function, Properties: {}}\n" + Self.balancer + """
        Front: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: network, Scheme: internet-facing, Subnets: [!Ref PublicA, !Ref PublicB]\(groups)}}
        FrontListener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Front, \(listener), DefaultActions: [{Type: forward, TargetGroupArn: !Ref Alb}]}}
        Alb: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {TargetType: alb, VpcId: !Ref Vpc, Protocol: TCP, \(target)}}

      """
  }

  private let albTarget = "Port: 8080, Targets: [{Id: !Ref Balancer, Port: 8080}]"

  @Test func `a network load balancer leads to an application load balancer`() throws {
    let text = behindNetworkLoadBalancer("Port: 80, Protocol: TCP", albTarget)
    #expect(try TracedTemplate.ending(text, "http://front/base/x") == "function 'Function' GET /base/x")
    #expect(
      try TracedTemplate.ending(text, "http://front/other").hasPrefix(
        "breaks at Listener.DefaultActions: no rule of listener"))
    // It passes on what it gets: the listener behind it takes HTTP.
    let encrypted = behindNetworkLoadBalancer("Port: 443, Protocol: TCP", albTarget)
    #expect(
      try TracedTemplate.ending(encrypted, "https://front/base/x")
        == "breaks at Listener.Protocol: listener 'Listener' takes HTTP, and the request comes as HTTPS")
  }

  @Test func `a listener for TLS decrypts`() throws {
    let text = behindNetworkLoadBalancer("Port: 443, Protocol: TLS", albTarget)
    #expect(try TracedTemplate.ending(text, "https://front/base/x") == "function 'Function' GET /base/x")
    #expect(
      try TracedTemplate.ending(behindNetworkLoadBalancer("Port: 80, Protocol: TLS", albTarget), "http://front/base/x")
        == "breaks at FrontListener.Protocol: listener 'FrontListener' takes TLS, and the request comes as HTTP")
  }

  @Test func `the port of the target has to be one of a listener`() throws {
    let text = behindNetworkLoadBalancer("Port: 80, Protocol: TCP", "Port: 9090, Targets: [{Id: !Ref Balancer}]")
      .replacing("FromPort: 8080, ToPort: 8080, CidrIp", with: "FromPort: 8080, ToPort: 9090, CidrIp")
    #expect(
      try TracedTemplate.ending(text, "http://front/base/x")
        == "breaks at Balancer: load balancer 'Balancer' has no listener on port 9090")
  }

  @Test func `whether clients are admitted whose addresses are passed on is not known`() throws {
    let text = behindNetworkLoadBalancer("Port: 80, Protocol: TCP", albTarget)
      .replacing("ToPort: 8080, CidrIp: 0.0.0.0/0", with: "ToPort: 8080, CidrIp: 192.0.2.0/24")
    #expect(
      try TracedTemplate.ending(text, "http://front/base/x")
        == "unknown: whether load balancer 'Balancer' admits the clients of load balancer 'Front' is not known")
  }

  @Test func `load balancers that are each other's targets are no endless way`() throws {
    let text = behindNetworkLoadBalancer("Port: 80, Protocol: TCP", albTarget).replacing(
      "{Type: fixed-response, FixedResponseConfig: {StatusCode: '404'}}",
      with: "{Type: forward, TargetGroupArn: !Ref Alb}")
    #expect(
      try TracedTemplate.ending(text, "http://front/x")
        == "unknown: whether load balancer 'Balancer' can have load balancer 'Balancer' as its target is not known")
  }

  @Test func `Terraform attaches the application load balancer by a resource of its own`() throws {
    let text = """
      {"resource": {
        "aws_lb": {
          "front": {"load_balancer_type": "network", "internal": false},
          "balancer": {"load_balancer_type": "application", "internal": false}
        },
        "aws_lb_listener": {
          "front": {"load_balancer_arn": "${aws_lb.front.arn}", "port": 80, "protocol": "TCP", "default_action": {"type": "forward", "target_group_arn": "${aws_lb_target_group.alb.arn}"}},
          "http": {"load_balancer_arn": "${aws_lb.balancer.arn}", "port": 8080, "protocol": "HTTP", "default_action": {"type": "fixed-response", "fixed_response": {"content_type": "text/plain", "status_code": "200"}}}
        },
        "aws_lb_target_group": {"alb": {"target_type": "alb", "port": 8080, "protocol": "TCP"}},
        "aws_lb_target_group_attachment": {"alb": {"target_group_arn": "${aws_lb_target_group.alb.arn}", "target_id": "${aws_lb.balancer.arn}", "port": 8080}}
      }}
      """
    let model = Model(try TemplateFile.read(Array(text.utf8), file: "main.tf.json", catalog: .aws))
    let balancer = try #require(model.ingress.loadBalancers.first { $0.kind.value == .network })
    let request = try TracedRequest("GET", "http://front/x")
    let trace = model.tracer.follow(request, from: .service, to: balancer, RequestTrace(request))
    // The load balancer behind is found; what it admits is not in the configuration.
    guard case .unknown(let doubt) = trace.ending else {
      Issue.record("\(trace.ending)")
      return
    }
    #expect(doubt.place?.entry.id == "Balancer", "\(doubt.reason)")
  }

  // MARK: Health checks

  @Test(arguments: ["awsvpc", "host"])
  func `a container may answer a health check on a port that it does not map`(_ mode: String) throws {
    let system = try TracedSystem(.ownListener).replacing(
      "HealthCheckPort: traffic-port", with: "HealthCheckPort: '9000'"
    )
    .replacing("NetworkMode: awsvpc", with: "NetworkMode: \(mode)")
    .replacing("FromPort: 8080, ToPort: 8080", with: "FromPort: 8080, ToPort: 9000")
    guard case .unknown(let doubt) = try system.trace("GET", "https://api.example.com/orders/42").ending else {
      Issue.record("it is known")
      return
    }
    #expect(
      doubt.reason
        == "whether anything answers the health check of 'Targets' on port 9000, which no container of task definition 'Task' "
        + "maps, cannot be determined before deployment")
  }
}
