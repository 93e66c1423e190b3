import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

/// Modules of a configuration that are in folders beside it.
@Suite struct TerraformModuleTests {
  /// Folders with a file each.
  private struct Folders: TerraformModuleSource {
    var texts: [String: String]

    func files(in folder: String) throws(Diagnostics) -> [(path: String, document: Node)]? {
      guard let text = texts[folder] else { return nil }
      let path = "\(folder)/main.tf.json"
      return [(path, try TemplateFile.document(Array(text.utf8), file: path))]
    }
  }

  private func graph(
    _ text: String, _ modules: [String: String] = [:], _ inputs: TemplateInputs = TemplateInputs()
  ) throws -> ResourceGraph {
    let path = "live/shop/main.tf.json"
    let document = try TemplateFile.document(Array(text.utf8), file: path)
    return try #require(
      Terraform.scenarios(
        configuration: [(path, document)], named: "shop", catalog: .aws, inputs: inputs,
        modules: Folders(texts: modules)
      ).first)
  }

  private static let network = """
    {"variable": {"range": {}, "zones": {"default": 2}},
     "locals": {"name": "${var.range}-main"},
     "resource": {
      "aws_vpc": {"main": {"cidr_block": "${var.range}", "tags": {"Name": "${local.name}"}}},
      "aws_subnet": {"private": {"count": "${var.zones}", "vpc_id": "${aws_vpc.main.id}",
        "cidr_block": "${cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)}", "depends_on": ["aws_vpc.main"]}}},
     "output": {"vpc": {"value": "${aws_vpc.main.id}"}, "subnets": {"value": "${aws_subnet.private[*].id}"}}}
    """

  @Test func `the resources of a module are read with what it is given, and its outputs lead to them`() throws {
    let graph = try graph(
      """
      {"variable": {"range": {"default": "10.1.0.0/16"}},
       "module": {"network": {"source": "../modules/network", "range": "10.2.0.0/16"}},
       "resource": {
        "aws_security_group": {"api": {"name": "api", "vpc_id": "${module.network.vpc}"}},
        "aws_efs_mount_target": {"files": {"file_system_id": "fs-1", "subnet_id": "${module.network.subnets[1]}"}}}}
      """, ["live/modules/network": Self.network])
    let vpc = try #require(graph.resource("module.network.aws_vpc.main", as: EC2.VPC.self))
    #expect(vpc.cidrBlock == .literal("10.2.0.0/16"))
    #expect(String(describing: vpc.tags).contains("10.2.0.0/16-main"))
    let subnet = graph.resource("module.network.aws_subnet.private[1]", as: EC2.Subnet.self)
    #expect(subnet?.vpc?.id == "module.network.aws_vpc.main")
    #expect(subnet?.cidrBlock == .literal("10.2.1.0/24"))
    #expect(graph["module.network.aws_subnet.private[1]"]?.dependsOn == ["module.network.aws_vpc.main"])
    #expect(graph["module.network.aws_vpc.main"]?.location?.file == "live/modules/network/main.tf.json")
    #expect(graph.all(EC2.SecurityGroup.self).first?.vpc?.id == "module.network.aws_vpc.main")
    #expect(graph.all(EFS.MountTarget.self).first?.subnet?.id == "module.network.aws_subnet.private[1]")
    // The variables of a module are none of the configuration.
    #expect(graph.parameters.map(\.name) == ["Range"])
    #expect(graph.notes == [])
  }

  @Test func `a module without an instance is noted, and examined with other values`() throws {
    let text = """
      {"variable": {"on": {"default": false}},
       "module": {"network": {"source": "../modules/network", "count": "${var.on ? 1 : 0}", "range": "10.2.0.0/16"}}}
      """
    let modules = ["live/modules/network": Self.network]
    let off = try graph(text, modules)
    #expect(off.entries.isEmpty)
    #expect(
      off.notes.map(\.message) == [
        "'module.network' has no instance with these values, so what it makes is not examined; give other values, or validate "
          + "its folder by itself"
      ])
    #expect(off.notes.first?.location?.position.line == 2)
    let on = try graph(text, modules, TemplateInputs(parameters: ["on": true]))
    #expect(on.all(EC2.VPC.self).count == 1)
    #expect(on.notes.isEmpty)
  }

  @Test func `a module that is called for each item is there for each`() throws {
    let graph = try graph(
      """
      {"variable": {"ranges": {"default": {"a": "10.1.0.0/16", "b": "10.2.0.0/16"}}},
       "module": {
        "network": {"source": "../modules/network", "for_each": "${var.ranges}", "range": "${each.value}", "zones": 1},
        "spare": {"source": "../modules/network", "count": 2, "range": "10.${count.index}.0.0/16", "zones": 0}},
       "resource": {
        "aws_security_group": {
          "b": {"name": "b", "vpc_id": "${module.network[\\"b\\"].vpc}"},
          "c": {"name": "c", "vpc_id": "${module.spare[*].vpc[1]}"},
          "d": {"name": "d", "vpc_id": "${values(module.network)[0].vpc}"}}}}
      """, ["live/modules/network": Self.network])
    let ranges = graph.all(EC2.VPC.self).compactMap(\.resource.cidrBlock?.literal)
    #expect(ranges.sorted() == ["10.0.0.0/16", "10.1.0.0/16", "10.1.0.0/16", "10.2.0.0/16"])
    #expect(graph.resource("B", as: EC2.SecurityGroup.self)?.vpc?.id == #"module.network["b"].aws_vpc.main"#)
    #expect(graph.resource("D", as: EC2.SecurityGroup.self)?.vpc?.id == #"module.network["a"].aws_vpc.main"#)
    #expect(graph.all(EC2.Subnet.self).count == 2)
  }

  @Test func `modules call modules, and policies come from data sources in them`() throws {
    let outer = """
      {"variable": {"name": {}}, "module": {"role": {"source": "./role", "name": "${var.name}-role"}},
       "output": {"arn": {"value": "${module.role.arn}"}}}
      """
    let inner = """
      {"variable": {"name": {}},
       "data": {"aws_iam_policy_document": {"trust": {"statement": {"actions": ["sts:AssumeRole"],
         "principals": {"type": "Service", "identifiers": ["ecs-tasks.amazonaws.com"]}}}}},
       "resource": {"aws_iam_role": {"task": {
         "name": "${var.name}", "assume_role_policy": "${data.aws_iam_policy_document.trust.json}"}}},
       "output": {"arn": {"value": "${aws_iam_role.task.arn}"}}}
      """
    let graph = try graph(
      """
      {"module": {"api": {"source": "./api", "name": "api"}},
       "resource": {"aws_ecs_task_definition": {"api": {"family": "api", "task_role_arn": "${module.api.arn}"}}}}
      """, ["live/shop/api": outer, "live/shop/api/role": inner])
    let role = try #require(graph.resource("module.api.module.role.aws_iam_role.task", as: IAM.Role.self))
    #expect(role.name == .literal("api-role"))
    #expect(String(describing: role.trustPolicy).contains("ecs-tasks.amazonaws.com"))
    let task = graph.all(ECS.TaskDefinition.self).first
    #expect(task?.taskRole?.id == "module.api.module.role.aws_iam_role.task")
  }

  @Test func `a variable that a module is not given is not one of the configuration`() throws {
    let graph = try graph(
      """
      {"variable": {"range": {"default": "10.1.0.0/16"}}, "module": {"network": {"source": "../modules/network"}}}
      """, ["live/modules/network": Self.network])
    let vpc = graph.resource("module.network.aws_vpc.main", as: EC2.VPC.self)
    #expect(vpc?.cidrBlock?.literal == nil)
    #expect(vpc?.cidrBlock?.expression.parameterReferences == [])
  }

  @Test(arguments: [
    ("terraform-aws-modules/vpc/aws", "its source is 'terraform-aws-modules/vpc/aws'"),
    ("git::https://example.com/network.git", "its source is 'git::https://example.com/network.git'"),
    ("./elsewhere", "'./elsewhere' has no '*.tf.json'"),
  ])
  func `a module that is in no folder stays closed`(_ source: String, _ reason: String) throws {
    let graph = try graph(
      """
      {"module": {"net": {"source": "\(source)"}},
       "resource": {"aws_security_group": {"api": {"name": "api", "vpc_id": "${module.net.vpc}"}}}}
      """)
    #expect(graph.all(EC2.SecurityGroup.self).first?.vpc?.id == nil)
    #expect(
      graph.notes.map(\.message) == [
        "what module 'net' makes is not examined, since \(reason); validate the plan, the output of 'terraform show -json'"
      ])
  }

  @Test func `a module is chosen by its key where the key is a number`() throws {
    let graph = try graph(
      """
      {"locals": {"accounts": {"111122223333": "10.1.0.0/16"}},
       "module": {
        "network": {"source": "../modules/network", "for_each": "${local.accounts}", "range": "${each.value}", "zones": 0},
        "spare": {"source": "../modules/network", "count": 2, "range": "10.${count.index}.0.0/16", "zones": 0}},
       "resource": {"aws_security_group": {
        "a": {"name": "a", "vpc_id": "${module.network[\\"111122223333\\"].vpc}"},
        "b": {"name": "b", "for_each": "${local.accounts}", "vpc_id": "${module.network[each.key].vpc}"},
        "c": {"name": "c", "vpc_id": "${module.spare[\\"1\\"].vpc}"}}}}
      """, ["live/modules/network": Self.network])
    let groups = graph.all(EC2.SecurityGroup.self).map(\.vpc?.id)
    let named: LogicalID = #"module.network["111122223333"].aws_vpc.main"#
    #expect(groups == [named, named, "module.spare[1].aws_vpc.main"])
  }

  @Test func `the state of a configuration is in its own folder, whatever modules it calls`() throws {
    let network = try graph(
      """
      {"module": {"network": {"source": "../modules/network", "range": "10.1.0.0/16"}},
       "output": {"vpc_id": {"value": "${module.network.vpc}"}}}
      """, ["live/modules/network": Self.network])
    #expect(network.entries.first?.location?.file == "live/modules/network/main.tf.json")
    #expect(TerraformState(of: network)?.place == "local live/shop/terraform.tfstate")
    let reader = try graph(
      """
      {"data": {"terraform_remote_state": {"data": {"backend": "local", "config": {"path": "../data/terraform.tfstate"}}}},
       "output": {"table": {"value": "${data.terraform_remote_state.data.outputs.table}"}}}
      """)
    #expect(reader.entries.isEmpty)
    #expect(SharedNeeds(reader).keys == [.output(state: "local live/data/terraform.tfstate", "Table")])
    #expect(TerraformState(of: reader)?.place == "local live/shop/terraform.tfstate")
  }

  @Test func `modules that call each other in a circle, or too deep, are an error`() throws {
    func message(_ modules: [String: String], calls: String = #""a": {"source": "./a"}"#) -> String {
      do {
        _ = try graph(#"{"module": {\#(calls)}}"#, modules)
        return ""
      } catch {
        return "\(error)"
      }
    }
    let own = [
      "live/shop/a": #"{"module": {"b": {"source": "../b"}}}"#,
      "live/shop/b": #"{"module": {"a": {"source": "../a"}}}"#,
    ]
    #expect(message(own).contains("module 'a' calls itself through '../a'; remove the call"))
    var folder = "live/shop"
    var deep: [String: String] = [:]
    for _ in 0..<100 {
      folder += "/a"
      deep[folder] = #"{"module": {"a": {"source": "./a"}}}"#
    }
    #expect(message(deep).contains("modules call each other more than 32 deep; call fewer"))
    // The order of the calls, of which each finds the next module read, decides nothing.
    func row(_ count: Int) -> String {
      var modules = ["live/shop/m0": #"{"output": {"o": {"value": 1}}}"#]
      for level in 1..<count {
        modules["live/shop/m\(level)"] = #"{"module": {"m": {"source": "../m\#(level - 1)"}}}"#
      }
      return message(
        modules, calls: (0..<count).map { #""m\#($0)": {"count": 0, "source": "./m\#($0)"}"# }.joined(separator: ","))
    }
    #expect(row(31) == "")
    #expect(row(32).contains("modules call each other more than 32 deep; call fewer"))
  }

  @Test func `modules that call the next one twice each are soon too many`() throws {
    var modules: [String: String] = ["live/shop/m30": #"{"output": {"o": {"value": 1}}}"#]
    for level in 0..<30 {
      let call = #"{"source": "../m\#(level + 1)"}"#
      modules["live/shop/m\(level)"] = #"{"module": {"a": \#(call), "b": \#(call)}}"#
    }
    let start = ContinuousClock.now
    #expect(throws: Diagnostics.self) { try graph(#"{"module": {"m": {"source": "./m0"}}}"#, modules) }
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  @Test func `many instances of modules in modules are an error`() throws {
    var modules: [String: String] = ["live/shop/m8": #"{"resource": {"aws_sqs_queue": {"q": {"name": "q"}}}}"#]
    for level in 0..<8 {
      modules["live/shop/m\(level)"] = #"{"module": {"m": {"count": 10, "source": "../m\#(level + 1)"}}}"#
    }
    let start = ContinuousClock.now
    #expect(throws: Diagnostics.self) { try graph(#"{"module": {"m": {"source": "./m0"}}}"#, modules) }
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
