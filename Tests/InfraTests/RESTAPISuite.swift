import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage
@testable import Validation

/// What suites about REST APIs have in common: services behind a load balancer, the users of an API, and requests to it.
protocol RESTAPISuite {}

extension RESTAPISuite {
  var network: Network { Network("main", zones: 2) }
  var cluster: Cluster { Cluster("main") }
  var link: VPCLink { VPCLink("entry", in: network.privateSubnets) }
  var users: UserPool { UserPool("users", domain: .prefix("example-shop")) }
  var web: UserPoolClient { UserPoolClient("web", of: users, callbacks: ["https://shop.example.com/in"]) }
  var integration: PrivateIntegration { integration(priority: nil) }

  func integration(priority: Int?) -> PrivateIntegration {
    .sharedBalancer(
      LoadBalancer(
        internal: "inside", in: network.privateSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
      ) {}, through: link, serverName: "internal.example.com", priority: priority)
  }

  func service(_ name: String) -> FargateService {
    FargateService(
      name, on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/\(name):1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  func api(
    domain: RegionalDomain? = nil, clients: [UserPoolClient]? = nil, cors: CORS? = nil, requiresAPIKey: Bool = false,
    stage: String = "live", cache: APICacheSize? = nil, @APIRouteBuilder<RESTAPI> _ routes: () -> [APIRoute<RESTAPI>]
  ) -> RESTAPI {
    RESTAPI(
      "shop", integration: integration, account: APIGatewayAccount("gateway"), domain: domain,
      authorizer: .jwt(of: users, clients: clients ?? [web]), cors: cors, requiresAPIKey: requiresAPIKey, stage: stage,
      cache: cache, routes)
  }

  func stack(@StackBuilder _ elements: () -> [any StackElement]) -> Stack {
    Stack("shop", region: .euWest1, elements)
  }

  func graph(@APIRouteBuilder<RESTAPI> _ routes: () -> [APIRoute<RESTAPI>]) throws -> ResourceGraph {
    try stack { api(routes) }.graph()
  }

  /// The request line that the container gets, or what is wrong.
  func arrival(_ url: String, _ graph: ResourceGraph, method: String = "GET") throws -> String {
    ending(of: try #require(Model(graph).tracer.trace(TracedRequest(method, url))))
  }

  /// What becomes of a request that the load balancer gets of the API.
  func forwarded(_ path: String, _ graph: ResourceGraph) throws -> String {
    let model = Model(graph)
    let balancer = try #require(model.ingress.loadBalancers.first)
    let listener = try #require(balancer.listeners.first { $0.port.value == 443 })
    let request = try TracedRequest("GET", "https://internal.example.com\(path)")
    return ending(of: model.tracer.follow(request, to: listener, of: balancer, RequestTrace(request)))
  }

  func ending(of trace: RequestTrace) -> String {
    switch trace.ending {
    case .arrives(let arrival): return "\(arrival.line) at \(arrival.name)"
    case .answered(let reply): return "\(reply.status)"
    case .breaks(let fault): return "\(fault.fact); \(fault.remedy)"
    case .unknown(let doubt): return "not known: \(doubt.reason)"
    }
  }

  func messages(_ stack: Stack) -> [String] { stack.errors.map(\.message) }
}
