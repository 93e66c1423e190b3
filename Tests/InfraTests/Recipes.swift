import Infra

/// The code of docs/recipes.md, in a stack.
struct Recipes {
  let isDevelopment: Bool

  var stack: Stack {
    let network = Network("main", zones: 2)
    let cluster = Cluster("main", serviceConnect: true)
    let images = ImageRepository.existing("api", repositoryName: "shop/api")
    let size = FargateSize.halfVCPU(.gb1)

    let spool = SharedVolume("spool")
    let api = FargateService(
      "api", on: cluster, in: network.privateSubnets,
      task: TaskDefinition(size: size) {
        Container(
          "api", image: .repository(images, tag: "v1.4.2"), port: 8080, mounts: [.volume(spool, at: "/spool")],
          startsAfter: [.healthy("shipper")], ulimits: [.openFiles(100_000)])
        Container(
          "shipper", image: .repository(images, tag: "shipper-v1.4.2"),
          healthCheck: .command("/bin/shipper", "check"),
          mounts: [.volume(spool, at: "/in", access: .readOnly)])
      })

    let busy = Scaling.tasks(minimum: 2, maximum: 6)
      .tasks(minimum: 8, maximum: 20, from: .weekly(.friday, at: TimeOfDay(16), timeZone: "Europe/Berlin"))
      .tasks(minimum: 2, maximum: 6, from: .weekly(.friday, at: TimeOfDay(22), timeZone: "Europe/Berlin"))

    let partners = FargateService(
      "partners", on: cluster, in: network.privateSubnets, image: .repository(images, tag: "v1.4.2"), size: size,
      port: 8080, scaling: busy)

    let logs = Bucket("logs")
    let balancer = LoadBalancer(
      "public", in: network.publicSubnets,
      certificate: .existing(certificateARN: .parameterStore("/certificates/shop")),
      additionalCertificates: [.existing(certificateARN: .parameterStore("/certificates/partners"))],
      accessLogs: .bucket(logs)
    ) {
      Route("/*", hosts: ["shop.example.com"], to: api)
      Route("/*", hosts: ["partners.example.com"], to: partners)
    }

    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    let shop = LoadBalancer(
      "shop", in: network.publicSubnets, domain: Domain("www.example.com", in: zone), accessLogs: .bucket(logs)
    ) {
      Route("/*", to: partners)
    }
    let mail = Record("@", in: zone, .mx([10: "inbound-smtp.eu-west-1.amazonaws.com"]))

    let back = LoadBalancer(
      internal: "back", in: network.privateSubnets,
      certificate: .existing(certificateARN: .parameterStore("/certificates/back")),
      admitting: [AddressRange("10.20.0.0/16", "VPN of the offices")], accessLogs: .bucket(logs)
    ) {
      Route("/*", to: api)
    }

    let admin = FargateWorker(
      "admin", on: cluster, in: network.privateSubnets, image: .repository(images, tag: "v1.4.2"), size: size,
      containerHealthCheck: .command("/bin/admin", "check"),
      exec: .allowed(because: "support corrects orders by hand until the back office does"))

    let stock = FargateService(
      "stock", on: cluster, in: network.privateSubnets, image: .repository(images, tag: "v1.4.2"), size: size,
      port: 8080,
      containerHealthCheck: .command("/bin/stock", "check"))
    let lookups = admin.connects(to: stock)

    let preview = FargateService(
      "preview", on: cluster, in: network.privateSubnets, image: .repository(images, tag: "v1.4.2"), size: size,
      port: 8080,
      scaling: .tasks(minimum: 2, maximum: 4).stopped(
        from: .daily(at: TimeOfDay(20), timeZone: "Europe/Berlin"),
        until: .weekly(
          .monday, .tuesday, .wednesday, .thursday, .friday, at: TimeOfDay(7), timeZone: "Europe/Berlin")),
      containerHealthCheck: .command("/bin/preview", "check"))

    let always = Scaling.tasks(minimum: 2, maximum: 6)
    let scaling =
      isDevelopment ? always.stopped(from: .daily(at: TimeOfDay(20)), until: .daily(at: TimeOfDay(6))) : always
    let worker = FargateWorker(
      "worker", on: cluster, in: network.privateSubnets, image: .repository(images, tag: "v1.4.2"), size: size,
      scaling: scaling, containerHealthCheck: .command("/bin/worker", "check"))

    let nights = OperatingHours.stopped(
      from: .daily(at: TimeOfDay(20), timeZone: "Europe/Berlin"),
      until: .weekly(.monday, .tuesday, .wednesday, .thursday, .friday, at: TimeOfDay(7), timeZone: "Europe/Berlin"))
    let drafts = PostgreSQL(
      "drafts", in: network.isolatedSubnets, size: .m7g(.large),
      backupWindow: .daily(at: TimeOfDay(10), for: .hours(1)),
      maintenanceWindow: .weekly(.monday, at: TimeOfDay(12), for: .hours(1)), operatingHours: nights)

    let copies = BackupVault.existing(
      "copies", vaultARN: "arn:aws:backup:eu-central-1:444455556666:backup-vault:production-archive-copies",
      region: .euCentral1)
    let documents = Bucket(
      "documents",
      replication: [BucketReplication(to: .existing("archive", bucketName: "shop-archive-eu-central-1"))])
    let backups = BackupPlan(
      "regular", selection: .resources(drafts),
      rules: .daily(retention: .days(35)).copied(to: copies, retention: .days(90)))

    let core = TransitGatewayAttachment("core", of: network, to: "tgw-0a1b2c3d4e5f60718", reaching: ["10.20.0.0/16"])
    let reports = Network("reports", cidr: "10.30.0.0/16", zones: 2)
    let toReports = NetworkPeering("reports", of: network, with: reports)

    let closed = Intent.never(from: .internet, to: .dataStores)
    let open = Intent.always(from: .internet, to: .construct(balancer), port: 443)

    return Stack("recipes", region: .euWest1) {
      closed
      open
      core
      reports
      toReports
      balancer
      shop
      mail
      back
      lookups
      preview
      worker
      documents
      backups
      api.isAllowed(
        "ses:SendEmail", on: "arn:\(.partition):ses:\(.region):\(.accountID):identity/example.com",
        where: [IAM.Condition("StringEquals", "ses:FromAddress", "orders@example.com")])
    }
  }

  /// What receives copies, in another region.
  var archive: Stack {
    let archive = Bucket("archive", physicalName: "shop-archive-eu-central-1", objectLock: .governance(.days(30)))
    let vault = BackupVault("copies", minimumRetention: .days(30), admitting: ["111122223333"])
    return Stack("archive", region: .euCentral1) {
      archive
      vault
    }
  }
}

struct BucketHasACostCenter: StackRule {
  let description = StackRuleDescription(
    RuleID("shop/bucket-has-a-cost-center"),
    summary: "A bucket has the tag 'cost-center'.",
    remedy: "Pass 'tags' to the stack, which all of its resources get.")

  func check(_ stacks: inout StackCheck) {
    for bucket in stacks.resources(of: S3.Bucket.self) where bucket.tags["cost-center"] == nil {
      stacks.report("bucket '\(bucket.id)' has no tag 'cost-center'; add it to its stack", on: bucket, at: "Tags")
    }
  }
}
