import AWSResources
import Testing

@testable import Validation

/// Requests through each way to a private service: a correct system brings them to the container with the path that it
/// expects.
@Suite struct RequestTraceTests {
  @Test(arguments: TracedSystem.Way.allCases, [false, true])
  func `every path arrives without its prefix`(_ way: TracedSystem.Way, _ behindCloudFront: Bool) throws {
    let system = TracedSystem(way, behindCloudFront: behindCloudFront)
    let host = behindCloudFront ? "shop.example.com" : "api.example.com"
    let terraform = try system.terraformModel().tracer
    for (path, expected) in [
      ("/orders", "/"), ("/orders/", "/"), ("/orders/42", "/42"), ("/orders/42/lines", "/42/lines"),
    ] {
      #expect(try self.arrival(of: system, host, path) == "GET \(expected)", "\(path)")
      guard case .arrives(let arrival)? = terraform.trace(try TracedRequest("GET", "https://\(host)\(path)"))?.ending
      else {
        Issue.record("\(path) does not arrive in Terraform")
        continue
      }
      #expect(arrival.line == "GET \(expected)", "\(path) in Terraform")
      #expect(try self.arrival(of: system, host, path + "?x=1") == "GET \(expected)?x=1", "\(path)?x=1")
    }
  }

  /// The request line that the container gets, or what happens instead.
  private func arrival(of system: TracedSystem, _ host: String, _ path: String) throws -> String {
    switch try system.trace("GET", "https://\(host)\(path)").ending {
    case .arrives(let arrival):
      #expect(arrival.name == "container 'app' of service 'Orders'")
      #expect(arrival.port == 8080)
      return arrival.line
    case .answered(let reply): return "answered \(reply.text)"
    case .breaks(let fault): return "breaks: \(fault.fact)"
    case .unknown(let doubt): return "unknown: \(doubt.reason)"
    }
  }

  @Test func `the hops are told in order, with the path at each`() throws {
    let trace = try TracedSystem(.sharedBalancer, behindCloudFront: true).trace(
      "GET", "https://shop.example.com/orders/42")
    #expect(
      trace.steps.map { "\($0.name) → \($0.line)" } == [
        "record 'SiteRecord' → GET /orders/42",
        "distribution 'Cdn' → GET /orders/42",
        "origin 'api' → GET /prod/orders/42",
        "API 'Api' → GET /prod/orders/42",
        "route 'ANY /orders/{proxy+}' → GET /prod/orders/42",
        "integration 'BelowIntegration' → GET /orders/42",
        "VPC link 'Link' → GET /orders/42",
        "load balancer 'Balancer' → GET /orders/42",
        "security group 'LinkGroup' → GET /orders/42",
        "security group 'BalancerGroup' → GET /orders/42",
        "listener rule 'Rule' of listener 'Listener' → GET /42",
        "target group 'Targets' → GET /42",
        "security group 'BalancerGroup' → GET /42",
        "security group 'ServiceGroup' → GET /42",
      ])
  }

  // MARK: What is not known, and what is no mistake

  private func ending(_ system: TracedSystem, _ url: String = "https://api.example.com/orders/42") throws -> String {
    switch try system.trace("GET", url).ending {
    case .arrives(let arrival): return arrival.line
    case .answered(let reply): return reply.text
    case .breaks(let fault): return "breaks: \(fault.fact)"
    case .unknown(let doubt): return doubt.reason
    }
  }

  @Test func `variables before a greedy one can be sent on`() throws {
    let system = try TracedSystem(.ownListener)
      .replacing("ANY /orders/{proxy+}", with: "ANY /{area}/{proxy+}")
      .replacing("/$request.path.proxy", with: "/${request.path.area}/x/${request.path.proxy}")
    #expect(try ending(system) == "GET /orders/x/42")
  }

  @Test func `a stage of a name that is given at the deployment is not known`() throws {
    let system = try TracedSystem(.ownListener).replacing("StageName: prod", with: "StageName: !Ref Name")
      .replacing("Resources:", with: "Parameters: {Name: {Type: String}}\nResources:")
    #expect(try ending(system, "https://api/orders/42").contains("the name of stage 'Stage' cannot be determined"))
  }

  @Test func `what registers an instance by itself is not followed`() throws {
    let system = try TracedSystem(.serviceDiscovery)
      .replacing(
        "ServiceRegistries: [{RegistryArn: !GetAtt Registry.Arn, ContainerName: app, ContainerPort: 8080}]",
        with: "DesiredCount: 2"
      )
      .replacing("Type: SRV, TTL: 10", with: "Type: A, TTL: 10")
      .adding(
        "  Instance: {Type: AWS::ServiceDiscovery::Instance, Properties: {ServiceId: !Ref Registry, InstanceAttributes: {}}}\n"
      )
    #expect(try ending(system).contains("what registers with Cloud Map service 'Registry' is not in the template"))
  }

  @Test func `an origin path with the name of a stage is followed`() throws {
    let system = try TracedSystem(.sharedBalancer, behindCloudFront: true)
      .replacing("OriginPath: /prod", with: "OriginPath: !Sub '/${Stage}'")
    #expect(try ending(system, "https://shop.example.com/orders/42") == "GET /42")
  }

  @Test func `a route of everything is no mistake where a rule takes some of it`() throws {
    let system = try TracedSystem(.sharedBalancer).replacing("ANY /orders/{proxy+}", with: "ANY /{proxy+}")
    var findings = Findings(of: RoutesReachATarget())
    RoutesReachATarget().check(try system.model(), &findings)
    #expect(findings.reported.map(\.message) == [])
  }
}
