import Infra

/// A single-page application and its API under one address: CloudFront serves the pages from a bucket and sends the paths of
/// the API to API Gateway, which leads each of them to its service behind an internal load balancer. Partners have an API of
/// their own, with keys and quotas.
@main
struct StaticSiteAndAPI: InfraApp {
  struct Settings: Decodable {
    /// Where the application is. Its API is at `api.`, that for partners at `partners.`, and the load balancer has a
    /// certificate for `inside.` below it.
    let domain: String
    let zone: String
    let zoneID: String
    let release: String
    let operationsEmail: String

    var company: HostedZone { .existing("company", domain: zone, id: ExistingValue(zoneID)) }
    /// What the address of the sign-in pages begins with: `shop-example-com`.
    var signIn: String { domain.split(separator: ".").joined(separator: "-") }
  }

  func stacks(in environment: Environment) throws -> [Stack] {
    let settings = try environment.settings(as: Settings.self)
    let region = Region.euCentral1
    let foundation = Foundation(settings)
    let services = Services(foundation, release: settings.release)
    let entrance = Entrance(foundation, services, settings)
    let partners = Partners(foundation, settings)
    let edge = Edge(settings)
    return [
      // A stack of its own: images are pushed before the services that run them are deployed.
      Stack("shop-images", region: region, summary: "Images of the shop's services", owner: "delivery") {
        services.catalogImages
        services.ordersImages
        services.contractsImages
        partners.images
      },
      Stack("shop-network", region: region, summary: "Network and load balancer", owner: "platform") { foundation },
      Stack("shop-api", region: region, summary: "Users, and the API", owner: "platform") { entrance },
      Stack("shop-services", region: region, summary: "Catalog, orders and contracts", owner: "shop") { services },
      Stack("shop-partners", region: region, summary: "Feeds, and the API for partners", owner: "platform") {
        partners
      },
      // CloudFront takes certificates and web ACLs of us-east-1 alone, and delivers its logs and metrics there.
      Stack("shop-edge", region: .usEast1, summary: "Certificate and firewall", owner: "platform") { edge },
      Stack("shop-site", region: .usEast1, summary: "The application's pages", owner: "web") {
        Site(
          edge, entrance, settings, signingInAt: "https://\(settings.signIn).auth.\(region.rawValue).amazoncognito.com")
      },
    ]
  }
}

/// What the platform team keeps: a network, and the way from the API to the services in it.
struct Foundation: Composite {
  let network = Network("main", nat: .onePerZone, endpoints: .ecr + [.s3, .logs, .secretsManager])
  let cluster = Cluster("shop")
  let link: VPCLink
  let balancer: LoadBalancer
  let serverName: String
  let operations: Topic

  init(_ settings: StaticSiteAndAPI.Settings) {
    link = VPCLink("shop", in: network.privateSubnets)
    serverName = "inside.\(settings.domain)"
    balancer = LoadBalancer(
      internal: "inside", in: network.privateSubnets, domain: Domain(serverName, in: settings.company),
      accessLogs: .bucket(Bucket("logs", lifecycle: [LifecycleRule("expire", expiration: .days(365))]))
    ) {}
    operations = Topic("operations", subscribers: .email(settings.operationsEmail))
  }

  /// A listener that one service has for itself: the API strips the prefix before, and no rule needs to know it.
  func listener(_ port: Port) -> PrivateIntegration {
    .ownListener(balancer, port: port, through: link, serverName: serverName)
  }

  func service(
    _ name: String, _ images: ImageRepository, _ release: String, _ environment: PlainEnvironment = [:]
  ) -> FargateService {
    FargateService(
      name, on: cluster, in: network.privateSubnets, image: .repository(images, tag: release),
      size: .quarterVCPU(.gb1), port: 8080, environment: environment,
      scaling: .tasks(minimum: 2, maximum: 8, cpuUtilization: 60))
  }

  @StackBuilder var body: [any StackElement] {
    network
    cluster
    link
    balancer
    operations
    Alarm.high(balancer.httpCodeELB5XXCount, above: 10, notify: operations)
  }
}

/// The services, and what they keep. Orders tell the contracts about themselves through a queue.
struct Services: Composite {
  let foundation: Foundation
  let catalogImages = ImageRepository("catalog")
  let ordersImages = ImageRepository("orders")
  let contractsImages = ImageRepository("contracts")
  let catalog: FargateService
  let orders: FargateService
  let contracts: FargateService
  let database: PostgreSQL
  let signed = Queue("signed")
  let documents = Bucket("documents")

  init(_ foundation: Foundation, release: String) {
    self.foundation = foundation
    database = PostgreSQL(
      "shop", in: foundation.network.isolatedSubnets, size: .m7g(.large),
      storage: .gigabytes(100, growingTo: 500))
    catalog = foundation.service("catalog", catalogImages, release)
    orders = foundation.service("orders", ordersImages, release, ["SIGNED_QUEUE": signed.url])
    contracts = foundation.service(
      "contracts", contractsImages, release, ["SIGNED_QUEUE": signed.url, "BUCKET": documents.bucket.value])
  }

  @StackBuilder var body: [any StackElement] {
    catalog
    orders
    contracts
    orders.connects(to: database, as: .user("orders"))
    catalog.connects(to: database, as: .user("catalog"))
    signed.grants(.send, to: orders)
    signed.grants(.receive, to: contracts)
    documents.grants(.read(prefix: "contracts/"), .write(prefix: "contracts/"), to: contracts)

    for service in [catalog, orders, contracts] {
      Alarm.high(service.cpuUtilization, above: 85, notify: foundation.operations)
      Alarm.high(service.memoryUtilization, above: 85, notify: foundation.operations)
      Alarm.low(
        foundation.balancer.healthyHostCount(of: service), below: 1, missingData: .breaching,
        notify: foundation.operations)
    }
    Alarm.high(database.cpuUtilization, above: 80, notify: foundation.operations)
    Alarm.low(database.freeStorageSpace, below: 10_000_000_000, notify: foundation.operations)
    Alarm.high(signed.approximateAgeOfOldestMessage, above: 300, notify: foundation.operations)
  }
}

