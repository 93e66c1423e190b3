import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

@Suite struct TerraformFilesTests {
  @Test(arguments: [
    ("network 'main'", "network-main"), ("load balancer 'public'", "load-balancer-public"),
    ("Kafka cluster 'Orders2'", "kafka-cluster-orders2"), ("queue 'a--B'", "queue-a-b"), ("''", "main"),
    ("Ünion 'x'", "nion-x"), ("../../etc 'passwd'", "etc-passwd"), ("override", "main"), (nil, "main"),
  ])
  func `a construct has a file of its own`(construct: String?, name: String) {
    #expect(TerraformFiles.name(ofConstruct: construct) == "\(name).tf.json")
  }

  @Test func `a long name is shortened`() {
    let name = TerraformFiles.name(ofConstruct: "queue '\(String(repeating: "x", count: 500))'")
    #expect(name.utf8.count == 120 + ".tf.json".utf8.count)
  }

  @Test func `blocks stand in the files that people look for them in`() throws {
    let files = Terraform.write(try shop()).files
    let sections = files.map { "\($0.name): \(($0.document.object ?? [:]).keys.joined(separator: " "))" }
    #expect(
      sections == [
        "data.tf.json: data", "database-orders.tf.json: ephemeral resource", "main.tf.json: resource",
        "network-main.tf.json: resource moved", "outputs.tf.json: output", "providers.tf.json: provider",
        "terraform.tf.json: terraform", "variables.tf.json: variable",
      ])
    #expect(files[3].document["moved"]?.array?.count == 1)
    #expect(files[3].document["resource"]?.object?.keys.sorted() == ["aws_subnet", "aws_vpc"])
  }

  @Test func `the files together are the whole configuration, and are read as one`() throws {
    let configuration = Terraform.write(try shop())
    let whole = try Terraform.read(configuration: configuration.document, file: "shop.tf.json", catalog: .aws)
    let read = try Terraform.read(
      configuration: configuration.files.map { ($0.name, $0.document) }, named: "shop", catalog: .aws)
    #expect(Set(read.entries.map(\.id)) == Set(whole.entries.map(\.id)))
    #expect(read.parameters.map(\.name) == whole.parameters.map(\.name))
    #expect(read.outputs.map(\.name) == whole.outputs.map(\.name))
    #expect(read.region == whole.region)
    #expect(read["MainVpc"]?.previousID == "OldVpc")
    #expect(read["MainVpc"]?.location?.file == "network-main.tf.json")
    #expect(read["OrdersSecret"]?.location?.file == "database-orders.tf.json")
    let again = Terraform.write(read).document
    #expect(again["resource"]?["aws_vpc"] == configuration.document["resource"]?["aws_vpc"])
    #expect(again["resource"]?["aws_secretsmanager_secret_version"] != nil)
  }

  @Test func `files that repeat a block, or are none, are errors at their places`() throws {
    let block: Node = ["resource": ["aws_vpc": ["a_b": ["cidr_block": "10.0.0.0/16"]]]]
    #expect {
      try Terraform.read(
        configuration: [("a.tf.json", block), ("b.tf.json", block), ("c.tf.json", [])],
        named: "shop", catalog: .aws)
    } throws: { error in
      let messages = (error as? Diagnostics)?.all.map(\.description) ?? []
      return messages.count == 2 && messages[0].hasPrefix("c.tf.json") && messages[1].contains("already defined")
    }
  }

  @Test func `sections of several files are joined`() throws {
    let first: Node = [
      "terraform": ["required_version": ">= 1"], "locals": ["a": 1], "data": ["aws_region": ["one": [:]]],
      "provider": ["aws": ["region": "eu-west-1"]], "moved": ["from": "a.b", "to": "a.c"],
    ]
    let second: Node = [
      "terraform": ["backend": ["s3": ["bucket": "b"]]], "locals": ["b": 2], "data": ["aws_region": ["two": [:]]],
      "provider": ["aws": ["alias": "other"]], "moved": [["from": "a.d", "to": "a.e"]],
    ]
    let graph = try Terraform.read(
      configuration: [("a.tf.json", first), ("b.tf.json", second)], named: "shop", catalog: .aws)
    #expect(graph.region == "eu-west-1")
    #expect(graph.terraformBackend?.key == "s3")
    #expect(graph.sections["locals"] == ["a": 1, "b": 2])
    #expect(graph.sections["data"] == ["aws_region": ["one": [:], "two": [:]]])
    #expect(graph.sections["provider"] == ["aws": [["region": "eu-west-1"], ["alias": "other"]]])
    #expect(graph.sections["moved"]?.array?.count == 2)
  }

  /// A stack with a block of each kind.
  private func shop() throws -> ResourceGraph {
    var graph = ResourceGraph("shop")
    graph.region = "eu-west-1"
    graph.parameters = [Parameter("Domain")]
    var vpc = Entry("MainVpc", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" })
    vpc.construct = "network 'main'"
    vpc.previousID = "OldVpc"
    var subnet = Entry(
      "MainSubnet",
      EC2.Subnet {
        $0.vpc = Reference("MainVpc")
        $0.cidrBlock = "10.0.0.0/24"
        $0.availabilityZone = .expression(.availabilityZone(0))
      })
    subnet.construct = vpc.construct
    var secret = Entry(
      "OrdersSecret",
      SecretsManager.Secret {
        $0.generatedString = SecretsManager.Secret.GeneratedString { $0.length = 32 }
      })
    secret.construct = "database 'orders'"
    for entry in [vpc, secret, subnet] { try graph.insert(entry) }
    try graph.insert(Entry("Gateway", EC2.InternetGateway()))
    graph.outputs = [Output("Vpc", .expression(.attribute("MainVpc", "Ref")))]
    return graph
  }
}
