import Documents
import ResourceGraph
import Testing

struct `A resource graph` {
  private func location(_ line: Int) -> Place {
    Place(fileID: "Shop/Shop.swift", line: line, column: 3)
  }

  @Test func `has an id once, and shows both places of another`() throws {
    var graph = ResourceGraph("shop")
    try graph.insert(Entry("A", Thing { $0.name = "one" }, at: location(4)))
    #expect {
      try graph.insert(Entry("A", RawResource(.terraform, type: "x", properties: [:]), at: location(9)))
    } throws: {
      "\($0)"
        == "Shop/Shop.swift:9:3: error: resource 'A' is already defined at Shop/Shop.swift:4:3; give one of the two another name"
    }
    #expect(graph.entries.count == 1)
  }

  @Test func `finds resources by type, id and reference`() throws {
    var graph = ResourceGraph("shop")
    try graph.insert(Entry("A", Thing { $0.name = "one" }))
    try graph.insert(Entry("B", RawResource(.cloudFormation, type: "AWS::X", properties: [:])))
    try graph.insert(Entry("C", Thing { $0.name = "three" }))
    #expect(graph.all(Thing.self).map(\.id) == ["A", "C"])
    #expect(graph.resource(Reference<Thing>("C"))?.name == "three")
    #expect(graph.resource("B", as: Thing.self) == nil)
    #expect(graph.resource(Reference<Thing>.existing("thing-1")) == nil)
  }

  @Test func `changes an entry in place`() throws {
    var graph = ResourceGraph("shop")
    try graph.insert(Entry("A", Thing()))
    graph.update("A") { $0.deletionPolicy = .retain }
    graph.update("Z") { $0.deletionPolicy = .retain }
    #expect(graph["A"]?.deletionPolicy == .retain)
  }

  @Test func `has references by a type's identity, and names for attributes in both dialects`() {
    let reference = Reference<Thing>(LogicalID("A"))
    #expect(reference.expression == .attribute("A", "Arn"))
    let name: Value<String> = reference.attribute("ThingName")
    #expect(name == .expression(.attribute("A", "ThingName")))
    let type = Thing.resourceType
    #expect(type.terraformAttribute("ThingName") == "name" && type.terraformAttribute("SomeOther") == "some_other")
    #expect(type.cloudFormationAttribute("arn") == "Arn" && type.cloudFormationAttribute("other") == nil)
  }
}

struct `Several diagnostics` {
  @Test func `are shown by place, those without one first`() {
    let file = { (line: Int) in Place(file: "a.json", position: Position(line: line, column: 1)) }
    let diagnostics = Diagnostics([.error("b", at: file(7)), .note("a", at: file(2)), .error("everywhere")])
    #expect(diagnostics.description == "error: everywhere\na.json:2:1: note: a\na.json:7:1: error: b")
    #expect(diagnostics.hasErrors && !Diagnostics([.note("a")]).hasErrors)
  }
}
