import AWSResources
import ResourceGraph
import Testing

@testable import Templates

/// What CloudFormation refuses of what a template comes to: keys of mappings, circles, outputs.
@Suite struct ScenarioMistakeTests {
  // MARK: - Mappings

  private static let mappings = """
    Parameters:
      Stage: {Type: String, Default: dev, AllowedValues: [dev, prod, test]}
      Free: {Type: String}
      Secret: {Type: String, Default: hidden, NoEcho: true}
    Mappings:
      Sizes: {dev: {Delay: 1}, prod: {Delay: 2, Age: 3}}
    Transform: AWS::LanguageExtensions
    Resources:
      Jobs:
        Type: AWS::SQS::Queue

    """

  @Test(arguments: [
    ("[Sizes, dev, Delay]", []),
    ("[Sizes, deb, Delay]", ["looks up 'deb' in mapping 'Sizes', which has no such row; write 'dev'"]),
    (
      "[Sizes, staging, Delay]",
      ["looks up 'staging' in mapping 'Sizes', which has no such row; add it to the mapping"]
    ),
    ("[Sizes, dev, Dely]", ["looks up 'Dely' in row 'dev' of mapping 'Sizes', which has no such key; write 'Delay'"]),
    (
      "[Sizes, !Ref Free, Dealy]",
      ["looks up 'Dealy' in mapping 'Sizes', in which no row has that key; write 'Delay'"]
    ),
    // Whether the row has it depends on a value that nothing gives.
    ("[Sizes, !Ref Free, Age]", []),
    ("[Sizes, !Ref AWS::Region, Delay]", []),
    ("[Sizes, !Ref Secret, Delay]", []),
    // One of the allowed values has no row.
    (
      "[Sizes, !Ref Stage, Delay]", ["looks up 'test' in mapping 'Sizes', which has no such row; add it to the mapping"]
    ),
    // A scenario that finds nothing either is none of its own.
    (
      "[Sizes, !Ref Stage, Age]",
      ["looks up 'Age' in row 'dev' of mapping 'Sizes', which has no such key; add it to the mapping"]
    ),
    ("[Sizes, deb, Delay, {DefaultValue: 1}]", []),
  ])
  func `a key that a mapping lacks is a mistake`(_ call: String, _ problems: [String]) throws {
    let template = Self.mappings + "    Properties: {DelaySeconds: !FindInMap \(call)}"
    #expect(try Mistakes.of(template) == problems.map { "11: 'Jobs' \($0)" })
  }

