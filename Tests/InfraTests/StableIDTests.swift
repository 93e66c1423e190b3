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

  @Test func `a route that is added or removed keeps the rules of the others`() throws {
    let (orders, web) = (service("orders"), service("web"))
    let before = try rules(Route("/orders/*", to: orders), Route("/*", to: web))
    #expect(before.keys.sorted() == ["PublicOrdersOrdersRule", "PublicWebRule"])
    let after = try rules(
      Route("/invoices/*", to: orders), Route("/orders/*", to: orders), Route("/carts/*", to: orders),
      Route("/*", to: web))
    #expect(after.merging(before) { new, _ in new } == after)
    for (id, priority) in before { #expect(after[id] == priority, "\(id)") }
    #expect(Set(after.values).count == 4)
  }

  @Test
  func `a route to another service has another priority, because its rule is created before the old one is deleted`()
    throws
  {
    let before = try rules(Route("/orders/*", to: service("orders")))
    let after = try rules(Route("/orders/*", to: service("ledger")))
    #expect(Set(before.keys).isDisjoint(with: after.keys))
    #expect(before.values.first != after.values.first)
  }

  @Test func `the route that matches every request comes last, and to another service it has another priority too`()
    throws
  {
    func priority(_ name: String) throws -> Int {
      try #require(try rules(Route("/*", to: service(name))).values.first ?? nil)
    }
    let priorities = try ["orders", "ledger", "web"].map(priority)
    #expect(Set(priorities).count == 3 && priorities.allSatisfy { (48_068...50_000).contains($0) })
  }

  @Test(arguments: [
    ["/orders/new/*", "/orders-new/*"], ["/orders/2/*", "/orders2/*"], ["/orders/*", "/orders"],
    ["/ordersNew/*", "/orders/new/*"],
  ])
  func `routes with the same words have ids of their own`(paths: [String]) throws {
    let web = service("web")
    let made = try rules(Route(paths[0], to: web), Route(paths[1], to: web))
    #expect(made.count == 2)
    #expect(Set(made.values).count == 2)
    #expect(try rules(Route("/orders/new", to: web)).count == 1)
  }

  @Test func `paths of one word each are not the words of one path`() throws {
    let web = service("web")
    #expect(try rules(Route("/a/*", "/b/*", to: web), Route("/a/b/*", to: web)).count == 2)
    let both = try rules(Route("/*", hosts: ["a.b"], priority: 1, to: web), Route("/a/b/*", priority: 2, to: web))
    #expect(both.count == 2)
  }

  @Test func `the more specific route comes first, whatever the order`() throws {
    let (orders, web) = (service("orders"), service("web"))
    let routes = [
      Route("/*", to: web), Route("/orders/*", to: web), Route("/orders/paid/*", to: orders),
      Route("/orders/???", to: orders),
      Route("/orders/*", hosts: ["shop.example.com"], to: orders),
      Route("/orders/*", hosts: ["*.example.com"], headers: [.init("X-Beta", "yes")], to: orders),
    ]
    let first = try rules(routes[0], routes[1], routes[2])
    #expect(try rules(routes[2], routes[1], routes[0]) == first)
    let ordered = first.mapValues { $0 ?? 0 }.sorted { $0.value < $1.value }.map(\.key)
    #expect(ordered == ["PublicOrdersOrdersPaidRule", "PublicWebOrdersRule", "PublicWebRule"])
    for (general, specific) in [(0, 1), (1, 2), (1, 3), (1, 4), (1, 5)] {
      #expect(routes[general].derivedPriority > routes[specific].derivedPriority, "\(general) \(specific)")
    }
  }

  @Test(arguments: [
    ("/a", "/a", true), ("/a", "/b", false), ("/a/*", "/a/b", true), ("/a/*", "/b/*", false), ("*", "", true),
    ("/*/x", "/y/*", true), ("/a?c", "/abc", true), ("/a?c", "/ac", false), ("/a*c", "/ab", false), ("/?", "/*", true),
    ("**", "/?*", true), ("/a*", "*b", true), ("/a?", "?b", false),
  ])
  func `whether two patterns match one text`(first: String, second: String, both: Bool) {
    let (first, second) = (Route(first, to: service("a")), Route(second, to: service("b")))
    #expect(first.overlaps(second) == both)
    #expect(second.overlaps(first) == both)
  }

  @Test func `routes that differ in hosts and headers alone have rules of their own`() throws {
    let web = service("web")
    let rules = try rules(
      Route(hosts: ["a.example.com"], to: web), Route(hosts: ["b.example.com"], to: web),
      Route(headers: [.init("X-Beta", "yes")], to: web))
    // A hash follows the words, which a path can have as well.
    for (id, words) in zip(rules.keys.sorted(), ["AExampleCom", "BExampleCom", "XBetaYes"]) {
      #expect(id.wholeMatch(of: /PublicWeb([A-Za-z]+)[A-Z][a-z]{4}Rule/)?.1 == words[...])
    }
    #expect(rules.count == 3)
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
