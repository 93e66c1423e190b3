import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage
@testable import Validation

/// REST APIs: their paths to private services, deployments, stages, callers and domains.
@Suite struct RESTAPITests {
  private let network = Network("main", zones: 2)
  private let cluster = Cluster("main")
  private var link: VPCLink { VPCLink("entry", in: network.privateSubnets) }
  private let users = UserPool("users", domain: .prefix("example-shop"))
  private var web: UserPoolClient { UserPoolClient("web", of: users, callbacks: ["https://shop.example.com/in"]) }
  private var integration: PrivateIntegration { integration(priority: nil) }

  private func integration(priority: Int?) -> PrivateIntegration {
    .sharedBalancer(
      LoadBalancer(
        internal: "inside", in: network.privateSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
      ) {}, through: link, serverName: "internal.example.com", priority: priority)
  }

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/\(name):1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  private func api(
    domain: RegionalDomain? = nil, clients: [UserPoolClient]? = nil, cors: CORS? = nil, requiresAPIKey: Bool = false,
    stage: String = "live", cache: APICacheSize? = nil, @APIRouteBuilder _ routes: () -> [APIRoute]
  ) -> RESTAPI {
    RESTAPI(
      "shop", integration: integration, account: APIGatewayAccount("gateway"), domain: domain,
      authorizer: .jwt(of: users, clients: clients ?? [web]), cors: cors, requiresAPIKey: requiresAPIKey, stage: stage,
      cache: cache, routes)
  }

  private func stack(@StackBuilder _ elements: () -> [any StackElement]) -> Stack {
    Stack("shop", region: .euWest1, elements)
  }

  private func graph(@APIRouteBuilder _ routes: () -> [APIRoute]) throws -> ResourceGraph {
    try stack { api(routes) }.graph()
  }

