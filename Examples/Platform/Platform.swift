import Infra

/// A payments platform of several teams: each owns stacks of its own, and refers to those of others without a word
/// about how the values travel.
@main
struct Platform: InfraApp {
  struct Settings: Decodable {
    /// In AWS Certificate Manager, in the stacks' region.
    let certificate: String
    let release: String
    let operationsEmail: String
  }

  /// What the payments platform asks of every team's stacks: Rules.swift.
  var rules: [any StackRule] {
    [BucketHasAnOwner(), ServiceIsInItsRegion(regions: [.euWest1]), DatabaseHasAProductionSize()]
  }

  func stacks(in environment: Environment) throws -> [Stack] {
    let settings = try environment.settings(as: Settings.self)
    let region = environment.region ?? .euWest1
    let images = Images()
    let foundation = Foundation(settings)
    let services = Services(foundation, images, release: settings.release)
    let balancer = LoadBalancer(
      "public", in: foundation.network.publicSubnets, certificate: .existing(certificateARN: settings.certificate),
      accessLogs: .bucket(foundation.logs)
    ) {
      Route("/ledger/*", to: services.ledger)
      Route("/*", to: services.cards)
    }

    return [
      Stack("images", region: region, summary: "Container images", owner: "delivery") { images },
      Stack("foundation", region: region, summary: "Network and data", owner: "platform") {
        foundation
        balancer
        Alarm.high(balancer.httpCodeELB5XXCount, above: 10, notify: foundation.operations)
      },
      Stack("services", region: region, summary: "Payments", owner: "payments") {
        services
        for service in [services.ledger, services.cards] {
          Alarm.low(
            balancer.healthyHostCount(of: service), below: 1, missingData: .breaching, notify: foundation.operations)
        }
      },
      Stack("partners", region: region, summary: "Exchange with partners", owner: "partners") {
        partners(settings, foundation, images)
      },
    ]
  }

  /// A worker in a VPC of another department, which says in Parameter Store where its subnets are.
  @StackBuilder
  private func partners(_ settings: Settings, _ foundation: Foundation, _ images: Images) -> [any StackElement] {
    let network = Network.existing(
      "partners", vpc: .parameterStore("/shared/vpc-id"),
      privateSubnets: [.parameterStore("/shared/private-subnet-1"), .parameterStore("/shared/private-subnet-2")])
    let exchange = FargateWorker(
      "exchange", on: foundation.cluster, in: network.privateSubnets,
      image: .repository(images.exchange, tag: settings.release), size: .quarterVCPU(.gb1),
      environment: ["PAYMENTS_QUEUE": foundation.payments.url],
      scaling: .tasks(minimum: 2, maximum: 4, cpuUtilization: 60),
      containerHealthCheck: .command("/bin/exchange", "check"))
    exchange
    foundation.payments.grants(.receive, to: exchange)
    foundation.statements.grants(.write(prefix: "partners/"), to: exchange)
    Alarm.high(exchange.cpuUtilization, above: 85, notify: foundation.operations)
    Alarm.high(exchange.memoryUtilization, above: 85, notify: foundation.operations)
  }
}

/// What the delivery team keeps: images exist before anything runs them.
struct Images: Composite {
  let ledger = ImageRepository("ledger")
  let cards = ImageRepository("cards")
  let exchange = ImageRepository("exchange")

  @StackBuilder var body: [any StackElement] {
    ledger
    cards
    exchange
  }
}

/// What the platform team keeps: the network, and what must outlive the services.
struct Foundation: Composite {
  let network = Network("main", endpoints: .ecr + [.logs, .secretsManager])
  let cluster = Cluster("payments")
  let accounts: PostgreSQL
  let payments = Queue("payments")
  let statements = Bucket("statements")
  let logs = Bucket("logs", lifecycle: [LifecycleRule("expire", expiration: .days(365))])
  let operations: Topic

  init(_ settings: Platform.Settings) {
    accounts = PostgreSQL("accounts", in: network.isolatedSubnets, size: .m7g(.large))
    operations = Topic("operations", subscribers: .email(settings.operationsEmail))
  }

  @StackBuilder var body: [any StackElement] {
    network
    cluster
    accounts
    payments
    statements
    logs
    operations
    Alarm.high(accounts.cpuUtilization, above: 80, notify: operations)
    Alarm.low(accounts.freeStorageSpace, below: 10_000_000_000, notify: operations)
    Alarm.high(payments.approximateAgeOfOldestMessage, above: 300, notify: operations)
  }
}

/// What the payments team keeps: two services, and what they may do with the platform's data.
struct Services: Composite {
  let foundation: Foundation
  let ledger: FargateService
  let cards: FargateService

  init(_ foundation: Foundation, _ images: Images, release: String) {
    self.foundation = foundation
    func service(_ name: String, _ repository: ImageRepository) -> FargateService {
      FargateService(
        name, on: foundation.cluster, in: foundation.network.privateSubnets,
        image: .repository(repository, tag: release), size: .quarterVCPU(.gb1), port: 8080,
        scaling: .tasks(minimum: 2, maximum: 8, cpuUtilization: 60))
    }
    ledger = service("ledger", images.ledger)
    cards = service("cards", images.cards)
  }

  @StackBuilder var body: [any StackElement] {
    ledger
    cards
    ledger.connects(to: foundation.accounts)
    foundation.payments.grants(.send, to: cards)
    foundation.statements.grants(.write(prefix: "monthly/"), to: ledger)
    for service in [ledger, cards] {
      Alarm.high(service.cpuUtilization, above: 85, notify: foundation.operations)
      Alarm.high(service.memoryUtilization, above: 85, notify: foundation.operations)
    }
  }
}
