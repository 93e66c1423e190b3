import Infra

/// The stack of `Examples/WebApplication` under a number, as often as a model needs it.
func webStack(_ number: Int) -> Stack {
  Stack("web-\(number)", region: .euWest1, summary: "A web application in production", owner: "platform") {
    let network = Network("main", zones: 3, nat: .onePerZone, endpoints: .ecr + [.logs, .secretsManager])
    let operations = Topic("operations", subscribers: .email("operations@example.com"))

    let orders = MySQL(
      "orders", in: network.isolatedSubnets, size: .m7g(.large), storage: .gigabytes(100, growingTo: 500),
      readReplicas: 1)
    let sessionKey = Secret("session-key", description: "Signs the sessions' cookies")

    let app = FargateService(
      "app", on: Cluster("web"), in: network.privateSubnets,
      image: .repository(.existing("app", repositoryName: "web/app"), tag: "v1.4.\(number)"), size: .oneVCPU(.gb2),
      port: 3000,
      environment: ["NODE_ENV": "production"],
      secrets: ["SESSION_KEY": sessionKey.value],
      scaling: .tasks(minimum: 3, maximum: 12, cpuUtilization: 60, memoryUtilization: 70, requestsPerTask: 1000),
      healthCheck: HealthCheck(path: "/health"), stickiness: .seconds(3600))
    app.connects(to: orders)

    let balancer = LoadBalancer(
      "public", in: network.publicSubnets,
      certificate: .existing(
        certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/6f3b5c1e-8d2a-4c7e-9b1f-0a2d4e6f8a1c")
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
  }
}
