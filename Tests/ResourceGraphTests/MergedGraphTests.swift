import AWSResources
import ResourceGraph
import Testing

/// Several stacks of a region as one graph, as rules see them.
@Suite struct MergedGraphTests {
  private func graph(_ name: String, _ entries: Entry..., imports: ImportedValue...) throws -> ResourceGraph {
    var graph = ResourceGraph(name)
    for entry in entries { try graph.insert(entry) }
    for value in imports { graph.add(value) }
    return graph
  }

  private func value(_ id: LogicalID, of stack: String) -> ImportedValue {
    ImportedValue(id, "Ref", ofStack: stack, .parameter(path: "/infra/x/\(stack)/\(id)/Id", type: "String"))
  }

  @Test func `a reference to another stack leads to its resource`() throws {
    let merged = ResourceGraph.merged([
      try graph("network", Entry("Main", EC2.VPC())),
      try graph(
        "app", Entry("Private", EC2.Subnet { $0.vpc = .to("Main") }), imports: value("Main", of: "network")),
    ])
    let subnet = try #require(merged.all(EC2.Subnet.self).first)
    #expect(merged.resource(subnet.vpc)?.id == "Main")
  }

  @Test func `resources of one name are told apart by their stacks, and so are references to them`() throws {
    func stack(_ name: String) throws -> ResourceGraph {
      try graph(name, Entry("Main", EC2.VPC()), Entry("Private", EC2.Subnet { $0.vpc = .to("Main") }))
    }
    let merged = ResourceGraph.merged([
      try stack("orders"), try stack("cards"),
      try graph("app", Entry("Own", EC2.Subnet { $0.vpc = .to("Main") }), imports: value("Main", of: "cards")),
    ])
    #expect(
      merged.entries.map(\.id.name) == ["OrdersMain", "OrdersPrivate", "CardsMain", "CardsPrivate", "Own"])
    #expect(
      merged.all(EC2.Subnet.self).map { merged.resource($0.vpc)?.id.name } == ["OrdersMain", "CardsMain", "CardsMain"])
  }

  @Test func `a renamed reference keeps its place in lists, groups and policies`() throws {
    func stack(_ name: String) throws -> ResourceGraph {
      try graph(
        name, Entry("Group", EC2.SecurityGroup()), Entry("Role", IAM.Role()),
        Entry(
          "Balancer",
          ElasticLoadBalancing.LoadBalancer {
            $0.name = "main"
            $0.securityGroups = [.to("Group"), .existing("sg-1")]
          }),
        Entry(
          "Domain",
          OpenSearch.Domain {
            $0.vpc = .init { $0.securityGroups = [.to("Group")] }
            $0.accessPolicy = IAM.PolicyDocument([
              IAM.Statement(actions: ["es:*"], resources: ["\(Reference<IAM.Role>.to("Role"))/*"])
            ])
          }))
    }
    let merged = ResourceGraph.merged([try stack("orders"), try stack("cards")])
    let balancer = try #require(merged.resource("CardsBalancer", as: ElasticLoadBalancing.LoadBalancer.self))
    #expect(balancer.name == "main")
    #expect(balancer.securityGroups?.items == [.to("CardsGroup"), .existing("sg-1")])
    let domain = try #require(merged.resource("OrdersDomain", as: OpenSearch.Domain.self))
    #expect(domain.vpc?.securityGroups?.items == [.to("OrdersGroup")])
    #expect(
      domain.accessPolicy?.statements.first?.resources?.values == ["\(Reference<IAM.Role>.to("OrdersRole"))/*"])
    #expect(merged.entries.allSatisfy { $0.extras.isEmpty })
  }

  @Test func `outputs of all stacks are there, and refer to the renamed resources`() throws {
    func stack(_ name: String) throws -> ResourceGraph {
      var graph = try graph(name, Entry("Main", EC2.VPC()))
      graph.outputs = [Output("\(name)Vpc", .expression(.attribute("Main", "Ref"))), Output("Note", "text")]
      return graph
    }
    let merged = ResourceGraph.merged([try stack("orders"), try stack("cards")])
    #expect(merged.outputs.map(\.name) == ["ordersVpc", "Note", "cardsVpc", "Note"])
    #expect(
      merged.outputs.map(\.value) == [
        .expression(.attribute("OrdersMain", "Ref")), "text", .expression(.attribute("CardsMain", "Ref")), "text",
      ])
  }

  @Test func `one stack is itself`() throws {
    let graph = try graph("network", Entry("Main", EC2.VPC()))
    #expect(ResourceGraph.merged([graph]).entries.map(\.id) == ["Main"])
  }
}
