import Infra

extension Constructs {
  /// An HTTP API in front of private services: through Cloud Map, through a shared load balancer, and through a listener of its own.
  static let httpAPI = Stack("http-api", region: .euWest1) {
    let network = Network("main", zones: 2)
    let users = UserPool("buyers", domain: .prefix("example-shop-api"))
    let resources = ResourceServer("orders-api", of: users, scopes: [.init("read", description: "Read orders")])
    let web = UserPoolClient(
      "web", of: users, callbacks: ["https://shop.example.com/signed-in"],
      scopes: [.openID, .email, .profile, resources.scope("read")])

    let names = ServiceNamespace("shop", domain: "shop.internal", in: network)
    let link = VPCLink("shop", in: network.privateSubnets)
    let balancer = LoadBalancer(
      internal: "inside", in: network.privateSubnets,
      certificate: .existing(certificateARN: .parameterStore("/certificates/internal")),
      accessLogs: .bucket(Bucket("logs"))
    ) {}
    let orders = store("orders", in: network)
    let payments = store("payments", in: network)
    HTTPAPI(
      "shop", integration: .serviceDiscovery(names, through: link), authorizer: .jwt(of: users, clients: [web]),
      cors: CORS(origins: ["https://shop.example.com"])
    ) {
      APIRoute(
        .any, "/orders", to: orders, path: .strippingPrefix, requires: .token(scopes: [resources.scope("read")]))
      APIRoute(
        .any, "/carts", to: store("carts", in: network),
        integration: .sharedBalancer(balancer, through: link, serverName: "internal.example.com"))
      APIRoute(
        .any, "/payments", to: payments, path: .strippingPrefix,
        integration: .ownListener(balancer, port: 8443, through: link, serverName: "internal.example.com"))
    }
  }
}
