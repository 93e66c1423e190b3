@testable import InfraLanguage

extension WrongValue {
  private static func api(
    cors: CORS? = nil, throttling: Throttling = .standard, @APIRouteBuilder<HTTPAPI> _ routes: () -> [APIRoute<HTTPAPI>]
  ) -> HTTPAPI {
    HTTPAPI(
      "shop",
      integration: .serviceDiscovery(
        ServiceNamespace("shop", domain: "shop.internal", in: network),
        through: VPCLink("shop", in: network.privateSubnets)),
      cors: cors, throttling: throttling, routes)
  }

  private static func restAPI(
    requiresAPIKey: Bool = true, stage: String = "live", cache: APICacheSize? = nil,
    throttling: Throttling = .standard,
    @APIRouteBuilder<RESTAPI> _ routes: () -> [APIRoute<RESTAPI>]
  ) -> RESTAPI {
    RESTAPI(
      "shop",
      integration: .sharedBalancer(
        balancer {}, through: VPCLink("shop", in: network.privateSubnets), serverName: "internal.example.com"),
      account: APIGatewayAccount("gateway"), throttling: throttling, requiresAPIKey: requiresAPIKey, stage: stage,
      cache: cache, routes)
  }

  private static func cachedRoute(_ method: APIMethod, _ caching: ResponseCaching) -> RESTAPI {
    restAPI(cache: .gb0Point5) {
      APIRoute(method, "/orders", to: service(), requires: .open(because: "An example"), caching: caching)
    }
  }

  private static func route(_ path: String, integration: PrivateIntegration? = nil) -> APIRoute<HTTPAPI> {
    APIRoute(.any, path, to: service(), requires: .open(because: "An example"), integration: integration)
  }

  private static func route(_ path: String) -> APIRoute<RESTAPI> {
    APIRoute(.any, path, to: service(), requires: .open(because: "An example"))
  }

