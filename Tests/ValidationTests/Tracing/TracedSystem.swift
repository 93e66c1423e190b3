import AWSResources
import Documents
import Templates
import Testing

@testable import Validation

/// A hand-written template of a system with one private service, `orders`, behind an HTTP API; the ways to it differ.
struct TracedSystem: Sendable {
  /// How the API reaches the service.
  enum Way: String, CaseIterable, Sendable {
    /// The rules of a shared load balancer take the path, and strip the prefix.
    case sharedBalancer
    /// The gateway strips the prefix, and Cloud Map has the service.
    case serviceDiscovery
    /// The gateway strips the prefix, and the service has a listener of its own.
    case ownListener
    /// A REST API calls the shared load balancer through a VPC link.
    case restBalancer
    /// A REST API calls the shared load balancer through a link to a network load balancer.
    case restNetworkBalancer

    /// Whether the rules of a shared load balancer take the path.
    var isShared: Bool { self != .serviceDiscovery && self != .ownListener }
  }

  private(set) var text: String

  init(_ way: Way, behindCloudFront: Bool = false) {
    text = Self.network + Self.service(way) + Self.domain
    switch way {
    case .restBalancer, .restNetworkBalancer: text += Self.restAPI(way)
    default: text += Self.httpAPI(way)
    }
    if way != .serviceDiscovery { text += Self.balancer(way) }
    if behindCloudFront { text += Self.distribution }
  }

  /// The system with a part of its text replaced, which it must have.
  func replacing(_ part: String, with other: String) throws -> TracedSystem {
    try #require(text.contains(part), "the template has no '\(part)'")
    var copy = self
    copy.text = text.replacing(part, with: other)
    return copy
  }

  func adding(_ resources: String) -> TracedSystem {
    var copy = self
    copy.text += resources
    return copy
  }

  func model() throws -> Model {
    Model(try TemplateFile.read(Array(text.utf8), file: "shop.yaml", catalog: .aws))
  }

