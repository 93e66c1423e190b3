import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage
@testable import Validation

/// HTTP APIs, and the three ways from them to private services.
@Suite struct HTTPAPITests {
  private let network = Network("main", zones: 2)
  private let cluster = Cluster("main")
  private var link: VPCLink { VPCLink("entry", in: network.privateSubnets) }
  private var names: ServiceNamespace { ServiceNamespace("shop", domain: "shop.internal", in: network) }
  private let users = UserPool("users", domain: .prefix("example-shop"))
  private var web: UserPoolClient { UserPoolClient("web", of: users, callbacks: ["https://shop.example.com/in"]) }
  private var balancer: LoadBalancer {
    LoadBalancer(
      internal: "inside", in: network.privateSubnets,
      certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
    ) {}
  }

  private func service(_ name: String, port: Port = 8080) -> FargateService {
    FargateService(
      name, on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/\(name):1.0.0"),
      size: .quarterVCPU(.gb1), port: port)
  }

  enum Way: CaseIterable {
    case sharedBalancer, serviceDiscovery, ownListener
  }

  private func integration(_ way: Way) -> PrivateIntegration {
    switch way {
    case .sharedBalancer: .sharedBalancer(balancer, through: link, serverName: "internal.example.com")
    case .serviceDiscovery: .serviceDiscovery(names, through: link)
    case .ownListener: .ownListener(balancer, port: 8443, through: link, serverName: "internal.example.com")
    }
  }

  private func api(
    _ integration: PrivateIntegration, clients: [UserPoolClient]? = nil, cors: CORS? = nil,
    @APIRouteBuilder<HTTPAPI> _ routes: () -> [APIRoute<HTTPAPI>]
  ) -> HTTPAPI {
    HTTPAPI(
      "shop", integration: integration, authorizer: .jwt(of: users, clients: clients ?? [web]), cors: cors, routes)
  }

  private func stack(@StackBuilder _ elements: () -> [any StackElement]) -> Stack {
    Stack("shop", region: .euWest1, elements)
  }

  /// The request line that the container gets, or what is wrong.
  private func arrival(_ path: String, _ graph: ResourceGraph, method: String = "GET") throws -> String {
    let trace = try #require(Model(graph).tracer.trace(TracedRequest(method, "https://shop\(path)")))
    switch trace.ending {
    case .arrives(let arrival): return "\(arrival.line) at \(arrival.name)"
    case .answered(let reply): return "\(reply.status)"
    case .breaks(let fault): return "\(fault.fact); \(fault.remedy)"
    case .unknown(let doubt): return "not known: \(doubt.reason)"
    }
  }

  // MARK: Domains

  private func apiOfDomain() -> HTTPAPI {
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    return HTTPAPI(
      "shop", integration: integration(.serviceDiscovery), domain: Domain("api.example.com", in: zone),
      authorizer: .jwt(of: users, clients: [web])
    ) { APIRoute(.any, "/orders", to: service("orders"), path: .strippingPrefix) }
  }

