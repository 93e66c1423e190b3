import Documents
import Templates
import Testing

@testable import InfraLanguage

/// What a service refuses, and how its environment is put together.
@Suite struct ServiceTests {
  private let network = Network("main")

  private func service(
    scaling: Scaling = .fixed(2), environment: PlainEnvironment = [:], secrets: SecretEnvironment = [:],
    architecture: Architecture = .x86
  ) -> FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
      size: .quarterVCPU(.gb1), port: 8080, architecture: architecture, environment: environment, secrets: secrets,
      scaling: scaling)
  }

  @Test(arguments: [
    (Scaling.tasks(minimum: 10, maximum: 2), "from 10 to 2 tasks; use a maximum that is not less than the minimum"),
    (.tasks(minimum: -1, maximum: 2), "from -1 tasks; use a minimum of 0 or more"),
    (.fixed(-1), "from -1 tasks; use a minimum of 0 or more"),
    (.tasks(minimum: 1, maximum: 2, cpuUtilization: 101), "on a CPU utilization of 101 %; use 1 to 100 %"),
    (.tasks(minimum: 1, maximum: 2, memoryUtilization: 0), "on a memory utilization of 0 %; use 1 to 100 %"),
  ])
  func `scaling that AWS would refuse is an error at the service's line`(scaling: Scaling, end: String) {
    let api = service(scaling: scaling)
    let found = Stack("shop", region: .euWest1) { api }.errors
    #expect(found.map(\.message) == ["service 'api' scales \(end)"])
    #expect(found.map(\.location) == [api.identity.location])
  }

  @Test func `a service scales with its memory only where that is stated`() throws {
    func metrics(_ scaling: Scaling) throws -> [String] {
      let graph = try Stack("shop", region: .euWest1) { service(scaling: scaling) }.graph()
      return graph.entries.filter { $0.resource is ApplicationAutoScaling.ScalingPolicy }.map(\.id.name)
    }
    #expect(try metrics(.tasks(minimum: 1, maximum: 2)) == ["ApiScaleOnCpu"])
    #expect(
      try metrics(.tasks(minimum: 1, maximum: 2, memoryUtilization: 70)) == ["ApiScaleOnCpu", "ApiScaleOnMemory"])
  }

  private let jobs = Queue("jobs")

  private func containers(_ service: some ECSService) throws -> [ECS.Container] {
    let graph = try Stack("shop", region: .euWest1) { jobs.grants(.receive, to: service) }.graph()
    return try #require(graph.resource("ApiTaskDefinition", as: ECS.TaskDefinition.self)?.containers)
  }

  @Test func `tasks that are stopped during their work get two minutes to end it`() throws {
    func worker(_ scaling: Scaling = .fixed(2), _ spot: SpotShare = .none, own: Duration? = nil) throws
      -> Int?
    {
      let task = TaskDefinition(size: .quarterVCPU(.gb1)) {
        Container("api", image: .registry("example.com/api:1"), stopTimeout: own)
      }
      return try containers(
        FargateWorker(
          "api", on: Cluster("shop"), in: network.privateSubnets, task: task, scaling: scaling, spotShare: spot)
      ).first?.stopTimeout?.literal
    }
    let backlog = Scaling.tasks(minimum: 1, maximum: 2, backlogOf: jobs, perTask: 10)
    #expect(try worker() == nil)
    #expect(try worker(backlog) == 120)
    #expect(try worker(.fixed(2), .percent(50, base: 1)) == 120)
    #expect(try worker(backlog, own: .seconds(20)) == 20)
  }

  @Test func `what happens to logs that are not received is stated`() throws {
    func options(_ delivery: LogDelivery) throws -> [String: Value<String>] {
      let task = TaskDefinition(size: .quarterVCPU(.gb1)) {
        Container("api", image: .registry("example.com/api:1"), logDelivery: delivery)
      }
      let service = FargateWorker("api", on: Cluster("shop"), in: network.privateSubnets, task: task)
      let options = try #require(containers(service).first?.logConfiguration?.options)
      return ["mode": options["mode"], "max-buffer-size": options["max-buffer-size"]].compactMapValues(\.self)
    }
    #expect(try options(.nonBlocking()) == ["mode": "non-blocking", "max-buffer-size": "25m"])
    #expect(try options(.nonBlocking(mebibytes: 4)) == ["mode": "non-blocking", "max-buffer-size": "4m"])
    #expect(try options(.blocking) == ["mode": "blocking"])
    let task = TaskDefinition(size: .quarterVCPU(.gb1)) {
      Container("api", image: .registry("example.com/api:1"), logDelivery: .nonBlocking(mebibytes: 0))
    }
    let found = Stack("shop", region: .euWest1) {
      FargateWorker("api", on: Cluster("shop"), in: network.privateSubnets, task: task)
    }.errors
    #expect(
      found.map(\.message) == ["container 'api' of worker 'api' has a log buffer of 0 MiB; use 1 to 1024 MiB"])
  }

  @Test func `Terraform fails where ECS takes a deployment back`() throws {
    let graph = try Stack("shop", region: .euWest1) { service(scaling: .tasks(minimum: 1, maximum: 2)) }.graph()
    let written = Terraform.write(graph).document["resource"]?["aws_ecs_service"]?["api_service"]
    #expect(written?["wait_for_steady_state"] == true)
    #expect(
      written?["lifecycle"]?["postcondition"]?.array?.first?["condition"]
        == "${self.task_definition == aws_ecs_task_definition.api_task_definition.arn}")
    #expect(written?["lifecycle"]?["ignore_changes"] == ["desired_count"])
  }

  @Test func `environments come from dictionaries, sorted by name, and are added`() {
    let names = ["B": "2", "A": "1", "C": "3"]
    #expect(PlainEnvironment(names) == ["A": "1", "B": "2", "C": "3"])
    #expect(PlainEnvironment(["Z": .region, "Y": "1"]) == ["Y": "1", "Z": .region])
    let base: PlainEnvironment = ["MODE": "test", "PORT": "80"]
    #expect(base + ["MODE": "production", "HOST": "a"] == ["MODE": "production", "PORT": "80", "HOST": "a"])
    #expect(base.merging([:]) == base)

    let (one, two) = (Secret("one").value, Secret("two").value)
    #expect(SecretEnvironment(["B": two, "A": one]) == ["A": one, "B": two])
    #expect(["A": one, "B": one] as SecretEnvironment + ["A": two] == ["A": two, "B": one])
  }

  @Test func `a container has one variable of a name`() {
    let found = Stack("shop", region: .euWest1) {
      service(environment: ["KEY": "plain"], secrets: ["KEY": Secret("key").value])
    }.errors
    #expect(
      found.map(\.message) == [
        "container 'api' of service 'api' has two environment variables 'KEY'; remove or rename one of them"
      ])
  }

  @Test func `two targets whose variables have one name are an error for each variable`() {
    let (api, orders) = (service(), PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium)))
    let sessions = Cache("sessions", in: network.isolatedSubnets, size: .t4g(.micro))
    let found = Stack("shop", region: .euWest1) {
      api.connects(to: orders)
      api.connects(to: sessions, prefix: "ORDERS")
    }.errors
    #expect(
      found.map(\.message)
        == ["ORDERS_HOST", "ORDERS_PORT"].map {
          "container 'api' of service 'api' has two environment variables '\($0)'; remove or rename one of them"
        })
  }

  @Test(arguments: ["UP LOADS", "", "A=B"])
  func `the name of a variable is one that a program can read`(name: String) {
    let found = Stack("shop", region: .euWest1) { service(environment: [name: "1"]) }.errors
    #expect(
      found.map(\.message) == [
        "container 'api' of service 'api' has an environment variable '\(name)', which no program can read; use a name without "
          + "spaces and '='"
      ])
  }

  @Test func `services and functions run on x86_64 unless stated otherwise`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      service()
      Function(
        "resize",
        code: .zip(
          bucket: .existing("builds", bucketName: "builds"), key: "1.zip", runtime: .nodeJS22, handler: "index.handler")
      )
    }.graph()
    #expect(graph.all(ECS.TaskDefinition.self).first?.cpuArchitecture == .literal(.x86))
    #expect(graph.all(Lambda.Function.self).first?.architectures?.items == [.literal(.x86)])
    let other = try Stack("shop", region: .euWest1) { service(architecture: .arm64) }.graph()
    #expect(other.all(ECS.TaskDefinition.self).first?.cpuArchitecture == .literal(.arm64))
  }
}
