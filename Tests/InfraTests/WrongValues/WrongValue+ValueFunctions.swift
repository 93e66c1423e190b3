import Documents

@testable import InfraLanguage

/// Wrong values that functions of the language take: `.cron("x")`.
extension WrongValue {
  private static let repository = ImageRepository.existing("images", repositoryName: "shop/images")
  private static let hostedZone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
  private static let signInPool = UserPool("people", domain: .prefix("example-people"))

  private static func task(_ container: Container) -> FargateWorker {
    FargateWorker(
      "api", on: cluster, in: network.privateSubnets, task: TaskDefinition(size: .quarterVCPU(.gb1)) { container })
  }

  static let valueFunctions: [WrongValue] =
    functionsOfTasks + functionsOfStores + functionsAtTheEdge + functionsOfMessages + functionsOfStacks
    + functionsOfSignIn

  private static func stack(
    backend: TerraformBackend? = nil, disposal: Disposal? = nil
  ) -> Stack {
    Stack("shop", region: .euWest1, terraformBackend: backend, disposable: disposal) { Queue("jobs") }
  }

  private static let functionsOfStacks: [WrongValue] = [
    .ofStack("Disposal.because", says: "is disposable without a reason") { stack(disposal: .because(" ")) },
    .ofStack("TerraformBackend.s3", says: "has its state in the bucket 'My State'") {
      stack(backend: .s3(bucket: "My State", key: "shop.tfstate", region: .euWest1))
    },
    .ofStack("TerraformBackend.s3", says: "has its state under the key '/shop'") {
      stack(backend: .s3(bucket: "example-state", key: "/shop", region: .euWest1))
    },
    .ofStack("TerraformBackend.named", says: "Terraform has no backend 'gsc'; did you mean 'gcs'?") {
      stack(backend: .named("gsc", ["bucket": "example-state"]))
    },
    WrongValue("ExistingValue.parameter", says: "refers to parameter 'Nope', which the stack does not declare") {
      let shared = Network.existing(
        "shared", vpc: .parameter("Nope"), privateSubnets: [ExistingValue("subnet-0a1b2c3d")])
      FargateTask("report", on: cluster, in: shared.privateSubnets, image: image, size: .quarterVCPU(.gb1))
    },
  ]

  private static func signIn(_ service: FederatedSignIn) -> UserPoolIdentityProvider {
    UserPoolIdentityProvider("social", of: signInPool, service, attributes: [.email: "email"])
  }

