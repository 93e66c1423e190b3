import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

/// What templates give each other, and what of it changes what is said of them.
@Suite struct SharedValueTests {
  private func graphs(_ text: String, _ inputs: TemplateInputs = TemplateInputs()) throws -> [ResourceGraph] {
    let document = try TemplateFile.document(Array(text.utf8), file: "a.yaml")
    return try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws, inputs: inputs)
  }

  /// The mistakes of a stack that nests a template with the parameter `Range`.
  private func mistakes(_ main: String) throws -> [String] {
    let child = """
      Parameters: {Range: {Type: String}}
      Resources: {V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Range}}}
      """
    let units = try [("main.yaml", main), ("child.yaml", child)].map { path, text in
      let document = try TemplateFile.document(Array(text.utf8), file: path)
      return TemplateUnit(
        path: path, document: document, scenarios: try TemplateFile.scenarios(document, file: path, catalog: .aws))
    }
    return TemplateSystem.systems(of: units, catalog: .aws, inputs: TemplateInputs()).flatMap { system in
      system.scenarios.flatMap(Mistakes.lines)
    }
  }

  @Test(arguments: [
    ("", "TemplateURL: child.yaml", true),
    ("Transform: [MyMacro]", "TemplateURL: child.yaml", false),
    ("Transform: AWS::LanguageExtensions", "TemplateURL: child.yaml", true),
    ("", "TemplateURL: child.yaml, Parameters: {Fn::Transform: {Name: AWS::Include}}", false),
    ("", "TemplateURL: child.yaml, Parameters: {Other: a, Fn::Transform: {Name: AWS::Include}}", false),
    ("", "TemplateURL: child.yaml, Fn::Transform: {Name: AWS::Include}", false),
  ])
  func `what a macro or an included file can add is not missing`(
    _ transform: String, _ properties: String, _ isMissing: Bool
  ) throws {
    let found = try mistakes(
      """
      \(transform)
      Resources: {Net: {Type: AWS::CloudFormation::Stack, Properties: {\(properties)}}}
      """)
    #expect(found.count == (isMissing ? 1 : 0), "\(found)")
  }

  @Test func `what is read from other stacks is in the order of its kinds and names`() throws {
    let graph = try graphs(
      """
      Parameters:
        Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /a}
      Resources:
        B: {Type: AWS::SNS::Topic, Properties: {TopicName: !ImportValue b, DisplayName: '{{resolve:ssm:/b}}'}}
        A: {Type: AWS::SNS::Topic, Properties: {TopicName: !ImportValue a, DisplayName: !ImportValue A}}
      """)[0]
    let names = ["A", "a", "b"].map { SharedValues.Key.export(NamePattern(text: $0)) }
    #expect(SharedNeeds(graph).keys == names + ["/a", "/b"].map { .stored(NamePattern(text: $0)) })
    let keys: [SharedValues.Key] = [
      .stored(NamePattern(text: "a")), .output(state: "s3 b/b", "A"), .output(state: "s3 b/a", "B"),
      .export(NamePattern(text: "z")),
    ]
    #expect(keys.sorted() == [keys[3], keys[0], keys[2], keys[1]])
  }

  @Test func `the names that many stacks share are sorted once`() throws {
    let parts = (0..<6_000).map { number in
      var graph = ResourceGraph("stack\(number)")
      graph.origin = .cloudFormation
      for name in ["a", "b", "c", "d", "e"] {
        var output = Output("\(name)", "x")
        output.attributes = ["Export": ["Name": .string("\(name)-\(number)")]]
        graph.outputs.append(output)
      }
      return Nesting.Part(path: "stack\(number).yaml", name: "stack\(number)", unit: number, graph: graph)
    }
    let start = ContinuousClock.now
    let shared = SharedValues(parts)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(shared.offer(.export(NamePattern(text: "c-4321")), to: 0)?.owner == 4321)
  }

  @Test(arguments: [("AWS::SSM::Parameter::Name", true), ("AWS::SSM::Parameter::Value<String>", false)])
  func `the value of a parameter that names an entry of Parameter Store is the name`(_ type: String, _ isName: Bool)
    throws
  {
    let found = try graphs(
      """
      Parameters: {Path: {Type: "\(type)", Default: /shop/live, AllowedValues: [/shop/live, /shop/test]}}
      Conditions: {IsLive: !Equals [!Ref Path, /shop/live]}
      Resources:
        Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Path}}
        Queue: {Type: AWS::SQS::Queue, Condition: IsLive}
      """)
    let topic = try #require(found[0].resource("Topic", as: SNS.Topic.self))
    #expect(KnownValues(found[0]).known(topic.name).value == (isName ? "/shop/live" : nil))
    #expect(
      found.map { $0.scenario?.name }
        == (isName ? ["", "Path = /shop/test"] : ["Path = /shop/live", "Path is anything else"]))
  }
}