  /// The request line that the container gets, or what is wrong.
  private func arrival(_ url: String, _ graph: ResourceGraph, method: String = "GET") throws -> String {
    ending(of: try #require(Model(graph).tracer.trace(TracedRequest(method, url))))
  }

  /// What becomes of a request that the load balancer gets of the API.
  private func forwarded(_ path: String, _ graph: ResourceGraph) throws -> String {
    let model = Model(graph)
    let balancer = try #require(model.ingress.loadBalancers.first)
    let listener = try #require(balancer.listeners.first { $0.port.value == 443 })
    let request = try TracedRequest("GET", "https://internal.example.com\(path)")
    return ending(of: model.tracer.follow(request, to: listener, of: balancer, RequestTrace(request)))
  }

  private func ending(of trace: RequestTrace) -> String {
    switch trace.ending {
    case .arrives(let arrival): return "\(arrival.line) at \(arrival.name)"
    case .answered(let reply): return "\(reply.status)"
    case .breaks(let fault): return "\(fault.fact); \(fault.remedy)"
    case .unknown(let doubt): return "not known: \(doubt.reason)"
    }
  }

  private func messages(_ stack: Stack) -> [String] { stack.errors.map(\.message) }

  // MARK: Paths

  @Test func `a service gets whole paths by default`() throws {
    let graph = try graph { APIRoute(.any, "/orders", to: service("orders")) }
    let container = "container 'orders' of service 'OrdersService'"
    #expect(try arrival("https://shop/live/orders", graph) == "GET /orders at \(container)")
    #expect(try arrival("https://shop/live/orders/", graph) == "GET /orders at \(container)")
    #expect(try arrival("https://shop/live/orders/42?x=1", graph) == "GET /orders/42?x=1 at \(container)")
    #expect(try arrival("https://shop/live/carts", graph).contains("Missing Authentication Token"))
    let findings = Validator().check(graph).findings.filter { $0.rule.contains("route") || $0.rule.contains("link") }
    #expect(findings.isEmpty, "\(findings)")
    #expect(CloudFormation.write(graph).diagnostics == graph.notes)
    #expect(Terraform.write(graph).diagnostics == graph.notes)
  }

  @Test func `the way to a load balancer requires version 6 of Terraform's provider`() throws {
    let graph = try graph { APIRoute(.any, "/orders", to: service("orders")) }
    let written = Terraform.write(graph).document
    #expect(written["terraform"]?["required_providers"]?["aws"]?["version"]?.string?.contains("6.25") == true)
    let integration = written["resource"]?["aws_api_gateway_integration"]?["shop_any_orders_method_below"]
    #expect(integration?["uri"]?.string == "https://internal.example.com:443/orders/{proxy}")
    #expect(integration?["connection_id"]?.string == "${aws_apigatewayv2_vpc_link.entry_vpc_link.id}")
    #expect(integration?["integration_target"]?.string == "${aws_lb.inside_load_balancer.arn}")
  }

  @Test func `a service gets paths without the prefix of its route`() throws {
    let graph = try graph { APIRoute(.any, "/orders", to: service("orders"), path: .strippingPrefix) }
    let container = "container 'orders' of service 'OrdersService'"
    #expect(try arrival("https://shop/live/orders", graph) == "GET / at \(container)")
    #expect(try arrival("https://shop/live/orders/", graph) == "GET / at \(container)")
    #expect(try arrival("https://shop/live/orders/42?x=1", graph) == "GET /42?x=1 at \(container)")
  }

  @Test(arguments: [PathHandling.keepingPath, .strippingPrefix])
  func `a service gets the same where the load balancer gets the name of the stage too`(_ handling: PathHandling)
    throws
  {
    let graph = try graph { APIRoute(.any, "/orders", to: service("orders"), path: handling) }
    let rule = try #require(graph.all(ElasticLoadBalancing.ListenerRule.self).first).resource
    let patterns = rule.conditions.compactMap(\.pathPattern?.values).flatMap(\.items).compactMap(\.literal)
    #expect(patterns == ["/orders/*", "/live/orders/*", "/orders", "/live/orders"])
    for path in ["/orders/42?x=1", "/live/orders/42?x=1"] {
      let sent = try forwarded(path, graph)
      #expect(sent.hasPrefix(handling == .keepingPath ? "GET /orders/42?x=1 at" : "GET /42?x=1 at"), "\(sent)")
    }
  }

  @Test func `everything goes to one service, and its paths are kept`() throws {
    let graph = try graph { APIRoute(.any, "/", to: service("web")) }
    #expect(try arrival("https://shop/live/", graph).hasPrefix("GET / at container 'web'"))
    #expect(try arrival("https://shop/live/a/b?x=1", graph).hasPrefix("GET /a/b?x=1 at container 'web'"))
  }

  @Test func `paths that are written with the same letters are other resources`() throws {
    let graph = try graph {
      APIRoute(.get, "/orders-new", to: service("orders"))
      APIRoute(.get, "/orders/new", to: service("drafts"))
      APIRoute(.get, "/orders/below", to: service("cellar"))
    }
    let ids = graph.all(APIGateway.RestResource.self).map(\.id)
    // `orders-new`, `orders`, `new`, `below`, and what is below each path.
    #expect(ids.count == 7 && Set(ids).count == 7)
  }

  @Test func `what paths begin with is one resource, and variables reach the service`() throws {
    let graph = try graph {
      APIRoute(.get, "/shops/{shop}/orders", to: service("orders"))
      APIRoute(.get, "/shops/{shop}/carts", to: service("carts"), integration: integration(priority: 10))
    }
    #expect(
      graph.all(APIGateway.RestResource.self).map(\.id) == [
        "ShopShopsResource", "ShopShopsVariableResource", "ShopShopsVariableOrdersResource",
        "ShopShopsVariableOrdersResourceBelow", "ShopShopsVariableCartsResource",
        "ShopShopsVariableCartsResourceBelow",
      ])
    #expect(
      try arrival("https://shop/live/shops/7/orders/42", graph).hasPrefix(
        "GET /shops/7/orders/42 at container 'orders'"))
  }

  @Test func `two variables at one place are an error`() {
    let messages = messages(
      stack {
        api {
          APIRoute(.any, "/orders", to: service("orders"))
          APIRoute(.get, "/orders/{id}/lines", to: service("lines"))
        }
      })
    #expect(messages.contains { $0.contains("has '{id}' and '{proxy+}' after '/orders'") }, "\(messages)")
  }

  @Test func `a path that begins with the name of the stage is an error`() {
    let messages = messages(stack { api { APIRoute(.any, "/live/orders", to: service("orders")) } })
    #expect(messages.contains { $0.contains("begins with the name of its stage") }, "\(messages)")
  }

  @Test func `only load balancers that services share are a way`() {
    let names = ServiceNamespace("shop", domain: "shop.internal", in: network)
    let messages = messages(
      stack {
        api {
          APIRoute(.any, "/orders", to: service("orders"), integration: .serviceDiscovery(names, through: link))
        }
      })
    #expect(messages.contains { $0.contains("use '.sharedBalancer', or an 'HTTPAPI'") }, "\(messages)")
  }

  // MARK: Deployments

  private func deployment(@APIRouteBuilder _ routes: () -> [APIRoute]) throws -> Entry {
    try #require(graph(routes).entries.first { $0.resource is APIGateway.Deployment })
  }

  @Test func `whatever changes is another deployment, and what stays is the same`() throws {
    let known = try deployment { APIRoute(.any, "/orders", to: service("orders")) }
    #expect(try deployment { APIRoute(.any, "/orders", to: service("orders")) }.id == known.id)
    #expect(try deployment { APIRoute(.get, "/orders", to: service("orders")) }.id != known.id)
    #expect(
      try deployment {
        APIRoute(.any, "/orders", to: service("orders"))
        APIRoute(.any, "/carts", to: service("carts"))
      }.id != known.id)
    #expect(
      try deployment { APIRoute(.any, "/orders", to: service("orders"), requires: .open(because: "A test")) }.id
        != known.id)
    let adjusted = try deployment {
      APIRoute(.any, "/orders", to: service("orders"))
        .override("AWS::ApiGateway::Method", "Integration.TimeoutInMillis", 10_000)
    }
    #expect(adjusted.id != known.id)
    #expect(known.createsBeforeDestroying)
    #expect(known.dependsOn == ["ShopAnyOrdersMethod", "ShopAnyOrdersMethodBelow"])
  }

  @Test func `another link is another deployment`() throws {
    func id(_ link: VPCLink) throws -> LogicalID? {
      let balancer = LoadBalancer.existing(
        "inside", arn: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/inside/0a1b2c3d4e5f6071",
        httpsListenerARN:
          "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/inside/0a1b2c3d4e5f6071/0a1b2c3d4e5f6071",
        securityGroup: "sg-0a1b2c3d")
      return try stack {
        RESTAPI(
          "shop",
          integration: .sharedBalancer(balancer, through: link, serverName: "internal.example.com", priority: 10),
          account: .existing("gateway"), authorizer: .jwt(of: users, clients: [web])
        ) { APIRoute(.any, "/orders", to: service("orders")) }
      }.graph().entries.first { $0.resource is APIGateway.Deployment }?.id
    }
    let known = try id(.existing("entry", vpcLinkID: "v1w2x3", securityGroup: "sg-0a1b2c3d"))
    #expect(known != nil)
    #expect(try id(.existing("entry", vpcLinkID: "v4w5x6", securityGroup: "sg-0a1b2c3d")) != known)
  }

  @Test func `another load balancer or user pool that exists already is another deployment`() throws {
    func deployment(_ balancer: String = "0a1b2c3d4e5f6071", pool: String = "eu-west-1_Ab1Cd2Ef3") throws -> Entry? {
      let arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333"
      let balancer = LoadBalancer.existing(
        "inside", arn: ExistingValue("\(arn):loadbalancer/app/inside/\(balancer)"),
        httpsListenerARN: ExistingValue("\(arn):listener/app/inside/\(balancer)/0a1b2c3d4e5f6071"),
        securityGroup: "sg-0a1b2c3d")
      let users = UserPool.existing("users", userPoolID: ExistingValue(pool))
      return try stack {
        RESTAPI(
          "shop",
          integration: .sharedBalancer(
            balancer, through: .existing("entry", vpcLinkID: "v1w2x3", securityGroup: "sg-0a1b2c3d"),
            serverName: "internal.example.com", priority: 10),
          account: .existing("gateway"),
          authorizer: .jwt(of: users, clients: [.existing("web", of: users, clientID: "1a2b3c4d5e6f7g8h9i0j1k2l3m")])
        ) { APIRoute(.any, "/orders", to: service("orders")) }
      }.graph().entries.first { $0.resource is APIGateway.Deployment }
    }
    let known = try #require(try deployment())
    #expect(try deployment()?.id == known.id)
    #expect(try deployment("1b2c3d4e5f607182")?.id != known.id)
    #expect(try deployment(pool: "eu-west-1_Gh4Ij5Kl6")?.id != known.id)
  }

  @Test func `an override of a route that reaches nothing is an error`() {
    let messages = messages(
      stack { api { APIRoute(.any, "/orders", to: service("orders")).override("AWS::S3::Bucket", "BucketName", "x") } })
    #expect(
      messages.contains { $0.contains("a route of REST API 'shop' creates no resource of type 'AWS::S3::Bucket'") },
      "\(messages)")
  }

  @Test func `the stage is limited, measured and logged, after the account can write logs`() throws {
    let graph = try graph { APIRoute(.any, "/orders", to: service("orders")) }
    let stage = try #require(graph.resource("ShopStage", as: APIGateway.Stage.self))
    let settings = try #require(stage.resource.methodSettings.first)
    #expect(settings.resourcePath == "/*" && settings.httpMethod == "*")
    #expect(settings.settings.throttlingRateLimit == .literal(100) && settings.settings.throttlingBurstLimit == 200)
    #expect(settings.settings.hasMetrics == true && settings.settings.loggingLevel == nil)
    #expect(stage.entry.dependsOn == ["GatewayAccount"])
    let format = try #require(stage.resource.accessLog?.format?.literal)
    #expect(try JSON.read(Array(format.utf8))["key"]?.string == "$context.identity.apiKeyId")
    #expect(graph.resource("GatewayAccount", as: APIGateway.Account.self) != nil)
  }

  private func settings(_ graph: ResourceGraph) throws -> [String: Value<Double>?] {
    let stage = try #require(graph.resource("ShopStage", as: APIGateway.Stage.self)).resource
    return Dictionary(
      uniqueKeysWithValues: stage.methodSettings.map {
        ("\($0.httpMethod?.literal ?? "") \($0.resourcePath?.literal ?? "")", $0.settings.throttlingRateLimit)
      })
  }

  @Test func `a route has limits of its own, for each of its methods and for what is below it`() throws {
    let limits = Throttling(requestsPerSecond: 5, burst: 10)
    let graph = try graph {
      APIRoute(.get, "/orders/{id}", to: service("orders"), throttling: limits)
      APIRoute(.post, "/carts", to: service("carts"), integration: integration(priority: 10))
      APIRoute(.any, "/carts", to: service("carts"), integration: integration(priority: 10), throttling: limits)
    }
    let settings = try settings(graph)
    // `POST` is another route's, and without CORS nothing else answers `OPTIONS`.
    let methods = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]
    #expect(
      Set(settings.keys)
        == Set(
          ["* /*", "GET /~1orders~1{id}", "GET /~1orders~1{id}~1{proxy+}"]
            + methods.flatMap { ["\($0) /~1carts", "\($0) /~1carts~1{proxy+}"] }))
    #expect(settings["* /*"] == .literal(100) && settings["GET /~1carts"] == .literal(5))
    let written = Terraform.write(graph).document["resource"]?["aws_api_gateway_method_settings"]
    let names = ["shop_stage_1", "shop_stage_get_carts", "shop_stage_get_carts_below"]
    #expect(
      names.map { written?[$0]?["method_path"]?.string } == ["*/*", "~1carts/GET", "~1carts~1{proxy+}/GET"])
    #expect(!Validator().check(graph).findings.contains { $0.rule == "api-is-throttled" })
  }

  // MARK: Caching

  @Test func `responses are cached by the path, by callers and by what a route states, encrypted`() throws {
    let limits = Throttling(requestsPerSecond: 5, burst: 10)
    let graph = try stack {
      api(cache: .gb0Point5) {
        APIRoute(
          .get, "/shops/{shop}", to: service("shops"), throttling: limits,
          caching: .responses(for: .minutes(10), by: [.query("page"), .header("Accept-Language")]))
        APIRoute(
          .get, "/prices", to: service("prices"), integration: integration(priority: 10),
          caching: .responses(perCaller: .off(because: "All callers get the same prices")))
        APIRoute(.post, "/prices", to: service("prices"), integration: integration(priority: 10))
      }
    }.graph()
    let stage = try #require(graph.resource("ShopStage", as: APIGateway.Stage.self)).resource
    #expect(stage.hasCacheCluster == true && stage.cacheClusterSize == "0.5")
    #expect(stage.methodSettings.allSatisfy { $0.settings.isCacheEncrypted == true && $0.settings.hasMetrics == true })
    // Nothing is cached but what routes state: all methods, two of each of the routes.
    #expect(stage.methodSettings.map(\.settings.isCached) == [false, true, true, true, true])
    #expect(stage.methodSettings.map(\.settings.cacheTimeToLive) == [nil, 600, 600, 300, 300])
    #expect(stage.methodSettings.map(\.settings.throttlingBurstLimit) == [200, 10, 10, 200, 200])

    func method(_ id: LogicalID) throws -> APIGateway.Method {
      try #require(graph.resource(id, as: APIGateway.Method.self)).resource
    }
    let below = try method("ShopGetShopsVariableMethodBelow")
    let keys = [
      "method.request.querystring.page", "method.request.header.Accept-Language", "method.request.header.Authorization",
    ]
    #expect(
      below.integration?.cacheKeyParameters?.items.compactMap(\.literal)
        == ["method.request.path.shop", "method.request.path.proxy"] + keys)
    // API Gateway accepts as keys only parameters that the method declares.
    #expect(keys.allSatisfy { below.requestParameters?[$0] == "false" })
    let prices = try method("ShopGetPricesMethodBelow")
    #expect(prices.integration?.cacheKeyParameters?.items == ["method.request.path.proxy"])
    #expect(try method("ShopPostPricesMethod").integration?.cacheKeyParameters == nil)

    let written = CloudFormation.write(graph)
    #expect(written.diagnostics == graph.notes)
    #expect(written.document["Resources"]?["ShopStage"]?["Properties"]?["CacheClusterSize"] == "0.5")
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == graph.notes)
    let settings = configuration.document["resource"]?["aws_api_gateway_method_settings"]
    #expect(settings?["shop_stage_get_prices"]?["settings"]?["cache_data_encrypted"] == true)
  }

  @Test func `callers with an API key get no cached responses of others`() throws {
    let graph = try stack {
      api(requiresAPIKey: true, cache: .gb0Point5) {
        APIRoute(
          .get, "/orders", to: service("orders"), requires: .open(because: "A test"), caching: .responses())
      }
    }.graph()
    let method = try #require(graph.resource("ShopGetOrdersMethod", as: APIGateway.Method.self)).resource
    #expect(method.integration?.cacheKeyParameters?.items == ["method.request.header.X-API-Key"])
  }

  @Test func `a cache and routes that use it need each other`() {
    let unused = messages(stack { api(cache: .gb118) { APIRoute(.get, "/orders", to: service("orders")) } })
    #expect(unused.contains { $0.contains("has a cache of 118 GB, and no route uses it") }, "\(unused)")
    let missing = messages(
      stack { api { APIRoute(.get, "/orders", to: service("orders"), caching: .responses()) } })
    #expect(missing.contains { $0.contains("the API has no cache; pass it 'cache:'") }, "\(missing)")
  }

  @Test func `stacks of services and of the API need each other in neither direction`() throws {
    let orders = service("orders")
    let integration = integration
    let account = APIGatewayAccount("gateway")
    let system = System(
      [
        Stack("orders", region: .euWest1) { orders },
        Stack("entry", region: .euWest1) {
          users
          web
          RESTAPI(
            "shop", integration: integration, account: account, authorizer: .jwt(of: users, clients: [web])
          ) { APIRoute(.any, "/orders", to: orders, path: .strippingPrefix) }
        },
        Stack("network", region: .euWest1) {
          network
          cluster
          account
          integration.link
          if let balancer = integration.sharedBalancer { balancer }
        },
      ], in: Environment(name: "production", namesIncludeEnvironment: true))
    #expect(system.diagnostics.map(\.message) == [])
    let graphs = Dictionary(uniqueKeysWithValues: system.graphs.map { ($0.name, $0) })
    #expect(graphs["entry"]?.prerequisites == ["network"])
    #expect(graphs["orders"]?.prerequisites == ["network"])
    #expect(graphs["entry"]?.all(APIGateway.Method.self).count == 2)
    #expect(graphs["orders"]?.all(ElasticLoadBalancing.ListenerRule.self).count == 1)
    let merged = ResourceGraph.merged(system.graphs)
    #expect(try arrival("https://shop/live/orders/42", merged).hasPrefix("GET /42 at container 'orders'"))
  }

  // MARK: Behind a distribution

  private func behindDistribution(domain: RegionalDomain? = nil) throws -> ResourceGraph {
    let api = api(domain: domain) {
      APIRoute(.any, "/orders", to: service("orders"), requires: .open(because: "A test"))
    }
    return try stack {
      api
      Distribution(
        "web", default: .host("www.example.com"), firewall: .off(because: "A test"), accessLogs: .off(because: "A test")
      ) {
        Behavior("/orders/*", to: .api(api))
      }
    }.graph()
  }

  @Test func `a distribution puts the name of the stage before the paths of a REST API`() throws {
    let graph = try behindDistribution()
    let distribution = try #require(graph.resource("WebDistribution", as: CloudFront.Distribution.self)).resource
    let origin = try #require(distribution.origins.first { $0.id == "rest-api-shop" })
    #expect(
      origin.domainName
        == "\(Value<String>.expression(.attribute("ShopApi", "Ref"))).execute-api.\(.region).\(.urlSuffix)")
    #expect(origin.path == "/live" && origin.custom?.protocolPolicy == .literal(.httpsOnly))
    let behaviors = distribution.behaviors.map(\.behavior).filter { $0.targetOrigin == "rest-api-shop" }
    #expect(behaviors.count == 2)
    #expect(behaviors.allSatisfy { $0.cachePolicy == .existing("4135ea2d-6df8-44a3-9df3-4b5a84be39ad") })
    #expect(behaviors.allSatisfy { $0.originRequestPolicy == .existing("b689b0a8-53d0-40ab-baf2-68738e2966ac") })
    let container = "container 'orders' of service 'OrdersService'"
    #expect(try arrival("https://web/orders", graph) == "GET /orders at \(container)")
    #expect(try arrival("https://web/orders/42?x=1", graph) == "GET /orders/42?x=1 at \(container)")
    let written = CloudFormation.write(graph).document["Resources"]?["WebDistribution"]?["Properties"]
    #expect(written?["DistributionConfig"]?["Origins"]?.array?.map { $0["OriginPath"] } == [nil, "/live"])
    let configuration = Terraform.write(graph).document["resource"]?["aws_cloudfront_distribution"]?["web_distribution"]
    #expect(configuration?["origin"]?.array?.map { $0["origin_path"] } == [nil, "/live"])
  }

  @Test func `a distribution calls a REST API with a domain by that, without the stage`() throws {
    let graph = try behindDistribution(
      domain: Domain(
        "api.example.com", in: .existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")))
    let distribution = try #require(graph.resource("WebDistribution", as: CloudFront.Distribution.self)).resource
    let origin = try #require(distribution.origins.first { $0.id == "rest-api-shop" })
    #expect(origin.domainName == "api.example.com" && origin.path == nil)
    #expect(
      try arrival("https://web/orders/42", graph) == "GET /orders/42 at container 'orders' of service 'OrdersService'")
  }

  // MARK: Callers

  @Test func `callers need a token of the pool, with the scopes of the route`() throws {
    let server = ResourceServer("orders", of: users, scopes: [.init("read", description: "Read orders")])
    let web = UserPoolClient(
      "web", of: users, callbacks: ["https://shop.example.com/in"], scopes: [.openID, server.scope("read")])
    let graph = try stack {
      api(clients: [web]) {
        APIRoute(.any, "/orders", to: service("orders"), requires: .token(scopes: [server.scope("read")]))
      }
    }.graph()
    let authorizer = try #require(graph.resource("ShopAuthorizer", as: APIGateway.Authorizer.self)).resource
    #expect(graph["ShopAuthorizer"]?.createsBeforeDestroying == true)
    #expect(authorizer.kind == .literal(.cognitoUserPools) && authorizer.userPools?.items == [users.arn])
    for method in graph.all(APIGateway.Method.self) {
      #expect(method.resource.authorizationKind == .literal(.cognitoUserPools))
      #expect(method.resource.authorizer?.id == "ShopAuthorizer")
      #expect(method.resource.authorizationScopes?.items == [server.scope("read").value])
    }
  }

  @Test func `machines have no ID tokens, so their routes need scopes`() {
    let server = ResourceServer("orders", of: users, scopes: [.init("read", description: "Read orders")])
    let machine = MachineClient("partner", of: users, scopes: [server.scope("read")])
    let messages = messages(
      stack {
        RESTAPI(
          "shop", integration: integration, account: .existing("gateway"),
          authorizer: .jwt(of: users, clients: [], machines: [machine])
        ) { APIRoute(.any, "/orders", to: service("orders")) }
      })
    #expect(messages.contains { $0.contains("takes ID tokens, which machine clients do not get") }, "\(messages)")
  }

  @Test func `clients have keys with the limits of their plan`() throws {
    let api = api(requiresAPIKey: true) { APIRoute(.any, "/orders", to: service("orders")) }
    let graph = try stack {
      api
      UsagePlan(
        "partners", of: api, quota: .perMonth(100_000), throttling: Throttling(requestsPerSecond: 10, burst: 20),
        keys: ["acme", "globex"])
      UsagePlan("own", of: api, quota: .perDay(5000), keys: ["reports"])
    }.graph()
    #expect(graph.all(APIGateway.Method.self).allSatisfy { $0.resource.requiresAPIKey == true })
    let plan = try #require(graph.resource("PartnersUsagePlan", as: APIGateway.UsagePlan.self)).resource
    #expect(plan.stages.map(\.api?.id) == ["ShopApi"] && plan.stages.map(\.stage?.id) == ["ShopStage"])
    #expect(plan.quota?.limit == 100_000 && plan.quota?.period == .literal(.month))
    #expect(plan.throttle?.rateLimit == .literal(10) && plan.throttle?.burstLimit == 20)
    let keys = graph.all(APIGateway.APIKey.self)
    #expect(keys.map(\.id) == ["PartnersAcmeKey", "PartnersGlobexKey", "OwnReportsKey"])
    // AWS makes the values.
    #expect(keys.allSatisfy { $0.resource.value == nil })
    #expect(
      graph.all(APIGateway.UsagePlanKey.self).map { [$0.resource.plan?.id, $0.resource.key?.id] } == [
        ["PartnersUsagePlan", "PartnersAcmeKey"], ["PartnersUsagePlan", "PartnersGlobexKey"],
        ["OwnUsagePlan", "OwnReportsKey"],
      ])
    #expect(graph.outputs.contains { $0.name == "PartnersAcmeKeyId" })
  }

  @Test func `a plan for an API that asks for no key is an error`() {
    let api = api { APIRoute(.any, "/orders", to: service("orders")) }
    let messages = messages(stack { UsagePlan("partners", of: api, quota: .perMonth(100_000), keys: ["acme"]) })
    #expect(messages.contains { $0.contains("which requires no API key") }, "\(messages)")
  }

  @Test func `payloads are validated whatever content type they state`() throws {
    let graph = try graph {
      APIRoute(
        .post, "/orders", to: service("orders"), accepting: .json(["type": "object", "required": ["item"]]))
    }
    let model = try #require(graph.resource("ShopPostOrdersModel", as: APIGateway.Model.self)).resource
    #expect(model.schema?["type"] == "object")
    #expect(
      graph.resource("ShopPayloadValidator", as: APIGateway.RequestValidator.self)?.resource.validatesBody == true)
    for method in graph.all(APIGateway.Method.self) {
      #expect(method.resource.requestValidator?.id == "ShopPayloadValidator")
      #expect(method.resource.requestModels?.entries.map(\.name) == ["$default"])
    }
  }

  @Test func `only REST APIs validate payloads`() {
    let names = ServiceNamespace("shop", domain: "shop.internal", in: network)
    let messages = messages(
      stack {
        HTTPAPI(
          "shop", integration: .serviceDiscovery(names, through: link), authorizer: .jwt(of: users, clients: [web])
        ) { APIRoute(.post, "/orders", to: service("orders"), accepting: .json(["type": "object"])) }
      })
    #expect(
      messages.contains { $0.contains("has a model of its payloads, which HTTP APIs do not have") }, "\(messages)")
  }

  @Test func `the API answers preflight requests itself, without a token and without a key`() throws {
    let cors = CORS(origins: ["https://shop.example.com"])
    let graph = try stack {
      api(cors: cors, requiresAPIKey: true) {
        APIRoute(.get, "/orders", to: service("orders"))
        APIRoute(.post, "/orders", to: service("orders"))
      }
    }.graph()
    let preflights = graph.all(APIGateway.Method.self).filter { $0.resource.httpMethod == "OPTIONS" }
    #expect(preflights.map(\.id) == ["ShopOptionsOrdersPreflight", "ShopOptionsOrdersPreflightBelow"])
    #expect(preflights.allSatisfy { $0.resource.requiresAPIKey == nil })
    let headers = try #require(preflights.first?.resource.integration?.responses.first?.parameters)
    #expect(headers["method.response.header.Access-Control-Allow-Origin"] == "'https://shop.example.com'")
    #expect(try arrival("https://shop/live/orders/42", graph, method: "OPTIONS") == "204")
    #expect(graph.all(APIGateway.GatewayResponse.self).count == 2)
    let deployment = try #require(graph.entries.first { $0.resource is APIGateway.Deployment })
    #expect(deployment.dependsOn.count { $0.name.hasPrefix("ShopDefault") } == 2)
  }

  @Test func `a REST API names one origin`() {
    let cors = CORS(origins: ["https://shop.example.com", "https://admin.example.com"])
    let messages = messages(stack { api(cors: cors) { APIRoute(.get, "/orders", to: service("orders")) } })
    #expect(messages.contains { $0.contains("allows several origins") }, "\(messages)")
  }

  // MARK: The edge

  @Test func `an API with a domain answers under it alone`() throws {
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    let graph = try stack {
      api(domain: Domain("api.example.com", in: zone)) { APIRoute(.any, "/orders", to: service("orders")) }
    }.graph()
    let entrance = try #require(graph.resource("ShopApi", as: APIGateway.RestAPI.self)).resource
    #expect(entrance.disablesExecuteAPIEndpoint == true)
    let domain = try #require(graph.resource("ShopDomain", as: APIGatewayV2.DomainName.self)).resource
    #expect(domain.configurations.first?.securityPolicy == "TLS_1_2")
    #expect(
      try arrival("https://api.example.com/orders/42?x=1", graph)
        == "GET /orders/42?x=1 at container 'orders' of service 'OrdersService'")
    #expect(try arrival("https://shop/live/orders", graph).contains("does not answer at its default endpoint"))
    #expect(Terraform.write(graph).diagnostics == graph.notes)
    #expect(CloudFormation.write(graph).diagnostics == graph.notes)
  }

  @Test func `a web ACL inspects what the stage gets`() throws {
    let api = api { APIRoute(.any, "/orders", to: service("orders")) }
    let bare = try stack { api }.graph()
    #expect(Validator().check(bare).findings.contains { $0.rule == "rest-stage-has-a-firewall" })
    let graph = try stack {
      api
      WebACL("shop").protects(api)
    }.graph()
    #expect(!Validator().check(graph).findings.contains { $0.rule == "rest-stage-has-a-firewall" })
    let association = try #require(graph.all(WAFv2.WebACLAssociation.self).first).resource
    #expect(association.resource?.expression.referencedIDs == ["ShopApi", "ShopStage"])
  }

  @Test func `plans and web ACLs are for APIs that exist already, too`() throws {
    let api = RESTAPI.existing("shared", apiID: "a1b2c3d4e5", apiName: "shared", stage: "prod")
    let graph = try stack {
      UsagePlan("partners", of: api, quota: .perWeek(1000), keys: ["acme"])
      WebACL("shop").protects(api)
    }.graph()
    let written = CloudFormation.write(graph)
    #expect(written.diagnostics == graph.notes)
    let stage = written.document["Resources"]?["PartnersUsagePlan"]?["Properties"]?["ApiStages"]?.array?.first
    #expect(stage?["ApiId"]?.string == "a1b2c3d4e5" && stage?["Stage"]?.string == "prod")
    #expect(graph.all(APIGateway.RestAPI.self).isEmpty)
  }
}