  private static let signInSecret = Secret.existing(
    "social", secretARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:social-AbCdEf")

  private static let functionsOfSignIn: [WrongValue] = [
    WrongValue("FederatedSignIn.google", says: "has an empty setting") {
      signIn(.google(clientID: "", clientSecret: signInSecret.value))
    },
    WrongValue("FederatedSignIn.facebook", says: "has an empty setting") {
      signIn(.facebook(appID: "1234567890", appSecret: signInSecret.value, apiVersion: ""))
    },
    WrongValue("FederatedSignIn.amazon", says: "has an empty setting") {
      signIn(.amazon(clientID: "amzn1.application", clientSecret: signInSecret.value, scopes: []))
    },
    WrongValue("FederatedSignIn.apple", says: "has an empty setting") {
      signIn(.apple(servicesID: "com.example", teamID: "", keyID: "KEY", privateKey: signInSecret.value))
    },
  ]

  private static let functionsOfTasks: [WrongValue] = [
    WrongValue("ContainerHealthCheck.command", says: "has a health check without a command; name a program") {
      task(Container("api", image: image, port: 80, healthCheck: .command()))
    },
    WrongValue("ContainerHealthCheck.shell", says: "has a health check without a command; name a program") {
      task(Container("api", image: image, port: 80, healthCheck: .shell(" ")))
    },
    WrongValue("ContainerImage.parameter", says: "refers to parameter 'Nope', which the stack does not declare") {
      task(Container("api", image: .parameter("Nope"), port: 80))
    },
    WrongValue("Container.StartCondition.started", says: "starts after 'nope'; name another container of the task") {
      task(Container("api", image: image, port: 80, startsAfter: [.started("nope")]))
    },
    WrongValue("Container.StartCondition.completed", says: "starts after 'nope'; name another container of the task") {
      task(Container("api", image: image, port: 80, startsAfter: [.completed("nope")]))
    },
    WrongValue("Container.StartCondition.succeeded", says: "starts after 'nope'; name another container of the task") {
      task(Container("api", image: image, port: 80, startsAfter: [.succeeded("nope")]))
    },
    WrongValue("Container.StartCondition.healthy", says: "starts after 'nope'; name another container of the task") {
      task(Container("api", image: image, port: 80, startsAfter: [.healthy("nope")]))
    },
    WrongValue("LogDelivery.nonBlocking", says: "has a log buffer of 0 MiB; use 1 to 1024 MiB") {
      task(Container("api", image: image, logDelivery: .nonBlocking(mebibytes: 0)))
    },
    WrongValue("Ulimit.openFiles", says: "limits 'nofile' to -1") {
      task(Container("api", image: image, ulimits: [.openFiles(-1)]))
    },
    WrongValue("ContainerImage.repository", says: "has an image with the tag 'a b'") {
      FargateService(
        "api", on: cluster, in: network.privateSubnets, image: .repository(repository, tag: "a b"),
        size: .quarterVCPU(.gb1), port: 8080)
    },
    WrongValue("ContainerImage.repository", says: "has an image with the digest 'x'") {
      FargateService(
        "api", on: cluster, in: network.privateSubnets, image: .repository(repository, digest: "x"),
        size: .quarterVCPU(.gb1), port: 8080)
    },
    WrongValue("Scaling.tasks", says: "scales from 5 to 2 tasks") {
      FargateService(
        "api", on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1), port: 8080,
        scaling: .tasks(minimum: 5, maximum: 2))
    },
    WrongValue("Scaling.fixed", says: "scales from -1 tasks") {
      FargateService(
        "api", on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1), port: 8080,
        scaling: .fixed(-1))
    },
    WrongValue("Schedule.every", says: "has a rate of 1 second") {
      ScheduledMessage("start", schedule: .every(.seconds(1)), publishes: "x", to: topic)
    },
    WrongValue("Schedule.daily", says: "has the time zone 'Mars'") {
      ScheduledMessage("start", schedule: .daily(at: TimeOfDay(2), timeZone: "Mars"), publishes: "x", to: topic)
    },
    WrongValue("Schedule.weekly", says: "has the time zone 'Mars'") {
      ScheduledMessage(
        "start", schedule: .weekly(.monday, at: TimeOfDay(2), timeZone: "Mars"), publishes: "x", to: topic)
    },
    WrongValue("Schedule.monthly", says: "runs on day 40 of the month") {
      ScheduledMessage("start", schedule: .monthly(day: 40, at: TimeOfDay(2)), publishes: "x", to: topic)
    },
    WrongValue("Schedule.cron", says: "has a cron expression of 1 fields") {
      ScheduledMessage("start", schedule: .cron("x"), publishes: "x", to: topic)
    },
    WrongValue("Schedule.once", says: "has the date 'yesterday'") {
      ScheduledMessage("start", schedule: .once(on: "yesterday", at: TimeOfDay(2)), publishes: "x", to: topic)
    },
    WrongValue("FunctionCode.zip", says: "has no handler") {
      Function("resize", code: .zip(bucket: Bucket("builds"), key: "a.zip", runtime: .python313, handler: ""))
    },
    WrongValue("FunctionCode.image", says: "has an image with the tag 'a b'") {
      Function("resize", code: .image(repository, tag: "a b"))
    },
    WrongValue("FunctionCode.image", says: "has an image with the digest 'x'") {
      Function("resize", code: .image(repository, digest: "x"))
    },
    WrongValue("Secret.Rotation.every", says: "is rotated every 1 minute; use 1 to 1000 whole days") {
      Secret("token", rotation: .every(.minutes(1), by: Function("rotate", code: .image(repository, tag: "v1"))))
    },
    WrongValue("ContainerImage.registry", says: "is 'A B'; use an image as 'name:tag'") {
      FargateService(
        "api", on: cluster, in: network.privateSubnets, image: .registry("A B"), size: .quarterVCPU(.gb1), port: 8080)
    },
  ]

  private static let functionsOfStores: [WrongValue] = [
    WrongValue("CacheNodeSize.named", says: "of 'SessionsCache' (cache 'sessions') is 'x'") {
      Cache("sessions", in: network.isolatedSubnets, size: .named("x"))
    },
    WrongValue("DatabaseSize.named", says: "of 'OrdersDatabase' (database 'orders') is 'x y'") {
      PostgreSQL("orders", in: network.isolatedSubnets, size: .named("x y"))
    },
    WrongValue("DatabaseStorage.gigabytes", says: "has a volume of 0 GB") {
      PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), storage: .gigabytes(0))
    },
    WrongValue("DatabaseSnapshot.snapshot", says: "is restored from the snapshot ''") {
      PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), restoredFrom: .snapshot(""))
    },
    WrongValue("ReadReplicas.count", says: "has -1 read replicas; use 0 to 15") {
      PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: .count(-1))
    },
    WrongValue("DailyWindow.daily", says: "lasts 5 seconds; use whole minutes") {
      PostgreSQL(
        "orders", in: network.isolatedSubnets, size: .m7g(.large),
        backupWindow: .daily(at: TimeOfDay(2), for: .seconds(5)))
    },
    WrongValue("WeeklyWindow.weekly", says: "lasts 0 seconds; use whole minutes") {
      PostgreSQL(
        "orders", in: network.isolatedSubnets, size: .m7g(.large),
        maintenanceWindow: .weekly(.monday, at: TimeOfDay(2), for: .zero))
    },
    WrongValue("SearchNodeSize.named", says: "of 'ProductsDomain' (search domain 'products') is 'x'") {
      SearchDomain(
        "products", in: network.isolatedSubnets, size: .named("x"), administrator: "arn:aws:iam::111122223333:role/a")
    },
    WrongValue("SearchStorage.gigabytes", says: "has volumes of -1 GB") {
      SearchDomain(
        "products", in: network.isolatedSubnets, size: .r7g(.large), administrator: "arn:aws:iam::111122223333:role/a",
        storage: .gigabytes(-1))
    },
    WrongValue("KafkaBrokerSize.named", says: "of 'EventsKafka' (kafka cluster 'events') is 'x'") {
      KafkaCluster("events", in: network.isolatedSubnets, size: .named("x"))
    },
    WrongValue("KafkaStorage.gigabytes", says: "has 0 GB of storage per broker") {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), storage: .gigabytes(0))
    },
    WrongValue("BackupRule.daily", says: "retains backups for 0 seconds") {
      BackupPlan("shop", selection: .tag("Backup", "yes"), rules: .daily(retention: .zero))
    },
    WrongValue("BackupRule.weekly", says: "retains backups for 5 hours") {
      BackupPlan("shop", selection: .tag("Backup", "yes"), rules: .weekly(.monday, retention: .hours(5)))
    },
    WrongValue("BackupRule.monthly", says: "runs on day 31 of the month") {
      BackupPlan("shop", selection: .tag("Backup", "yes"), rules: .monthly(day: 31, retention: .days(3)))
    },
    WrongValue("BackupSelection.tag", says: "selects no resources") {
      BackupPlan("shop", selection: .tag("Backup", "yes"), rules: .daily(retention: .days(3)))
    },
    WrongValue("Bucket.Access.read", says: "without wildcards") {
      Bucket("documents").grants(.read(prefix: "*"), to: service())
    },
    WrongValue("Bucket.Access.write", says: "use 'a'") {
      Bucket("documents").grants(.write(prefix: "a?"), to: service())
    },
    WrongValue("Bucket.Access.delete", says: "with an empty prefix") {
      Bucket("documents").grants(.delete(prefix: ""), to: service())
    },
    WrongValue("Bucket.Access.list", says: "keys do not usually begin with '/'") {
      Bucket("documents").grants(.list(prefix: "/*"), to: service())
    },
    WrongValue("LifecycleRule.Transition.to", says: "has a transition or expiration of objects after 1 hour") {
      Bucket("documents", lifecycle: [LifecycleRule("old", transitions: [.to(.glacierDeepArchive, after: .hours(1))])])
    },
    WrongValue("ObjectLock.compliance", says: "locks objects for 1 hour") {
      Bucket("documents", objectLock: .compliance(.hours(1)))
    },
    WrongValue("ObjectLock.governance", says: "locks objects for 0 seconds") {
      Bucket("documents", objectLock: .governance(.zero))
    },
    WrongValue("TableKey.string", says: "use 1 to 255 characters") { Table("carts", partitionKey: .string("")) },
    WrongValue("TableKey.number", says: "use 1 to 255 characters") {
      Table("carts", partitionKey: .string("a"), sortKey: .number(""))
    },
    WrongValue("TableKey.binary", says: "use 1 to 255 characters") { Table("carts", partitionKey: .binary("")) },
    WrongValue("TableIndex.local", says: "has an index named ''") {
      Table("carts", partitionKey: .string("a"), sortKey: .string("s"), indexes: [.local("", sortKey: .string("b"))])
    },
    WrongValue("TableIndex.global", says: "has an index named ''") {
      Table("carts", partitionKey: .string("a"), indexes: [.global("", partitionKey: .string("b"))])
    },
  ]

  private static let functionsAtTheEdge: [WrongValue] = [
    WrongValue("ManagedRules.named", says: "is 'no such'; use a value that matches") {
      WebACL("shop", rules: [.named("no such")]).protects(pool)
    },
    WrongValue("RecordValue.a", says: "has the address '1.2.3'; use an IPv4 address") {
      Record("a", in: hostedZone, .a("1.2.3"))
    },
    WrongValue("RecordValue.aaaa", says: "use an IPv6 address") { Record("a", in: hostedZone, .aaaa("192.0.2.1")) },
    WrongValue("RecordValue.txt", says: "has no value; name one") { Record("a", in: hostedZone, .txt()) },
    WrongValue("RecordValue.caa", says: "which has an empty part") { Record("a", in: hostedZone, .caa("")) },
    WrongValue("RecordValue.ns", says: "which contains ' '") { Record("a", in: hostedZone, .ns("a b")) },
    WrongValue("RecordRouting.lowestLatency", says: "has the identifier ''") {
      Record("a", in: hostedZone, .a("192.0.2.1"), routing: .lowestLatency(as: ""))
    },
    WrongValue("RecordRouting.weighted", says: "has the weight -1") {
      Record("a", in: hostedZone, .a("192.0.2.1"), routing: .weighted(-1, as: "x"))
    },
    WrongValue("DistributionOrigin.host", says: "has the host 'a b', which contains ' '") {
      Distribution.web(.host("a b"))
    },
    WrongValue("CustomAttribute.string", says: "has an invalid name") {
      UserPool("users", customAttributes: [.string("a b")])
    },
    WrongValue("CustomAttribute.number", says: "has values from 2 to 1") {
      UserPool("users", customAttributes: [.number("a", least: 2, most: 1)])
    },
    WrongValue("CustomAttribute.boolean", says: "has an invalid name") {
      UserPool("users", customAttributes: [.boolean("")])
    },
    WrongValue("CustomAttribute.dateTime", says: "has an invalid name") {
      UserPool("users", customAttributes: [.dateTime("a very long name of an attribute")])
    },
    WrongValue("PasswordPolicy.strong", says: "has a minimum password length of 100") {
      UserPool("users", passwords: .strong(length: 100))
    },
    WrongValue("PasswordPolicy.weak", says: "has a minimum password length of 5") {
      UserPool("users", passwords: .weak(length: 5, because: "a test"))
    },
    WrongValue("UserAttribute.custom", says: "maps the custom attribute 'nope'") {
      UserPoolIdentityProvider(
        "provider", of: signInPool, .saml(metadata: .url("https://a.example.com")), attributes: [.custom("nope"): "x"])
    },
    WrongValue("Route.Requirement.signIn", says: "has sessions of") {
      balancer {
        Route(
          "/*", to: service(),
          requires: .signIn(
            UserPoolClient("web", of: signInPool, callbacks: ["https://a.example.com"]), session: .days(10)))
      }
    },
    WrongValue("RecordValue.cname", says: "which contains ' '") { Record("a", in: hostedZone, .cname("a b")) },
    WrongValue("DistributionOrigin.balancer", says: "host") {
      Distribution.web(
        .balancer(LoadBalancer(internal: "inside", in: network.privateSubnets, certificate: certificate) {}, as: "a b"))
    },
  ]

  private static let functionsOfMessages: [WrongValue] = [
    WrongValue("MessageQueue.deadLetterQueue", says: "has a retention of 20 days") {
      Queue("jobs", deadLetters: .deadLetterQueue("failed", retention: .days(20)))
    },
    WrongValue("TopicSubscriber.email", says: "has the subscriber 'x'") { Topic("news", subscribers: .email("x")) },
    WrongValue("TopicSubscriber.https", says: "use a URL that begins with 'https://'") {
      Topic("news", subscribers: .https("http://x"))
    },
    WrongValue("Alarm.Datapoints.atLeast", says: "requires 5 of 2 datapoints") {
      Alarm.high(service().cpuUtilization, above: 1, datapoints: .atLeast(5, of: 2), notify: topic)
    },
    WrongValue("Alarm.Datapoints.consecutive", says: "requires 0 of 0 datapoints") {
      Alarm.high(service().cpuUtilization, above: 1, datapoints: .consecutive(0), notify: topic)
    },
    WrongValue("Alarm.high", says: "has a threshold of inf") {
      Alarm.high(service().cpuUtilization, above: .infinity, notify: topic)
    },
    WrongValue("Alarm.low", says: "has a threshold of inf") {
      Alarm.low(service().cpuUtilization, below: .infinity, notify: topic)
    },
    WrongValue("Alarm.anomalous", says: "has a band of -1.0 standard deviations") {
      Alarm.anomalous(service().cpuUtilization, deviations: -1, notify: topic)
    },
    WrongValue("Widget.graph", says: "exceeds 24 columns") {
      Dashboard("shop") { Row { Widget.graph("a", service().cpuUtilization, width: 99) } }
    },
    WrongValue("Widget.text", says: "exceeds 24 columns") { Dashboard("shop") { Row { Widget.text("a", width: 99) } } },
    WrongValue("UsagePlan.Quota.perDay", says: "has a quota of 0 requests") {
      UsagePlan(
        "partners", of: RESTAPI.existing("shop", apiID: "a1b2c3d4e5", stage: "live"), quota: .perDay(0), keys: ["acme"])
    },
    WrongValue("UsagePlan.Quota.perWeek", says: "has a quota of 0 requests") {
      UsagePlan(
        "partners", of: RESTAPI.existing("shop", apiID: "a1b2c3d4e5", stage: "live"), quota: .perWeek(0), keys: ["acme"]
      )
    },
    WrongValue("UsagePlan.Quota.perMonth", says: "has a quota of 0 requests") {
      UsagePlan(
        "partners", of: RESTAPI.existing("shop", apiID: "a1b2c3d4e5", stage: "live"), quota: .perMonth(0),
        keys: ["acme"])
    },
    WrongValue("Mount.volume", says: "mount") {
      task(Container("api", image: image, mounts: [.volume(SharedVolume("spool"), at: "spool")]))
    },
    WrongValue("Mount.fileSystem", says: "mount") {
      task(
        Container(
          "api", image: image,
          mounts: [
            .fileSystem(
              AccessPoint("uploads", of: FileSystem("files", in: network.isolatedSubnets), path: "/uploads"), at: "data"
            )
          ]))
    },
    WrongValue("FederatedSignIn.oidc", says: "has the URL 'x'") {
      UserPoolIdentityProvider(
        "provider", of: signInPool, .oidc(issuer: "x", clientID: "a", clientSecret: Secret("oidc").value))
    },
    WrongValue("Duration.minutes", says: "has a retention of") { Queue("jobs", retention: .minutes(.max)) },
    WrongValue("Duration.hours", says: "has a retention of") { Queue("jobs", retention: .hours(.min)) },
    WrongValue("Duration.days", says: "has a retention of") { Queue("jobs", retention: .days(.max)) },
    WrongValue("PrivateIntegration.ownListener", says: "verifies the server name ''") {
      HTTPAPI(
        "shop",
        integration: .ownListener(
          LoadBalancer(internal: "inside", in: network.privateSubnets, certificate: certificate) {}, port: 8443,
          through: VPCLink("shop", in: network.privateSubnets), serverName: "")
      ) { APIRoute(.any, "/orders", to: service(), requires: .open(because: "a test")) }
    },
    WrongValue("Widget.number", says: "exceeds 24 columns") {
      Dashboard("shop") { Row { Widget.number("a", service().cpuUtilization, width: 99) } }
    },
    WrongValue("Widget.alarms", says: "exceeds 24 columns") {
      Dashboard("shop") { Row { Widget.alarms("a", width: 99) } }
    },
    WrongValue("Widget.logs", says: "exceeds 24 columns") {
      Dashboard("shop") { Row { Widget.logs("a", of: service(), "fields @message", width: 99) } }
    },
  ]
}
