import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage
@testable import Validation

/// REST APIs: their paths to private services, their deployments and stages, and the stacks to which the parts belong.
@Suite struct RESTAPITests: RESTAPISuite {
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

  @Test func `a route for reading takes no HEAD, and one for any method does`() throws {
    let graph = try graph {
      APIRoute(.get, "/orders", to: service("orders"))
      APIRoute(.any, "/carts", to: service("carts"), integration: integration(priority: 10))
    }
    #expect(try arrival("https://shop/live/orders", graph, method: "HEAD").contains("Missing Authentication Token"))
    #expect(try arrival("https://shop/live/carts", graph, method: "HEAD").hasPrefix("HEAD /carts at"))
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

  private func deployment(@APIRouteBuilder<RESTAPI> _ routes: () -> [APIRoute<RESTAPI>]) throws -> Entry {
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

  // MARK: Several stacks

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
}