/// Who signs in, and which paths of the API lead to which services.
struct Entrance: Composite {
  let foundation: Foundation
  let users: UserPool
  let web: UserPoolClient
  let api: HTTPAPI

  init(_ foundation: Foundation, _ services: Services, _ settings: StaticSiteAndAPI.Settings) {
    self.foundation = foundation
    users = UserPool("customers", domain: .prefix(settings.signIn), signUp: .open)
    web = UserPoolClient(
      "web", of: users, callbacks: ["https://\(settings.domain)/signed-in"],
      logouts: ["https://\(settings.domain)/"])
    api = HTTPAPI(
      "shop",
      integration: .sharedBalancer(
        foundation.balancer, through: foundation.link, serverName: foundation.serverName),
      domain: Domain("api.\(settings.domain)", in: settings.company),
      authorizer: .jwt(of: users, clients: [web]), throttling: Throttling(requestsPerSecond: 200, burst: 400)
    ) {
      APIRoute(.get, "/catalog", to: services.catalog, requires: .open(because: "everybody may look before buying"))
      APIRoute(
        .any, "/orders", to: services.orders, path: .strippingPrefix, integration: foundation.listener(8443))
      APIRoute(
        .any, "/contracts", to: services.contracts, path: .strippingPrefix, integration: foundation.listener(8444))
    }
  }

  @StackBuilder var body: [any StackElement] {
    users
    web
    api
    Alarm.high(api.serverErrorCount, above: 25, notify: foundation.operations)
    Dashboard("shop-api", showing: api)
  }
}

/// What partners call: each has a key, which counts what it sends against its plan. What they send cannot slow down the shop,
/// since a service of its own answers them.
struct Partners: Composite {
  let foundation: Foundation
  let images = ImageRepository("feeds")
  let feeds: FargateService
  let api: RESTAPI

  init(_ foundation: Foundation, _ settings: StaticSiteAndAPI.Settings) {
    self.foundation = foundation
    let feeds = foundation.service("feeds", images, settings.release)
    self.feeds = feeds
    api = RESTAPI(
      "partners",
      integration: .sharedBalancer(
        foundation.balancer, through: foundation.link, serverName: foundation.serverName),
      account: APIGatewayAccount("gateway"), domain: Domain("partners.\(settings.domain)", in: settings.company),
      requiresAPIKey: true
    ) {
      APIRoute(.get, "/feeds", to: feeds, requires: .open(because: "feeds say what the shop shows to everybody"))
    }
  }

  @StackBuilder var body: [any StackElement] {
    feeds
    api
    // What the plans sell to one address, in five minutes.
    WebACL("partners", limit: .requests(6000)).protects(api)
    UsagePlan(
      "resellers", of: api, quota: .perMonth(100_000), throttling: Throttling(requestsPerSecond: 10, burst: 20),
      keys: ["acme", "globex"])
    UsagePlan(
      "search", of: api, quota: .perDay(1_000), throttling: Throttling(requestsPerSecond: 2, burst: 5),
      keys: ["pricewatch"])
    Alarm.high(feeds.cpuUtilization, above: 85, notify: foundation.operations)
    Alarm.high(feeds.memoryUtilization, above: 85, notify: foundation.operations)
    Alarm.low(
      foundation.balancer.healthyHostCount(of: feeds), below: 1, missingData: .breaching, notify: foundation.operations)
    Alarm.high(api.serverErrorCount, above: 25, notify: foundation.operations)
  }
}

/// What stands before the application, whoever writes its pages.
struct Edge: Composite {
  let certificate: EdgeCertificate
  let firewall = EdgeWebACL("shop")
  /// An alarm notifies topics of its own region.
  let operations: Topic

  init(_ settings: StaticSiteAndAPI.Settings) {
    certificate = EdgeCertificate("shop", for: settings.domain, in: settings.company)
    operations = Topic("edge-operations", subscribers: .email(settings.operationsEmail))
  }

  @StackBuilder var body: [any StackElement] {
    certificate
    firewall
    operations
    Alarm.high(firewall.blockedRequests, above: 1000, notify: operations)
  }
}

/// The pages, and the paths that go to the API instead: they are of one origin, so that browsers ask for no permission.
struct Site: Composite {
  let edge: Edge
  let site: StaticSite

  init(_ edge: Edge, _ entrance: Entrance, _ settings: StaticSiteAndAPI.Settings, signingInAt signIn: String) {
    self.edge = edge
    site = StaticSite(
      "shop", singlePage: true,
      domain: Domain(settings.domain, in: settings.company, certificate: edge.certificate),
      firewall: .webACL(edge.firewall), contentSecurityPolicy: "default-src 'self'; connect-src 'self' \(signIn)"
    ) {
      Behavior("/catalog/*", to: .api(entrance.api), caching: .byQuery, methods: .read)
      Behavior("/orders/*", to: .api(entrance.api))
      Behavior("/contracts/*", to: .api(entrance.api))
    }
  }

  @StackBuilder var body: [any StackElement] {
    site
    Alarm.high(site.distribution.serverErrorRate, above: 5, notify: edge.operations)
  }
}
