import ResourceGraph
import Testing

@testable import InfraLanguage

/// A construct is a value: a stack can list an adjusted copy while relations and other stacks use the one before it.
@Suite struct AdjustedCopyTests {
  private let network = Network("main")
  private let jobs = Queue("jobs")

  private func system(_ stacks: Stack...) -> System {
    System(stacks, in: Environment(name: "production", namesIncludeEnvironment: true))
  }

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: Cluster("main"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/\(name):1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  @Test(arguments: [true, false])
  func `the adjusted copy is the one that is created`(isListedFirst: Bool) throws {
    let tagged = jobs.tagged(["Data": "internal"])
    let graph = try Stack("shop", region: .euWest1) {
      if isListedFirst { tagged }
      jobs.grants(.send, to: service("api"))
      if !isListedFirst { tagged }
    }.graph()
    let queue = try #require(graph.resource("JobsQueue", as: SQS.Queue.self))
    #expect(queue.tags["Data"] == "internal")
    #expect(graph.all(SQS.Queue.self).count == 2)  // The queue and that of its dead letters.
  }

  @Test func `another stack that uses the copy before the adjustment creates no second one`() throws {
    let system = system(
      Stack("data", region: .euWest1) { jobs.tagged(["Data": "internal"]) },
      Stack("services", region: .euWest1) { jobs.grants(.send, to: service("api")) })
    #expect(system.diagnostics.map(\.description) == [])
    #expect(system.graphs.map { $0.all(SQS.Queue.self).count } == [2, 0])
    #expect(system.graphs[0].resource("JobsQueue", as: SQS.Queue.self)?.tags["Data"] == "internal")
  }

  @Test func `two different adjustments are an error`() {
    let errors = Stack("shop", region: .euWest1) {
      jobs.tagged(["Data": "internal"])
      jobs.tagged(["Data": "public"])
    }.errors
    #expect(
      errors.map(\.message) == [
        "queue 'jobs' is adjusted in two different ways; adjust it once, where it is made"
      ])
  }

  @Test func `an adjustment by a stack that does not create the construct is an error`() {
    let system = system(
      Stack("data", region: .euWest1) { jobs },
      Stack("services", region: .euWest1) { jobs.tagged(["Data": "internal"]).grants(.send, to: service("api")) })
    #expect(
      system.diagnostics.map(\.message) == [
        "stack 'services' adjusts queue 'jobs', which stack 'data' creates; adjust it there, where it is made"
      ])
  }

  @Test func `what exists already cannot be adjusted`() {
    let alerts = Topic.existing("alerts", topicName: "acme-alerts")
    let errors = Stack("shop", region: .euWest1) {
      alerts.override("AWS::SNS::Topic", "DisplayName", "Alerts").grants(.publish, to: service("api"))
    }.errors
    #expect(
      errors.map(\.message) == [
        "topic 'alerts' creates no resource of type 'AWS::SNS::Topic'; name a type that it creates"
      ])
    let tagged = Stack("shop", region: .euWest1) {
      alerts.tagged(["Data": "internal"]).grants(.publish, to: service("api"))
    }.errors
    #expect(
      tagged.map(\.message) == [
        "topic 'alerts' exists already and is not changed; remove what adjusts it, or adjust the relation with it"
      ])
  }
}
