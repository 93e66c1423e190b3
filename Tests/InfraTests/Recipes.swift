import Infra

/// The code of docs/recipes.md, in a stack.
struct Recipes {
  let isDevelopment: Bool

  var stack: Stack {
    let network = Network("main", zones: 2)
    let cluster = Cluster("main")
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

    let back = LoadBalancer(
      internal: "back", in: network.privateSubnets,
      certificate: .existing(certificateARN: .parameterStore("/certificates/back")),
      admitting: [AddressRange("10.20.0.0/16", "VPN of the offices")], accessLogs: .bucket(logs)
    ) {
      Route("/*", to: api)
    }

    let admin = FargateService(
      "admin", on: cluster, in: network.privateSubnets, image: .repository(images, tag: "v1.4.2"), size: size,
      containerHealthCheck: .command("/bin/admin", "check"),
      exec: .allowed(because: "support corrects orders by hand until the back office does"))

    let preview = FargateService(
      "preview", on: cluster, in: network.privateSubnets, image: .repository(images, tag: "v1.4.2"), size: size,
      scaling: .tasks(minimum: 2, maximum: 4).stopped(
        from: .daily(at: TimeOfDay(20), timeZone: "Europe/Berlin"),
        until: .weekly(
          .monday, .tuesday, .wednesday, .thursday, .friday, at: TimeOfDay(7), timeZone: "Europe/Berlin")),
      containerHealthCheck: .command("/bin/preview", "check"))

    let always = Scaling.tasks(minimum: 2, maximum: 6)
    let scaling =
      isDevelopment ? always.stopped(from: .daily(at: TimeOfDay(20)), until: .daily(at: TimeOfDay(6))) : always
    let worker = FargateService(
      "worker", on: cluster, in: network.privateSubnets, image: .repository(images, tag: "v1.4.2"), size: size,
      scaling: scaling, containerHealthCheck: .command("/bin/worker", "check"))

    return Stack("recipes", region: .euWest1) {
      balancer
      back
      admin
      preview
      worker
      api.isAllowed(
        "ses:SendEmail", on: "arn:\(.partition):ses:\(.region):\(.accountID):identity/example.com",
        where: [IAM.Condition("StringEquals", "ses:FromAddress", "orders@example.com")])
    }
  }
}
