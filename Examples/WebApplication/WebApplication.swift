import Infra

/// The production environment of a web application: a load balancer with HTTPS, a service on Fargate that scales, and
/// MySQL with a replica, over three zones.
@main
struct WebApplication: InfraApp {
  struct Settings: Decodable {
    /// In AWS Certificate Manager, in the stack's region.
    let certificate: String
    let imageTag: String
    let zones: Int
    let operationsEmail: String
  }

  func stacks(in environment: Environment) throws -> [Stack] {
    let settings = try environment.settings(as: Settings.self)
    let region = environment.region ?? .euWest1
    let images = ImageRepository("app")
    return [
      // A stack of its own: the image is pushed before the service that runs it is deployed.
      Stack("web-images", region: region, summary: "Images of the web application", owner: "platform") { images },
      Stack("web", region: region, summary: "A web application in production", owner: "platform") {
        let network = Network(
          "main", cidr: "10.0.0.0/16", zones: settings.zones, nat: .onePerZone,
          endpoints: .ecr + [.logs, .secretsManager])
        let operations = Topic("operations", subscribers: .email(settings.operationsEmail))

        let orders = MySQL(
          "orders", in: network.isolatedSubnets, size: .m7g(.large), storage: .gigabytes(100, growingTo: 500),
          readReplicas: 1)
        let sessionKey = Secret("session-key", description: "Signs the sessions' cookies")

        let cluster = Cluster("web")
        let app = FargateService(
          "app", on: cluster, in: network.privateSubnets,
          image: .repository(images, tag: settings.imageTag), size: .oneVCPU(.gb2), port: 3000,
          environment: ["NODE_ENV": "production"],
          secrets: ["SESSION_KEY": sessionKey.value],
          scaling: .tasks(minimum: 3, maximum: 12, cpuUtilization: 60, memoryUtilization: 70, requestsPerTask: 1000),
          healthCheck: HealthCheck(path: "/health"), stickiness: .seconds(3600))
        app.connects(to: orders)

        let balancer = LoadBalancer(
          "public", in: network.publicSubnets, certificate: .existing(certificateARN: settings.certificate),
          accessLogs: .bucket(Bucket("logs", lifecycle: [LifecycleRule("expire", expiration: .days(365))]))
        ) {
          Route("/*", to: app)
        }
        balancer

        Alarm.high(app.cpuUtilization, above: 85, notify: operations)
        Alarm.high(app.memoryUtilization, above: 85, notify: operations)
        Alarm.high(balancer.httpCodeELB5XXCount, above: 10, notify: operations)
        Alarm.high(balancer.httpCodeTarget5XXCount, above: 25, notify: operations)
        Alarm.low(balancer.healthyHostCount(of: app), below: 1, missingData: .breaching, notify: operations)
        Alarm.high(orders.cpuUtilization, above: 80, notify: operations)
        Alarm.low(orders.freeStorageSpace, below: 10_000_000_000, notify: operations)
      },
    ]
  }
}
