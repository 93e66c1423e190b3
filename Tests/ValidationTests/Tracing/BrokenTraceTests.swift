import AWSResources
import Testing

@testable import Validation

/// Systems with one mistake each: the trace ends where it is, and says what to do.
@Suite struct BrokenTraceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var system: TracedSystem
    /// What is wrong: a part of the template, and what stands there instead.
    var edits: [(String, String)]
    var method = "GET"
    var url = "https://api.example.com/orders/42"
    var kind: RequestTrace.Break.Kind
    /// The resource at fault, and its property.
    var place: String
    /// What the message says.
    var words: String
  }

  @Test(arguments: cases)
  func `a mistake is reported at its hop`(_ test: Case) throws {
    var system = test.system
    for (part, other) in test.edits { system = try system.replacing(part, with: other) }
    let trace = try system.trace(test.method, test.url)
    guard case .breaks(let fault) = trace.ending else {
      Issue.record("it does not break: \(trace.ending)")
      return
    }
    #expect(fault.kind == test.kind, "\(fault.fact)")
    let place = fault.place.map { ([$0.entry.id.name] + $0.property).joined(separator: ".") }
    #expect(place == test.place)
    #expect("\(fault.fact); \(fault.remedy)".contains(test.words), "\(fault.fact); \(fault.remedy)")
    // Everybody who reads it finds the line.
    #expect(fault.place?.location != nil)
  }

  @Test(arguments: cases)
  func `Terraform's configuration breaks at the same hop`(_ test: Case) throws {
    var system = test.system
    for (part, other) in test.edits { system = try system.replacing(part, with: other) }
    let request = try TracedRequest(test.method, test.url)
    let trace = try #require(try system.terraformModel().tracer.trace(request), "nothing has the host of \(test.url)")
    guard case .breaks(let fault) = trace.ending else {
      Issue.record("it does not break: \(trace.ending)")
      return
    }
    let original = try system.trace(test.method, test.url)
    guard case .breaks(let other) = original.ending else { return }
    #expect(fault.kind == other.kind, "\(fault.fact)")
    #expect(fault.place.map { $0.property } == other.place.map { $0.property })
    #expect(fault.place?.entry.id == other.place?.entry.id)
    #expect("\(fault.fact); \(fault.remedy)" == "\(other.fact); \(other.remedy)")
    #expect(trace.steps.map(\.name) == original.steps.map(\.name))
    #expect(fault.place?.location != nil)
  }

  private static let shared = TracedSystem(.sharedBalancer)
  private static let cloudMap = TracedSystem(.serviceDiscovery)
  private static let own = TracedSystem(.ownListener)
  private static let rest = TracedSystem(.restBalancer)
  private static let restNetwork = TracedSystem(.restNetworkBalancer)
  private static let edge = TracedSystem(.sharedBalancer, behindCloudFront: true)

  static let cases: [Case] = [
    Case(
      testDescription: "the gateway strips the prefix on which the shared balancer routes", system: shared,
      edits: [("'overwrite:path': '$request.path'", "'overwrite:path': '/$request.path.proxy'")],
      kind: .mapping, place: "Listener.DefaultActions", words: "whose prefix an earlier hop has removed"),
    Case(
      testDescription: "the stage stays in the path", system: shared,
      edits: [(", RequestParameters: {'overwrite:path': '$request.path'}", "")],
      kind: .mapping, place: "Listener.DefaultActions",
      words: "no rule of listener 'Listener' takes GET /prod/orders/42"),
    Case(
      testDescription: "the bare path has no route", system: shared,
      edits: [("RouteKey: 'ANY /orders'", "RouteKey: 'ANY /other'")], url: "https://api.example.com/orders",
      kind: .route, place: "BelowRoute.RouteKey", words: "add a route 'ANY /orders'"),
    Case(
      testDescription: "the bare path has the integration of the paths below", system: own,
      edits: [("integrations/${BareIntegration}", "integrations/${BelowIntegration}")],
      url: "https://api.example.com/orders",
      kind: .mapping, place: "BelowIntegration.RequestParameters.overwrite:path", words: "has no variable 'proxy'"),
    Case(
      testDescription: "the rule is not for the bare path", system: shared,
      edits: [("Values: [/orders, /orders/*]", "Values: [/orders/*]")], url: "https://api.example.com/orders",
      kind: .route, place: "Listener.DefaultActions", words: "add '/orders' to the paths of listener rule 'Rule'"),
    Case(
      testDescription: "ServerNameToVerify is missing", system: shared,
      edits: [(", TlsConfig: {ServerNameToVerify: internal.example.com}", "")],
      kind: .integration, place: "BelowIntegration", words: "sends plain HTTP to listener 'Listener', which takes HTTPS"
    ),
    Case(
      testDescription: "the container exposes another port", system: shared,
      edits: [("PortMappings: [{ContainerPort: 8080}]", "PortMappings: [{ContainerPort: 3000}]")],
      kind: .port, place: "Orders.LoadBalancers.0", words: "registers port 8080, which container 'app' does not expose"),
    Case(
      testDescription: "the registered container does not exist", system: shared,
      edits: [("ContainerName: app", "ContainerName: api")],
      kind: .registration, place: "Orders.LoadBalancers.0", words: "register 'app'"),
    Case(
      testDescription: "nothing registers with the target group", system: shared,
      edits: [
        ("LoadBalancers: [{TargetGroupArn: !Ref Targets, ContainerName: app, ContainerPort: 8080}]", "DesiredCount: 2")
      ],
      kind: .registration, place: "Targets", words: "nothing registers with target group 'Targets'"),
    Case(
      testDescription: "the link's group lets nothing out to the balancer", system: shared,
      edits: [("FromPort: 1, ToPort: 65535, CidrIp: 10.0.0.0/16", "FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/16")],
      kind: .network, place: "LinkGroup.SecurityGroupEgress", words: "add an egress rule"),
    Case(
      testDescription: "the balancer's group does not admit the link", system: shared,
      edits: [("FromPort: 443, ToPort: 8443", "FromPort: 80, ToPort: 80")],
      kind: .network, place: "BalancerGroup.SecurityGroupIngress", words: "does not admit VPC link 'Link'"),
    Case(
      testDescription: "the service's group does not admit the balancer", system: shared,
      edits: [("SourceSecurityGroupId: !Ref BalancerGroup", "SourceSecurityGroupId: !Ref ServiceGroup")],
      kind: .network, place: "ServiceGroup.SecurityGroupIngress", words: "does not admit load balancer 'Balancer'"),
    Case(
      testDescription: "the service's group does not admit the link, which calls the tasks themselves",
      system: cloudMap,
      edits: [
        ("- {IpProtocol: tcp, FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: !Ref LinkGroup}", "")
      ],
      kind: .network, place: "ServiceGroup.SecurityGroupIngress", words: "does not admit VPC link 'Link'"),
    Case(
      testDescription: "an A record in place of SRV", system: cloudMap,
      edits: [("Type: SRV, TTL: 10", "Type: A, TTL: 10")],
      kind: .registration, place: "Registry.DnsConfig.DnsRecords", words: "use a record of type SRV"),
    Case(
      testDescription: "nothing registers with the Cloud Map service", system: cloudMap,
      edits: [
        (
          "ServiceRegistries: [{RegistryArn: !GetAtt Registry.Arn, ContainerName: app, ContainerPort: 8080}]",
          "DesiredCount: 2"
        )
      ],
      kind: .registration, place: "Registry", words: "nothing registers with Cloud Map service 'Registry'"),
    Case(
      testDescription: "the health check asks a port that no container exposes", system: own,
      edits: [
        ("HealthCheckPort: traffic-port", "HealthCheckPort: '9000'"), ("NetworkMode: awsvpc", "NetworkMode: bridge"),
      ],
      kind: .healthCheck, place: "Targets.HealthCheckPort",
      words: "asks port 9000, which no container of 'Task' exposes"),
    Case(
      testDescription: "the service's group does not admit the health check on a port that no container maps",
      system: own,
      edits: [
        ("HealthCheckPort: traffic-port", "HealthCheckPort: '9000'"),
        ("FromPort: 8080, ToPort: 8080, CidrIp", "FromPort: 8080, ToPort: 9000, CidrIp"),
      ],
      kind: .network, place: "ServiceGroup.SecurityGroupIngress",
      words: "does not admit load balancer 'Balancer' on port 9000"),
    Case(
      testDescription: "nothing is deployed to the stage", system: shared,
      edits: [("StageName: prod, AutoDeploy: true", "StageName: prod")],
      kind: .deployment, place: "Stage", words: "set 'AutoDeploy' to true"),
    Case(
      testDescription: "the name to verify is not in the certificate", system: shared,
      edits: [("ServerNameToVerify: internal.example.com", "ServerNameToVerify: orders.example.com")],
      kind: .certificate, place: "BelowIntegration.TlsConfig.ServerNameToVerify",
      words:
        "verifies 'orders.example.com', which no certificate of listener 'Listener' is for; use 'api.example.com' or "
        + "'internal.example.com'"),
    Case(
      testDescription: "a certificate without the name to verify", system: own,
      edits: [("SubjectAlternativeNames: [internal.example.com]", "SubjectAlternativeNames: ['*.orders.example.com']")],
      kind: .certificate, place: "BelowIntegration.TlsConfig.ServerNameToVerify",
      words: "integration 'BelowIntegration' verifies 'internal.example.com'"),
    Case(
      testDescription: "a REST API calls a name that is not in the certificate", system: rest,
      edits: [("https://internal.example.com/orders/{proxy}", "https://orders.example.com/orders/{proxy}")],
      kind: .certificate, place: "BelowMethod.Integration.Uri",
      words: "method 'BelowMethod' verifies 'orders.example.com', which no certificate of listener 'Listener' is for"),
    Case(
      testDescription: "a name that the load balancer behind the network load balancer lacks", system: restNetwork,
      edits: [("SubjectAlternativeNames: [internal.example.com]", "SubjectAlternativeNames: [other.example.com]")],
      kind: .certificate, place: "BelowMethod.Integration.Uri", words: "use 'api.example.com' or 'other.example.com'"),
    Case(
      testDescription: "a REST API calls the network load balancer by its DNS name", system: restNetwork,
      edits: [
        (
          "Uri: 'https://internal.example.com/orders/{proxy}'",
          "Uri: !Sub 'https://${Front.DNSName}/orders/{proxy}'"
        )
      ],
      kind: .certificate, place: "BelowMethod.Integration.Uri",
      words: "verifies the DNS name of load balancer 'Front', which no certificate of listener 'Listener' can have"),
    Case(
      testDescription: "a REST API sends plain HTTP to a listener that takes HTTPS", system: rest,
      edits: [
        ("Uri: 'https://internal.example.com/orders/{proxy}'", "Uri: 'http://internal.example.com:443/orders/{proxy}'")
      ],
      kind: .port, place: "Listener.Protocol", words: "the request comes as HTTP"),
    Case(
      testDescription: "a REST API strips the prefix on which the shared balancer routes", system: restNetwork,
      edits: [("https://internal.example.com/orders/{proxy}", "https://internal.example.com/{proxy}")],
      kind: .mapping, place: "Listener.DefaultActions", words: "whose prefix an earlier hop has removed"),
    Case(
      testDescription: "nothing gives the variable of a REST API's URI", system: rest,
      edits: [(", RequestParameters: {integration.request.path.proxy: method.request.path.proxy}", "")],
      kind: .mapping, place: "BelowMethod.Integration.RequestParameters",
      words: "map 'integration.request.path.proxy' from 'method.request.path.proxy'"),
    Case(
      testDescription: "the service's group does not admit the health check", system: own,
      edits: [
        ("HealthCheckPort: traffic-port", "HealthCheckPort: '9000'"),
        ("PortMappings: [{ContainerPort: 8080}]", "PortMappings: [{ContainerPort: 8080}, {ContainerPort: 9000}]"),
      ],
      kind: .network, place: "BalancerGroup.SecurityGroupEgress", words: "on port 9000"),
    Case(
      testDescription: "the certificate is for another name", system: shared,
      edits: [
        (
          "Properties: {DomainName: api.example.com, SubjectAlternativeNames",
          "Properties: {DomainName: www.example.com, SubjectAlternativeNames"
        )
      ],
      kind: .certificate, place: "Domain.DomainNameConfigurations.0.CertificateArn",
      words: "is not for 'api.example.com'"),
    Case(
      testDescription: "the hosted zone has no record for the name", system: shared,
      edits: [("\n      Name: api.example.com", "\n      Name: apis.example.com")],
      kind: .name, place: "Zone", words: "has no record for 'api.example.com'"),
    Case(
      testDescription: "the record leads to another domain name", system: shared,
      edits: [("\n      DomainName: api.example.com", "\n      DomainName: other.example.com")],
      kind: .name, place: "Record.AliasTarget.DNSName", words: "leads to the domain name 'other.example.com'"),
    Case(
      testDescription: "the mapping has a key", system: shared,
      edits: [("Stage: !Ref Stage}}", "Stage: !Ref Stage, ApiMappingKey: shop}}")],
      kind: .route, place: "Mapping.ApiMappingKey", words: "no mapping of domain name 'Domain' has /orders/42"),
    Case(
      testDescription: "the mapping names another stage", system: shared,
      edits: [("DomainName: !Ref Domain, Stage: !Ref Stage", "DomainName: !Ref Domain, Stage: test")],
      kind: .mapping, place: "Mapping.Stage", words: "names stage 'test', which API 'Api' does not have"),
    Case(
      testDescription: "the mapping leads to a stage of another API",
      system: shared.adding(
        """
          OtherApi: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: other, ProtocolType: HTTP}}
          OtherStage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref OtherApi, StageName: live}}

        """),
      edits: [("DomainName: !Ref Domain, Stage: !Ref Stage", "DomainName: !Ref Domain, Stage: !Ref OtherStage")],
      kind: .mapping, place: "Mapping.Stage", words: "which is one of API 'OtherApi'"),
    Case(
      testDescription: "an authorizer of another API",
      system: shared.adding(
        "  OtherApi: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: other, ProtocolType: HTTP}}\n"),
      edits: [("ApiId: !Ref Api\n      Name: users", "ApiId: !Ref OtherApi\n      Name: users")],
      kind: .authorisation, place: "BelowRoute.AuthorizerId", words: "use an authorizer of API 'Api'"),
    Case(
      testDescription: "a rule before it takes the path, and leads nowhere", system: shared,
      edits: [
        ("Priority: 10", "Priority: 20"),
        (
          "  Rule:",
          """
            Early:
              Type: AWS::ElasticLoadBalancingV2::ListenerRule
              Properties: {ListenerArn: !Ref Listener, Priority: 5, Conditions: [{Field: path-pattern, PathPatternConfig: {Values: ['/o*']}}], Actions: [{Type: forward, TargetGroupArn: !Ref Nowhere}]}
            Nowhere: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, TargetType: ip, Protocol: HTTP, Port: 80}}
            Rule:
          """
        ),
      ],
      kind: .registration, place: "Nowhere", words: "nothing registers with target group 'Nowhere'"),
    Case(
      testDescription: "a regional web ACL before the distribution",
      system: edge.adding(
        "  Acl: {Type: AWS::WAFv2::WebACL, Properties: {Scope: REGIONAL, DefaultAction: {Allow: {}}, VisibilityConfig: {CloudWatchMetricsEnabled: true, MetricName: acl, SampledRequestsEnabled: true}}}\n"
      ),
      edits: [("Aliases: [shop.example.com]", "Aliases: [shop.example.com]\n        WebACLId: !GetAtt Acl.Arn")],
      url: "https://shop.example.com/orders/42",
      kind: .firewall, place: "Cdn.DistributionConfig.WebACLId", words: "use one with the scope 'CLOUDFRONT'"),
    Case(
      testDescription: "a web ACL of distributions before the balancer",
      system: shared.adding(
        """
          Acl: {Type: AWS::WAFv2::WebACL, Properties: {Scope: CLOUDFRONT, DefaultAction: {Allow: {}}, VisibilityConfig: {CloudWatchMetricsEnabled: true, MetricName: acl, SampledRequestsEnabled: true}}}
          Protection: {Type: AWS::WAFv2::WebACLAssociation, Properties: {ResourceArn: !Ref Balancer, WebACLArn: !GetAtt Acl.Arn}}

        """), edits: [],
      kind: .firewall, place: "Protection.WebACLArn", words: "use one with the scope 'REGIONAL'"),
    Case(
      testDescription: "no stage at the default endpoint", system: shared, edits: [], url: "https://api/orders/42",
      kind: .route, place: "Stage.StageName", words: "send /prod/orders/42"),
    Case(
      testDescription: "a preflight request that no route takes", system: shared,
      edits: [("OPTIONS /{proxy+}", "GET /{proxy+}"), ("ANY /orders", "POST /orders")], method: "OPTIONS",
      kind: .route, place: "Api", words: "set 'CorsConfiguration'"),
    Case(
      testDescription: "a preflight request that has to show a token", system: shared,
      edits: [("OPTIONS /{proxy+}", "GET /{proxy+}")], method: "OPTIONS",
      kind: .authorisation, place: "BelowRoute.AuthorizationType", words: "browsers do not send"),
    Case(
      testDescription: "an authorizer for the clients of another user pool", system: shared,
      edits: [
        (
          "UserPoolId: !Ref Users}}",
          "UserPoolId: !Ref Others}}\n  Others: {Type: AWS::Cognito::UserPool, Properties: {}}"
        )
      ],
      kind: .authorisation, place: "Authorizer.JwtConfiguration", words: "which is one of user pool 'Others'"),
    Case(
      testDescription: "a listener of an internal balancer called over the internet", system: shared,
      edits: [
        ("ConnectionType: VPC_LINK, ConnectionId: !Ref Link", "ConnectionType: INTERNET"),
        ("IntegrationUri: !Ref Listener", "IntegrationUri: !Sub 'https://${Balancer.DNSName}/{proxy}'"),
      ],
      kind: .internalTarget, place: "BelowIntegration.ConnectionType", words: "over the internet"),
    Case(
      testDescription: "plain HTTP to a domain name of an API", system: shared, edits: [],
      url: "http://api.example.com/orders/42",
      kind: .port, place: "Domain",
      words: "domain name 'Domain' takes HTTPS on port 443 only, and the request comes as HTTP on port 80"),
    Case(
      testDescription: "another port of a domain name of an API", system: shared, edits: [],
      url: "https://api.example.com:8443/orders/42",
      kind: .port, place: "Domain", words: "the request comes as HTTPS on port 8443"),
    Case(
      testDescription: "plain HTTP to the default endpoint", system: shared, edits: [],
      url: "http://api/prod/orders/42",
      kind: .port, place: "Api", words: "API 'Api' takes HTTPS on port 443 only"),
    Case(
      testDescription: "another port of a distribution", system: edge, edits: [],
      url: "http://shop.example.com:8080/orders/42",
      kind: .port, place: "Cdn", words: "takes HTTP on port 80 and HTTPS on port 443 only"),
    Case(
      testDescription: "an origin calls an API over plain HTTP", system: edge,
      edits: [("OriginProtocolPolicy: https-only", "OriginProtocolPolicy: http-only")],
      url: "https://shop.example.com/orders/42",
      kind: .port, place: "Cdn.DistributionConfig.Origins.0", words: "set 'OriginProtocolPolicy' to 'https-only'"),
    Case(
      testDescription: "the only record is in a private zone",
      system: shared.adding(
        """
          Inside: {Type: AWS::Route53::HostedZone, Properties: {Name: corp.example, VPCs: [{VPCId: !Ref Vpc, VPCRegion: eu-west-1}]}}
          InsideRecord: {Type: AWS::Route53::RecordSet, Properties: {HostedZoneId: !Ref Inside, Name: orders.corp.example, Type: A, AliasTarget: {DNSName: !GetAtt Balancer.DNSName, HostedZoneId: !GetAtt Balancer.CanonicalHostedZoneID}}}

        """), edits: [], url: "https://orders.corp.example/orders/42",
      kind: .name, place: "InsideRecord.HostedZoneId", words: "is in a private hosted zone, which only VPCs see"),
    Case(
      testDescription: "a name of a private namespace", system: cloudMap, edits: [],
      url: "http://orders.shop.internal:8080/",
      kind: .name, place: "Registry", words: "in a private namespace, which only its VPC sees"),
    Case(
      testDescription: "the header Host is sent to API Gateway", system: edge,
      edits: [("b689b0a8-53d0-40ab-baf2-68738e2966ac", "216adef6-5c7f-47e4-b989-5492eafa07d3")],
      url: "https://shop.example.com/orders/42",
      kind: .mapping, place: "Cdn.DistributionConfig.CacheBehaviors.1.OriginRequestPolicyId",
      words: "AllViewerExceptHostHeader"),
    Case(
      testDescription: "the distribution's certificate is in another region", system: edge,
      edits: [("arn:aws:acm:us-east-1", "arn:aws:acm:eu-west-1")], url: "https://shop.example.com/orders/42",
      kind: .certificate, place: "Cdn.DistributionConfig.ViewerCertificate.AcmCertificateArn",
      words: "use one in us-east-1"),
    Case(
      testDescription: "a behavior before it takes the path", system: edge,
      edits: [("PathPattern: /orders, TargetOriginId: api", "PathPattern: '/o*', TargetOriginId: site")],
      method: "POST",
      url: "https://shop.example.com/orders/42",
      kind: .route, place: "Cdn.DistributionConfig.Origins.1", words: "bucket 'Site' does not take POST"),
    Case(
      testDescription: "a behavior without the method", system: edge,
      edits: [(", AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]", "")], method: "POST",
      url: "https://shop.example.com/orders/42",
      kind: .route, place: "Cdn.DistributionConfig.CacheBehaviors.1.AllowedMethods", words: "does not take POST"),
    Case(
      testDescription: "the distribution lacks the alias", system: edge,
      edits: [("Aliases: [shop.example.com]", "Aliases: [www.example.com]")], url: "https://shop.example.com/orders/42",
      kind: .name, place: "Cdn.DistributionConfig.Aliases", words: "has no alias 'shop.example.com'"),
    Case(
      testDescription: "the origin path lacks the stage", system: edge, edits: [("OriginPath: /prod, ", "")],
      url: "https://shop.example.com/orders/42",
      kind: .route, place: "Stage.StageName", words: "begins with no stage of API 'Api'"),
  ]
}
