import Infra

/// What a team writes that has outgrown one stack: its images in one, its data in another, its services in a third, in
/// two environments of one account.
@main
struct Team: InfraApp {
  struct Settings: Decodable {
    let release: String
    let operationsEmail: String
  }

  func stacks(in environment: Environment) throws -> [Stack] {
    let settings = try environment.settings(as: Settings.self)
    let region = environment.region ?? .euWest1
    let data = DataStores(operationsEmail: settings.operationsEmail)
    let images = ImageRepository("api")
    let nightly = NightlyJob("nightly", in: data.network)

    let api = FargateService(
      "api", on: data.cluster, in: data.network.privateSubnets,
      task: TaskDefinition(size: .halfVCPU(.gb2)) {
        Container(
          "api", image: .repository(images, tag: settings.release), port: 8080,
          environment: ["JOBS_QUEUE": data.jobs.url],
          healthCheck: .command("/bin/api", "check"))
        Container(
          "metrics", image: .registry("public.ecr.aws/example/metrics:1.0.0"),
          healthCheck: .command("/bin/metrics", "check"),
          isEssential: false)
      }, scaling: .tasks(minimum: 2, maximum: 6, cpuUtilization: 60))

    return [
      Stack("images", region: region, owner: "orders") { images },
      Stack("services", region: region, owner: "orders") {
        api
        nightly
        api.connects(to: data.customers)
        api.connects(to: data.sessions)
        nightly.connects(to: data.customers)
        data.receipts.grants(.read, .write, to: api)
        data.receipts.grants(.list, to: nightly)
        data.jobs.grants(.send, to: api)
        data.carts.grants(.read, .write, to: api)
        data.carts.grants(.read, to: nightly)
        Alarm.high(api.cpuUtilization, above: 80, notify: data.operations)
        Alarm.high(api.memoryUtilization, above: 80, notify: data.operations)
      },
      Stack("data", region: region, owner: "orders") { data },
    ]
  }
}

/// What outlives the services.
struct DataStores: Composite {
  let network = Network("main", endpoints: .ecr + [.logs, .secretsManager])
  let cluster = Cluster("main")
  let customers: AuroraPostgreSQL
  let sessions: Cache
  let receipts = Bucket("receipts")
  let jobs = Queue("jobs")
  let carts = Table("carts", partitionKey: .string("id"))
  let operations: Topic

  init(operationsEmail: String) {
    customers = AuroraPostgreSQL("customers", in: network.isolatedSubnets, size: .serverless(from: 1, to: 8))
    sessions = Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small))
    operations = Topic("operations", subscribers: .email(operationsEmail))
  }

  @StackBuilder var body: [any StackElement] {
    network
    cluster
    customers
    sessions
    receipts
    jobs
    carts
    operations
    Alarm.high(customers.cpuUtilization, above: 80, notify: operations)
    Alarm.high(jobs.approximateAgeOfOldestMessage, above: 300, notify: operations)
  }
}
