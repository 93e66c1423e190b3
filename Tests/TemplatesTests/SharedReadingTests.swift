import AWSResources
import Documents
import ResourceGraph
import Templates
import TestSupport
import Testing

/// Scenarios of a template read what they have in common once.
@Suite struct SharedReadingTests {
  private func scenarios(_ text: String) throws -> [ResourceGraph] {
    let document = try TemplateFile.document(Array(text.utf8), file: "queues.yaml")
    return try TemplateFile.scenarios(document, file: "queues.yaml", catalog: .aws)
  }

  @Test func `a resource that is the same in two scenarios is read once, and one that differs twice`() throws {
    let graphs = try scenarios(
      """
      Parameters: {Stage: {Type: String, Default: test, AllowedValues: [test, prod]}}
      Conditions: {IsProd: !Equals [!Ref Stage, prod]}
      Resources:
        Same: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 5}}
        Other: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !If [IsProd, 7, 9]}}
      """)
    try #require(graphs.count == 2)
    let same = graphs.map { $0["Same"]?.reading }
    #expect(same[0] != nil)
    #expect(same[0] === same[1])
    #expect(graphs[0]["Other"]?.reading !== graphs[1]["Other"]?.reading)
    let delays = graphs.compactMap { $0.resource("Other", as: SQS.Queue.self)?.delay }
    #expect(delays == [.literal(9), .literal(7)])
  }

  @Test(
    "what a scenario changes of a resource by a name that it mentions is seen",
    arguments: [
      "!Ref Stage", "!Sub 'orders-${Stage}'", "!If [IsProd, a, b]", "!Join ['-', [orders, !Ref Stage]]",
      "!Select [0, !Split [',', !Sub '${Stage},b']]", "!FindInMap [Names, !Ref Stage, Name]",
      // By the range of another resource.
      "!Select [0, !Cidr [!GetAtt Network.CidrBlock, 2, 8]]",
    ])
  func mentioned(_ value: String) throws {
    let graphs = try scenarios(
      """
      Parameters: {Stage: {Type: String, Default: test, AllowedValues: [test, prod]}}
      Conditions: {IsProd: !Equals [!Ref Stage, prod]}
      Mappings: {Names: {test: {Name: a}, prod: {Name: b}}}
      Resources:
        Network: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !If [IsProd, 10.0.0.0/16, 10.1.0.0/16]}}
        Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: \(value)}}
        Same: {Type: AWS::SQS::Queue, DependsOn: Queue, Properties: {DelaySeconds: 5}}
      """)
    try #require(graphs.count == 2)
    let names = graphs.map { $0["Queue"]?.source?["Properties"]?["QueueName"] }
    // A reference to a parameter stays, and has its value from the scenario.
    let isReference = ["!Ref", "!Sub", "!Join"].contains { value.hasPrefix($0) }
    #expect((names[0] == names[1]) == isReference)
    #expect(graphs.map { $0.parameters.first?.defaultValue } == ["test", "prod"])
  }

  @Test func `a dependency on what a scenario removes is left out`() throws {
    let graphs = try scenarios(
      """
      Parameters: {Stage: {Type: String, Default: prod, AllowedValues: [test, prod]}}
      Conditions: {IsProd: !Equals [!Ref Stage, prod]}
      Resources:
        Extra: {Type: AWS::SQS::Queue, Condition: IsProd}
        Queue: {Type: AWS::SQS::Queue, DependsOn: Extra}
        Reader: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt Extra.QueueName}}
      """)
    #expect(graphs.map { $0["Queue"]?.dependsOn } == [["Extra"], []])
    // The reference to it is a mistake in one of them alone.
    #expect(graphs.map { $0.mistakes.map(\.subject) } == [[], ["Reader"]])
  }

  @Test func `equal values in different places are read each at its own`() throws {
    let graphs = try scenarios(
      """
      Parameters: {Stage: {Type: String, Default: test, AllowedValues: [test, prod]}}
      Conditions: {IsProd: !Equals [!Ref Stage, prod]}
      Resources:
        Queue:
          Type: AWS::SQS::Queue
          Properties:
            DelaySeconds: !If
              - IsProd
              - 901
              - 901
      """)
    let lines = graphs.compactMap { $0["Queue"]?.source?["Properties"]?["DelaySeconds"]?.position.line }
    #expect(lines == [10, 9])
  }

  @Test func `a resource that is changed is no longer the one that was read`() throws {
    var graph = try scenarios("Resources: {Queue: {Type: AWS::SQS::Queue}}")[0]
    graph.update("Queue") { $0.iteration = "Name = a" }
    #expect(graph["Queue"]?.reading != nil)
    graph.update("Queue") { $0.content = .typed(SQS.Queue { $0.delay = 5 }) }
    #expect(graph["Queue"]?.reading == nil)
  }

  @Test func `every scenario of the corpus has the resources that it comes to`() throws {
    var count = 0
    for file in Corpus.good {
      let document = try TemplateFile.document(file.bytes(), file: file.path)
      guard (try? TemplateFile.kind(of: document, file: file.path)) == .cloudFormation else { continue }
      for graph in try TemplateFile.scenarios(document, file: file.path, catalog: .aws).dropFirst() {
        let alone = try CloudFormation.read(template(of: graph), file: file.path, catalog: .aws)
        let syntax = NumberedSyntax()
        for entry in graph.entries {
          let other = try #require(alone[entry.id])
          #expect(written(entry, syntax) == written(other, syntax), "\(file): \(entry.id)")
          #expect(entry.location == other.location)
          #expect(entry.source?.isIdentical(to: other.source ?? .null) == true)
          count += 1
        }
      }
    }
    #expect(count > 0)
  }

  /// The resources of a scenario as a template without conditions.
  private func template(of graph: ResourceGraph) -> Node {
    let parameters = graph.parameters.map { ($0.name, ["Type": .string($0.type)] as Node) }
    let resources = graph.entries.map { ($0.id.name, $0.source ?? .null) }
    return ["Parameters": .object(parameters), "Resources": .object(resources)]
  }

  private func written(_ entry: Entry, _ syntax: NumberedSyntax) -> Node {
    switch entry.content {
    case .typed(let resource): Node(.object(FieldMapper.writer(.cloudFormation, syntax: syntax).write(resource).body))
    case .raw(let raw): Node(.object(raw.properties))
    }
  }
}