  /// The same system as Terraform's configuration has it.
  func terraformModel() throws -> Model {
    let graph = try TemplateFile.read(Array(text.utf8), file: "shop.yaml", catalog: .aws)
    let configuration = String(decoding: JSON.write(Terraform.write(graph).document), as: UTF8.self).replacing(
      #""aws_lb_target_group": {"#, with: attachment + #""aws_lb_target_group": {"#)
    return Model(try TemplateFile.read(Array(configuration.utf8), file: "shop.tf.json", catalog: .aws))
  }

  /// What Terraform has in place of targets that a target group names.
  private var attachment: String {
    guard text.contains("TargetType: alb") else { return "" }
    return """
      "aws_lb_target_group_attachment": {"behind": {"target_group_arn": "${aws_lb_target_group.balancer_targets.arn}", "target_id": "${aws_lb.balancer.arn}", "port": 443}},

      """
  }

  func trace(_ method: String = "GET", _ url: String, headers: [TracedRequest.Header] = []) throws -> RequestTrace {
    let request = try TracedRequest(method, url, headers: headers)
    return try #require(try model().tracer.trace(request), "nothing has the host of \(url)")
  }

  // MARK: Parts

  private static let network = """
    Resources:
      Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
      PrivateA: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a}}
      PrivateB: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: eu-west-1b}}
      LinkGroup:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: link
          VpcId: !Ref Vpc
          SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 1, ToPort: 65535, CidrIp: 10.0.0.0/16}]
      BalancerGroup:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: balancer
          VpcId: !Ref Vpc
          SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 8443, SourceSecurityGroupId: !Ref LinkGroup}]
          SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 10.0.0.0/16}]
      ServiceGroup:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: service
          VpcId: !Ref Vpc
          SecurityGroupIngress:
            - {IpProtocol: tcp, FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: !Ref BalancerGroup}
            - {IpProtocol: tcp, FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: !Ref LinkGroup}
      Task:
        Type: AWS::ECS::TaskDefinition
        Properties:
          NetworkMode: awsvpc
          ContainerDefinitions:
            - {Name: app, Image: app, PortMappings: [{ContainerPort: 8080}]}

    """

  private static func service(_ way: Way) -> String {
    let registration =
      way == .serviceDiscovery
      ? """
          ServiceRegistries: [{RegistryArn: !GetAtt Registry.Arn, ContainerName: app, ContainerPort: 8080}]
      """
      : """
          LoadBalancers: [{TargetGroupArn: !Ref Targets, ContainerName: app, ContainerPort: 8080}]
      """
    return """
        Orders:
          Type: AWS::ECS::Service
          Properties:
            TaskDefinition: !Ref Task
            NetworkConfiguration:
              AwsvpcConfiguration: {Subnets: [!Ref PrivateA, !Ref PrivateB], SecurityGroups: [!Ref ServiceGroup]}
        \(registration)

      """
  }

  private static func httpAPI(_ way: Way) -> String {
    let uri = way == .serviceDiscovery ? "!GetAtt Registry.Arn" : "!Ref Listener"
    let tls = way == .serviceDiscovery ? "" : ", TlsConfig: {ServerNameToVerify: internal.example.com}"
    func integration(_ name: String, _ path: String) -> String {
      """
        \(name):
          Type: AWS::ApiGatewayV2::Integration
          Properties: {ApiId: !Ref Api, IntegrationType: HTTP_PROXY, IntegrationMethod: ANY, ConnectionType: VPC_LINK, ConnectionId: !Ref Link, PayloadFormatVersion: '1.0', IntegrationUri: \(uri), RequestParameters: {'overwrite:path': '\(path)'}\(tls)}

      """
    }
    func route(_ name: String, _ key: String, _ integration: String) -> String {
      """
        \(name):
          Type: AWS::ApiGatewayV2::Route
          Properties: {ApiId: !Ref Api, RouteKey: '\(key)', Target: !Sub 'integrations/${\(integration)}', AuthorizationType: JWT, AuthorizerId: !Ref Authorizer}

      """
    }
    let below = way == .sharedBalancer ? "$request.path" : "/$request.path.proxy"
    let bare = way == .sharedBalancer ? "$request.path" : "/"
    return """
        Users: {Type: AWS::Cognito::UserPool, Properties: {}}
        Web: {Type: AWS::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Users}}
        Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
        Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: prod, AutoDeploy: true}}
        Link: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {Name: shop, SubnetIds: [!Ref PrivateA, !Ref PrivateB], SecurityGroupIds: [!Ref LinkGroup]}}
        Authorizer:
          Type: AWS::ApiGatewayV2::Authorizer
          Properties:
            ApiId: !Ref Api
            Name: users
            AuthorizerType: JWT
            IdentitySource: ['$request.header.Authorization']
            JwtConfiguration: {Issuer: !Sub 'https://cognito-idp.${AWS::Region}.amazonaws.com/${Users}', Audience: [!Ref Web]}
        Preflight:
          Type: AWS::ApiGatewayV2::Route
          Properties: {ApiId: !Ref Api, RouteKey: 'OPTIONS /{proxy+}', Target: !Sub 'integrations/${BelowIntegration}'}

      """ + integration("BareIntegration", bare) + integration("BelowIntegration", below)
        + route("BareRoute", "ANY /orders", "BareIntegration")
        + route("BelowRoute", "ANY /orders/{proxy+}", "BelowIntegration")
        + (way == .serviceDiscovery ? registry : "")
  }

  /// The domain name of the API, and the certificate that the load balancer has too.
  private static let domain = """
      Certificate:
        Type: AWS::CertificateManager::Certificate
        Properties: {DomainName: api.example.com, SubjectAlternativeNames: [internal.example.com], ValidationMethod: DNS}
      Domain:
        Type: AWS::ApiGatewayV2::DomainName
        Properties:
          DomainName: api.example.com
          DomainNameConfigurations: [{CertificateArn: !Ref Certificate, EndpointType: REGIONAL, SecurityPolicy: TLS_1_2}]
      Mapping: {Type: AWS::ApiGatewayV2::ApiMapping, Properties: {ApiId: !Ref Api, DomainName: !Ref Domain, Stage: !Ref Stage}}
      Zone: {Type: AWS::Route53::HostedZone, Properties: {Name: example.com}}
      Record:
        Type: AWS::Route53::RecordSet
        Properties:
          HostedZoneId: !Ref Zone
          Name: api.example.com
          Type: A
          AliasTarget: {DNSName: !GetAtt Domain.RegionalDomainName, HostedZoneId: !GetAtt Domain.RegionalHostedZoneId}

    """

  /// A REST API that keeps the path, and calls the shared load balancer by a name of its certificate.
  private static func restAPI(_ way: Way) -> String {
    let target = way == .restBalancer ? ", IntegrationTarget: !Ref Balancer" : ""
    func method(_ name: String, _ resource: String, _ path: String, _ parameters: String = "") -> String {
      """
        \(name):
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: !Ref Api
            ResourceId: !Ref \(resource)
            HttpMethod: ANY
            AuthorizationType: COGNITO_USER_POOLS
            AuthorizerId: !Ref Authorizer\(parameters.isEmpty ? "" : "\n      RequestParameters: {method.request.path.proxy: true}")
            Integration: {Type: HTTP_PROXY, IntegrationHttpMethod: ANY, ConnectionType: VPC_LINK, ConnectionId: !Ref Link, Uri: 'https://internal.example.com/\(path)'\(parameters)\(target)}

      """
    }
    return """
        Users: {Type: AWS::Cognito::UserPool, Properties: {}}
        Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop, EndpointConfiguration: {Types: [REGIONAL]}}}
        Deployment: {Type: AWS::ApiGateway::Deployment, Properties: {RestApiId: !Ref Api}}
        Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, StageName: prod, DeploymentId: !Ref Deployment}}
        Authorizer: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Api, Name: users, Type: COGNITO_USER_POOLS, IdentitySource: method.request.header.Authorization, ProviderARNs: [!GetAtt Users.Arn]}}
        OrdersPath: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders}}
        BelowPath: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !Ref OrdersPath, PathPart: '{proxy+}'}}

      """ + method("BareMethod", "OrdersPath", "orders")
        + method(
          "BelowMethod", "BelowPath", "orders/{proxy}",
          ", RequestParameters: {integration.request.path.proxy: method.request.path.proxy}")
        + (way == .restBalancer ? restLink : networkBalancer)
  }

  private static let restLink = """
      Link: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {Name: shop, SubnetIds: [!Ref PrivateA, !Ref PrivateB], SecurityGroupIds: [!Ref LinkGroup]}}

    """

  /// A network load balancer without security groups, which passes the addresses of API Gateway on.
  private static let networkBalancer = """
      Link: {Type: AWS::ApiGateway::VpcLink, Properties: {Name: shop, TargetArns: [!Ref Front]}}
      Front: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: network, Scheme: internal, Subnets: [!Ref PrivateA, !Ref PrivateB]}}
      FrontListener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Front, Port: 443, Protocol: TCP, DefaultActions: [{Type: forward, TargetGroupArn: !Ref BalancerTargets}]}}
      BalancerTargets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {TargetType: alb, VpcId: !Ref Vpc, Protocol: TCP, Port: 443, Targets: [{Id: !Ref Balancer, Port: 443}]}}
      FrontIngress: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Ref BalancerGroup, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}}

    """

  private static let registry = """
      Namespace: {Type: AWS::ServiceDiscovery::PrivateDnsNamespace, Properties: {Name: shop.internal, Vpc: !Ref Vpc}}
      Registry:
        Type: AWS::ServiceDiscovery::Service
        Properties:
          Name: orders
          DnsConfig: {NamespaceId: !Ref Namespace, DnsRecords: [{Type: SRV, TTL: 10}]}

    """

  private static func balancer(_ way: Way) -> String {
    let actions = "{Type: forward, TargetGroupArn: !Ref Targets}"
    let common = """
        Targets:
          Type: AWS::ElasticLoadBalancingV2::TargetGroup
          Properties: {VpcId: !Ref Vpc, TargetType: ip, Protocol: HTTP, Port: 80, HealthCheckPort: traffic-port}
        Balancer:
          Type: AWS::ElasticLoadBalancingV2::LoadBalancer
          Properties: {Scheme: internal, Subnets: [!Ref PrivateA, !Ref PrivateB], SecurityGroups: [!Ref BalancerGroup]}

      """
    guard way.isShared else {
      return common + """
          Listener:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: {LoadBalancerArn: !Ref Balancer, Port: 8443, Protocol: HTTPS, Certificates: [{CertificateArn: !Ref Certificate}], DefaultActions: [\(actions)]}

        """
    }
    return common + """
        Listener:
          Type: AWS::ElasticLoadBalancingV2::Listener
          Properties:
            LoadBalancerArn: !Ref Balancer
            Port: 443
            Protocol: HTTPS
            Certificates: [{CertificateArn: !Ref Certificate}]
            DefaultActions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: '404'}}]
        Rule:
          Type: AWS::ElasticLoadBalancingV2::ListenerRule
          Properties:
            ListenerArn: !Ref Listener
            Priority: 10
            Conditions: [{Field: path-pattern, PathPatternConfig: {Values: [/orders, /orders/*]}}]
            Actions: [\(actions)]
            Transforms: [{Type: url-rewrite, UrlRewriteConfig: {Rewrites: [{Regex: '^/orders/?', Replace: '/'}]}}]

      """
  }

  private static let distribution = """
      Cdn:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Aliases: [shop.example.com]
            Origins:
              - {Id: api, DomainName: !Sub '${Api}.execute-api.eu-west-1.amazonaws.com', OriginPath: /prod, CustomOriginConfig: {OriginProtocolPolicy: https-only}}
              - {Id: site, DomainName: !GetAtt Site.RegionalDomainName, OriginAccessControlId: !Ref Control, S3OriginConfig: {}}
            DefaultCacheBehavior: {TargetOriginId: site, ViewerProtocolPolicy: redirect-to-https, CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6}
            CacheBehaviors:
              - {PathPattern: /orders, TargetOriginId: api, ViewerProtocolPolicy: https-only, AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE], CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad, OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac}
              - {PathPattern: /orders/*, TargetOriginId: api, ViewerProtocolPolicy: https-only, AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE], CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad, OriginRequestPolicyId: b689b0a8-53d0-40ab-baf2-68738e2966ac}
            ViewerCertificate: {AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d', SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.2_2021}
      Site: {Type: AWS::S3::Bucket, Properties: {}}
      Control: {Type: AWS::CloudFront::OriginAccessControl, Properties: {OriginAccessControlConfig: {Name: site, OriginAccessControlOriginType: s3, SigningBehavior: always, SigningProtocol: sigv4}}}
      SiteRecord:
        Type: AWS::Route53::RecordSet
        Properties:
          HostedZoneId: !Ref Zone
          Name: shop.example.com
          Type: A
          AliasTarget: {DNSName: !GetAtt Cdn.DomainName, HostedZoneId: Z2FDTNDATAQYW2}

    """
}

/// A request through a template by hand.
enum TracedTemplate {
  /// What the request comes to: the target with the request line that it gets, the answer, or where it breaks, and why.
  static func ending(_ text: String, _ url: String, method: String = "GET", file: String = "shop.yaml") throws -> String
  {
    let model = Model(try TemplateFile.read(Array(text.utf8), file: file, catalog: .aws))
    let trace = try #require(
      model.tracer.trace(try TracedRequest(method, url)), "nothing has the host of \(url); \(model.tracer.names)")
    switch trace.ending {
    case .arrives(let arrival): return "\(arrival.name) \(arrival.port.map { "\($0) " } ?? "")\(arrival.line)"
    case .answered(let reply): return reply.text
    case .breaks(let fault):
      let place = fault.place.map { ([$0.entry.id.name] + $0.property).joined(separator: ".") } ?? ""
      return "breaks at \(place): \(fault.fact)"
    case .unknown(let doubt): return "unknown: \(doubt.reason)"
    }
  }
}