  static let apis: [WrongValue] = [
    WrongValue("HTTPAPI.init", says: "the API has no authorizer") {
      api { APIRoute(.any, "/orders", to: service()) }
    },
    WrongValue("HTTPAPI.existing", says: "pass its 'authorizerID'") {
      HTTPAPI.existing(
        "shared", apiID: "a1b2c3d4e5",
        integration: .serviceDiscovery(
          .existing("shared", domain: "shop.internal", namespaceID: "ns-0a1b2c3d4e5f6071"),
          through: .existing("shared", vpcLinkID: "v1w2x3", securityGroup: "sg-0a1b2c3d"))
      ).routes { APIRoute(.any, "/orders", to: service()) }
    },
    WrongValue("APIRoute.init", says: "has the path 'orders'") { api { route("orders") } },
    WrongValue("APIRoute.init", says: "has the path '/orders/'") { api { route("/orders/") } },
    WrongValue("APIRoute.init", says: "has the path '/orders/{proxy+}'") { api { route("/orders/{proxy+}") } },
    WrongValue("APIRoute.init", says: "has a variable 'proxy'") { api { route("/orders/{proxy}") } },
    WrongValue("APIRoute.init", "PrivateIntegration.sharedBalancer", says: "verifies the server name ''") {
      api {
        route(
          "/orders",
          integration: .sharedBalancer(
            balancer {}, through: VPCLink("shop", in: network.privateSubnets), serverName: ""))
      }
    },
    WrongValue("RESTAPI.init", says: "has the stage 'live stage'") {
      restAPI(stage: "live stage") { route("/orders") }
    },
    WrongValue("RESTAPI.init", says: "has no route") { restAPI {} },
    WrongValue("RESTAPI.init", says: "use 1 or more") {
      restAPI(throttling: Throttling(requestsPerSecond: 0, burst: .min)) { route("/orders") }
    },
    WrongValue("RESTAPI.existing", says: "is for no REST API") {
      WebACL("shop").protects(RESTAPI.existing("shared", apiID: "a1b2c3d4e5", stage: "live"))
      UsagePlan("partners", quota: .perDay(1), keys: ["acme"])
    },
    WrongValue("APIGatewayAccount.init", "APIGatewayAccount.existing", says: "is already defined") {
      APIGatewayAccount("gateway")
      APIGatewayAccount.existing("gateway")
    },
    WrongValue("UsagePlan.init", says: "has a quota of 0 requests") {
      UsagePlan("partners", of: restAPI { route("/orders") }, quota: .perDay(0), keys: ["acme"])
    },
    WrongValue("UsagePlan.init", says: "has no limit") {
      UsagePlan("partners", of: restAPI { route("/orders") }, keys: ["acme"])
    },
    WrongValue("UsagePlan.init", says: "has the key ''") {
      UsagePlan("partners", of: restAPI { route("/orders") }, quota: .perWeek(1), keys: [""])
    },
    WrongValue("UsagePlan.init", says: "has two keys 'acme'") {
      UsagePlan("partners", of: restAPI { route("/orders") }, quota: .perWeek(1), keys: ["acme", "acme"])
    },
    WrongValue("APIRoute.init", says: "has a model of payloads and the method 'ANY'") {
      restAPI {
        APIRoute(.any, "/orders", to: service(), requires: .open(because: "An example"), accepting: .json([:]))
      }
    },
    WrongValue("APIRoute.init", says: "a route of HTTP API 'shop' lets 0 requests a second through") {
      api {
        APIRoute(
          .any, "/orders", to: service(), requires: .open(because: "An example"),
          throttling: Throttling(requestsPerSecond: 0, burst: 1))
      }
    },
    WrongValue(
      "APIRoute.init", "ResponseCaching.responses", says: "caches responses for 2 hours; use 1 second to 1 hour"
    ) {
      cachedRoute(.get, .responses(for: .hours(2)))
    },
    WrongValue("APIRoute.init", says: "caches responses by 'two words'") {
      cachedRoute(.get, .responses(by: [.query("two words")]))
    },
    WrongValue("APIRoute.init", says: "without a reason") {
      cachedRoute(.get, .responses(perCaller: .off(because: " ")))
    },
    WrongValue("APIRoute.init", says: "caches responses and has the method 'POST'") {
      cachedRoute(.post, .responses())
    },
    WrongValue("CORS.init", says: "allows the origin 'https://shop.example.com/'") {
      api(cors: CORS(origins: ["https://shop.example.com/"])) { route("/orders") }
    },
    WrongValue("CORS.init", says: "allows cookies from the origin '*'") {
      api(cors: CORS(origins: ["*"], allowsCredentials: true)) { route("/orders") }
    },
    WrongValue("CORS.init", says: "use up to a day") {
      api(cors: CORS(origins: ["*"], maximumAge: .days(.max))) { route("/orders") }
    },
    WrongValue("Throttling.init", says: "use 1 or more") {
      api(throttling: Throttling(requestsPerSecond: 0, burst: .min)) { route("/orders") }
    },
    WrongValue("ServiceNamespace.init", says: "has the domain 'shop'") {
      service().registers(in: ServiceNamespace("shop", domain: "shop", in: network))
    },
    WrongValue("ServiceNamespace.existing", says: "and ECS accepts one namespace") {
      service().registers(in: .existing("shop", domain: "shop.internal", namespaceID: "ns-0a1b2c3d4e5f6071"))
      service().registers(in: ServiceNamespace("other", domain: "other.internal", in: network))
    },
    WrongValue("VPCLink.init", says: "has no private subnets; pass its 'privateSubnets'") {
      VPCLink("shop", in: Network.existing("shared", vpc: "vpc-0a1b2c3d").privateSubnets)
    },
    WrongValue("VPCLink.existing", says: "use the id of a security group") {
      HTTPAPI(
        "shop",
        integration: .serviceDiscovery(
          ServiceNamespace("shop", domain: "shop.internal", in: network),
          through: .existing("shared", vpcLinkID: "v1w2x3", securityGroup: "default"))
      ) { route("/orders") }
    },
  ]
}
