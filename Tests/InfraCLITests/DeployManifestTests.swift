import Documents
import ResourceGraph
import Testing

@testable import InfraCLI

@Suite struct DeployManifestTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `the manifest lists the stacks in their order, with what each needs`() throws {
    try folder.write(
      #"environments: { production: { account: "111122223333", region: eu-west-1 } }"#, to: "infra.yaml")
    let source = FakeSource { _ in
      var shop = try ResourceGraph("shop", [.role()])
      shop.region = "eu-central-1"
      shop.parameters = [Parameter("CertificateArn"), Parameter("Zones", defaultValue: 3)]
      return [try ResourceGraph("network", [.good, .long(60_000)]), shop]
    }
    #expect(folder.app("synth", source: source).code == 0)
    let bytes = try ["network", "shop"].map { try folder.files.read("infra.out/production-\($0)/template.json").count }
    #expect(
      try folder.read("infra.out/deploy-production.json") == """
        {
          "version": 1,
          "environment": "production",
          "account": "111122223333",
          "stacks": [
            {
              "name": "network",
              "deployedName": "production-network",
              "region": "eu-west-1",
              "folder": "production-network",
              "dependsOn": [],
              "cloudFormation": {
                "template": "production-network/template.json",
                "bytes": \(bytes[0]),
                "needsBucket": true,
                "capabilities": [],
                "parameters": []
              },
              "terraform": {
                "folder": "production-network/terraform",
                "files": ["main.tf.json", "terraform.tf.json"],
                "variables": []
              }
            },
            {
              "name": "shop",
              "deployedName": "production-shop",
              "region": "eu-central-1",
              "folder": "production-shop",
              "dependsOn": [],
              "cloudFormation": {
                "template": "production-shop/template.json",
                "bytes": \(bytes[1]),
                "needsBucket": false,
                "capabilities": ["CAPABILITY_IAM"],
                "parameters": ["CertificateArn"]
              },
              "terraform": {
                "folder": "production-shop/terraform",
                "files": ["main.tf.json", "providers.tf.json", "terraform.tf.json", "variables.tf.json"],
                "variables": ["certificate_arn"]
              }
            }
          ]
        }

        """)
  }

  @Test func `what the run did not write is not in the manifest`() throws {
    let source = FakeSource(["network": [.good], "shop": [.good]])
    #expect(folder.app("synth", "--stack", "shop", "--format", "yaml", source: source).code == 0)
    let manifest = try JSON.read(folder.files.read("infra.out/deploy.json"))
    #expect(manifest["environment"] == "default")
    #expect(manifest["account"] == nil)
    let stacks = try #require(manifest["stacks"]?.array)
    #expect(stacks.map { $0["name"] } == ["shop"])
    #expect(stacks.first?["deployedName"] == "shop")
    #expect(stacks.first?["region"] == nil)
    #expect(stacks.first?[["cloudFormation", "template"]] == "shop/template.yaml")
    #expect(stacks.first?["terraform"] == nil)
  }

  @Test func `a run for one stack retains what the manifest says of the others`() throws {
    let source = FakeSource(["network": [.good], "mail": [.good], "shop": [.good]])
    #expect(folder.app("synth", source: source).code == 0)
    let before = try folder.read("infra.out/deploy.json")
    #expect(folder.app("synth", "--stack", "mail", source: source).code == 0)
    #expect(try folder.read("infra.out/deploy.json") == before)
    #expect(folder.app("synth", "--stack", "mail", "--format", "yaml", source: source).code == 0)
    let stacks = try #require(JSON.read(folder.files.read("infra.out/deploy.json"))["stacks"]?.array)
    #expect(stacks.map { $0["name"] } == ["network", "mail", "shop"])
    #expect(stacks.map { $0["terraform"] == nil } == [false, true, false])
    let fewer = FakeSource(["mail": [.good], "shop": [.good]])
    #expect(folder.app("synth", "--stack", "mail", source: fewer).code == 0)
    let rest = try JSON.read(folder.files.read("infra.out/deploy.json"))["stacks"]?.array
    #expect(rest?.map { $0["name"] } == ["mail", "shop"])
  }

  @Test func `each environment has a manifest of its own in the same folder`() throws {
    try folder.write("environments: { production: , staging: }", to: "infra.yaml")
    #expect(folder.app("synth", "--environment", "staging").code == 0)
    let staging = try folder.read("infra.out/deploy-staging.json")
    #expect(folder.app("synth", "--environment", "production").code == 0)
    #expect(try folder.read("infra.out/deploy-staging.json") == staging)
    #expect(try folder.read("infra.out/deploy-production.json").contains(#""folder": "production-shop""#))
  }

  @Test func `entries of another environment, and those that are none, are not retained`() throws {
    try folder.write(
      #"{"names": {"environment": false}, "environments": {"a": {"account": "111122223333"}, "b": {"account": "111122223334"}}}"#,
      to: "infra.yaml")
    let source = FakeSource(["mail": [.good], "shop": [.good]])
    #expect(folder.app("synth", "--environment", "a", source: source).code == 0)
    #expect(folder.app("synth", "--environment", "b", "--stack", "shop", source: source).code == 0)
    let manifest = try JSON.read(folder.files.read("infra.out/deploy.json"))
    #expect(manifest["stacks"]?.array?.map { $0["name"] } == ["shop"])
    try folder.write(#"{"version": 1, "stacks": [1, {"folder": 2}]}"#, to: "infra.out/deploy.json")
    #expect(folder.app("synth", "--environment", "b", "--stack", "mail", source: source).code == 0)
    let rewritten = try JSON.read(folder.files.read("infra.out/deploy.json"))
    #expect(rewritten["stacks"]?.array?.map { $0["name"] } == ["mail"])
  }

  @Test func `the manifest is written with the other files, or not at all`() throws {
    try folder.files.makeFolder("infra.out/deploy.json")
    let outcome = folder.app("synth")
    #expect(outcome.errors == "infra: error: cannot write 'infra.out/deploy.json': is a directory\n")
    #expect(outcome.code == 2)
    #expect(try folder.all() == [])
    #expect(folder.app("synth", "--out", "other", source: FakeSource(["shop": [.bad]])).code == 1)
    #expect(folder.files.kind(of: "other") == nil)
  }

  @Test func `the schema in the documentation describes what is written`() throws {
    let schema = try JSON.read(Files(workingDirectory: Self.root).read("docs/deploy.schema.json"))
    let source = FakeSource { _ in
      var shop = try ResourceGraph("shop", [.role(name: "r")])
      shop.region = "eu-central-1"
      shop.parameters = [Parameter("CertificateArn")]
      var network = try ResourceGraph("network", [.good])
      network.update("R1") { $0.deletionPolicy = .retain }
      return [network, shop]
    }
    for format in ["cloudformation", "yaml", "terraform"] {
      #expect(folder.app("synth", "--format", format, source: source).code == 0)
      let manifest = try JSON.read(folder.files.read("infra.out/deploy.json"))
      #expect(Self.mistakes(in: manifest, by: schema, schema, at: "deploy.json") == [])
    }
    #expect(
      Self.mistakes(in: ["version": "1", "stacks": [["name": 1]]], by: schema, schema, at: "$") == [
        "$.stacks[0].name: expected string", "$.stacks[0]: 'dependsOn' is missing",
        "$.stacks[0]: 'deployedName' is missing", "$.stacks[0]: 'folder' is missing", "$.version: expected 1",
        "$: 'environment' is missing",
      ])
  }

  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  /// Where a document differs from a schema in its types, its keys and its constants.
  private static func mistakes(in node: Node, by rule: Node, _ schema: Node, at place: String) -> [String] {
    if let reference = rule["$ref"]?.string {
      let path = reference.split(separator: "/").dropFirst().map(String.init)
      let target = path.reduce(Optional(schema)) { $0?[$1] }
      return target.map { mistakes(in: node, by: $0, schema, at: place) } ?? ["\(place): no '\(reference)'"]
    }
    var found: [String] = []
    if let constant = rule["const"], constant != node { found.append("\(place): expected \(constant.integer ?? 0)") }
    switch (rule["type"]?.string, node.content) {
    case ("object", .object(let object)):
      let properties = rule["properties"]?.object ?? [:]
      for name in rule["required"]?.array?.compactMap(\.string) ?? [] where object[name] == nil {
        found.append("\(place): '\(name)' is missing")
      }
      for member in object {
        let inner = "\(place).\(member.key)"
        guard let rule = properties[member.key] else {
          found.append("\(inner): unknown")
          continue
        }
        found += mistakes(in: member.value, by: rule, schema, at: inner)
      }
    case ("array", .array(let items)):
      let rule = rule["items"] ?? [:]
      for (index, item) in items.enumerated() {
        found += mistakes(in: item, by: rule, schema, at: "\(place)[\(index)]")
      }
    case (nil, _), ("string", .string), ("integer", .integer), ("boolean", .bool): break
    case (let type?, _): found.append("\(place): expected \(type)")
    }
    return found.sorted()
  }
}
