import Infra

extension Constructs {
  /// A REST API in front of a private service, with a domain, a firewall, validated payloads, and client profiles with API keys.
  static let restAPI = Stack("rest-api", region: .euWest1) {
    let network = Network("main", zones: 2)
    let users = UserPool("shoppers", domain: .prefix("example-shop-rest"))
    let web = UserPoolClient("web", of: users, callbacks: ["https://shop.example.com/signed-in"])
    let balancer = LoadBalancer(
      internal: "inside", in: network.privateSubnets,
      certificate: .existing(certificateARN: .parameterStore("/certificates/internal")),
      accessLogs: .bucket(Bucket("logs"))
    ) {}
    let orders = store("orders", in: network)
    let shop = RESTAPI(
      "shop",
      integration: .sharedBalancer(
        balancer, through: VPCLink("shop", in: network.privateSubnets), serverName: "internal.example.com"),
      account: APIGatewayAccount("gateway"),
      domain: Domain(
        "api.example.com", in: .existing("shop", domain: "example.com", id: .parameterStore("/zones/example.com"))),
      authorizer: .jwt(of: users, clients: [web]), requiresAPIKey: true
    ) {
      APIRoute(.get, "/orders", to: orders, path: .strippingPrefix)
      APIRoute(
        .post, "/orders", to: orders, path: .strippingPrefix,
        accepting: .json([
          "type": "object", "required": ["item", "count"],
          "properties": ["item": ["type": "string"], "count": ["type": "integer", "minimum": 1]],
        ]))
    }
    shop
    WebACL("shop").protects(shop)
    UsagePlan(
      "partners", of: shop, quota: .perMonth(100_000), throttling: Throttling(requestsPerSecond: 10, burst: 20),
      keys: ["acme", "globex"])
    UsagePlan(
      "own", of: shop, quota: .perDay(1_000_000), throttling: Throttling(requestsPerSecond: 80, burst: 160),
      keys: ["shop"])
  }
}
