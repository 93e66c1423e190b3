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
