import ResourceGraph
import Testing

@testable import InfraLanguage

/// A change of one part of a stack keeps the ids of the others, since a resource with another id is another resource.
@Suite struct StableIDTests {
  private let network = Network("main")

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/\(name):1"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  private func rules(_ routes: Route...) throws -> [String: Int?] {
    let graph = try Stack("shop", region: .euWest1) {
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
      ) {
        for route in routes { route }
      }
    }.graph()
    let rules = graph.all(ElasticLoadBalancing.ListenerRule.self)
    return Dictionary(uniqueKeysWithValues: rules.map { ($0.id.name, $0.priority?.literal) })
  }

  @Test func `a further route keeps the rules of the others`() throws {
    let (orders, web) = (service("orders"), service("web"))
    let before = try rules(Route("/orders/*", to: orders), Route("/*", to: web))
    #expect(before == ["PublicOrdersOrdersRule": 10, "PublicWebRule": 50_000])
    let after = try rules(
      Route("/invoices/*", priority: 5, to: orders), Route("/orders/*", to: orders), Route("/carts/*", to: orders),
      Route("/*", to: web))
    #expect(after.merging(before) { new, _ in new } == after)
    for (id, priority) in before { #expect(after[id] == priority, "\(id)") }
    #expect(after.count == 4)
  }

  @Test func `routes that differ in hosts and headers alone have rules of their own`() throws {
    let web = service("web")
    let rules = try rules(
      Route(hosts: ["a.example.com"], to: web), Route(hosts: ["b.example.com"], to: web),
      Route(headers: [.init("X-Beta", "yes")], to: web))
    #expect(rules.keys.sorted() == ["PublicWebAExampleComRule", "PublicWebBExampleComRule", "PublicWebXBetaYesRule"])
  }

  @Test func `the order of a topic's subscribers does not matter`() throws {
    func ids(_ topic: Topic) throws -> Set<LogicalID> {
      Set(try Stack("shop", region: .euWest1) { topic }.graph().all(SNS.Subscription.self).map(\.id))
    }
    let both = try ids(Topic("operations", subscribers: .email("a@example.com"), .email("b@example.com")))
    #expect(both == ["OperationsToAExampleCom", "OperationsToBExampleCom"])
    #expect(try ids(Topic("operations", subscribers: .email("b@example.com"), .email("a@example.com"))) == both)
    #expect(try ids(Topic("operations", subscribers: .email("b@example.com"))) == ["OperationsToBExampleCom"])
  }
}
