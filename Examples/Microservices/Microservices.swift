import Infra

/// Microservices behind an API and pages behind a load balancer: users in Cognito, orders in PostgreSQL, events on Kafka,
/// documents in a bucket that users reach with credentials of their own, and what the people on duty look at.
@main
struct Microservices: InfraApp {
  struct Settings: Decodable {
    /// In AWS Certificate Manager, in the stack's region.
    let certificate: String
    /// Where the application is: the users' browsers come back here after signing in.
    let domain: String
    let release: String
    let operationsEmail: String

    /// What the addresses of the sign-in pages begin with, which no other account of the region may have: `shop-example-com`.
    var signIn: String { domain.split(separator: ".").joined(separator: "-") }
  }

  func stacks(in environment: Environment) throws -> [Stack] {
    let settings = try environment.settings(as: Settings.self)
    let region = environment.region ?? .euWest1
    return [
      // A stack of its own: images are pushed before the services that run them are deployed.
      Stack("shop-images", region: region, summary: "Images of the shop's services", owner: "shop") {
        for service in ["web", "accounts", "ordering", "notifications", "contracts", "office"] {
          images(of: service)
        }
      },
      Stack("shop", region: region, summary: "A shop of microservices", owner: "shop") {
        let network = Network("main", nat: .onePerZone, endpoints: .ecr + [.s3, .logs, .secretsManager])
        let operations = Topic("operations", subscribers: .email(settings.operationsEmail))
        let key = EncryptionKey("data", description: "Encrypts events and documents")

        // MARK: Who signs in
        let users = UserPool("users", domain: .prefix(settings.signIn), signUp: .open)
        let app = UserPoolClient(
          "app", of: users, callbacks: ["https://\(settings.domain)/signed-in"],
          logouts: ["https://\(settings.domain)/"])
        // A pool of its own, because a load balancer lets in whoever signs in, whatever their groups and scopes are: everybody in
        // this pool is staff, for only administrators add people to it.
        let employees = UserPool("employees", domain: .prefix("\(settings.signIn)-office"), mfa: .required)
        let staff = UserPoolClient(
          "staff", of: employees, callbacks: ["https://\(settings.domain)/oauth2/idpresponse"], kind: .confidential)

        // MARK: What is kept
        let orders = PostgreSQL(
          "orders", in: network.isolatedSubnets, size: .m7g(.large), storage: .gigabytes(100, growingTo: 500))
        let events = KafkaCluster(
          "events", in: network.isolatedSubnets, size: .m7g(.large), storage: .gigabytes(200, growingTo: 1000), key: key
        )
        let logs = Bucket("logs", lifecycle: [LifecycleRule("expire", expiration: .days(365))])
        let documents = Bucket(
          "documents", key: key,
          lifecycle: [
            LifecycleRule(
              "archive", prefix: "contracts/", transitions: [.to(.standardInfrequentAccess, after: .days(90))],
              noncurrentExpiration: .days(90))
          ],
          // What the SDK in the browser sends with the signature of a request.
          cors: [
            CORSRule(
              origins: ["https://\(settings.domain)"], methods: [.get, .head, .put, .delete],
              headers: ["authorization", "content-type", "x-amz-*"], exposedHeaders: ["ETag"])
          ],
          accessLogs: .bucket(logs))
        IdentityPool("app", clients: app, signedIn: [.ownPrefix(of: documents, at: "receipts/")])

        // MARK: What works
        let release = settings.release
        let accounts = service("accounts", release, in: network, ["ISSUER": users.issuer, "AUDIENCE": app.clientID])
        let ordering = service("ordering", release, in: network, size: .halfVCPU(.gb2), ["ISSUER": users.issuer])
        let notifications = service("notifications", release, in: network)
        let contracts = service("contracts", release, in: network, ["BUCKET": documents.bucket.value])
        let office = service("office", release, in: network)

        ordering.connects(to: orders, as: .user("ordering"))
        office.connects(to: orders, as: .user("office"))
        ordering.connects(to: events, as: .producer(topics: ["orders"]))
        accounts.connects(to: events, as: .producer(topics: ["tokens"]))
        notifications.connects(to: events, as: .consumer(topics: ["orders", "tokens"], group: "notifications"))
        // The brokers create no topic by themselves; the office does.
        office.connects(to: events, as: .administrator(topics: ["orders", "tokens"]))
        operations.grants(.publish, to: notifications)
        documents.grants(.read(prefix: "contracts/"), .write(prefix: "contracts/"), to: contracts)

        // MARK: How they are reached
        let names = ServiceNamespace("shop", domain: "shop.internal", in: network)
        let api = HTTPAPI(
          "shop", integration: .serviceDiscovery(names, through: VPCLink("shop", in: network.privateSubnets)),
          authorizer: .jwt(of: users, clients: [app]), cors: CORS(origins: ["https://\(settings.domain)"])
        ) {
          APIRoute(.any, "/accounts", to: accounts, path: .strippingPrefix)
          APIRoute(.any, "/orders", to: ordering, path: .strippingPrefix)
          APIRoute(.get, "/notifications", to: notifications, path: .strippingPrefix)
          APIRoute(.any, "/contracts", to: contracts, path: .strippingPrefix)
        }
        api

        let web = service("web", release, in: network, ["API": api.endpoint])
        let balancer = LoadBalancer(
          "public", in: network.publicSubnets, certificate: .existing(certificateARN: settings.certificate),
          accessLogs: .bucket(logs)
        ) {
          Route("/office/*", to: office, requires: .signIn(staff))
          Route("/*", to: web)
        }
        balancer

        // MARK: What the people on duty look at
        for service in [web, accounts, ordering, notifications, contracts, office] {
          Alarm.high(service.cpuUtilization, above: 85, notify: operations)
          Alarm.high(service.memoryUtilization, above: 85, notify: operations)
        }
        for service in [web, office] {
          Alarm.low(balancer.healthyHostCount(of: service), below: 1, missingData: .breaching, notify: operations)
        }
        Alarm.high(api.serverErrorCount, above: 25, notify: operations)
        Alarm.high(balancer.httpCodeELB5XXCount, above: 10, notify: operations)
        Alarm.high(balancer.httpCodeTarget5XXCount, above: 25, notify: operations)
        Alarm.high(orders.cpuUtilization, above: 80, notify: operations)
        Alarm.low(orders.freeStorageSpace, below: 10_000_000_000, notify: operations)
        Alarm.high(events.kafkaDataLogsDiskUsed, above: 80, notify: operations)
        Alarm.high(events.underReplicatedPartitions, above: 0, notify: operations)
        Dashboard("shop", showing: api, balancer, ordering, accounts, notifications, orders, events)
      },
    ]
  }

  /// All services are made alike: they differ in their images and in what they are told.
  private func service(
    _ name: String, _ release: String, in network: Network, size: FargateSize = .quarterVCPU(.gb1),
    _ environment: PlainEnvironment = [:]
  ) -> FargateService {
    FargateService(
      name, on: Cluster("shop"), in: network.privateSubnets,
      image: .repository(images(of: name), tag: release), size: size, port: 8080, environment: environment,
      scaling: .tasks(minimum: 2, maximum: 10, cpuUtilization: 60, memoryUtilization: 70),
      containerHealthCheck: .command("/bin/\(name)", "check"))
  }

  /// The repository of a service's images.
  private func images(of service: String) -> ImageRepository { ImageRepository(service) }
}
