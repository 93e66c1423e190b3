import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

/// Templates that refer to each other become one graph.
@Suite struct TemplateSystemTests {
  private func systems(
    _ templates: KeyValuePairs<String, String>, _ inputs: TemplateInputs = TemplateInputs()
  ) throws -> [TemplateSystem] {
    let units = try templates.map { path, text in
      let document = try TemplateFile.document(Array(text.utf8), file: path)
      let isNestable = try TemplateFile.kind(of: document, file: path) == .cloudFormation
      return TemplateUnit(
        path: path, document: isNestable ? document : nil,
        scenarios: try TemplateFile.scenarios(document, file: path, catalog: .aws, inputs: inputs))
    }
    return TemplateSystem.systems(of: units, catalog: .aws, inputs: inputs)
  }

  private func graph(_ templates: KeyValuePairs<String, String>) throws -> ResourceGraph {
    let systems = try systems(templates)
    #expect(systems.count == 1)
    return try #require(systems.first?.scenarios.first)
  }

  private static let network = """
    Parameters:
      Range: {Type: String, Default: 10.9.0.0/16}
      Zones: {Type: String, Default: two, AllowedValues: [two, one]}
    Conditions:
      HasTwo: !Equals [!Ref Zones, two]
    Resources:
      Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Range}}
      A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}}
      B: {Type: AWS::EC2::Subnet, Condition: HasTwo, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24}}
    Outputs:
      Vpc: {Value: !Ref Vpc, Export: {Name: !Sub "${AWS::StackName}-VpcId"}}
      Subnets: {Value: !Join [",", [!Ref A, !Ref B]], Export: {Name: network-subnets}}
    """

  private static let service = """
    Parameters:
      Vpc: {Type: AWS::EC2::VPC::Id}
      Subnets: {Type: List<AWS::EC2::Subnet::Id>}
    Resources:
      Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: service, VpcId: !Ref Vpc}}
      Service:
        Type: AWS::ECS::Service
        Properties:
          NetworkConfiguration: {AwsvpcConfiguration: {Subnets: !Ref Subnets, SecurityGroups: [!Ref Group]}}
    """

  private static let main = """
    Resources:
      Network:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: https://s3.amazonaws.com/templates/parts/network.yaml
          Parameters: {Range: 10.0.0.0/16}
      Api:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: ./parts/service.yaml
          Parameters: {Vpc: !GetAtt Network.Outputs.Vpc, Subnets: !GetAtt Network.Outputs.Subnets}
    """

  @Test func `a nested stack has the values that it is given, and its outputs are references to its resources`() throws
  {
    let graph = try graph([
      "main.yaml": Self.main, "parts/network.yaml": Self.network, "parts/service.yaml": Self.service,
    ])
    #expect(graph.resource("Group", as: EC2.SecurityGroup.self)?.vpc?.id == "Vpc")
    let service = try #require(graph.resource("Service", as: ECS.Service.self))
    #expect(service.networkConfiguration?.subnets?.items.map(\.id) == ["A", "B"])
    let range = graph.parameters.first { $0.name == "Range" }
    #expect(range?.defaultValue == "10.0.0.0/16")
    #expect(graph.parameters.contains { $0.name == "Vpc" || $0.name == "Subnets" } == false)
    #expect(graph.entries.map(\.id) == ["Vpc", "A", "B", "Group", "Service"])
    #expect(graph["Group"]?.location?.description.hasPrefix("parts/service.yaml:5:") == true)
  }

  @Test func `a template that is nested twice is there twice`() throws {
    let twice =
      Self.main + """

          Web:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: parts/service.yaml
              Parameters: {Vpc: !GetAtt Network.Outputs.Vpc, Subnets: !GetAtt Network.Outputs.Subnets}
        """
    let graph = try graph(["main.yaml": twice, "parts/network.yaml": Self.network, "parts/service.yaml": Self.service])
    #expect(graph.all(ECS.Service.self).map(\.id) == ["Api.Service", "Web.Service"])
    #expect(graph.resource("Web.Group", as: EC2.SecurityGroup.self)?.vpc?.id == "Vpc")
    let service = graph.resource("Web.Service", as: ECS.Service.self)
    #expect(service?.networkConfiguration?.securityGroups?.items.map(\.id) == ["Web.Group"])
  }

