import AWSResources
import Configuration
import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// Resources without a struct, in one dialect or in both, and what refers to them.
@Suite struct RawTests {
  private let jobs = Queue("jobs")
  private let group = Raw(
    "SlowRequests", "AWS::XRay::Group", ["GroupName": "slow", "FilterExpression": "responsetime > 5"],
    terraform: "aws_xray_group", ["group_name": "slow", "filter_expression": "responsetime > 5"],
    attributes: ["GroupARN": "arn"])

  private func parameter(_ value: Text) -> SSM.Parameter {
    SSM.Parameter {
      $0.kind = .literal(.string)
      $0.value = value
    }
  }

  private func documents(@StackBuilder _ elements: () -> [any StackElement]) throws -> (
    template: Node, configuration: Node, errors: [String]
  ) {
    let graph = try Stack("shop", region: .euWest1, elements).graph()
    let (template, configuration) = (CloudFormation.write(graph), Terraform.write(graph))
    let errors = (template.diagnostics + configuration.diagnostics).filter { $0.severity == .error }
    return (template.document, configuration.document, errors.map(\.message))
  }

  @Test func `a resource in both dialects stands in each output, under one id`() throws {
    let graph = try Stack("shop", region: .euWest1) { group }.graph()
    let (template, configuration) = (CloudFormation.write(graph), Terraform.write(graph))
    #expect(
      template.document["Resources"] == [
        "SlowRequests": [
          "Type": "AWS::XRay::Group",
          "Properties": ["GroupName": "slow", "FilterExpression": "responsetime > 5"],
        ]
      ])
    #expect(
      configuration.document["resource"] == [
        "aws_xray_group": ["slow_requests": ["group_name": "slow", "filter_expression": "responsetime > 5"]]
      ])
    // Neither output lacks anything.
    #expect(template.diagnostics == [] && configuration.diagnostics == [])
  }

  @Test func `outputs, properties, overrides and other raw resources refer to it in the words of each dialect`() throws
  {
    let written = try documents {
      group
      jobs.override("AWS::SQS::Queue", "QueueName", group.reference().document)
        .override("aws_sqs_queue", "name", group.reference().document)
      Listed("Name", parameter(group.reference("GroupARN")))
      Raw(
        "Access", "AWS::XRay::ResourcePolicy",
        ["PolicyName": "x", "PolicyDocument": group.reference("GroupARN").document],
        terraform: "aws_xray_resource_policy",
        ["policy_name": "x", "policy_document": group.reference("GroupARN").document])
      Output("Group", "group \(group.reference("GroupARN"))")
    }
    #expect(written.errors == [])
    let resources = written.template["Resources"]
    #expect(resources?["JobsQueue"]?["Properties"]?["QueueName"] == ["Ref": "SlowRequests"])
    #expect(resources?["Name"]?["Properties"]?["Value"] == ["Fn::GetAtt": ["SlowRequests", "GroupARN"]])
    #expect(resources?["Access"]?["Properties"]?["PolicyDocument"] == ["Fn::GetAtt": ["SlowRequests", "GroupARN"]])
    #expect(written.template["Outputs"]?["Group"]?["Value"] == ["Fn::Sub": "group ${SlowRequests.GroupARN}"])
    let configuration = written.configuration["resource"]
    #expect(configuration?["aws_sqs_queue"]?["jobs_queue"]?["name"] == "${aws_xray_group.slow_requests.id}")
    #expect(configuration?["aws_ssm_parameter"]?["name"]?["value"] == "${aws_xray_group.slow_requests.arn}")
    #expect(
      configuration?["aws_xray_resource_policy"]?["access"]?["policy_document"] == "${aws_xray_group.slow_requests.arn}"
    )
    #expect(written.configuration["output"]?["group"]?["value"] == "group ${aws_xray_group.slow_requests.arn}")
  }

  @Test func `Terraform's name of an attribute is the same words in snake case`() throws {
    let written = try documents {
      Raw("Mesh", "AWS::AppMesh::Mesh", ["MeshName": "shop"], terraform: "aws_appmesh_mesh", ["name": "shop"])
      Output("Owner", .expression(.attribute("Mesh", "MeshOwner")))
      Output("DatabaseArn", .expression(.attribute("Mesh", "DBMeshArn")))
    }
    #expect(written.configuration["output"]?["owner"]?["value"] == "${aws_appmesh_mesh.mesh.mesh_owner}")
    #expect(written.configuration["output"]?["database_arn"]?["value"] == "${aws_appmesh_mesh.mesh.db_mesh_arn}")
  }

  @Test func `what a dialect does not have cannot be referred to there`() throws {
    let budget = Raw("Costs", "AWS::Budgets::Budget", ["Budget": ["BudgetName": "costs"]])
    let written = try documents {
      budget
      Listed("Name", parameter(budget.reference()), dependsOn: ["Costs"])
      Output("Budget", budget.reference())
    }
    let end = ", which is not in Terraform's output; give the raw resource a type of Terraform too"
    #expect(written.errors == ["'Name' refers to 'Costs'\(end)", "output 'Budget' refers to 'Costs'\(end)"])
  }

  @Test func `waiting for what a dialect does not have is left out there`() throws {
    let written = try documents {
      Raw("Costs", "AWS::Budgets::Budget", ["Budget": ["BudgetName": "costs"]])
      Listed("Name", parameter("x"), dependsOn: ["Costs"])
    }
    #expect(written.errors == [])
    #expect(written.template["Resources"]?["Name"]?["DependsOn"] == "Costs")
    #expect(written.configuration["resource"]?["aws_ssm_parameter"]?["name"]?["depends_on"] == nil)
  }

  @Test func `overrides reach the form of their dialect, and others stay as they are`() throws {
    let written = try documents {
      group.override("AWS::XRay::Group", "InsightsConfiguration", ["InsightsEnabled": true])
        .override(
          "aws_xray_group", "insights_configuration", ["insights_enabled": true, "notifications_enabled": true]
        )
        .removing("aws_xray_group", "group_name")
    }
    #expect(
      written.template["Resources"]?["SlowRequests"]?["Properties"]?["InsightsConfiguration"] == [
        "InsightsEnabled": true
      ])
    #expect(written.template["Resources"]?["SlowRequests"]?["Properties"]?["GroupName"] == "slow")
    #expect(
      written.configuration["resource"]?["aws_xray_group"]?["slow_requests"] == [
        "filter_expression": "responsetime > 5",
        "insights_configuration": ["insights_enabled": true, "notifications_enabled": true],
      ])
  }

  @Test func `an override of a raw resource of Terraform is written`() throws {
    let written = try documents {
      Raw("Pet", "random_pet", ["length": 2]).override("random_pet", "separator", "_")
      Queue("jobs")
    }
    #expect(written.configuration["resource"]?["random_pet"]?["pet"] == ["length": 2, "separator": "_"])
  }

  @Test func `rules read each form in its dialect`() throws {
    let open = Raw(
      "Open", "AWS::EC2::SecurityGroupIngress",
      ["GroupId": "sg-0a1b2c3d", "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0"],
      terraform: "aws_vpc_security_group_ingress_rule",
      [
        "security_group_id": "sg-0a1b2c3d", "ip_protocol": "tcp", "from_port": 22, "to_port": 22,
        "cidr_ipv4": "10.0.0.0/8",
      ])
    let graph = try Stack("shop", region: .euWest1) { open }.graph()
    let found = graph.written(.aws).map { dialect, graph in
      Validator().check(graph).findings.contains { $0.rule == "ssh-and-rdp-are-not-open" && dialect == .cloudFormation }
    }
    #expect(found == [true, false])
    #expect(Validator().checkWritten(graph).findings.map(\.rule).contains("ssh-and-rdp-are-not-open"))
  }

  @Test func `types of the wrong dialect, and names that nobody publishes in either, are errors`() {
    let line = #line + 2
    let found = Stack("shop", region: .euWest1) {
      Raw("A", "aws_xray_group", [:], terraform: "aws_xray_group", [:], because: "newer")
      Raw("B", "AWS::XRay::Group", [:], terraform: "AWS::XRay::Group", [:])
      Raw("C", "AWS::XRay::Group", [:], terraform: "aws_xray_groups", [:])
      Raw("D", "AWS::SQS::Queue", [:], terraform: "aws_sqs_queue", ["delay_second": jobs.arn.document], using: [jobs])
    }.errors
    let order =
      "; give CloudFormation's type first, 'AWS::S3::Bucket', and Terraform's after 'terraform:', 'aws_s3_bucket'"
    let end = "Say with 'because:' why it exists, if it is newer than this version of infra"
    #expect(
      found.map(\.message) == [
        "'aws_xray_group' is not a type of CloudFormation\(order)",
        "'AWS::XRay::Group' is not a type of Terraform\(order)",
        "Terraform's AWS provider has no type 'aws_xray_groups'; did you mean 'aws_xray_group'? \(end)",
        "'aws_sqs_queue' has no property 'delay_second'; did you mean 'delay_seconds'? \(end)",
      ])
    #expect(found.map { Int($0.location?.position.line ?? 0) } == [line, line + 1, line + 2, line + 3])
  }

  @Test func `an attribute that a type of which they are known does not have is an error`() throws {
    let raw = Raw("Jobs", "AWS::SQS::Queue", [:], terraform: "aws_sqs_queue", [:])
    let written = try documents {
      raw
      Output("Address", raw.reference("QueueUri"))
      Output("Link", raw.reference("QueueUrl"))
    }
    #expect(
      written.errors == [
        "output 'Address' refers to 'Jobs': 'AWS::SQS::Queue' has no attribute 'QueueUri'; did you mean 'QueueUrl'?",
        "output 'Address' refers to 'Jobs': 'aws_sqs_queue' has no attribute 'queue_uri'",
        "output 'Link' refers to 'Jobs': 'aws_sqs_queue' has no attribute 'queue_url'",
      ])
  }

  @Test func `another stack reads it from Parameter Store`() throws {
    let system = System(
      [
        Stack("tracing", region: .euWest1) { group },
        Stack("shop", region: .euWest1) {
          Listed("Name", parameter(group.reference("GroupARN")))
          Listed("Id", parameter(group.reference()))
        },
      ], in: Environment(name: "production", namesIncludeEnvironment: true))
    #expect(system.diagnostics.map(\.message) == [])
    #expect(system.graphs.map(\.name) == ["tracing", "shop"])
    let owner = try #require(system.graphs.first)
    #expect(
      Terraform.write(owner).document["resource"]?["aws_ssm_parameter"]?["slow_requests_group_arn_parameter"]?["value"]
        == "${aws_xray_group.slow_requests.arn}")
    let user = try #require(system.graphs.last)
    let parameters = CloudFormation.write(user).document["Parameters"]
    #expect(
      parameters?["TracingSlowRequestsGroupArn"]?["Default"] == "/infra/production/tracing/SlowRequests/GroupARN")
    #expect(parameters?["TracingSlowRequestsId"]?["Default"] == "/infra/production/tracing/SlowRequests/Id")
  }
}
