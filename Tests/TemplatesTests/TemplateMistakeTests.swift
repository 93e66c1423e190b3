import AWSResources
import Documents
import Testing

@testable import Templates

/// What CloudFormation refuses of a template, and what may be right although the template alone does not show it.
@Suite struct TemplateMistakeTests {
  private func mistakes(_ template: String, _ inputs: TemplateInputs = TemplateInputs()) throws -> [String] {
    try Mistakes.of(template, inputs)
  }

  private static let queue = "Resources: {Orders: {Type: AWS::SQS::Queue}}"

  // MARK: - Names

  @Test(arguments: [
    (
      "Properties: {QueueName: !Ref Tpyo}",
      "'Jobs' refers to 'Tpyo', which is neither a resource nor a parameter of the template; write 'Typo'"
    ),
    (
      "Properties: {QueueName: !Ref Nothing}",
      "'Jobs' refers to 'Nothing', which is neither a resource nor a parameter of the template; define it, or correct the name"
    ),
    (
      "Properties: {QueueName: !Ref AWS::Regoin}",
      "'Jobs' refers to 'AWS::Regoin', which is no pseudo parameter; write 'AWS::Region'"
    ),
    (
      "Properties: {QueueName: !Sub 'a-${Nothing}-${!Literal}-${AWS::StackName}'}",
      "'Jobs' refers to 'Nothing', which is neither a resource nor a parameter of the template; define it, or correct the name"
    ),
    ("Properties: {QueueName: !Sub ['${Other}', {Other: x}]}", ""),
    (
      "Properties: {KmsMasterKeyId: !GetAtt Nowhere.Arn}",
      "'Jobs' reads an attribute of 'Nowhere', which is no resource of the template; name a resource"
    ),
    (
      "Properties: {KmsMasterKeyId: !Sub '${Typo.Arn}'}",
      "'Jobs' reads an attribute of 'Typo', which is a parameter of the template; name a resource"
    ),
    ("Properties: {KmsMasterKeyId: !GetAtt Orders.Arn}", ""),
    (
      "Properties: {KmsMasterKeyId: !GetAtt Orders.Arm}",
      "'Jobs' reads 'Arm' of 'Orders', which 'AWS::SQS::Queue' does not return; write 'Arn'"
    ),
    (
      "Properties: {KmsMasterKeyId: !GetAtt [Orders, Endpoint]}",
      "'Jobs' reads 'Endpoint' of 'Orders', which 'AWS::SQS::Queue' does not return; use one that its documentation lists"
    ),
    (
      "Properties: {KmsMasterKeyId: !Sub '${Role.ARN}'}",
      "'Jobs' reads 'ARN' of 'Role', which 'AWS::IAM::Role' does not return; write 'Arn'"
    ),
    (
      "Properties: {KmsMasterKeyId: !GetAtt Role.Name}",
      "'Jobs' reads 'Name' of 'Role', which 'AWS::IAM::Role' does not return; use 'Arn' or 'RoleId'"
    ),
    ("Properties: {KmsMasterKeyId: !GetAtt Own.Anything}", ""),
    ("Properties: {KmsMasterKeyId: !GetAtt [Role, !Ref Typo]}", ""),
    (
      "DependsOn: [Orders, Order]",
      "'Jobs' depends on 'Order', which is no resource of the template; write 'Orders'"
    ),
    ("Condition: Prod", "'Jobs' uses condition 'Prod', which the template does not define; add it to 'Conditions'"),
    (
      "Properties: {DelaySeconds: !If [Isprod, 1, 2]}",
      "'Jobs' uses condition 'Isprod', which the template does not define; write 'IsProd'"
    ),
    (
      "Properties: {DelaySeconds: !FindInMap [Delay, a, b]}",
      "'Jobs' looks into mapping 'Delay', which the template does not define; write 'Delays'"
    ),
    // What a condition never takes is read by CloudFormation too.
    (
      "Properties: {QueueName: !If [Never, !Ref Nothing, x]}",
      "'Jobs' refers to 'Nothing', which is neither a resource nor a parameter of the template; define it, or correct the name"
    ),
    ("Properties: {QueueName: 'Ref: Nothing'}", ""),
    (
      "Properties: {QueueName: !If [IsProd, x]}",
      "'Jobs' calls 'Fn::If' with 2 arguments; write a condition and two values"
    ),
  ])
  func `a name that the template does not define is a mistake`(_ rest: String, _ message: String) throws {
    let template = """
      Parameters: {Typo: {Type: String}}
      Mappings: {Delays: {a: {b: 1}}}
      Conditions: {IsProd: !Equals [!Ref Typo, x], Never: !Equals [a, b]}
      Resources:
        Orders: {Type: AWS::SQS::Queue}
        Role: {Type: AWS::IAM::Role}
        Own: {Type: Custom::Own}
        Jobs:
          Type: AWS::SQS::Queue
          \(rest)
      """
    #expect(try mistakes(template) == (message.isEmpty ? [] : ["10: \(message)"]))
  }