  @Test func `the conditions of a nested stack are decided by what it is given`() throws {
    let one = Self.main.replacing("{Range: 10.0.0.0/16}", with: "{Zones: one}")
    let systems = try systems([
      "main.yaml": one, "parts/network.yaml": Self.network, "parts/service.yaml": Self.service,
    ])
    #expect(systems.first?.scenarios.count == 1)
    #expect(systems.first?.scenarios.first?["B"] == nil)
  }

  @Test func `what another value of a nested stack's own default brings about is a scenario`() throws {
    let systems = try systems(["main.yaml": Self.main, "parts/network.yaml": Self.network])
    #expect(systems.first?.scenarios.map { $0.scenario?.name } == ["", "Zones = one"])
    #expect(systems.first?.scenarios.map { $0["B"] == nil } == [false, true])
  }

  @Test func `a value that a nested template refuses is an error`() throws {
    let wrong = Self.main.replacing("{Range: 10.0.0.0/16}", with: "{Zones: three}")
    let graph = try graph(["main.yaml": wrong, "parts/network.yaml": Self.network, "parts/service.yaml": Self.service])
    #expect(graph.notes.filter { $0.severity == .error }.map(\.message).contains { $0.contains("three") })
  }

  // MARK: - Mistakes

  @Test(arguments: [
    (
      "Parameters: {Range: 10.0.0.0/16}", "Network.Outputs.Vpcs",
      ["8: 'Group' reads output 'Vpcs' of 'network.yaml', which it does not have; write 'Vpc'"]
    ),
    (
      "Parameters: {Rang: 10.0.0.0/16}", "Network.Outputs.Vpc",
      ["6: 'Network' gives 'network.yaml' the parameter 'Rang', which it does not have; write 'Range'"]
    ),
    (
      "Parameters: {Zones: one}", "Network.Outputs.Second",
      [
        "8: 'Group' reads output 'Second' of 'network.yaml', which condition 'HasTwo' removes; choose with 'Fn::If'",
        "12: 'Subnets' refers to 'B', which condition 'HasTwo' removes; give it the same condition, or choose with 'Fn::If'",
      ]
    ),
    ("Parameters: {Zones: two}", "Network.Outputs.Second", []),
  ])
  func `what a stack says of a template that it nests and that has no such thing is a mistake`(
    _ arguments: String, _ output: String, _ expected: [String]
  ) throws {
    let main = """
      Resources:
        Network:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: parts/network.yaml
            \(arguments)
        Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: all,
          VpcId: !GetAtt \(output)}}
      """
    let network = Self.network + "\n  Second: {Condition: HasTwo, Value: !Ref B}"
    let graph = try graph(["main.yaml": main, "parts/network.yaml": network])
    #expect(Mistakes.lines(of: graph) == expected)
  }

