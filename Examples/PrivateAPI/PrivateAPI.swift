import Infra

/// Private services behind an HTTP API, which is the only way in: the API finds them with Cloud Map, through a VPC link.
@main
struct PrivateAPI: InfraApp {
  struct Settings: Decodable {
    /// Where the application is: the users' browsers come back here after signing in, and its pages call the API.
    let application: String
    let release: String
    /// The name of the API, in the hosted zone of the company.
    let api: String
    let zone: String
    let zoneID: String
    let operationsEmail: String
  }

  func stacks(in environment: Environment) throws -> [Stack] {
    let settings = try environment.settings(as: Settings.self)
    let region = environment.region ?? .euWest1
    let foundation = Foundation(settings)
    let services = Services(foundation, release: settings.release)
    let entrance = Entrance(foundation, services, settings)
    return [
      // A stack of its own: images are pushed before the services that run them are deployed.
      Stack("store-images", region: region, summary: "Images of the store's services", owner: "delivery") {
        services.ordersImages
        services.invoicesImages
      },
      Stack("store-network", region: region, summary: "Network and names", owner: "platform") { foundation },
      Stack("store-api", region: region, summary: "The way in", owner: "platform") { entrance },
      Stack("store", region: region, summary: "Orders and invoices", owner: "store") { services },
    ]
  }
}

/// Where everything is: a network without a load balancer, and the names of its services.
struct Foundation: Composite {
  let network = Network("main", nat: .onePerZone, endpoints: .ecr + [.s3, .logs])
  let cluster = Cluster("store")
  let names: ServiceNamespace
  let link: VPCLink
  let operations: Topic

  init(_ settings: PrivateAPI.Settings) {
    names = ServiceNamespace("store", domain: "store.internal", in: network)
    link = VPCLink("store", in: network.privateSubnets)
    operations = Topic("operations", subscribers: .email(settings.operationsEmail))
  }

  @StackBuilder var body: [any StackElement] {
    network
    cluster
    names
    link
    operations
  }
}

/// The services, which are in private subnets and have no public address.
struct Services: Composite {
  let foundation: Foundation
  let ordersImages = ImageRepository("orders")
  let invoicesImages = ImageRepository("invoices")
  let orders: FargateService
  let invoices: FargateService

  init(_ foundation: Foundation, release: String) {
    self.foundation = foundation
    func service(_ name: String, _ images: ImageRepository) -> FargateService {
      FargateService(
        name, on: foundation.cluster, in: foundation.network.privateSubnets,
        image: .repository(images, tag: release), size: .quarterVCPU(.gb1), port: 8080,
        scaling: .tasks(minimum: 2, maximum: 8, cpuUtilization: 60),
        containerHealthCheck: .command("/bin/service", "check"))
    }
    orders = service("orders", ordersImages)
    invoices = service("invoices", invoicesImages)
  }

  @StackBuilder var body: [any StackElement] {
    orders
    invoices
    for service in [orders, invoices] {
      Alarm.high(service.cpuUtilization, above: 85, notify: foundation.operations)
      Alarm.high(service.memoryUtilization, above: 85, notify: foundation.operations)
    }
  }
}

/// The API, and whose tokens it accepts. What it needs of a service is in the stack of the service.
struct Entrance: Composite {
  let foundation: Foundation
  let users: UserPool
  let web: UserPoolClient
  let api: HTTPAPI

  init(_ foundation: Foundation, _ services: Services, _ settings: PrivateAPI.Settings) {
    self.foundation = foundation
    users = UserPool("users", domain: .prefix("example-store"))
    web = UserPoolClient("web", of: users, callbacks: ["\(settings.application)/signed-in"])
    api = HTTPAPI(
      "store", integration: .serviceDiscovery(foundation.names, through: foundation.link),
      domain: Domain(
        settings.api, in: .existing("company", domain: settings.zone, id: ExistingValue(settings.zoneID))),
      authorizer: .jwt(of: users, clients: [web]), cors: CORS(origins: [settings.application]),
      throttling: Throttling(requestsPerSecond: 200, burst: 400)
    ) {
      APIRoute(.any, "/orders", to: services.orders, path: .strippingPrefix)
      APIRoute(.any, "/invoices", to: services.invoices, path: .strippingPrefix)
    }
  }

  @StackBuilder var body: [any StackElement] {
    users
    web
    api
    Alarm.high(api.serverErrorCount, above: 25, notify: foundation.operations)
    Dashboard("store-api", showing: api)
  }
}