  @Test(arguments: [
    (
      "A: !Equals [!Ref Nope, x]",
      "condition 'A' refers to 'Nope', which is no parameter of the template; add it to 'Parameters'"
    ),
    ("A: !Equals [!Ref Orders, x]", "condition 'A' refers to 'Orders', which is a resource; refer to parameters only"),
    (
      "A: !Not [!Condition Nope]",
      "'A' uses condition 'Nope', which the template does not define; add it to 'Conditions'"
    ),
    ("A: !Not [!Condition A]", "condition 'A' depends on itself; decide it by parameters alone"),
    (
      "{A: !Not [!Condition B], B: !And [!Condition C, !Condition C], C: !Condition A}",
      "condition 'A' depends on 'B', which depends on 'C', which depends on 'A'; decide one of them by parameters alone"
    ),
    ("{A: !Not [!Condition B], B: !Equals [!Ref 'AWS::Region', x]}", ""),
  ])
  func `a condition depends on parameters and other conditions`(_ conditions: String, _ message: String) throws {
    let section = conditions.hasPrefix("{") ? conditions : "{\(conditions)}"
    #expect(try mistakes("Conditions: \(section)\n\(Self.queue)") == (message.isEmpty ? [] : ["1: \(message)"]))
  }

  @Test func `a long chain of conditions ends no program`() throws {
    let chain = (0..<1_500).map { "  C\($0): !Not [!Condition C\($0 + 1)]" }.joined(separator: "\n")
    let use = "Resources: {Orders: {Type: AWS::SQS::Queue, Condition: C0}}"
    #expect(try mistakes("Conditions:\n\(chain)\n  C1500: !Equals [a, b]\n\(use)") == [])
    let circle = try mistakes("Conditions:\n\(chain)\n  C1500: !Condition C0\n\(use)")
    #expect(circle.count == 1)
  }

  @Test func `a condition of something that does not exist removes nothing`() throws {
    let template = "Conditions: {A: !Equals [!Ref Nope, x]}\nResources: {Orders: {Type: AWS::SQS::Queue, Condition: A}}"
    let document = try TemplateFile.document(Array(template.utf8), file: "a.yaml")
    let graph = try #require(try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws).first)
    #expect(graph.entries.map(\.id) == ["Orders"])
  }

  @Test(arguments: [
    "Transform: AWS::Serverless-2016-10-31", "Transform: [AWS::LanguageExtensions, Ours]",
    "Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://a/b}}", "Modules: {}",
  ])
  func `what a macro or an included file may define is no mistake`(_ section: String) throws {
    let template = """
      \(section)
      Resources:
        Jobs: {Type: AWS::SQS::Queue, DependsOn: Made, Properties: {QueueName: !Ref Made, KmsMasterKeyId: !GetAtt Made.Arn}}
      """
    #expect(try mistakes(template) == [])
  }

