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

  @Test func `one stack is itself`() throws {
    let graph = try graph("network", Entry("Main", EC2.VPC()))
    #expect(ResourceGraph.merged([graph]).entries.map(\.id) == ["Main"])
  }
}
