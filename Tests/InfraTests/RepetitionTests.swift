import Configuration
import ResourceGraph
import Testing

@testable import InfraLanguage

/// What is stated twice, and names that are empty: one error each, about what was written.
@Suite struct RepetitionTests {
  private let network = Network("main", zones: 2)

  private var api: FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  private var orders: PostgreSQL { PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large)) }

  private func messages(_ elements: any StackElement...) -> [String] {
    Stack("shop", region: .euWest1) { elements }.errors.map(\.message)
  }

  @Test func `a route twice is one error`() {
    let api = api
    let messages = messages(
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:123456789012:certificate/1"),
        accessLogs: .bucket(Bucket("logs"))
      ) {
        Route("/orders/*", to: api)
        Route("/orders/*", to: api)
      })
    #expect(
      messages.count == 1
        && messages[0].hasPrefix(
          "two routes of load balancer 'public' lead the same requests to service 'api', also at InfraTests/RepetitionTests.swift:"
        )
        && messages[0].hasSuffix("; remove one of the routes"))
  }

  @Test func `a connection twice is one error, whatever it states besides`() {
    let (api, orders) = (api, orders)
    for second in [api.connects(to: orders), api.connects(to: orders, as: .user("api"), prefix: "OTHER")] {
      let messages = messages(api.connects(to: orders), second)
      #expect(
        messages.count == 1
          && messages[0].hasPrefix(
            "service 'api' connects to database 'orders' twice, also at InfraTests/RepetitionTests.swift:")
          && messages[0].hasSuffix("; remove one of the connections"))
    }
    // One value that is listed twice.
    let connection = api.connects(to: orders)
    #expect(
      messages(connection, connection) == [
        "service 'api' connects to database 'orders' twice; remove one of the connections"
      ])
  }

  @Test func `two connections to Kafka are one with two roles`() {
    let (api, events) = (api, KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), zones: 2))
    let messages = messages(
      api.connects(to: events, as: .producer(topics: ["orders"])),
      api.connects(to: events, as: .consumer(topics: ["orders"], group: "api")))
    #expect(messages.count == 1 && messages[0].hasSuffix("; connect it once, with all roles after 'as:'"))
  }

  @Test func `a connection in the stack of either end is one`() throws {
    let (api, orders) = (api, orders)
    let stacks = [
      Stack("data", region: .euWest1) {
        network
        orders
      },
      Stack("shop", region: .euWest1) {
        api
        api.connects(to: orders)
      },
    ]
    #expect(System(stacks, in: Environment()).diagnostics.map(\.message) == [])
  }

  @Test func `an empty name is one error`() {
    let operations = Topic("operations")
    let service = FargateService(
      "", on: Cluster("shop"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
    for elements: [any StackElement] in [
      [Queue("")], [Topic("")], [Bucket("")],
      [service, Alarm.high(service.cpuUtilization, above: 80, notify: operations)],
      [Alarm.high(Queue("").approximateAgeOfOldestMessage, above: 300, notify: operations)],
      [PostgreSQL("", in: network.isolatedSubnets, size: .m7g(.large))], [Network("")], [Secret("")],
    ] {
      let messages = Stack("shop", region: .euWest1) { elements }.errors.map(\.message)
      #expect(
        messages.count == 1 && messages[0].hasSuffix(" name '' is empty; use letters, digits and hyphens"),
        "\(messages)")
    }
  }
}
