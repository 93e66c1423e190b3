import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage
@testable import Validation

/// REST APIs and those who call them: tokens, keys, payloads, cached responses, and what stands before an API.
@Suite struct RESTAPICallerTests: RESTAPISuite {
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

  @Test func `callers that get the responses of others are told, with the reason`() throws {
    let graph = try stack {
      api(cache: .gb0Point5) {
        APIRoute(
          .get, "/prices", to: service("prices"),
          caching: .responses(perCaller: .off(because: "all callers get the same prices")))
      }
    }.graph()
    #expect(
      graph.notes.map(\.message).contains(
        "a route of REST API 'shop' gives callers the cached responses of others: all callers get the same prices"))
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

  // MARK: Behind a distribution

  private func behindDistribution(domain: RegionalDomain? = nil) throws -> ResourceGraph {
    let api = api(domain: domain) {
      APIRoute(.any, "/orders", to: service("orders"), requires: .open(because: "A test"))
    }
    return try stack {
      api
      Distribution.web(.host("www.example.com")) {
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
}