  @Test func `an API with a domain answers under it alone`() throws {
    let graph = try stack { apiOfDomain() }.graph()
    let api = try #require(graph.resource("ShopApi", as: APIGatewayV2.API.self)).resource
    #expect(api.disablesExecuteAPIEndpoint == true)
    let domain = try #require(graph.resource("ShopDomain", as: APIGatewayV2.DomainName.self)).resource
    #expect(domain.domainName == "api.example.com")
    #expect(domain.configurations.first?.endpointKind == .literal(.regional))
    #expect(domain.configurations.first?.securityPolicy == "TLS_1_2")
    let trace = try #require(Model(graph).tracer.trace(TracedRequest("GET", "https://api.example.com/orders/42")))
    guard case .arrives(let container) = trace.ending else {
      Issue.record("\(trace.ending)")
      return
    }
    #expect(container.line == "GET /42")
    #expect(
      trace.steps.prefix(3).map(\.name) == [
        "record 'ShopApiARecord'", "domain name 'ShopDomain'", "mapping 'ShopMapping'",
      ])
    #expect(try arrival("/orders/42", graph).contains("does not answer at its default endpoint"))
    // Nothing is called by its name before ACM has issued the certificate.
    #expect(Terraform.write(graph).diagnostics == graph.notes)
    #expect(CloudFormation.write(graph).diagnostics == graph.notes)
  }

  @Test func `a domain that does not fit is an error`() {
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    func messages(_ domain: RegionalDomain) -> [String] {
      let api = HTTPAPI(
        "shop", integration: integration(.serviceDiscovery), domain: domain, authorizer: .jwt(of: users, clients: [web])
      ) { APIRoute(.any, "/orders", to: service("orders")) }
      return stack { api }.errors.map(\.message)
    }
    #expect(messages(Domain("api.example.org", in: zone)).contains { $0.contains("which is not in zone 'shop'") })
    #expect(messages(Domain("api.example.com", in: nil)).contains { $0.contains("pass its 'certificate:'") })
  }

  // MARK: Paths

  @Test(arguments: Way.allCases)
  func `a service gets paths without the prefix of its route, whichever way it is reached`(_ way: Way) throws {
    let graph = try stack {
      api(integration(way)) { APIRoute(.any, "/orders", to: service("orders"), path: .strippingPrefix) }
    }.graph()
    let container = "container 'orders' of service 'OrdersService'"
    #expect(try arrival("/orders", graph) == "GET / at \(container)")
    #expect(try arrival("/orders/", graph) == "GET / at \(container)")
    #expect(try arrival("/orders/42?x=1", graph) == "GET /42?x=1 at \(container)")
    #expect(try arrival("/orders/42/lines", graph, method: "POST") == "POST /42/lines at \(container)")
    #expect(Validator().check(graph).findings.filter { $0.rule.contains("route") || $0.rule.contains("link") }.isEmpty)
    #expect(CloudFormation.write(graph).diagnostics == graph.notes)
    #expect(Terraform.write(graph).diagnostics == graph.notes)
  }

  @Test(arguments: Way.allCases)
  func `a service gets whole paths by default`(_ way: Way) throws {
    let graph = try stack { api(integration(way)) { APIRoute(.any, "/orders", to: service("orders")) } }.graph()
    let container = "container 'orders' of service 'OrdersService'"
    #expect(try arrival("/orders", graph) == "GET /orders at \(container)")
    #expect(try arrival("/orders/42?x=1", graph) == "GET /orders/42?x=1 at \(container)")
  }

  @Test func `a route of everything and one with a variable keep their paths`() throws {
    let graph = try stack {
      api(integration(.serviceDiscovery)) {
        APIRoute(.any, "/", to: service("web"))
        APIRoute(.get, "/users/{user}/orders", to: service("orders"), path: .strippingPrefix)
      }
    }.graph()
    #expect(try arrival("/index.html", graph) == "GET /index.html at container 'web' of service 'WebService'")
    #expect(
      try arrival("/users/7/orders/42", graph) == "GET /42 at container 'orders' of service 'OrdersService'")
    #expect(
      try arrival("/users/7/orders/42", graph, method: "POST")
        == "POST /users/7/orders/42 at container 'web' of service 'WebService'")
  }

  @Test func `a route for reading takes no HEAD, unless another one does`() throws {
    let graph = try stack {
      api(integration(.serviceDiscovery)) {
        APIRoute(.get, "/orders", to: service("orders"))
        APIRoute(.get, "/carts", to: service("orders"))
        APIRoute(.head, "/carts", to: service("orders"))
      }
    }.graph()
    #expect(try arrival("/orders", graph, method: "HEAD").contains("404"))
    #expect(try arrival("/carts", graph, method: "HEAD").hasPrefix("HEAD /carts at"))
  }

  @Test func `only a load balancer that strips requires version 6 of Terraform's provider`() throws {
    func version(_ way: Way) throws -> Node? {
      let graph = try stack {
        api(integration(way)) { APIRoute(.any, "/orders", to: service("orders"), path: .strippingPrefix) }
      }.graph()
      return Terraform.write(graph).document["terraform"]?["required_providers"]?["aws"]?["version"]
    }
    #expect(try version(.sharedBalancer)?.string?.contains("6.19") == true)
    #expect(try version(.serviceDiscovery)?.string?.contains("6.19") == false)
  }

  // MARK: Limits

  @Test func `a route has limits of its own, which the stage gets after the route`() throws {
    let limits = Throttling(requestsPerSecond: 5, burst: 10)
    let graph = try stack {
      api(integration(.serviceDiscovery)) {
        APIRoute(.any, "/orders", to: service("orders"), throttling: limits)
        APIRoute(.any, "/carts", to: service("orders"))
      }
    }.graph()
    let stage = try #require(graph.resource("ShopStage", as: APIGatewayV2.Stage.self))
    #expect(stage.resource.routeSettings.map(\.key) == ["ANY /orders", "ANY /orders/{proxy+}"])
    #expect(
      stage.resource.routeSettings.allSatisfy {
        $0.settings.throttlingRateLimit == .literal(5) && $0.settings.throttlingBurstLimit == 10
      })
    #expect(stage.entry.dependsOn == ["ShopAnyOrdersRoute", "ShopAnyOrdersRouteBelow"])
    #expect(graph["ShopAnyOrdersRoute"]?.createsBeforeDestroying == true)
    #expect(graph["ShopAnyCartsRoute"]?.createsBeforeDestroying == false)
    #expect(graph.notes.contains { $0.message.contains("delete-route-settings") })
    let written = CloudFormation.write(graph).document["Resources"]?["ShopStage"]
    #expect(written?["Properties"]?["RouteSettings"]?["ANY /orders"]?["ThrottlingBurstLimit"] == 10)
    let configuration = Terraform.write(graph).document["resource"]?["aws_apigatewayv2_stage"]?["shop_stage"]
    #expect(
      configuration?["depends_on"]?.array?.compactMap(\.string) == [
        "aws_apigatewayv2_route.shop_any_orders_route", "aws_apigatewayv2_route.shop_any_orders_route_below",
      ])
  }

  @Test func `a route to a service of another stack cannot have limits of its own`() {
    let orders = service("orders")
    let api = api(integration(.serviceDiscovery)) {
      APIRoute(.any, "/orders", to: orders, throttling: Throttling(requestsPerSecond: 5, burst: 10))
    }
    let system = System(
      [
        Stack("network", region: .euWest1) {
          network
          cluster
        },
        Stack("entry", region: .euWest1) {
          api
          users
          web
        },
        Stack("orders", region: .euWest1) { orders },
      ], in: Environment(name: "production", namesIncludeEnvironment: true))
    let messages = system.diagnostics.map(\.message)
    #expect(messages.contains { $0.contains("list the service in the stack of the API") }, "\(messages)")
  }

  // MARK: What stands where

  @Test func `a route that goes to another service, or whose variable has another name, keeps its ids`() throws {
    func ids(_ path: String, _ service: String) throws -> [LogicalID] {
      try stack { api(integration(.serviceDiscovery)) { APIRoute(.get, path, to: self.service(service)) } }.graph()
        .all(APIGatewayV2.Route.self).map(\.id)
    }
    let known = try ids("/orders/{id}", "orders")
    #expect(known == ["ShopGetOrdersVariableRoute", "ShopGetOrdersVariableRouteBelow"])
    #expect(try ids("/orders/{order}", "orders") == known)
    #expect(try ids("/orders/{id}", "archive") == known)
  }

  @Test(arguments: [
    ["/orders/new", "/orders-new"], ["/orders/2", "/orders2"], ["/users/{id}", "/users/variable"],
    ["/orders/New", "/orders/new"],
  ])
  func `routes with the same words have ids of their own`(paths: [String]) throws {
    let graph = try stack {
      api(integration(.serviceDiscovery)) { for path in paths { APIRoute(.get, path, to: service("orders")) } }
    }.graph()
    #expect(Set(graph.all(APIGatewayV2.Route.self).map(\.id)).count == 4)
  }

  @Test func `a further route changes the id of no other resource`() throws {
    func ids(@APIRouteBuilder<HTTPAPI> _ routes: () -> [APIRoute<HTTPAPI>]) throws -> Set<String> {
      Set(try stack { api(integration(.serviceDiscovery), routes) }.graph().entries.map(\.id.name))
    }
    let one = try ids { APIRoute(.any, "/orders", to: service("orders")) }
    let two = try ids {
      APIRoute(.get, "/invoices", to: service("orders"))
      APIRoute(.any, "/orders", to: service("orders"))
    }
    #expect(one.isSubset(of: two))
    #expect(
      two.subtracting(one) == [
        "ShopGetInvoicesIntegration", "ShopGetInvoicesRoute", "ShopGetInvoicesRouteBelow",
      ])
  }

  @Test(arguments: Way.allCases)
  func `the stack of the API needs no stack of a service`(_ way: Way) throws {
    let orders = service("orders")
    let integration = integration(way)
    let system = System(
      [
        Stack("orders", region: .euWest1) { orders },
        Stack("entry", region: .euWest1) {
          users
          web
          api(integration) { APIRoute(.any, "/orders", to: orders, path: .strippingPrefix) }
        },
        Stack("network", region: .euWest1) {
          network
          cluster
          for construct in integration.constructs { AnyElement(construct) }
        },
      ], in: Environment(name: "production", namesIncludeEnvironment: true))
    #expect(system.diagnostics.map(\.message) == [])
    let graphs = Dictionary(uniqueKeysWithValues: system.graphs.map { ($0.name, $0) })
    #expect(graphs["entry"]?.prerequisites.contains("orders") == false)
    #expect(graphs["entry"]?.all(APIGatewayV2.Route.self).count == 0)
    #expect(graphs["orders"]?.all(APIGatewayV2.Route.self).count == 2)
    #expect(
      try arrival("/orders/42", ResourceGraph.merged(system.graphs)).hasPrefix("GET /42 at container 'orders'"))
  }

  @Test func `what a route leads to goes after the route has changed`() throws {
    let graph = try stack {
      api(integration(.serviceDiscovery)) { APIRoute(.any, "/orders", to: service("orders"), path: .strippingPrefix) }
    }.graph()
    let ids: [LogicalID] = [
      "ShopAnyOrdersIntegration", "ShopAnyOrdersIntegrationRoot", "ShopAuthorizer", "EntryVpcLink",
    ]
    for id in ids { #expect(graph[id]?.createsBeforeDestroying == true, "\(id)") }
  }

  @Test func `the stage is deployed by itself, limited and logged`() throws {
    let graph = try stack {
      api(integration(.serviceDiscovery)) { APIRoute(.any, "/orders", to: service("orders")) }
    }.graph()
    let stage = try #require(graph.resource("ShopStage", as: APIGatewayV2.Stage.self))
    #expect(stage.resource.name == "$default" && stage.resource.deploysAutomatically == true)
    #expect(stage.resource.defaultRouteSettings?.throttlingRateLimit == .literal(100))
    #expect(stage.resource.defaultRouteSettings?.throttlingBurstLimit == 200)
    let format = try #require(stage.resource.accessLog?.format?.literal)
    let line = try JSON.read(Array(format.utf8))
    #expect(line["status"]?.string == "$context.status")
    #expect(graph.resource("ShopAccessLogGroup", as: Logs.LogGroup.self)?.resource.retention == 90)
  }

  @Test func `what lifts a default says why`() throws {
    let graph = try stack {
      HTTPAPI(
        "shop", integration: integration(.serviceDiscovery), accessLogs: .off(because: "The services log each request")
      ) {
        APIRoute(.get, "/health", to: service("orders"), requires: .open(because: "Monitoring calls it"))
      }
    }.graph()
    let report = Validator().check(graph)
    #expect(!report.findings.contains { $0.rule == "every-route-is-authorised" })
    #expect(report.allowed.filter { $0.rule == "every-route-is-authorised" }.count == 2)
    #expect(report.allowed.filter { $0.rule == "api-stage-writes-access-logs" }.count == 1)
    #expect(graph.all(APIGatewayV2.Authorizer.self).isEmpty)
  }

  // MARK: Callers

  @Test func `callers need a token of the pool, with the scopes of the route`() throws {
    let server = ResourceServer("orders", of: users, scopes: [.init("read", description: "Read orders")])
    let web = UserPoolClient(
      "web", of: users, callbacks: ["https://shop.example.com/in"], scopes: [.openID, server.scope("read")])
    let graph = try stack {
      api(integration(.serviceDiscovery), clients: [web]) {
        APIRoute(.any, "/orders", to: service("orders"), requires: .token(scopes: [server.scope("read")]))
      }
    }.graph()
    let authorizer = try #require(graph.resource("ShopAuthorizer", as: APIGatewayV2.Authorizer.self))
    #expect(authorizer.resource.jwt?.issuer == users.issuer)
    #expect(authorizer.resource.jwt?.audiences?.items == [web.clientID])
    for route in graph.all(APIGatewayV2.Route.self) {
      #expect(route.resource.authorizationKind == .literal(.jwt))
      #expect(route.resource.authorizer?.id == "ShopAuthorizer")
      #expect(route.resource.authorizationScopes?.items == [server.scope("read").value])
    }
  }

  @Test func `a scope that no client requests is told at the route`() {
    let server = ResourceServer("orders", of: users, scopes: [.init("read", description: "Read orders")])
    let known = UserPoolClient.existing("known", of: users, clientID: "1h57kf5cpq17m0eml12EXAMPLE")
    func messages(_ client: UserPoolClient) -> [String] {
      stack {
        api(integration(.serviceDiscovery), clients: [client]) {
          APIRoute(.any, "/orders", to: service("orders"), requires: .token(scopes: [server.scope("read")]))
        }
      }.errors.map(\.message)
    }
    #expect(
      messages(web) == [
        "a route of HTTP API 'shop' requires the scope 'read', which no client of its authorizer requests; add it to the "
          + "'scopes:' of a client"
      ])
    #expect(messages(known) == [])
  }

  @Test func `the API answers preflight requests itself, and no route asks them for a token`() throws {
    let cors = CORS(origins: ["https://shop.example.com"])
    let graph = try stack {
      api(integration(.serviceDiscovery), cors: cors) {
        APIRoute(.any, "/orders", to: service("orders"))
        APIRoute(.get, "/orders", to: service("list"))
      }
    }.graph()
    let keys = graph.all(APIGatewayV2.Route.self).compactMap { $0.resource.key?.literal }
    #expect(!keys.contains { $0.hasPrefix("ANY ") || $0.hasPrefix("OPTIONS ") })
    #expect(keys.filter { $0 == "GET /orders" }.count == 1)
    #expect(try arrival("/orders/42", graph, method: "OPTIONS") == "204")
    #expect(try arrival("/orders", graph).contains("container 'list'"))
    #expect(try arrival("/orders/42", graph, method: "DELETE").contains("container 'orders'"))
  }

  // MARK: The network

  @Test func `a link reaches what the API has routes to, on its port, and nothing else`() throws {
    func egress(_ way: Way) throws -> [String] {
      try stack {
        api(integration(way)) {
          APIRoute(.get, "/orders", to: service("orders"))
          APIRoute(.post, "/orders", to: service("orders"))
        }
      }.graph().all(EC2.SecurityGroupEgress.self).filter {
        $0.resource.securityGroup?.id == "EntryVpcLinkSecurityGroup"
      }
      .map { "\($0.resource.destinationSecurityGroup?.id?.name ?? "?") \($0.resource.toPort?.literal ?? 0)" }
    }
    #expect(try egress(.sharedBalancer) == ["InsideLoadBalancerSecurityGroup 443"])
    #expect(try egress(.serviceDiscovery) == ["OrdersServiceSecurityGroup 8080"])
    #expect(try egress(.ownListener) == ["InsideLoadBalancerSecurityGroup 8443"])
  }

  @Test func `a link is not in a zone in which API Gateway has none`() throws {
    func stack(_ zoneIDs: [String]?, _ region: Region = .usEast1) -> Stack {
      Stack("shop", region: region) { VPCLink("entry", in: Network("main", zones: 2, zoneIDs: zoneIDs).privateSubnets) }
    }
    #expect(
      stack(["use1-az1", "use1-az3"]).errors.map(\.message) == [
        "VPC link 'entry' is in the zone 'use1-az3', where API Gateway has no links; use other 'zoneIDs'"
      ])
    #expect(stack(["use1-az1", "use1-az2"]).errors.isEmpty)
    func notes(_ zoneIDs: [String]?, _ region: Region = .usEast1) throws -> [String] {
      try stack(zoneIDs, region).graph().notes.map(\.message).filter { $0.contains("zone '") }
    }
    #expect(try notes(nil).first?.contains("cannot have a subnet in the zone 'use1-az3'") == true)
    #expect(try notes(["use1-az1", "use1-az2"]).isEmpty && notes(nil, .euWest1).isEmpty)
  }

  @Test func `tasks register their port with Cloud Map, with records that have one`() throws {
    let graph = try stack {
      api(integration(.serviceDiscovery)) { APIRoute(.any, "/orders", to: service("orders")) }
      service("orders").registers(in: names)
    }.graph()
    let registries = graph.all(ServiceDiscovery.Service.self)
    #expect(registries.map(\.id) == ["ShopOrdersRegistry"])
    #expect(registries.first?.resource.dns?.records.map(\.kind) == [.literal(.srv)])
    // Tasks that stop are registered for a while after the service that had them.
    #expect(registries.first?.resource.deletesInstances == true)
    #expect(graph["ShopOrdersRegistry"]?.createsBeforeDestroying == true)
    let registrations = try #require(graph.resource("OrdersService", as: ECS.Service.self)).resource.serviceRegistries
    #expect(registrations.map(\.registry?.id) == ["ShopOrdersRegistry"])
    #expect(registrations.first?.containerName == "orders" && registrations.first?.containerPort == 8080)
  }

  @Test func `a listener of its own and a rule of the same load balancer share a target group`() throws {
    let orders = service("orders")
    let graph = try stack {
      balancer.routes { Route("/orders/*", to: orders) }
      api(integration(.ownListener)) { APIRoute(.any, "/orders", to: orders) }
    }.graph()
    #expect(graph.all(ElasticLoadBalancing.TargetGroup.self).map(\.id) == ["InsideOrdersTargets"])
    #expect(graph.resource("OrdersService", as: ECS.Service.self)?.resource.loadBalancers.count == 1)
    let listener = graph.resource("InsideListener8443", as: ElasticLoadBalancing.Listener.self)?.resource
    #expect(listener?.port == 8443 && listener?.protocolName == .literal(.https))
  }

  // MARK: What exists already

  @Test func `an API, a link and a namespace that exist already get routes`() throws {
    let api = HTTPAPI.existing(
      "shared", apiID: "a1b2c3d4e5", authorizerID: "x1y2z3",
      integration: .serviceDiscovery(
        .existing("shared", domain: "shop.internal", namespaceID: "ns-0a1b2c3d4e5f6071"),
        through: .existing("shared", vpcLinkID: "v1w2x3", securityGroup: "sg-0a1b2c3d")))
    let graph = try stack { api.routes { APIRoute(.any, "/orders", to: service("orders")) } }.graph()
    #expect(graph.all(APIGatewayV2.API.self).isEmpty && graph.all(APIGatewayV2.VPCLink.self).isEmpty)
    let written = CloudFormation.write(graph)
    #expect(written.diagnostics == [])
    let route = written.document["Resources"]?["SharedAnyOrdersRoute"]?["Properties"]
    #expect(route?["ApiId"]?.string == "a1b2c3d4e5" && route?["AuthorizerId"]?.string == "x1y2z3")
  }

  // MARK: Mistakes

  private func messages(@APIRouteBuilder<HTTPAPI> _ routes: () -> [APIRoute<HTTPAPI>]) -> [String] {
    stack { api(integration(.serviceDiscovery), routes) }.errors.map(\.message)
  }

  @Test func `routes that API Gateway or the service cannot have are errors`() {
    #expect(
      messages {
        APIRoute(.get, "/users/{id}", to: service("orders"))
        APIRoute(.get, "/users/{user}", to: service("users"))
      }.contains { $0.contains("has two routes for GET /users/{user}, the other at") })
    let open = stack {
      HTTPAPI("shop", integration: integration(.serviceDiscovery)) { APIRoute(.any, "/orders", to: service("orders")) }
    }
    #expect(open.errors.contains { $0.message.contains("the API has no authorizer") })
  }

  @Test(arguments: [0, 65_536], Way.allCases)
  func `a port that TCP does not have is told once, with its container`(_ port: Int, _ way: Way) {
    let stack = stack {
      api(integration(way)) { APIRoute(.any, "/orders", to: service("orders", port: Port(port))) }
    }
    #expect(
      stack.errors.map(\.message) == [
        "container 'orders' of service 'orders' has the port \(port); use 1 to 65535"
      ])
  }

  @Test func `routes that one rule or one listener cannot serve are errors`() {
    let rule = stack {
      api(integration(.sharedBalancer)) {
        APIRoute(.get, "/orders", to: service("orders"), path: .strippingPrefix)
        APIRoute(.post, "/orders", to: service("orders"))
      }
    }
    #expect(rule.errors.contains { $0.message.contains("only one of them strips its prefix") })
    let listener = stack {
      api(integration(.ownListener)) {
        APIRoute(.any, "/orders", to: service("orders"))
        APIRoute(.any, "/carts", to: service("carts"))
      }
    }
    #expect(listener.errors.contains { $0.message.contains("have a listener on port 8443 of load balancer 'inside'") })
    let two = stack {
      api(integration(.serviceDiscovery)) { APIRoute(.any, "/orders", to: service("orders")) }
      service("orders").registers(in: ServiceNamespace("other", domain: "other.internal", in: network))
    }
    #expect(two.errors.contains { $0.message.contains("and ECS accepts one namespace") })
  }
}

/// A construct that a stack lists, whatever its type.
private struct AnyElement: Composite {
  let construct: any Construct

  init(_ construct: any Construct) { self.construct = construct }

  var body: [any StackElement] { [construct] }
}
