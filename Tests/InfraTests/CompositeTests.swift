import Documents
import Templates
import Testing

@testable import InfraLanguage

@Suite struct CompositeTests {
  private let network = Network("main")

  @Test func `its constructs and relations belong to the stack`() throws {
    let graph = try Stack("shop", region: .euWest1) { WebTier("orders", in: network) }.graph()
    #expect(graph["OrdersApiService"] != nil && graph["OrdersJobsQueue"] != nil)
    let policy = try #require(graph.resource("OrdersApiTaskPolicy", as: IAM.RolePolicy.self)?.document)
    #expect(policy.statements.map(\.actions?.values) == [["sqs:SendMessage"]])
  }

  @Test func `its parts keep their own line and that of whoever wrote it`() throws {
    let line = #line
    let graph = try Stack("shop", region: .euWest1) { WebTier("orders", in: network) }.graph()
    let service = try #require(graph["OrdersApiService"])
    #expect(service.location?.file == "InfraTests/WebTier.swift")
    #expect(service.compositeLocation?.position.line == UInt32(line + 1))
    #expect(graph["MainVpc"]?.compositeLocation != nil)
  }

  @Test func `composites can be nested`() throws {
    let graph = try Stack("shop", region: .euWest1) { Tiers(network: network) }.graph()
    #expect(graph.all(ECS.Service.self).map(\.id.name) == ["OrdersApiService", "CardsApiService"])
    #expect(graph.all(EC2.VPC.self).count == 1)
  }

  @Test func `what it lists belongs to its stack and to no other`() {
    let tier = WebTier("orders", in: network)
    let system = System(
      [
        Stack("orders", region: .euWest1) {
          network
          tier
        },
        Stack("other", region: .euWest1) { tier.jobs },
      ], in: Environment(name: "production", namesIncludeEnvironment: true))
    #expect(system.diagnostics.count == 1)
    #expect(system.diagnostics.first?.message.hasPrefix("queue 'orders-jobs' is listed by stack 'orders'") == true)
  }
}
