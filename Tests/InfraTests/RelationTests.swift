import Testing

@testable import InfraLanguage

@Suite struct RelationTests {
  private let network = Network("main", endpoints: .ecr + [.logs])

  private func service(_ name: String, scaling: Scaling = .tasks(minimum: 2, maximum: 4)) -> FargateService {
    FargateService(
      name, on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/\(name):1"),
      size: .halfVCPU(.gb1), port: 3000, scaling: scaling)
  }

  @Test func `a connection opens exactly the port between the two groups`() throws {
    let api = service("api")
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let graph = try Stack("shop", region: .euWest1) { api.connects(to: orders) }.graph()

    let ingress = try #require(graph.resource("OrdersFromApi5432", as: EC2.SecurityGroupIngress.self))
    #expect(ingress.securityGroup?.id == "OrdersDatabaseSecurityGroup")
    #expect(ingress.sourceSecurityGroup?.id == "ApiServiceSecurityGroup")
    #expect(ingress.fromPort == 5432 && ingress.toPort == 5432 && ingress.protocolName == "tcp")
    let egress = try #require(graph.resource("ApiToOrders5432", as: EC2.SecurityGroupEgress.self))
    #expect(egress.securityGroup?.id == "ApiServiceSecurityGroup")
    #expect(egress.destinationSecurityGroup?.id == "OrdersDatabaseSecurityGroup")
  }

  @Test
  func `a connection tells the container where the database and its secret are, and lets its code read the secret`()
    throws
  {
    let api = service("api")
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let graph = try Stack("shop", region: .euWest1) { api.connects(to: orders) }.graph()

    let task = try #require(graph.all(ECS.TaskDefinition.self).first)
    let container = try #require(task.containers.first)
    #expect(
      container.environment.map(\.name) == ["ORDERS_HOST", "ORDERS_PORT", "ORDERS_NAME", "ORDERS_SECRET_ARN"])
    #expect(container.secrets.isEmpty)
    let policy = try #require(graph.resource("ApiTaskPolicy", as: IAM.RolePolicy.self))
    let reads = policy.document?.statements.first { $0.actions?.values == ["secretsmanager:GetSecretValue"] }
    #expect(
      reads?.resources?.values == [.expression(.attribute("OrdersDatabase", "MasterUserSecret.SecretArn"))])
  }

  @Test func `a service that connects to nothing may read no secret`() throws {
    let graph = try Stack("shop", region: .euWest1) { service("api") }.graph()
    let actions = graph.all(IAM.RolePolicy.self).flatMap { $0.document?.statements ?? [] }.flatMap {
      $0.actions?.values ?? []
    }
    #expect(!actions.contains("secretsmanager:GetSecretValue"))
    // A role without a grant has no policy at all.
    #expect(graph["ApiTaskRole"] != nil && graph["ApiTaskPolicy"] == nil)
  }

  @Test func `a grant gives the task role exactly the actions on that resource`() throws {
    let api = service("api")
    let topic = Topic("events")
    let graph = try Stack("shop", region: .euWest1) { topic.grants(.publish, to: api) }.graph()
    let policy = try #require(graph.resource("ApiTaskPolicy", as: IAM.RolePolicy.self))
    let statement = try #require(policy.document?.statements.first)
    #expect(statement.actions?.values == ["sns:Publish"])
    #expect(statement.resources?.values == [.expression(.attribute("EventsTopic", "Ref"))])
  }

  @Test func `a route has the priority that it states, or the one that follows from it`() throws {
    let api = service("api")
    let web = service("web")
    let graph = try Stack("shop", region: .euWest1) {
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
      ) {
        Route("/api/*", to: api)
        Route("/admin/*", hosts: ["admin.example.com"], priority: 20, to: api)
        Route("/static/*", headers: [.init("X-Beta", "yes")], to: web)
        Route("/*", to: web)
      }
    }.graph()
    let rules = graph.all(ElasticLoadBalancing.ListenerRule.self)
    let priorities = rules.compactMap { $0.priority?.literal }
    #expect(priorities[1] == 20 && priorities[3] == priorities.max())
    // Eleven characters, the name of the header and its value against five: earlier by whole levels.
    #expect(priorities[0] > priorities[2])
    #expect(
      rules.map { $0.actions.first?.targetGroup?.id } == [
        "PublicApiTargets", "PublicApiTargets", "PublicWebTargets", "PublicWebTargets",
      ])
    // The route that takes every request is the last rule; the listener itself only has the answer to all others.
    #expect(rules.last?.conditions.first?.pathPattern?.values == ["/*"])
    let https = try #require(graph.resource("PublicHttpsListener", as: ElasticLoadBalancing.Listener.self))
    #expect(https.defaultActions.map(\.fixedResponse?.statusCode) == ["404"])
    // One target group and one registration for each service, however many routes lead to it.
    #expect(graph.all(ElasticLoadBalancing.TargetGroup.self).count == 2)
    #expect(graph.all(ECS.Service.self).allSatisfy { $0.loadBalancers.count == 1 })
  }

  @Test(arguments: [
    (0, "priority 0 is out of range"), (50_001, "priority 50001 is out of range"),
  ])
  func `a priority that AWS does not know is refused at its line`(priority: Int, message: String) {
    let api = service("api")
    let stack = Stack("shop", region: .euWest1) {
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
      ) {
        Route("/api/*", priority: priority, to: api)
      }
    }
    let error = #expect(throws: Diagnostics.self) { try stack.graph() }
    #expect(error?.all.first?.message.hasPrefix(message) == true)
  }

  @Test func `scaling on requests needs a load balancer`() {
    let stack = Stack("shop", region: .euWest1) {
      service("api", scaling: .tasks(minimum: 2, maximum: 4, requestsPerTask: 500))
    }
    let error = #expect(throws: Diagnostics.self) { try stack.graph() }
    #expect(error?.all.first?.message.contains("scales on requests, but no load balancer has a route to it") == true)
  }

  @Test func `an autoscaled service leaves its count to the scaler, a fixed one has it`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      service("api")
      service("worker", scaling: .fixed(3))
    }.graph()
    #expect(graph.resource("ApiService", as: ECS.Service.self)?.desiredCount == nil)
    #expect(graph["ApiService"]?.ignoredChanges == ["desired_count"])
    #expect(graph.resource("WorkerService", as: ECS.Service.self)?.desiredCount == 3)
    #expect(graph["WorkerService"]?.ignoredChanges == [])
  }

  @Test func `a sidecar shares the task and gets nothing of the connections`() throws {
    let orders = MySQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let api = FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets,
      task: TaskDefinition(size: .oneVCPU(.gb2)) {
        Container("collector", image: .registry("example.com/collector:1"), isEssential: false)
        Container("api", image: .registry("example.com/api:1"), port: 3000, startsAfter: [.started("collector")])
      })
    let graph = try Stack("shop", region: .euWest1) { api.connects(to: orders) }.graph()
    let containers = try #require(graph.all(ECS.TaskDefinition.self).first).containers
    #expect(containers.map { $0.name?.literal } == ["collector", "api"])
    #expect(containers[0].environment.isEmpty && !containers[1].environment.isEmpty)
    #expect(containers[1].dependencies.first?.containerName == "collector")
  }
}