  @Test func `a parameter without a default has to be given`() throws {
    let main = Self.main.replacing("Parameters: {Vpc: !GetAtt Network.Outputs.Vpc, ", with: "Parameters: {")
    let graph = try graph(["main.yaml": main, "parts/network.yaml": Self.network, "parts/service.yaml": Self.service])
    #expect(
      Mistakes.lines(of: graph) == [
        "11: 'Api' does not give 'service.yaml' the parameter 'Vpc', which has no default; add it to 'Parameters'"
      ])
  }

  @Test func `what a part of a system names and does not have is told of the system`() throws {
    let wrong = Self.service.replacing("!Ref Group", with: "!Ref Grop")
    let graph = try graph(["main.yaml": Self.main, "parts/network.yaml": Self.network, "parts/service.yaml": wrong])
    #expect(
      Mistakes.lines(of: graph) == [
        "9: 'Service' refers to 'Grop', which is neither a resource nor a parameter of the template; write 'Group'"
      ])
  }

  private static func importer(_ name: String) -> String {
    """
    Parameters:
      NetworkStack: {Type: String}
    Resources:
      Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: service, VpcId: \(name)}}
    """
  }

  @Test(arguments: [
    #"Fn::ImportValue: !Sub "${NetworkStack}-VpcId""#, "Fn::ImportValue: main-network-VpcId",
    #"Fn::ImportValue: !Join ["-", [!Ref NetworkStack, VpcId]]"#,
  ])
  func `an import leads to the only export that has its name`(call: String) throws {
    let graph = try graph(["a/network.yaml": Self.network, "b.yaml": Self.importer("{\(call)}")])
    #expect(graph.resource("Group", as: EC2.SecurityGroup.self)?.vpc?.id == "Vpc")
  }

  @Test(arguments: ["!ImportValue other-vpc", "!ImportValue {Ref: NetworkStack}"])
  func `an import that no template or that any could export stays one`(call: String) throws {
    let systems = try systems(["network.yaml": Self.network, "b.yaml": Self.importer(call)])
    #expect(systems.count == 2)
    #expect(systems.map(\.paths) == [["network.yaml"], ["b.yaml"]])
  }

  @Test func `two templates that export one name are no answer`() throws {
    let systems = try systems([
      "one.yaml": Self.network, "two.yaml": Self.network, "b.yaml": Self.importer(#"!ImportValue network-subnets"#),
    ])
    #expect(systems.count == 3)
  }

  private static func outputReader(_ call: String) -> String {
    """
    Parameters:
      Stage: {Type: String, Default: prod}
      Open: {Type: String}
    Resources:
      Group:
        Type: AWS::EC2::SecurityGroup
        Properties: {GroupDescription: service, VpcId: {Fn::GetStackOutput: {\(call)}}}
    """
  }

  @Test(arguments: [
    ("infra.out/prod-network/template.json", "StackName: prod-network, OutputName: Vpc", true),
    ("infra.out/prod-network/template.json", "StackName: !Sub '${Stage}-network', OutputName: Vpc", true),
    ("infra.out/prod-network/template.json", "StackName: !Sub '${Open}-network', OutputName: Vpc", true),
    ("cdk.out/Network.template.json", "StackName: Network, OutputName: Vpc", true),
    ("stacks/network.yaml", "StackName: network, OutputName: Vpc, Region: eu-west-1", true),
    ("stacks/network.yaml", "StackName: network, OutputName: Vpc, Region: !Ref AWS::Region", true),
    ("stacks/network.yaml", "StackName: network, OutputName: Other", false),
    ("stacks/network.yaml", "StackName: other, OutputName: Vpc", false),
    ("stacks/network.yaml", "StackName: !Ref Open, OutputName: Vpc", false),
    ("stacks/network.yaml", "StackName: network, OutputName: Vpc, Region: us-east-1", false),
    (
      "stacks/network.yaml",
      "StackName: network, OutputName: Vpc, RoleArn: 'arn:aws:iam::444455556666:role/read'", false
    ),
    ("network/main.yaml", "StackName: network, OutputName: Vpc", false),
    ("template.yaml", "StackName: template, OutputName: Vpc", false),
  ])
  func `an output of a stack leads to the template that is called as the stack`(
    path: String, call: String, isFound: Bool
  ) throws {
    let network = """
      {"Resources": {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}},
       "Outputs": {"Vpc": {"Value": {"Ref": "Vpc"}}}}
      """
    let systems = try systems(
      [path: network, "b.yaml": Self.outputReader(call)],
      TemplateInputs(region: "eu-west-1", account: "111122223333"))
    #expect(systems.count == (isFound ? 1 : 2))
    let groups = systems.flatMap { $0.scenarios[0].all(EC2.SecurityGroup.self) }
    #expect(groups.first?.vpc?.id == (isFound ? "Vpc" : nil))
  }

  @Test func `of two templates that are called as the stack, and of one that is nested, no output is read`() throws {
    let reader = Self.outputReader("StackName: network, OutputName: Vpc")
    #expect(try systems(["a/network.yaml": Self.network, "b/network.yaml": Self.network, "c.yaml": reader]).count == 3)
    let nested = try systems([
      "main.yaml": Self.main, "parts/network.yaml": Self.network, "parts/service.yaml": Self.service, "c.yaml": reader,
    ])
    #expect(nested.map(\.paths).last == ["c.yaml"])
  }

  @Test func `the items of an imported list are known`() throws {
    let service = """
      Resources:
        Service:
          Type: AWS::ECS::Service
          Properties:
            NetworkConfiguration:
              AwsvpcConfiguration: {Subnets: !Split [",", !ImportValue network-subnets]}
        Mount:
          Type: AWS::EFS::MountTarget
          Properties: {SubnetId: !Select [1, !Split [",", !ImportValue network-subnets]]}
      """
    let graph = try graph(["network.yaml": Self.network, "service.yaml": service])
    let subnets = graph.resource("Service", as: ECS.Service.self)?.networkConfiguration?.subnets
    #expect(subnets?.items.map(\.id) == ["A", "B"])
    #expect(graph.resource("Mount", as: EFS.MountTarget.self)?.subnet?.id == "B")
  }

  @Test func `a parameter that Parameter Store has leads to the resource that another template writes there`() throws {
    let network = """
      Resources:
        Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
        Id: {Type: AWS::SSM::Parameter, Properties: {Type: String, Name: /shop/vpc, Value: !Ref Vpc}}
      """
    let group = """
      Parameters:
        Vpc: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>", Default: /shop/vpc}
      Resources:
        Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: service, VpcId: !Ref Vpc}}
      """
    let graph = try graph(["network.yaml": network, "group.yaml": group])
    #expect(graph.resource("Group", as: EC2.SecurityGroup.self)?.vpc?.id == "Vpc")
  }

  @Test(arguments: [
    "'{{resolve:ssm:/shop/vpc}}'", "'{{resolve:ssm:/shop/vpc:3}}'", "!Sub '{{resolve:ssm:/${Name}/vpc}}'",
  ])
  func `a dynamic reference leads to the resource that another template writes to Parameter Store`(value: String)
    throws
  {
    let network = """
      Resources:
        Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
        Id: {Type: AWS::SSM::Parameter, Properties: {Type: String, Name: /shop/vpc, Value: !Ref Vpc}}
      """
    let group = """
      Parameters: {Name: {Type: String, Default: shop}}
      Resources:
        Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: service, VpcId: \(value)}}
      """
    let graph = try graph(["network.yaml": network, "group.yaml": group])
    #expect(graph.resource("Group", as: EC2.SecurityGroup.self)?.vpc?.id == "Vpc")
  }

  @Test func `a dynamic reference that leads nowhere is not the text that it is written as`() throws {
    let systems = try systems([
      "a.yaml": """
      Resources: {Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: '{{resolve:ssm:/shop/range}}'}}}
      """
    ])
    let vpc = try #require(systems.first?.scenarios.first?.resource("Vpc", as: EC2.VPC.self))
    #expect(vpc.cidrBlock != nil && vpc.cidrBlock?.literal == nil)
  }

  @Test(arguments: [
    (
      #""backend": {"s3": {"bucket": "states", "key": "network"}}"#,
      #""backend": "s3", "config": {"bucket": "states", "key": "network"}"#, true
    ),
    (
      #""backend": {"s3": {"bucket": "states", "key": "network"}}"#,
      #""backend": "s3", "config": {"bucket": "states", "key": "${var.part}"}"#, true
    ),
    (
      #""backend": {"s3": {"bucket": "states", "key": "network"}}"#,
      #""backend": "s3", "config": {"bucket": "states", "key": "other"}"#, false
    ),
    (
      #""required_version": ">= 1.6""#, #""backend": "local", "config": {"path": "../network/terraform.tfstate"}"#, true
    ),
  ])
  func `an output that is read from a state leads to the resource of the configuration that has the state`(
    terraform: String, source: String, isFound: Bool
  ) throws {
    let network = """
      {"terraform": {\(terraform)},
       "resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}}, "output": {"vpc_id": {"value": "${aws_vpc.main.id}"}}}
      """
    let group = """
      {"variable": {"part": {"default": "network"}}, "data": {"terraform_remote_state": {"network": {\(source)}}},
       "resource": {"aws_security_group": {"api": {"name": "api",
         "vpc_id": "${data.terraform_remote_state.network.outputs.vpc_id}"}}}}
      """
    let systems = try systems(["live/network/main.tf.json": network, "live/api/main.tf.json": group])
    #expect(systems.count == (isFound ? 1 : 2))
    let groups = systems.flatMap { $0.scenarios[0].all(EC2.SecurityGroup.self) }
    #expect(groups.first?.vpc?.id == (isFound ? "Main" : nil))
  }

  @Test func `the data source of a plan or with a variable in its name leads to the parameter`() throws {
    let network = """
      {"resource": {
        "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
        "aws_ssm_parameter": {"vpc": {"name": "/shop/vpc", "type": "String", "value": "${aws_vpc.main.id}"}}}}
      """
    let group = """
      {"variable": {"part": {"default": "shop"}}, "data": {"aws_ssm_parameter": {"vpc": {"name": "/${var.part}/vpc"}}},
       "resource": {"aws_security_group": {"api": {"name": "api", "vpc_id": "${data.aws_ssm_parameter.vpc.value}"}}}}
      """
    let plan = """
      {"format_version": "1.2", "terraform_version": "1.9.0",
       "planned_values": {"root_module": {"resources": [{"address": "aws_security_group.api", "mode": "managed",
         "type": "aws_security_group", "name": "api", "values": {"name": "api"}}]}},
       "resource_changes": [{"address": "aws_security_group.api", "change": {"actions": ["create"],
         "after_unknown": {"vpc_id": true}}}],
       "prior_state": {"values": {"root_module": {"resources": [{"address": "data.aws_ssm_parameter.vpc", "mode": "data",
         "type": "aws_ssm_parameter", "name": "vpc", "values": {"name": "/shop/vpc"}}]}}},
       "configuration": {"root_module": {"resources": [
         {"address": "aws_security_group.api", "mode": "managed", "type": "aws_security_group", "name": "api",
          "expressions": {"name": {"constant_value": "api"},
            "vpc_id": {"references": ["data.aws_ssm_parameter.vpc.value", "data.aws_ssm_parameter.vpc"]}}},
         {"address": "data.aws_ssm_parameter.vpc", "mode": "data", "type": "aws_ssm_parameter", "name": "vpc",
          "expressions": {"name": {"constant_value": "/shop/vpc"}}}]}}}
      """
    for (path, text) in ["api/main.tf.json": group, "plan.json": plan] {
      let graph = try graph(["network/main.tf.json": network, path: text])
      #expect(graph.all(EC2.SecurityGroup.self).first?.vpc?.id == graph.all(EC2.VPC.self).first?.id, "\(path)")
    }
  }

  @Test func `a data source of Terraform leads to the resource that another configuration writes to Parameter Store`()
    throws
  {
    let network = """
      {"resource": {
        "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
        "aws_ssm_parameter": {"vpc": {"name": "/shop/vpc", "type": "String", "value": "${aws_vpc.main.id}"}}}}
      """
    let group = """
      {"data": {"aws_ssm_parameter": {"vpc": {"name": "/shop/vpc"}}},
       "resource": {"aws_security_group": {"api": {"name": "api", "vpc_id": "${data.aws_ssm_parameter.vpc.value}"}}}}
      """
    let graph = try graph(["network/main.tf.json": network, "api/main.tf.json": group])
    #expect(graph.all(EC2.SecurityGroup.self).first?.vpc?.id == graph.all(EC2.VPC.self).first?.id)
    #expect(graph.origin == .terraform)
  }

  @Test func `templates that nest or import each other in a circle are read`() throws {
    func nesting(_ other: String) -> String {
      """
      Resources:
        Inner: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: \(other)}}
      """
    }
    #expect(try systems(["a.yaml": nesting("b.yaml"), "b.yaml": nesting("a.yaml")]).count == 2)
    #expect(try systems(["a.yaml": nesting("a.yaml")]).count == 1)
    func circle(_ own: String, _ other: String) -> String {
      """
      Resources:
        Topic\(own): {Type: AWS::SNS::Topic, Properties: {TopicName: !ImportValue \(other)-name}}
      Outputs:
        Name: {Value: !ImportValue \(other)-name, Export: {Name: \(own)-name}}
      """
    }
    let graph = try graph(["a.yaml": circle("a", "b"), "b.yaml": circle("b", "a")])
    #expect(graph.all(SNS.Topic.self).count == 2)
  }

  @Test(arguments: [
    ("prod-VpcId", "prod-VpcId", true), ("prod-VpcId", "test-VpcId", false), ("*-VpcId", "*x-VpcId", true),
    ("*-VpcId", "prod-VpcId", true), ("a*-VpcId", "b*-VpcId", false), ("*-VpcId", "*-Vpc", false),
    ("*", "prod-VpcId", false),
  ])
  func `names are compared as far as they are known`(_ left: String, _ right: String, _ matches: Bool) {
    #expect(NamePattern(text: left).matches(NamePattern(text: right)) == matches)
    #expect(NamePattern(text: right).matches(NamePattern(text: left)) == matches)
  }
}
