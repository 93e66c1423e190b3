import AWSResources
import Foundation
import Testing

@testable import InfraCLI
@testable import Validation

@Suite struct TraceTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func trace(_ arguments: String..., change: @escaping @Sendable (inout ResourceGraph) -> Void = { _ in })
    -> Outcome
  {
    let source = FakeSource { _ in
      var graph = ResourceGraph("shop")
      graph.addNetwork()
      graph.addWebService()
      graph.addListenerRule("Orders", 10, "/orders", "/orders/*")
      graph.update("LoadBalancer") { $0.construct = "load balancer 'public'" }
      change(&graph)
      return [graph]
    }
    return folder.app(["trace"] + arguments, source: source)
  }

  @Test func `a request is followed to its container`() {
    let outcome = trace("GET", "https://public/orders/42?x=1")
    #expect(
      outcome.output == """
        GET https://public/orders/42?x=1
          load balancer 'LoadBalancer'
          security group 'LoadBalancerGroup': lets in on port 443
          listener rule 'Orders' of listener 'Https': path '/orders' or '/orders/*'
          target group 'Targets'
          security group 'LoadBalancerGroup': lets out on port 3000
          security group 'ServiceGroup': lets in on port 3000
        arrives at container 'app' of service 'Service' on port 3000 as GET /orders/42?x=1

        """)
    #expect(outcome.code == 0)
  }

  @Test func `what a hop sends on is printed where it changes`() {
    let outcome = trace("GET", "https://public/orders/42") {
      $0.change("Orders", ElasticLoadBalancing.ListenerRule.self) { $0.transforms = [.url("^/orders/?", to: "/")] }
    }
    #expect(outcome.output.contains("its transforms rewrite the URL\n    sends GET /42\n"), "\(outcome.output)")
    #expect(outcome.output.hasSuffix("as GET /42\n"))
  }

  @Test func `a request that breaks ends with what to do`() {
    let outcome = trace("GET", "https://public/orders") {
      $0.change("Task", ECS.TaskDefinition.self) { $0.containers[0].portMappings = [.init { $0.containerPort = 8080 }] }
    }
    #expect(
      outcome.output.hasSuffix(
        "breaks: service 'Service' registers port 3000, which container 'app' does not expose; register port 8080\n"),
      "\(outcome.output)")
    #expect(outcome.code == 1)
  }

  @Test func `a redirect is an answer`() {
    let outcome = trace("GET", "http://LoadBalancer/orders?x=1")
    #expect(outcome.output.hasSuffix("is answered with 301 to https://#{host}/orders?x=1\n"), "\(outcome.output)")
    #expect(outcome.code == 0)
  }

  @Test func `JSON has the hops and the end`() throws {
    let outcome = trace("--json", "GET", "https://public/orders")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(object["result"] as? String == "arrives")
    #expect(object["port"] as? Int == 3000)
    #expect(
      (object["hops"] as? [[String: Any]])?.map { $0["name"] as? String } == [
        "load balancer 'LoadBalancer'", "security group 'LoadBalancerGroup'",
        "listener rule 'Orders' of listener 'Https'", "target group 'Targets'",
        "security group 'LoadBalancerGroup'", "security group 'ServiceGroup'",
      ])
  }

  /// Two stacks that do not refer to each other, each with a load balancer of one name.
  private func traceInTwoSystems(
    _ arguments: String..., change: @escaping @Sendable (inout ResourceGraph) -> Void = { _ in }
  ) -> Outcome {
    let source = FakeSource { _ in
      ["shop", "billing"].map { name in
        var graph = ResourceGraph(name)
        graph.addNetwork()
        graph.addWebService()
        graph.update("LoadBalancer") { $0.construct = "load balancer 'public'" }
        if name == "billing" { change(&graph) }
        return graph
      }
    }
    return folder.app(["trace"] + arguments + ["GET", "https://public/orders"], source: source)
  }

  @Test func `two systems that answer the same are one answer`() {
    let outcome = traceInTwoSystems()
    #expect(outcome.code == 0)
    #expect(!outcome.output.contains("differently"), "\(outcome.output)")
  }

  @Test func `two systems that answer differently are no answer`() throws {
    let answers: @Sendable (inout ResourceGraph) -> Void = {
      $0.change("Https", ElasticLoadBalancing.Listener.self) {
        $0.defaultActions = [
          .init {
            $0.kind = .literal(.fixedResponse)
            $0.fixedResponse = .init { $0.statusCode = "200" }
          }
        ]
      }
    }
    let outcome = traceInTwoSystems(change: answers)
    #expect(
      outcome.output.hasSuffix("2 systems know 'public' and answer differently; pass the templates of one\n"),
      "\(outcome.output)")
    #expect(outcome.output.contains("is answered with 200, by the fixed response of 'Https'"))
    #expect(outcome.code == 1)
    let json = traceInTwoSystems("--json", change: answers)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(
      object["difference"] as? String == "2 systems know 'public' and answer differently; pass the templates of one")
    #expect(json.code == 1)
  }

  @Test(arguments: [
    (["GET", "https://pubic/orders"], "nothing here has the name 'pubic'; did you mean 'public'?"),
    (["GET", "public/orders"], "'public/orders' is no URL; begin with https:// or http://"),
    (["G T", "https://public"], "'G T' is no method"), (["GET"], "URL is missing"),
    (["GET", "https://public:0/"], "is no port"), (["GET", "https:///x"], "has no host"),
    (["GET", "https://public/a b"], "write it as %20"),
    (["GET", "https://public/", "--header", "X"], "'X' is no value for '--header'"),
  ])
  func `what is no request is an error`(_ arguments: [String], _ message: String) {
    let source = FakeSource { _ in
      var graph = ResourceGraph("shop")
      graph.addNetwork()
      graph.addWebService()
      graph.update("LoadBalancer") { $0.construct = "load balancer 'public'" }
      return [graph]
    }
    let outcome = folder.app(["trace"] + arguments, source: source)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.code == 2)
  }
}
