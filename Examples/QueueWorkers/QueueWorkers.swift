import Infra

/// An API that puts jobs on queues and workers that take them: as many as there is work, in images that are tagged with
/// the commit they were built from.
@main
struct QueueWorkers: InfraApp {
  struct Settings: Decodable {
    /// In AWS Certificate Manager, in the stack's region.
    let certificate: String
    /// The commit that the images were built from.
    let commit: String
    let operationsEmail: String
  }

  func stacks(in environment: Environment) throws -> [Stack] {
    let settings = try environment.settings(as: Settings.self)
    let region = environment.region ?? .euWest1
    return [
      // A stack of its own: images are pushed before the services that run them are deployed.
      Stack("jobs-images", region: region, summary: "Images of the API and its workers", owner: "documents") {
        for service in ["api", "converter", "payer"] { images(of: service) }
      },
      Stack("jobs", region: region, summary: "An API and its workers", owner: "documents") {
        let network = Network(
          "main", zones: 2, endpoints: .ecr + [.s3, .logs, .secretsManager, .sqs, .sns])
        let operations = Topic("operations", subscribers: .email(settings.operationsEmail))
        let key = EncryptionKey("jobs", description: "Encrypts jobs and what comes of them")

        let logs = Bucket("logs", lifecycle: [LifecycleRule("expire", expiration: .days(365))])
        let files = Bucket(
          "files", key: key, lifecycle: [LifecycleRule("uploads", prefix: "uploads/", expiration: .days(30))],
          accessLogs: .bucket(logs))
        let reports = MySQL("reports", in: network.isolatedSubnets, size: .m7g(.large))
        let conversions = Queue("conversions", visibilityTimeout: .minutes(10), key: key)
        let payments = FIFOQueue("payments", deduplication: .byContent, visibilityTimeout: .minutes(2), key: key)
        let mails = Queue("mails", key: key)
        let finished = Topic("finished", subscribers: .queue(mails, rawMessageDelivery: true))

        let cluster = Cluster("jobs")
        let api = FargateService(
          "api", on: cluster, in: network.privateSubnets, image: image("api", settings), size: .halfVCPU(.gb1),
          port: 8080,
          environment: ["CONVERSIONS_URL": conversions.url, "PAYMENTS_URL": payments.url],
          scaling: .tasks(minimum: 2, maximum: 10, cpuUtilization: 60, requestsPerTask: 1000))
        files.grants(.write(prefix: "uploads/"), .read(prefix: "results/"), to: api)
        conversions.grants(.send, to: api)
        payments.grants(.send, to: api)
        api.connects(to: reports)

        let converter = FargateWorker(
          "converter", on: cluster, in: network.privateSubnets, image: image("converter", settings),
          size: .twoVCPU(.gb4), environment: ["QUEUE_URL": conversions.url],
          scaling: .tasks(minimum: 2, maximum: 20, backlogOf: conversions, perTask: 10),
          containerHealthCheck: .command("/bin/converter", "check"), spotShare: .percent(70, base: 1))
        conversions.grants(.receive, to: converter)
        files.grants(.read(prefix: "uploads/"), .write(prefix: "results/"), to: converter)
        finished.grants(.publish, to: converter)

        let payer = FargateWorker(
          "payer", on: cluster, in: network.privateSubnets, image: image("payer", settings), size: .quarterVCPU(.gb1),
          environment: ["QUEUE_URL": payments.url], scaling: .tasks(minimum: 2, maximum: 4, cpuUtilization: 60),
          containerHealthCheck: .command("/bin/payer", "check"))
        payments.grants(.receive, to: payer)
        payer.connects(to: reports)

        let balancer = LoadBalancer(
          "public", in: network.publicSubnets, certificate: .existing(certificateARN: settings.certificate),
          accessLogs: .bucket(logs)
        ) {
          Route("/*", to: api)
        }
        balancer

        let services: [any ECSService] = [api, converter, payer]
        for service in services {
          Alarm.high(service.cpuUtilization, above: 85, notify: operations)
          Alarm.high(service.memoryUtilization, above: 85, notify: operations)
        }
        Alarm.high(conversions.approximateAgeOfOldestMessage, above: 900, notify: operations)
        Alarm.high(payments.approximateAgeOfOldestMessage, above: 60, notify: operations)
        Alarm.high(conversions.approximateNumberOfDeadLettersVisible, above: 0, datapoints: 1, notify: operations)
        Alarm.high(payments.approximateNumberOfDeadLettersVisible, above: 0, datapoints: 1, notify: operations)
        Alarm.high(mails.approximateNumberOfDeadLettersVisible, above: 0, datapoints: 1, notify: operations)
        Alarm.high(balancer.httpCodeTarget5XXCount, above: 25, notify: operations)
        Alarm.high(balancer.httpCodeELB5XXCount, above: 10, notify: operations)
        Alarm.low(balancer.healthyHostCount(of: api), below: 1, missingData: .breaching, notify: operations)
        Alarm.high(reports.cpuUtilization, above: 80, notify: operations)
        Alarm.low(reports.freeStorageSpace, below: 10_000_000_000, notify: operations)
      },
    ]
  }

  /// The image of a service as the pipeline tagged it.
  private func image(_ name: String, _ settings: Settings) -> ContainerImage {
    .repository(images(of: name), tag: "commit-\(settings.commit)")
  }

  /// The repository of a service's images.
  private func images(of service: String) -> ImageRepository { ImageRepository(service) }
}
