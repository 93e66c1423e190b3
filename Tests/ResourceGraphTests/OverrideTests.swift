import AWSResources
import Documents
import Testing

@testable import ResourceGraph

/// What overrides and raw resources change in the graph that rules see.
@Suite struct OverrideTests {
  private func graph(_ content: Entry) throws -> ResourceGraph {
    var graph = ResourceGraph("shop")
    try graph.insert(content)
    return graph
  }

  private func overridden(_ resource: any Resource, _ overrides: Override...) throws -> ResourceGraph {
    var entry = Entry("It", resource)
    entry.overrides = overrides
    return try graph(entry)
  }

  private let database = RDS.DBInstance {
    $0.isPubliclyAccessible = false
    $0.kmsKey = Reference("Key")
    $0.securityGroups = [Reference("Group")]
  }

  @Test func `a graph without overrides and raw resources is the same`() throws {
    let graph = try graph(Entry("It", database))
    #expect(!graph.hasOverrides)
  }

  @Test func `an override is a property of the resource in its own dialect, and the other properties are kept`() throws
  {
    let graph = try overridden(
      database, Override(.cloudFormation, path: [.key("PubliclyAccessible")], value: true))
    let written = graph.applyingOverrides(in: .cloudFormation, .aws)
    let read = try #require(written.resource("It", as: RDS.DBInstance.self))
    #expect(read.isPubliclyAccessible == true)
    #expect(read.kmsKey?.id == "Key" && read.securityGroups?.items.compactMap(\.id) == ["Group"])
    let other = graph.applyingOverrides(in: .terraform, .aws)
    #expect(other.resource("It", as: RDS.DBInstance.self)?.isPubliclyAccessible == false)
  }

  @Test func `an override can refer to a resource`() throws {
    let key = JSONDocument.expression(.attribute("Other", "Arn"))
    let graph = try overridden(database, Override(.terraform, path: [.key("kms_key_id")], value: key))
    let written = graph.applyingOverrides(in: .terraform, .aws)
    #expect(written.resource("It", as: RDS.DBInstance.self)?.kmsKey?.id == "Other")
  }

  @Test func `an override without a value removes the property`() throws {
    let graph = try overridden(
      database, Override(.cloudFormation, path: [.key("PubliclyAccessible")], value: nil))
    let written = graph.applyingOverrides(in: .cloudFormation, .aws)
    let read = try #require(written.resource("It", as: RDS.DBInstance.self))
    #expect(read.isPubliclyAccessible == nil && read.kmsKey?.id == "Key")
  }

  @Test func `an override into a companion's owner keeps the companion`() throws {
    let bucket = S3.Bucket { $0.versioning = .literal(.enabled) }
    let graph = try overridden(bucket, Override(.terraform, path: [.key("force_destroy")], value: true))
    let written = graph.applyingOverrides(in: .terraform, .aws)
    #expect(written.resource("It", as: S3.Bucket.self)?.versioning == .literal(.enabled))
  }

  @Test(arguments: [Dialect.cloudFormation, .terraform])
  func `a container's property is overridden in the text of a document as in an object`(dialect: Dialect) throws {
    let task = ECS.TaskDefinition {
      $0.family = "api"
      $0.containers = [
        .init {
          $0.name = "app"
          $0.image = .expression(.attribute("Image", "Uri"))
        }
      ]
    }
    let path: [Extra.Step] =
      dialect == .terraform
      ? [.key("container_definitions"), .index(0), .key("privileged")]
      : [.key("ContainerDefinitions"), .index(0), .key("Privileged")]
    let graph = try overridden(task, Override(dialect, path: path, value: true))
    let container = graph.applyingOverrides(in: dialect, .aws).resource("It", as: ECS.TaskDefinition.self)?.containers
      .first
    #expect(container?.isPrivileged == true)
    #expect(container?.name == "app" && container?.image == .expression(.attribute("Image", "Uri")))
  }

  @Test func `a raw resource of a known type is a resource of that type in its dialect`() throws {
    let raw = RawResource(
      .cloudFormation, type: "AWS::EC2::SecurityGroupIngress",
      properties: ["IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0"])
    var entry = Entry("It", raw)
    entry.overrides = [
      Override(.cloudFormation, path: [.key("GroupId")], value: .expression(.attribute("Group", "GroupId")))
    ]
    let graph = try graph(entry)
    let read = try #require(
      graph.applyingOverrides(in: .cloudFormation, .aws).resource("It", as: EC2.SecurityGroupIngress.self))
    #expect(read.securityGroup?.id == "Group" && read.fromPort == 22)
    #expect(graph.applyingOverrides(in: .terraform, .aws).resource("It", as: EC2.SecurityGroupIngress.self) == nil)
  }

  // MARK: - Texts of documents

  @Test func `a property inside a JSON text is set and removed, and the rest of the text is kept`() {
    let text = #"[{"name":"app","port":${var.port},"secrets":${jsonencode(local.x)},"url":"https://${var.host}/a"}]"#
    var node: Node = ["container_definitions": .string(text)]
    node.set(true, at: [.key("container_definitions"), .index(0), .key("privileged")])
    #expect(node["container_definitions"]?.string == String(text.dropLast(2)) + #","privileged":true}]"#)
    node.remove(at: [.key("container_definitions"), .index(0), .key("privileged")])
    #expect(node["container_definitions"]?.string == text)
  }

  @Test func `a text that is no document is replaced, and nothing is removed from it`() {
    var node: Node = ["Name": "a name"]
    node.remove(at: [.key("Name"), .key("First")])
    #expect(node == ["Name": "a name"])
    node.set("x", at: [.key("Name"), .key("First")])
    #expect(node == ["Name": ["First": "x"]])
  }
}
