import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

struct `A Terraform configuration` {
  private func graph(_ text: String) throws -> ResourceGraph {
    try TemplateFile.read(Array(text.utf8), file: "stacks/shop.tf.json", catalog: .aws)
  }

  /// Something of everything that a configuration can have.
  private static let everything = """
    {
      "//": "a comment",
      "terraform": {
        "required_version": ">= 1.6",
        "backend": {"s3": {"bucket": "state", "key": "shop"}}
      },
      "provider": [{"aws": {"region": "eu-west-1"}}, {"aws": {"alias": "us", "region": "us-east-1"}}],
      "variable": {
        "image_tag": {"type": "string", "description": "What to run", "default": "v1"},
        "zones": {"type": "list(string)", "default": ["a", "b"]},
        "anyThing": {},
        "password": {"sensitive": true, "type": "map(string)", "validation": {"condition": "${true}"}}
      },
      "locals": {"name": "shop"},
      "data": {"aws_ami": {"linux": {"most_recent": true}}, "aws_region": {"current": {}}},
      "module": {"network": {"source": "./network"}},
      "resource": {
        "aws_vpc": {"main": {
          "cidr_block": "10.0.0.0/16",
          "lifecycle": {"ignore_changes": ["tags"], "prevent_destroy": true},
          "//": {"infra": {"allow": {"vpc-has-flow-logs": "a test"}}}
        }},
        "aws_subnet": {
          "private_a": {
            "count": 2,
            "vpc_id": "${aws_vpc.main.id}",
            "cidr_block": "${cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)}",
            "availability_zone": "${data.aws_availability_zones.available.names[0]}",
            "depends_on": ["aws_vpc.main", "module.network"]
          },
          "Odd-Name": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.9.0/24", "depends_on": ["aws_vpc.main"]}
        },
        "aws_ecr_repository": {"api": {"name": "api", "tags": {"Name": "$${literal}"}}},
        "aws_ecr_lifecycle_policy": {
          "api": {"repository": "${aws_ecr_repository.api.name}", "policy": "{}"},
          "stray": {"repository": "elsewhere", "policy": "{}"}
        },
        "aws_ecr_repository_policy": {
          "of_api": {"repository": "${aws_ecr_repository.api.id}", "policy": "{}", "count": 1}
        },
        "aws_budgets_budget": {"all": {"budget_type": "COST", "cost_filter": [{"name": "Service", "values": []}]}}
      },
      "moved": [{"from": "aws_vpc.old_main", "to": "aws_vpc.main"}, {"from": "module.a", "to": "module.b"}],
      "output": {
        "vpc": {"value": "${aws_vpc.main.id}", "description": "The network"},
        "all_subnets": {"value": "${aws_subnet.private_a[*].id}"},
        "list": {"value": ["${aws_vpc.main.id}"], "sensitive": true}
      }
    }
    """

  @Test func `is written back as the same document`() throws {
    let written = Terraform.write(try graph(Self.everything))
    let document = try JSON.read(Array(Self.everything.utf8))
    #expect(written.document.differences(from: document) == [])
    #expect(written.diagnostics == [])
  }