  @Test func `loops define what they make, and resources of modules are their own`() throws {
    let template = """
      Transform: AWS::LanguageExtensions
      Resources:
        Fn::ForEach::Queues: [Name, [A, B], {'Queue${Name}': {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}}]
        Shared: {Type: Shop::Data::Store::MODULE}
      Outputs:
        First: {Value: !Ref QueueA}
        Second: {Value: !GetAtt SharedBucket.Arn}
        Third: {Value: !Ref QueueC}
      """
    #expect(
      try mistakes(template) == [
        "8: 'Third' refers to 'QueueC', which is neither a resource nor a parameter of the template; write 'QueueA'"
      ])
    let open = template.replacing("[A, B]", with: "!Ref Names").replacing(
      "Resources:", with: "Parameters: {Names: {Type: CommaDelimitedList}}\nResources:")
    #expect(try mistakes(open) == [])
  }

  // MARK: - Form

  @Test(arguments: [
    ("DeletionPolicy: Retian", "'DeletionPolicy' of 'Orders' is 'Retian'; write 'Retain'"),
    (
      "UpdateReplacePolicy: RetainExceptOnCreate",
      "'UpdateReplacePolicy' of 'Orders' is 'RetainExceptOnCreate'; write 'Delete' or 'Retain'"
    ),
    (
      "DeletionPolicy: Snapshot",
      "'DeletionPolicy' of 'Orders' is 'Snapshot', which 'AWS::SQS::Queue' does not have; write 'Retain'"
    ),
    ("DeletionPolicy: RetainExceptOnCreate", ""),
    ("DeletionPolicy: !If [Always, Retain, Delete]", ""),
    ("Properties: 5", "'Properties' of 'Orders' is 5; write an object of properties"),
    ("Properties: []", "'Properties' of 'Orders' is a list; write an object of properties"),
    ("Properties:", ""),
    ("DependsOn: {A: B}", "'DependsOn' of 'Orders' is an object; write a logical id, or a list"),
    ("Propertes: {}", "'Orders' has the attribute 'Propertes', which resources do not have; write 'Properties'"),
    (
      "QueueName: x",
      "'Orders' has the attribute 'QueueName', which resources do not have; remove it, or move it into 'Properties'"
    ),
  ])
  func `an attribute of a resource has the documented form`(_ attribute: String, _ message: String) throws {
    let template = """
      Conditions: {Always: !Equals [a, a]}
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          \(attribute)
      """
    #expect(try mistakes(template) == (message.isEmpty ? [] : ["5: \(message)"]))
  }

  @Test(arguments: [
    ("Db, Type: AWS::RDS::DBInstance, DeletionPolicy: Snapshot", ""),
    ("Own, Type: Custom::Thing, DeletionPolicy: Snapshot", ""),
    ("my-db, Type: AWS::RDS::DBInstance", "1: 'my-db' is no logical id; write letters and digits only"),
  ])
  func `a resource has the id and the policy that its type takes`(_ resource: String, _ message: String) throws {
    let (id, attributes) = (resource.prefix { $0 != "," }, resource.drop { $0 != "," }.dropFirst())
    #expect(try mistakes("Resources: {\(id): {\(attributes)}}") == (message.isEmpty ? [] : [message]))
  }

  @Test(arguments: [
    ("Type: Strng", "parameter 'P' has the type 'Strng', which CloudFormation does not have; write 'String'"),
    ("Type: List<AWS::EC2::Subnet::Id>", ""),
    ("Type: AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>", ""),
    (
      "Type: String, Default: c, AllowedValues: [a, b]",
      "parameter 'P' does not allow its default, 'c'; use one of 'a', 'b'"
    ),
    (
      "Type: String, Default: short, NoEcho: true, MinLength: 8",
      "parameter 'P' does not allow its default; use at least 8 characters"
    ),
    ("Type: CommaDelimitedList, Default: 'a, b', AllowedValues: [a, b]", ""),
    ("Type: Number, Default: 1, AllowedValues: ['1.0', 2]", ""),
  ])
  func `a parameter has a type, and a default that it allows`(_ parameter: String, _ message: String) throws {
    let template = "Parameters: {P: {\(parameter)}}\n\(Self.queue)"
    #expect(try mistakes(template) == (message.isEmpty ? [] : ["1: \(message)"]))
  }

  @Test func `a default does not matter where a value is given`() throws {
    let template = "Parameters: {P: {Type: String, Default: c, AllowedValues: [a, b]}}\n\(Self.queue)"
    #expect(try mistakes(template, TemplateInputs(parameters: ["P": "a"])) == [])
  }

  @Test func `a section that templates do not have is a mistake`() throws {
    #expect(
      try mistakes("\(Self.queue)\nParameter: {}\nBogus: 1\nConditions: []") == [
        "4: 'Conditions' is a list; write an object", "2: 'Parameter' is no section of a template; write 'Parameters'",
        "3: 'Bogus' is no section of a template; remove it, or move it into 'Metadata'",
      ])
  }

  // MARK: - Scenarios

  private static let docs = """
    Parameters: {Env: {Type: String, Default: dev, AllowedValues: [dev, prod]}}
    Conditions: {IsProd: !Equals [!Ref Env, prod]}
    Resources:
      Docs: {Type: AWS::S3::Bucket, Condition: IsProd}
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Docs
    """

  @Test(arguments: [
    (
      "",
      "8: 'Policy' refers to 'Docs', which condition 'IsProd' removes; give it the same condition, or choose with 'Fn::If'"
    ),
    ("Condition: IsProd", ""),
    ("DependsOn: Docs", "guarded"),
  ])
  func `what a condition removes is not referred to`(_ attribute: String, _ message: String) throws {
    let guarded = message == "guarded"
    let template = Self.docs.replacing(
      "Bucket: !Ref Docs", with: guarded ? "Bucket: !If [IsProd, !Ref Docs, other]" : "Bucket: !Ref Docs")
    let text = "\(template)\n\(attribute.isEmpty ? "" : "    \(attribute)")"
    #expect(try mistakes(text) == (message.isEmpty || guarded ? [] : [message]))
  }

  @Test func `a policy that a given value decides is decided`() throws {
    func policy(_ inputs: TemplateInputs) throws -> DeletionPolicy? {
      let template = """
        Parameters: {Env: {Type: String, Default: dev}}
        Conditions: {IsProd: !Equals [!Ref Env, prod]}
        Resources: {Docs: {Type: AWS::S3::Bucket, DeletionPolicy: !If [IsProd, Retain, Delete]}}
        """
      let document = try TemplateFile.document(Array(template.utf8), file: "a.yaml")
      let graphs = try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws, inputs: inputs)
      return graphs.first?["Docs"]?.deletionPolicy
    }
    #expect(try policy(TemplateInputs(parameters: ["Env": "prod"])) == .retain)
    #expect(try policy(TemplateInputs(parameters: ["Env": "dev"])) == .delete)
    #expect(try policy(TemplateInputs()) == nil)
  }

  // MARK: - Given values

  @Test(arguments: [
    ("Type: Number, MinValue: 1024, MaxValue: 65535", "80", "at least 1024"),
    ("Type: Number, MinValue: 1024, MaxValue: 65535", "70000", "at most 65535"),
    ("Type: Number", "ten", "a number"),
    ("Type: String, MinLength: 4", "abc", "at least 4 characters"),
    ("Type: String, MaxLength: '2'", "abc", "at most 2 characters"),
    ("Type: String, AllowedPattern: '[a-z]+'", "abc1", "a value that matches [a-z]+"),
    ("Type: String, AllowedPattern: '^[a-z]+$'", "abc", nil),
    ("Type: String, AllowedPattern: '^(a+)+$'", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", nil),
    ("Type: String, AllowedPattern: '('", "abc", nil),
    ("Type: CommaDelimitedList, AllowedValues: [a, b]", "a, c", "one of 'a', 'b'"),
    ("Type: CommaDelimitedList, AllowedPattern: '[a-z]'", "a, c", nil),
    ("Type: 'AWS::SSM::Parameter::Value<String>', AllowedPattern: '[a-z]+'", "/a/1", nil),
  ])
  func `a given value is held against what the template demands`(
    _ parameter: String, _ value: String, _ accepted: String?
  ) throws {
    let template = "Parameters: {P: {\(parameter)}}\n\(Self.queue)"
    let document = try TemplateFile.document(Array(template.utf8), file: "a.yaml")
    let inputs = TemplateInputs(parameters: ["P": Node(.string(value))])
    var messages: [String] = []
    do {
      _ = try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws, inputs: inputs)
    } catch {
      messages = error.all.map(\.message)
    }
    #expect(messages == (accepted.map { ["parameter 'P' does not allow the value '\(value)'; use \($0)"] } ?? []))
  }
}
