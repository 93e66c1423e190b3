import Infra

/// A single-page application and its API under one address: CloudFront serves the pages from a bucket and sends the paths of
/// the API to API Gateway, which leads each of them to its service behind an internal load balancer.
@main
struct StaticSiteAndAPI: InfraApp {
  struct Settings: Decodable {
    /// Where the application is. Its API is at `api.`, and the load balancer has a certificate for `inside.` below it.
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
    // CloudFront looks for certificates, web ACLs and deliveries of logs in this region. The services could be in another one.
    let region = Region.usEast1
    let foundation = Foundation(settings)
    let services = Services(foundation, release: settings.release)
    let entrance = Entrance(foundation, services, settings)
    let edge = Edge(foundation, settings)
    return [
      // A stack of its own: images are pushed before the services that run them are deployed.
      Stack("shop-images", region: region, summary: "Images of the shop's services", owner: "delivery") {
        services.catalogImages
        services.ordersImages
        services.contractsImages
      },
      Stack("shop-network", region: region, summary: "Network and load balancer", owner: "platform") { foundation },
      Stack("shop-api", region: region, summary: "Users, and the API", owner: "platform") { entrance },
      Stack("shop-services", region: region, summary: "Catalog, orders and contracts", owner: "shop") { services },
      Stack("shop-edge", region: region, summary: "Certificate and firewall", owner: "platform") { edge },
      Stack("shop-site", region: region, summary: "The application's pages", owner: "web") {
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
    func service(_ name: String, _ images: ImageRepository, _ environment: PlainEnvironment = [:]) -> FargateService {
      FargateService(
        name, on: foundation.cluster, in: foundation.network.privateSubnets,
        image: .repository(images, tag: release), size: .quarterVCPU(.gb1), port: 8080, environment: environment,
        scaling: .tasks(minimum: 2, maximum: 8, cpuUtilization: 60))
    }
    catalog = service("catalog", catalogImages)
    orders = service("orders", ordersImages, ["SIGNED_QUEUE": signed.url])
    contracts = service(
      "contracts", contractsImages, ["SIGNED_QUEUE": signed.url, "BUCKET": documents.bucket.value])
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
    users = UserPool("customers", domain: .prefix(settings.signIn))
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

/// What stands before the application, whoever writes its pages.
struct Edge: Composite {
  let foundation: Foundation
  let certificate: EdgeCertificate
  let firewall = EdgeWebACL("shop")

  init(_ foundation: Foundation, _ settings: StaticSiteAndAPI.Settings) {
    self.foundation = foundation
    certificate = EdgeCertificate("shop", for: settings.domain, in: settings.company)
  }

  @StackBuilder var body: [any StackElement] {
    certificate
    firewall
    Alarm.high(firewall.blockedRequests, above: 1000, notify: foundation.operations)
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
    Alarm.high(site.distribution.serverErrorRate, above: 5, notify: edge.foundation.operations)
  }
}