  @Test func `has typed resources, raw ones, and names of its own where PascalCase does not lead back`() throws {
    let graph = try graph(Self.everything)
    #expect(graph.name == "shop")
    #expect(
      graph.entries.map(\.id) == [
        "Main", "PrivateA", "aws_subnet.Odd-Name", "Api", "Stray", "All",
      ])
    #expect(graph["Main"]?.location?.description == "stacks/shop.tf.json:18:17")
    #expect(graph["Main"]?.source?["cidr_block"] == "10.0.0.0/16")
    guard case .raw(let budget)? = graph["All"]?.content else { throw Missing() }
    #expect(budget.type == "aws_budgets_budget" && budget.dialect == .terraform)
  }

  @Test func `contains meta-arguments of its resources`() throws {
    let graph = try graph(Self.everything)
    #expect(graph.region == "eu-west-1")
    #expect(graph.terraformBackend?.key == "s3")
    #expect(graph["Main"]?.ignoredChanges == ["tags"])
    #expect(graph["Main"]?.previousID == "OldMain")
    #expect(graph["Main"]?.allowances.map(\.rule) == ["vpc-has-flow-logs"])
    #expect(graph["PrivateA"]?.dependsOn == ["Main"])
    #expect(graph["aws_subnet.Odd-Name"]?.dependsOn == ["Main"])
    #expect(graph.parameters.map(\.name) == ["ImageTag", "Zones", "anyThing", "Password"])
    #expect(graph.parameters.map(\.type) == ["String", "CommaDelimitedList", "String", "String"])
    #expect(graph.parameters.map(\.isSecret) == [false, false, false, true])
    #expect(graph.outputs.map(\.name) == ["Vpc", "AllSubnets", "List"])
    #expect(graph.outputs.first?.value == .expression(.attribute("Main", "Ref")))
  }

  @Test func `has references that lead to its resources`() throws {
    let graph = try graph(Self.everything)
    let subnet = try #require(graph.resource("PrivateA", as: EC2.Subnet.self))
    #expect(subnet.vpc?.id == "Main")
    #expect(subnet.availabilityZone == .availabilityZone(0))
    #expect(subnet.cidrBlock?.literal == nil)
  }

  @Test func `has companions inside their owners, under whatever name`() throws {
    let graph = try graph(Self.everything)
    let repository = try #require(graph.resource("Api", as: ECR.Repository.self))
    #expect(repository.lifecyclePolicy == "{}")
    #expect(repository.tags["Name"] == "${literal}")
    let written = Terraform.write(graph).document["resource"]
    #expect(written?["aws_ecr_repository_policy"]?["of_api"]?["count"] == 1)
    #expect(written?["aws_ecr_lifecycle_policy"]?.object?.keys.map { $0 } == ["api", "stray"])
  }

  @Test func `may have blocks as lists`() throws {
    let listed = try graph(
      """
      {"resource": [{"aws_vpc": [{"main": [{"cidr_block": "10.0.0.0/16"}]}]},
        {"aws_subnet": {"a": [{"vpc_id": "${aws_vpc.main.id}"}]}}]}
      """)
    let plain = try graph(
      """
      {"resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
        "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}"}}}}
      """)
    #expect(Comparison(listed, plain).differences == [])
  }

  @Test func `with resources of one name keeps their addresses as ids`() throws {
    let graph = try graph(
      """
      {"resource": {"aws_vpc": {"main": {}}, "aws_subnet": {"main": {"vpc_id": "${aws_vpc.main.id}"}}}}
      """)
    #expect(graph.entries.map(\.id) == ["aws_vpc.main", "aws_subnet.main"])
    #expect(graph.resource("aws_subnet.main", as: EC2.Subnet.self)?.vpc?.id == "aws_vpc.main")
    let template = CloudFormation.write(graph)
    #expect(template.document["Resources"]?["SubnetMain"]?["Properties"] == ["VpcId": ["Ref": "VpcMain"]])
  }

  @Test func `with several mistakes gets an error for each`() {
    #expect {
      try graph(
        """
        {"resource": {"aws_vpc": {"main": 5}, "aws_subnet": "x"},
         "output": 7}
        """)
    } throws: { error in
      "\(error)" == """
        stacks/shop.tf.json:1:27: error: resource 'aws_vpc.main' must be an object of arguments
        stacks/shop.tf.json:1:39: error: 'resource.aws_subnet' must be an object of blocks by their names
        stacks/shop.tf.json:2:2: error: 'output' must be an object of blocks by their names
        """
    }
  }

  @Test func `that is defined twice is an error that shows both places`() {
    #expect {
      try graph(#"{"resource": [{"aws_vpc": {"a": {}}}, {"aws_vpc": {"a": {}}}]}"#)
    } throws: { error in
      "\(error)".contains(
        "'aws_vpc.a' is already defined at stacks/shop.tf.json:1:28; give one of the two another name")
    }
  }
}

/// What a test looked for is not there.
struct Missing: Error {}
