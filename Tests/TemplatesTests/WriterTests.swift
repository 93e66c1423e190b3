import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

struct `A graph that is written` {
  private let place = SourceLocation(fileID: "Shop/Shop.swift", line: 12, column: 3)

  @Test func `says where a required value is missing, in both dialects`() throws {
    var graph = ResourceGraph("shop")
    try graph.insert(Entry("A", EC2.Subnet(), at: place))
    #expect(
      CloudFormation.write(graph).diagnostics.map(\.description)
        == ["Shop/Shop.swift:12:3: error: AWS::EC2::Subnet 'A' needs a value for VpcId"])
    #expect(
      Terraform.write(graph).diagnostics.map(\.description)
        == ["Shop/Shop.swift:12:3: error: aws_subnet 'A' needs a value for vpc_id"])
  }

  @Test func `notes a raw resource of the other dialect`() throws {
    var graph = ResourceGraph("shop")
    try graph.insert(Entry("A", RawResource(.cloudFormation, type: "AWS::X::Y", properties: ["P": 1]), at: place))
    try graph.insert(Entry("B", RawResource(.terraform, type: "aws_y", properties: ["p": 1]), at: place))
    let (template, configuration) = (CloudFormation.write(graph), Terraform.write(graph))
    #expect(template.document["Resources"] == ["A": ["Type": "AWS::X::Y", "Properties": ["P": 1]]])
    #expect(configuration.document["resource"] == ["aws_y": ["b": ["p": 1]]])
    #expect(
      template.diagnostics.map(\.description) == [
        "Shop/Shop.swift:12:3: note: 'B' is a raw Terraform resource and is omitted from CloudFormation"
      ])
    #expect(
      configuration.diagnostics.map(\.description) == [
        "Shop/Shop.swift:12:3: note: 'A' is a raw CloudFormation resource and is omitted from Terraform"
      ])
    #expect(template.resourceCount == 1 && configuration.resourceCount == 1)
  }

  @Test func `has the policy of several queues for each of them in Terraform, and once in CloudFormation`() throws {
    var graph = ResourceGraph("shop")
    for name in ["A", "B", "C"] { try graph.insert(Entry(LogicalID(name), SQS.Queue())) }
    let policy = SQS.QueuePolicy {
      $0.queues = .items(["A", "B", "C"].map { Reference(LogicalID($0), "Ref") })
      $0.document = IAM.PolicyDocument([IAM.Statement(actions: ["sqs:SendMessage"], resources: ["*"])])
    }
    var entry = Entry("Policy", policy)
    entry.dependsOn = ["A"]
    try graph.insert(entry)
    let policies = Terraform.write(graph).document["resource"]?["aws_sqs_queue_policy"]
    #expect(policies?.object?.members.map(\.key) == ["policy", "policy2", "policy3"])
    #expect(
      policies?.object?.members.map { $0.value["queue_url"] } == [
        "${aws_sqs_queue.a.url}", "${aws_sqs_queue.b.url}", "${aws_sqs_queue.c.url}",
      ])
    #expect(policies?["policy3"]?["policy"] == policies?["policy"]?["policy"])
    #expect(policies?["policy3"]?["depends_on"] == ["aws_sqs_queue.a"])
    #expect(
      CloudFormation.write(graph).document["Resources"]?["Policy"]?["Properties"]?["Queues"]
        == [["Ref": "A"], ["Ref": "B"], ["Ref": "C"]])
  }

  @Test func `has what a team sets past the field list, in its dialect`() throws {
    var graph = ResourceGraph("shop")
    var entry = Entry("A", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" })
    entry.extras = [
      Extra(.cloudFormation, path: Extra.path("CidrBlock"), value: "10.1.0.0/16"),
      Extra(.cloudFormation, path: Extra.path("New.Part[0]"), value: 1),
      Extra(.terraform, path: Extra.path("ipv6_netmask_length"), value: 56),
    ]
    try graph.insert(entry)
    #expect(
      CloudFormation.write(graph).document["Resources"]?["A"]?["Properties"]
        == ["CidrBlock": "10.1.0.0/16", "New": ["Part": [1]]])
    #expect(
      Terraform.write(graph).document["resource"]?["aws_vpc"]?["a"]
        == ["cidr_block": "10.0.0.0/16", "ipv6_netmask_length": 56])
  }

  @Test func `has the resource attributes of its dialect`() throws {
    var graph = ResourceGraph("shop")
    try graph.insert(Entry("A", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" }))
    var entry = Entry("B", EC2.VPC { $0.cidrBlock = "10.1.0.0/16" })
    entry.dependsOn = ["A"]
    entry.deletionPolicy = .retain
    entry.updateReplacePolicy = .retain
    entry.ignoredChanges = ["tags"]
    entry.previousID = "OldB"
    entry.allowances = [Allowance("some-rule", because: "a reason")]
    entry.attributes = ["UpdatePolicy": [:], "lifecycle": ["create_before_destroy": true]]
    try graph.insert(entry)
    #expect(
      CloudFormation.write(graph).document["Resources"]?["B"] == [
        "Type": "AWS::EC2::VPC", "DependsOn": "A", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
        "Metadata": ["infra": ["allow": ["some-rule": "a reason"]]], "Properties": ["CidrBlock": "10.1.0.0/16"],
        "UpdatePolicy": [:],
      ])
    let configuration = Terraform.write(graph).document
    #expect(
      configuration["resource"]?["aws_vpc"]?["b"] == [
        "cidr_block": "10.1.0.0/16",
        "lifecycle": ["create_before_destroy": true, "prevent_destroy": true, "ignore_changes": ["tags"]],
        "depends_on": ["aws_vpc.a"], "//": ["infra": ["allow": ["some-rule": "a reason"]]],
      ])
    #expect(configuration["moved"] == [["from": "aws_vpc.old_b", "to": "aws_vpc.b"]])
  }

  @Test func `has parameters with defaults as each dialect types them`() throws {
    var graph = ResourceGraph("shop")
    graph.parameters = [
      Parameter("Zones", type: "CommaDelimitedList", defaultValue: "a, b"),
      Parameter("Count", type: "Number", defaultValue: "3"), Parameter("Odd", type: "Number", defaultValue: "0.5"),
      Parameter("Password", summary: "A secret", isSecret: true),
    ]
    let variables = Terraform.write(graph).document["variable"]
    #expect(
      variables == [
        "zones": ["type": "list(string)", "default": ["a", "b"]], "count": ["type": "number", "default": 3],
        "odd": ["type": "number", "default": .number("0.5")],
        "password": ["description": "A secret", "type": "string", "sensitive": true],
      ])
    let back = try Terraform.read(configuration: Terraform.write(graph).document, file: "a.tf.json", catalog: .aws)
    #expect(CloudFormation.write(back).document["Parameters"]?["Zones"]?["Default"] == "a,b")
  }

  @Test func `keeps two ids apart that are one name in snake case`() throws {
    var graph = ResourceGraph("shop")
    try graph.insert(Entry("DBPort", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" }))
    try graph.insert(Entry("DbPort", EC2.VPC { $0.cidrBlock = "10.1.0.0/16" }))
    let names = Terraform.write(graph).document["resource"]?["aws_vpc"]?.object?.keys.map { $0 }
    #expect(names == ["db_port", "DbPort"])
  }
}

struct `A template in the other dialect` {
  @Test func `has notes about what the dialect does not support`() throws {
    let template: Node = [
      "Resources": [
        "A": [
          "Type": "AWS::EC2::VPC", "Condition": "IsLarge", "DeletionPolicy": "Retain",
          "Properties": ["CidrBlock": ["Fn::ImportValue": "x"], "Unknown": 5],
        ]
      ]
    ]
    let graph = try CloudFormation.read(template, file: "a.json", catalog: .aws)
    #expect(
      Terraform.write(graph).diagnostics.map(\.message) == [
        "'Condition' of 'A' is not supported by Terraform and is omitted",
        "the deletion policy 'Retain' of 'A' is not supported by Terraform and is omitted",
        "'Unknown' of 'A' is not supported by Terraform and is omitted",
        #"the expression {"Fn::ImportValue":"x"} of 'A' has no equivalent in Terraform and is written unchanged"#,
      ])
    #expect(CloudFormation.write(graph).diagnostics == [])
  }

  @Test func `has ids of letters and digits`() throws {
    let configuration: Node = [
      "variable": ["odd_1_name": [:]],
      "resource": [
        "aws_vpc": ["a-b": ["cidr_block": "${var.odd_1_name}"], "main": [:]],
        "aws_subnet": ["main": ["vpc_id": "${aws_vpc.a-b.id}", "depends_on": ["aws_vpc.main"]]],
      ],
      "output": ["odd_1": ["value": "${aws_vpc.main.id}-${var.odd_1_name}"]],
    ]
    let graph = try Terraform.read(configuration: configuration, file: "a.tf.json", catalog: .aws)
    let template = CloudFormation.write(graph).document
    #expect(template["Parameters"]?.object?.keys.map { $0 } == ["Odd1Name"])
    #expect(template["Resources"]?["VpcAB"]?["Properties"] == ["CidrBlock": ["Ref": "Odd1Name"]])
    #expect(
      template["Resources"]?["SubnetMain"]
        == ["Type": "AWS::EC2::Subnet", "DependsOn": "VpcMain", "Properties": ["VpcId": ["Ref": "VpcAB"]]])
    #expect(template["Outputs"]?["Odd1"]?["Value"] == ["Fn::Sub": "${VpcMain}-${Odd1Name}"])
    #expect(Terraform.write(graph).document.differences(from: configuration) == [])
  }
}
