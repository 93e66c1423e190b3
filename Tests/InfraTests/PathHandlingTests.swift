import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage
@testable import Validation

/// Routes of a load balancer that strip their prefixes.
@Suite struct PathHandlingTests {
  private let network = Network("main", zones: 2)

  private func stack(@RouteBuilder _ routes: () -> [Route]) -> Stack {
    Stack("shop", region: .euWest1) {
      LoadBalancer(
        internal: "inside", in: network.privateSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b"), routes)
    }
  }

  private var service: FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
      size: .halfVCPU(.gb1), port: 3000)
  }

  /// The request line that the container gets.
  private func arrival(_ path: String, @RouteBuilder _ routes: () -> [Route]) throws -> String? {
    // Only the rule is followed: the load balancer is internal.
    let graph = try stack(routes).graph()
    let rule = try #require(graph.all(ElasticLoadBalancing.ListenerRule.self).first)
    let rewrite = try #require(rule.resource.transforms.first?.urlRewrites.first)
    let expression = try #require(rewrite.regularExpression?.literal)
    return RegularExpressions.replacing(expression, in: path, with: rewrite.replacement?.literal ?? "")
  }

  @Test(arguments: [
    ("/orders", "/"), ("/orders/", "/"), ("/orders/42", "/42"), ("/orders/42?x=1", "/42?x=1"), ("/orders?x=1", "/?x=1"),
    ("/orders/orders/1", "/orders/1"),
  ])
  func `a service gets the path without the prefix`(_ path: String, _ expected: String) throws {
    #expect(try arrival(path) { Route("/orders/*", to: service, path: .strippingPrefix) } == expected)
  }

  @Test(arguments: [
    ("/orders/42", "/42"), ("/orders-old/42", "/42"), ("/orders-old", "/"), ("/a.b/1?x=/orders/", "/1?x=/orders/"),
  ])
  func `a route of several paths strips the one that fits`(_ path: String, _ expected: String) throws {
    #expect(
      try arrival(path) { Route("/orders/*", "/orders-old/*", "/a.b/*", to: service, path: .strippingPrefix) }
        == expected)
  }

  @Test func `keeps the path by default, and needs no newer provider of Terraform`() throws {
    let graph = try stack { Route("/orders/*", to: service) }.graph()
    #expect(graph.all(ElasticLoadBalancing.ListenerRule.self).allSatisfy { $0.resource.transforms.isEmpty })
    let stripping = try stack { Route("/orders/*", to: service, path: .strippingPrefix) }.graph()
    func version(_ graph: ResourceGraph) -> String? {
      Terraform.write(graph).document["terraform"]?["required_providers"]?["aws"]?["version"]?.string
    }
    #expect(version(graph)?.contains("6.19") == false)
    #expect(version(stripping)?.contains("6.19") == true)
    #expect(
      CloudFormation.write(stripping).document["Resources"]?["InsideApiOrdersRule"]?["Properties"]?["Transforms"] == [
        ["Type": "url-rewrite", "UrlRewriteConfig": ["Rewrites": [["Regex": "^/orders/?(.*)$", "Replace": "/$1"]]]]
      ])
  }

  @Test func `a prefix that is not one text is an error`() {
    func messages(@RouteBuilder _ routes: () -> [Route]) -> String {
      stack(routes).errors.map(\.message).joined(separator: "\n")
    }
    #expect(messages { Route("/*", to: service, path: .strippingPrefix) }.contains("strips a prefix and has none"))
    #expect(
      messages { Route(hosts: ["a.example.com"], to: service, path: .strippingPrefix) }.contains("and has none"))
    #expect(
      messages { Route("/o*/*", to: service, path: .strippingPrefix) }.contains(
        "strips the prefix of '/o*', which is not one text"))
    #expect(
      messages { Route("/orders/*", "/orders/old/*", to: service, path: .strippingPrefix) }.contains(
        "strips '/orders' and '/orders/old', of which one is in the other"))
  }
}