  @Test func `a key that another value of a parameter needs is one of that scenario`() throws {
    let template = Self.mappings + "    Properties: {DelaySeconds: !FindInMap [Sizes, !Ref Stage, Delay]}"
    let document = try TemplateFile.document(Array(template.utf8), file: "a.yaml")
    let graphs = try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws)
    let wrong = graphs.filter { !$0.mistakes.isEmpty }.compactMap { $0.scenario?.name }
    #expect(wrong.count == 1)
    #expect(wrong.first?.contains("Stage = test") == true)
  }

  @Test(arguments: [
    // Only something has to be assumed of what it is compared with, also where another parameter varies.
    ("Env: {Type: String}", []),
    ("Env: {Type: String, AllowedValues: [live, a]}", []),
    ("Env: {Type: String, Default: a, AllowedValues: [a, live]}", ["Env = live"]),
    ("Env: {Type: String, AllowedValues: [a, live]}", ["Env = live"]),
  ])
  func `a value that the template allows says more than one that is only assumed`(_ env: String, _ scenarios: [String])
    throws
  {
    let template = """
      Parameters:
        \(env)
        Debug: {Type: String, Default: 'no', AllowedValues: ['no', 'yes']}
      Mappings: {Sizes: {a: {D: 1}, b: {D: 2}, c: {D: 3}, d: {D: 4}, e: {D: 5}}}
      Conditions:
        IsLive: !Equals [!Ref Env, live]
        IsDebug: !Equals [!Ref Debug, 'yes']
      Resources:
        Jobs: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !FindInMap [Sizes, !Ref Env, D]}}
        T: {Type: AWS::SNS::Topic, Condition: IsLive}
        U: {Type: AWS::SNS::Topic, Condition: IsDebug}
      """
    let document = try TemplateFile.document(Array(template.utf8), file: "a.yaml")
    let graphs = try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws)
    let wrong = graphs.filter { !$0.mistakes.isEmpty }.compactMap { $0.scenario?.name }
    #expect(wrong == scenarios + scenarios.map { "\($0), Debug = yes" })
  }

  @Test func `the region that is given decides a key`() throws {
    let template = Self.mappings + "    Properties: {DelaySeconds: !FindInMap [Sizes, !Ref AWS::Region, Delay]}"
    let found = try Mistakes.of(template, TemplateInputs(region: "eu-west-1"))
    #expect(
      found == ["11: 'Jobs' looks up 'eu-west-1' in mapping 'Sizes', which has no such row; add it to the mapping"])
  }

  @Test func `a mapping of an included file may have any key`() throws {
    let template = """
      Mappings: {Sizes: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://x/y}}, dev: {Delay: 1}}}
      Resources: {Jobs: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !FindInMap [Sizes, prod, Delay]}}}
      """
    #expect(try Mistakes.of(template) == [])
  }

  // MARK: - Circles

  @Test(arguments: [
    ("A: {Type: AWS::SNS::Topic, DependsOn: A}", "'A' depends on itself; remove the reference"),
    (
      "A: {Type: AWS::SNS::Topic, DependsOn: [B]}\n  B: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref A}}",
      "'A' depends on 'B', which depends on 'A'; remove one of these references"
    ),
    (
      "A: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub '${B.TopicName}'}}\n"
        + "  B: {Type: AWS::SNS::Topic, DependsOn: C}\n"
        + "  C: {Type: AWS::SNS::Topic, Properties: {DisplayName: !GetAtt A.TopicName}}",
      "'A' depends on 'B', which depends on 'C', which depends on 'A'; remove one of these references"
    ),
    // A condition removes one of them in each scenario, or chooses one of the references.
    (
      "A: {Type: AWS::SNS::Topic, Condition: Yes, DependsOn: B}\n  B: {Type: AWS::SNS::Topic, Condition: No, DependsOn: A}",
      ""
    ),
    ("A: {Type: AWS::SNS::Topic, Properties: {TopicName: !If [No, !Ref A, a]}}", ""),
    // Nothing is created before what its metadata names.
    ("A: {Type: AWS::SNS::Topic, Metadata: {Own: !Ref A}}", ""),
    ("A: {Type: AWS::SNS::Topic}\n  B: {Type: AWS::SNS::Topic, DependsOn: A, Properties: {TopicName: !Ref A}}", ""),
  ])
  func `resources that wait for each other are a mistake`(_ resources: String, _ message: String) throws {
    let template = """
      Conditions: {Yes: !Equals [a, a], No: !Equals [a, b]}
      Resources:
        \(resources)
      """
    #expect(try Mistakes.of(template) == (message.isEmpty ? [] : ["3: \(message)"]))
  }

  @Test func `a macro can undo a circle`() throws {
    let resources = """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Api: {Type: AWS::Serverless::Api, Properties: {DefinitionBody: !Sub '${Own.Arn}'}}
        Own: {Type: AWS::Serverless::Function, Properties: {Events: {Get: {Properties: {RestApiId: !Ref Api}}}}}
      """
    #expect(try Mistakes.of(resources) == [])
  }

  // MARK: - Outputs

  @Test(arguments: [
    ("A: {Type: String}, B: {Type: String}", false),
    ("A: {Type: String, AllowedValues: ['', x]}, B: {Type: String, AllowedValues: ['', x]}", false),
    ("A: {Type: String, Default: '', NoEcho: true}, B: {Type: String, Default: ''}", false),
    ("A: {Type: String, Default: ''}, B: {Type: String, Default: ''}", true),
  ])
  func `exports that have one name only if something is assumed are no mistake`(_ parameters: String, _ isWrong: Bool)
    throws
  {
    let template = """
      Parameters: {\(parameters)}
      Conditions: {HasA: !Not [!Equals [!Ref A, '']], HasB: !Not [!Equals [!Ref B, '']]}
      Resources: {T: {Type: AWS::SNS::Topic, Condition: HasA}, U: {Type: AWS::SNS::Topic, Condition: HasB}}
      Outputs: {X: {Value: x, Export: {Name: !Sub '${A}-id'}}, Y: {Value: y, Export: {Name: !Sub '${B}-id'}}}
      """
    let expected = isWrong ? ["4: outputs 'X' and 'Y' export one name, '-id'; give each its own"] : []
    #expect(try Mistakes.of(template) == expected)
  }

  @Test(arguments: [
    ("A: {Value: !Ref Topic}", ""),
    ("A: {Value: 1}", ""),
    ("A: {Description: nothing}", "output 'A' has no 'Value'; add it"),
    ("A: {Value: [a, b]}", "'Value' of output 'A' is a list; join its items with 'Fn::Join'"),
    ("A: {Value: {Topic: a}}", "'Value' of output 'A' is an object; write a text"),
    (
      "A: {Value: a, Export: {Name: shop-a}}, B: {Value: b, Export: {Name: !Sub '${Prefix}-a'}}",
      "outputs 'A' and 'B' export one name, 'shop-a'; give each its own"
    ),
    (
      "A: {Value: a, Condition: Yes, Export: {Name: a}}, B: {Value: b, Condition: No, Export: {Name: a}}",
      ""
    ),
  ])
  func `an output has a value and a name of its own`(_ outputs: String, _ message: String) throws {
    let template = """
      Parameters: {Prefix: {Type: String, Default: shop}}
      Conditions: {Yes: !Equals [!Ref Prefix, shop], No: !Not [!Condition Yes]}
      Resources: {Topic: {Type: AWS::SNS::Topic}}
      Outputs: {\(outputs)}
      """
    #expect(try Mistakes.of(template) == (message.isEmpty ? [] : ["4: \(message)"]))
  }
}
