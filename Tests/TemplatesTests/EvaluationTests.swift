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

  // MARK: - What is not examined

  @Test(arguments: [
    (
      "Transform: StackMetrics",
      "1: macro 'StackMetrics' rewrites the template in the deployment, so what it makes is not examined"
    ),
    (
      "Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]",
      "1: macro 'AWS::Serverless-2016-10-31' rewrites the template in the deployment, so what it makes is not examined"
    ),
    ("Transform: AWS::LanguageExtensions", ""),
    (
      "Transform: {Name: AWS::Include, Parameters: {Location: s3://a/b}}",
      "1: macro 'AWS::Include' rewrites the template in the deployment, so what it makes is not examined"
    ),
    ("Fn::Transform: {Name: AWS::Include}", "1: what 'AWS::Include' adds to the template is not examined"),
    ("Mappings: {Fn::Transform: {Name: Sizes}}", "1: what 'Sizes' adds to section 'Mappings' is not examined"),
    ("Modules: {Net: {Source: ./net.yaml}}", "1: what the modules of 'Modules' make is not examined"),
    ("Metadata: {Fn::Transform: {Name: Docs}}", ""),
  ])
  func `what a macro of the template makes is noted, not passed over`(section: String, note: String) throws {
    let graph = try #require(try scenarios("\(section)\nResources: {Queue: {Type: AWS::SQS::Queue}}").first)
    let notes = graph.notes.map { "\($0.location?.position.line ?? 0): \($0.message)" }
    #expect(notes == (note.isEmpty ? [] : [note]))
  }

  @Test(arguments: [
    ("Fn::Transform: {Name: AWS::Include}", "what 'AWS::Include' adds to section 'Resources' is not examined"),
    ("Made: {Fn::Transform: {Name: AWS::Include}}", "what 'AWS::Include' adds to 'Made' is not examined"),
    (
      "Made: {Type: AWS::SQS::Queue, Properties: {Fn::Transform: [{Name: A}, {Name: B}]}}",
      "what 'A' and 'B' adds to 'Made' is not examined"
    ),
    (
      "Made: {Type: {Fn::FindInMap: [Types, a, b]}}",
      "the template does not tell the type of 'Made', so the resource is not examined"
    ),
  ])
  func `what a macro of a resource makes is noted, not passed over`(resource: String, note: String) throws {
    let graph = try #require(try scenarios("Resources:\n  Queue: {Type: AWS::SQS::Queue}\n  \(resource)").first)
    #expect(graph.notes.map(\.message) == [note])
    #expect(graph.notes.first?.location?.position.line == 3)
    #expect(graph["Queue"] != nil)
  }

  // MARK: - Scenarios

  /// Queues, each under a condition, and what of them each scenario has: `0` for what its condition removes.
  private func rows(_ count: Int, more: String = "") throws -> (has: [[Bool]], notes: [String]) {
    let names = (0..<count).map { "P\($0)" }
    let parameters = names.map { "\($0): {Type: String, Default: 'no', AllowedValues: ['yes', 'no']}" }
    let conditions = names.map { "C\($0): !Equals [!Ref \($0), 'yes']" }
    let resources = names.map { "Q\($0): {Type: AWS::SQS::Queue, Condition: C\($0)}" }
    let graphs = try scenarios(
      """
      Parameters: {\(parameters.joined(separator: ", "))}
      Conditions: {\(conditions.joined(separator: ", "))}
      Resources: {\(resources.joined(separator: ", "))}
      \(more)
      """)
    let has = graphs.map { graph in names.map { graph[LogicalID("Q\($0)")] != nil } }
    return (has, graphs[0].notes.map(\.message))
  }

  /// The pairs of conditions that come out together in no scenario: `3 = true, 5 = false`.
  private func missingPairs(_ rows: [[Bool]]) -> [String] {
    var missing: [String] = []
    for first in rows[0].indices {
      for second in rows[0].indices.dropFirst(first + 1) {
        for value in [true, false] {
          for other in [true, false] where !rows.contains(where: { $0[first] == value && $0[second] == other }) {
            missing.append("\(first) = \(value), \(second) = \(other)")
          }
        }
      }
    }
    return missing
  }

  @Test func `of many conditions, the defaults, every single change and every pair are looked at`() throws {
    let (rows, notes) = try rows(12)
    #expect(rows.count == 64)
    #expect(rows[0].allSatisfy { !$0 })
    #expect(rows[1...12].allSatisfy { $0.count { $0 } == 1 })
    #expect(missingPairs(rows) == [])
    #expect(
      notes == [
        "the conditions of the template allow more than the 64 scenarios that were looked at, in which every two values that "
          + "decide something are together; give parameters to look at others"
      ])
  }

  @Test func `of more conditions than scenarios, each comes out both ways, and with each other one`() throws {
    let (rows, notes) = try rows(70)
    #expect(rows.count == 64)
    #expect(missingPairs(rows) == [])
    #expect(notes.count == 1)
  }

  @Test func `the rules of a template keep values apart, also where there are many`() throws {
    let rule =
      "Rules: {Apart: {RuleCondition: !Equals [!Ref P0, 'yes'], Assertions: [{Assert: !Equals [!Ref P1, 'no']}]}}"
    for count in [2, 12] {
      let (rows, _) = try rows(count, more: rule)
      #expect(!rows.contains { $0[0] && $0[1] })
      #expect(missingPairs(rows) == ["0 = true, 1 = true"], "\(count)")
    }
  }

  @Test func `six conditions have all their scenarios, and no note`() throws {
    let (rows, notes) = try rows(6)
    #expect(Set(rows).count == 64 && notes == [])
  }
}
