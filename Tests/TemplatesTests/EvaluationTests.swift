import AWSResources
import Documents
import Testing

@testable import Templates

/// What CloudFormation's functions come to.
@Suite struct EvaluationTests {
  private static let sections: Object = [
    "Parameters": [
      "Names": ["Type": "CommaDelimitedList", "Default": "a, b"], "Count": ["Type": "Number", "Default": 2],
      "Vpc": ["Type": "AWS::EC2::VPC::Id"],
    ],
    "Mappings": ["Sizes": ["small": ["cpu": 256, "zones": ["x", "y"]]]],
    "Conditions": ["Many": ["Fn::Equals": [["Ref": "Count"], "2"]], "Circle": ["Fn::Not": [["Condition": "Circle"]]]],
    "Resources": ["Net": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": "10.1.0.0/16"]]],
  ]

  private func evaluate(_ node: Node) -> Node? {
    CloudFormationEvaluator(TemplateProgram(Self.sections, TemplateInputs())).evaluate(node)
  }

  @Test(
    arguments: [
      (["Ref": "Names"], ["a", "b"]),
      (["Ref": "Vpc"], ["Ref": "Vpc"]),
      (["Fn::If": ["Many", "yes", "no"]], "yes"),
      (["Fn::If": ["Circle", "yes", "no"]], ["Fn::If": ["Circle", "yes", "no"]]),
      (["Fn::If": ["Unknown", "yes", "no"]], ["Fn::If": ["Unknown", "yes", "no"]]),
      (["Fn::FindInMap": ["Sizes", "small", "cpu"]], 256),
      (["Fn::FindInMap": ["Sizes", "small", "zones"]], ["x", "y"]),
      (["Fn::FindInMap": ["Sizes", "huge", "cpu", ["DefaultValue": 1]]], 1),
      (["Fn::FindInMap": ["Sizes", "huge", "cpu"]], ["Fn::FindInMap": ["Sizes", "huge", "cpu"]]),
      (["Fn::Select": [1, ["Ref": "Names"]]], "b"),
      (["Fn::Select": [9, ["Ref": "Names"]]], ["Fn::Select": [9, ["a", "b"]]]),
      (["Fn::Select": [0, ["Fn::GetAZs": ""]]], ["Fn::Select": [0, ["Fn::GetAZs": ""]]]),
      (["Fn::Split": ["-", "a-b--c"]], ["a", "b", "", "c"]),
      (["Fn::Split": ["-", ["Ref": "Vpc"]]], ["Fn::Split": ["-", ["Ref": "Vpc"]]]),
      (["Fn::Length": ["Ref": "Names"]], 2),
      (["Fn::ToJsonString": ["a": ["Ref": "Names"]]], #"{"a":["a","b"]}"#),
      (["Fn::Cidr": ["10.0.0.0/22", 3, 8]], ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]),
      (["Fn::Cidr": [["Fn::GetAtt": ["Net", "CidrBlock"]], 2, 12]], ["10.1.0.0/20", "10.1.16.0/20"]),
      (["Fn::Cidr": ["10.0.0.0/24", 2, 8]], ["Fn::Cidr": ["10.0.0.0/24", 2, 8]]),
      (["Fn::Cidr": ["2001:db8::/56", 2, 64]], ["2001:db8::/64", "2001:db8:0:1::/64"]),
      ([["Fn::If": ["Many", ["Ref": "AWS::NoValue"], 1]], 2], [2]),
      (["a": ["Ref": "AWS::NoValue"], "b": 1], ["b": 1]),
    ] as [(Node, Node)])
  func `a function comes to what is known of it`(_ node: Node, _ expected: Node) {
    #expect(evaluate(node) == expected)
  }

  private func scenarios(_ template: String) throws -> [ResourceGraph] {
    let document = try TemplateFile.document(Array(template.utf8), file: "a.yaml")
    return try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws)
  }

  @Test func `a branch keeps the place where it stands`() throws {
    let graph = try #require(
      try scenarios(
        """
        Conditions: {Always: !Equals [a, a]}
        Resources:
          Queue:
            Type: AWS::SQS::Queue
            Properties:
              DelaySeconds: !If
                - Always
                - 5
                - 10
        """
      ).first)
    let node = graph["Queue"]?.source?["Properties"]?["DelaySeconds"]
    #expect(node == 5)
    #expect(node?.position == Position(line: 8, column: 11))
  }

  @Test func `what a condition removes is no dependency`() throws {
    let graph = try #require(
      try scenarios(
        """
        Conditions: {Never: !Equals [a, b]}
        Resources:
          One: {Type: AWS::SQS::Queue, Condition: Never}
          Two: {Type: AWS::SQS::Queue, DependsOn: [One]}
        """
      ).first)
    #expect(graph.entries.map(\.id) == ["Two"])
    #expect(graph["Two"]?.dependsOn == [])
  }

  @Test func `loops that make too much are an error at their place`() {
    let items = (1...700).map(String.init).joined(separator: ", ")
    #expect(throws: Diagnostics.self) {
      try scenarios(
        """
        Resources:
          Fn::ForEach::A:
            - A
            - [\(items)]
            - Fn::ForEach::B:
                - B
                - [\(items)]
                - Q${A}x${B}: {Type: AWS::SQS::Queue}
        """)
    }
  }

  @Test func `a loop over what only the deployment knows is noted, not passed over`() throws {
    let graph = try #require(
      try scenarios(
        """
        Parameters: {Names: {Type: CommaDelimitedList}}
        Resources:
          Fn::ForEach::Queues: [Name, !Ref Names, {'Queue${Name}': {Type: AWS::SQS::Queue}}]
        """
      ).first)
    #expect(
      graph.notes.map(\.message) == [
        "the template does not tell what 'Fn::ForEach::Queues' loops over, so what it makes is not examined"
      ])
  }

  @Test func `of many conditions, the defaults and every single change are looked at`() throws {
    let names = (1...12).map { "P\($0)" }
    let parameters = names.map { "\($0): {Type: String, Default: 'no', AllowedValues: ['yes', 'no']}" }
    let conditions = names.map { "C\($0): !Equals [!Ref \($0), 'yes']" }
    let resources = names.map { "R\($0): {Type: AWS::SQS::Queue, Condition: C\($0)}" }
    let graphs = try scenarios(
      """
      Parameters: {\(parameters.joined(separator: ", "))}
      Conditions: {\(conditions.joined(separator: ", "))}
      Resources: {\(resources.joined(separator: ", "))}
      """)
    #expect(graphs.count == 64)
    #expect(graphs[0].entries.isEmpty)
    #expect(graphs[1...12].map(\.entries.count) == Array(repeating: 1, count: 12))
    #expect(graphs[0].notes.map(\.message).contains { $0.contains("more than the 64 scenarios") })
  }
}
