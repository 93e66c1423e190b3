import Documents
import ResourceGraph
import Testing

struct `A field list` {
  private let thing = Thing {
    $0.name = "a"
    $0.size = 512
    $0.isOn = true
    $0.kind = .literal(.large)
    $0.onlyCloudFormation = "c"
    $0.onlyTerraform = "t"
    $0.parts = ["x", .parameter("Part")]
    $0.settings = ["one": "1"]
    $0.detail = Thing.Detail { $0.port = 80 }
    $0.rules = [Thing.Detail { $0.port = 1 }, Thing.Detail { $0.hostName = "h" }]
    $0.document = Thing.Detail { $0.hostName = "\"h\"" }
    $0.documents = [
      Thing.Detail {
        $0.port = .parameter("Port")
        $0.hostName = .parameter("Host")
        $0.zones = .expression(.parameter("Zones"))
      }
    ]
    $0.attributeOn = false
    $0.attributeCount = 3
    $0.blockName = "b"
    $0.objectName = "o"
    $0.bothName = "n"
    $0.policy = "{}"
    $0.tags = ["Name": "a"]
  }

  private let cloudFormation: Object = [
    "ThingName": "a", "Size": "512", "IsOn": true, "Kind": "large", "OnlyCloudFormation": "c",
    "Parts": ["x", "${Part}"], "Settings": ["one": "1"], "Detail": ["Port": 80],
    "Rules": [["Port": 1], ["HostName": "h"]], "Document": ["HostName": "\"h\""],
    "Documents": [["Port": "${Port}", "HostName": "${Host}", "Zones": "${Zones}"]],
    "Attributes": [["Key": "on.off", "Value": "false"], ["Key": "how.many", "Value": "3"]],
    "BlockName": "b", "Holder": ["ObjectName": "o"], "Both": ["Name": "n"], "Policy": "{}",
    "Tags": [["Key": "Name", "Value": "a"]],
  ]

  private let terraform: Object = [
    "name": "a", "size": 512, "is_on": true, "kind": "large", "only_terraform": "t", "parts": ["x", "${Part}"],
    "settings": ["one": "1"], "detail": ["port": 80], "rule": [["port": 1], ["host_name": "h"]],
    "document": #"{"HostName":"\"h\""}"#,
    "documents": #"[{"port":${Port},"hostName":"${Host}","zones":${jsonencode(Zones)}}]"#,
    "attribute_on": false, "attribute_count": 3, "block": ["block_name": "b"], "object_name": "o",
    "both": ["name": "n"], "tags": ["Name": "a"],
  ]

  private func read(
    _ body: Object, _ dialect: Dialect, companions: [String: [Object]] = [:]
  ) throws -> (thing: Thing, extras: [Extra]) {
    let read = FieldMapper.reader(dialect, syntax: PlainSyntax()).read(Thing.self, from: body, companions: companions)
    return (try #require(read.resource as? Thing), read.extras)
  }

  private func written(_ thing: Thing, _ dialect: Dialect) -> FieldMapper.Written {
    FieldMapper.writer(dialect, syntax: PlainSyntax()).write(thing)
  }

  // MARK: Four directions

  @Test func `writes CloudFormation`() {
    #expect(written(thing, .cloudFormation).body == cloudFormation)
  }

  @Test func `reads CloudFormation`() throws {
    var expected = thing
    expected.onlyTerraform = nil
    let (thing, extras) = try read(cloudFormation, .cloudFormation)
    #expect(thing == expected)
    #expect(extras == [])
  }

  @Test func `writes Terraform, with companions beside`() {
    let written = written(thing, .terraform)
    #expect(written.body == terraform)
    #expect(written.companions.map(\.type.type) == ["test_thing_policy"])
    #expect(written.companions.map(\.body) == [["policy": "{}"]])
  }

  @Test func `reads Terraform, with blocks as objects or lists`() throws {
    let companions: [String: [Object]] = ["test_thing_policy": [["policy": "{}"]]]
    var expected = thing
    expected.onlyCloudFormation = nil
    let (thing, extras) = try read(terraform, .terraform, companions: companions)
    #expect(thing == expected)
    #expect(extras == [])

    var listed = terraform
    listed["detail"] = [["port": 80]]
    listed["block"] = [["block_name": "b"]]
    listed["size"] = .null
    expected.size = nil
    #expect(try read(listed, .terraform, companions: companions).thing == expected)
  }

  @Test func `tells what a required field lacks`() {
    #expect(written(Thing(), .cloudFormation).missing == ["ThingName"])
    #expect(written(Thing(), .terraform).missing == ["name"])
    #expect(written(Thing(), .terraform).body.isEmpty)
  }

  @Test func `tells what has a value and no name in the dialect`() {
    #expect(written(thing, .terraform).unsupported == ["OnlyCloudFormation"])
    #expect(written(thing, .cloudFormation).unsupported == ["only_terraform"])
    #expect(written(Thing { $0.name = "a" }, .cloudFormation).unsupported == [])
  }

  // MARK: Names

  @Test func `lists field names with their kinds`() {
    let names = FieldMapper.names(of: Thing.self, in: .cloudFormation, syntax: PlainSyntax())
    let byPath = Dictionary(uniqueKeysWithValues: names.map { ($0.path, $0) })
    #expect(byPath["ThingName"]?.isRequired == true && byPath["ThingName"]?.kind == .string)
    #expect(byPath["Size"]?.kind == .integerString)
    #expect(byPath["Kind"]?.kind == .choice(["small", "large"]))
    #expect(byPath["Parts"]?.kind == .list(of: .string))
    #expect(byPath["Rules[].Port"]?.kind == .integer)
    #expect(byPath["Holder.ObjectName"] != nil && byPath["Tags[]"]?.kind == .tags)
    #expect(names.filter(\.isDialectSpecific).map(\.path) == ["OnlyCloudFormation"])
    guard case .keyValueList(let keys)? = byPath["Attributes[]"]?.kind else { return #expect(Bool(false)) }
    #expect(keys.map(\.path) == ["on.off", "how.many"])
  }

  @Test func `lists Terraform's names, those of companions apart`() {
    let names = FieldMapper.names(of: Thing.self, in: .terraform, syntax: PlainSyntax())
    #expect(names.filter { $0.companion != nil }.map(\.path) == ["thing", "policy"])
    #expect(names.filter(\.isDialectSpecific).map(\.path) == ["only_terraform"])
    #expect(names.map(\.path).contains("rule[].host_name"))
    #expect(names.map(\.path).contains("block.block_name"))
  }

  // MARK: What it does not know

  @Test(
    arguments: [
      ["New": 5], ["Detail": ["Port": 80, "New": [1]]], ["Rules": [["Port": 1], ["New": 2], "odd", ["Port": 3]]],
      ["Rules": ["odd", ["New": ["a": "b"]]]], ["Rules": []], ["Rules": "odd"], ["Detail": []],
      ["Parts": ["a", ["b"]]],
      ["Attributes": [["Key": "unknown", "Value": "x"], ["Key": "on.off", "Value": "true"]]],
      ["Attributes": [["Key": "how.many", "Value": "3"], ["Key": "on.off", "Value": "true"]]],
      ["Attributes": [["Key": "on.off", "Value": "yes"], ["Key": "how.many", "Value": "03"]]],
      ["Attributes": [["Key": "on.off"]]], ["Attributes": "odd"], ["Tags": [["Key": "a", "Value": "b", "More": true]]],
      ["Kind": "unheard-of"], ["IsOn": "true"], ["Size": 512], ["Size": "0512"], ["Size": [1]],
      ["Settings": ["a": ["b"]]],
      ["Both": ["New": 1]], ["Holder": [:]], ["Document": "text"], ["ThingName": .null],
    ] as [Object])
  func `keeps it, and writes it back`(body: Object) throws {
    let (thing, extras) = try read(body, .cloudFormation)
    var node = Node(.object(written(thing, .cloudFormation).body))
    node.apply(extras)
    #expect(node == Node(.object(body)))
  }

  @Test(
    arguments: [
      ["new": 5], ["detail": [["port": 80, "new": [1]]]], ["rule": ["port": 1]], ["rule": [["new": 1], ["port": 2]]],
      ["document": "{ \"HostName\" : \"h\" }"], ["document": "{\"HostName\":\"h\",\"New\":1}"], ["document": "no JSON"],
      ["documents": "[{\"port\":\"80\"}]"], ["documents": "${jsonencode([])}"], ["block": ["new": 1]],
      ["tags": "${tags}"],
    ] as [Object])
  func `keeps it in Terraform, too`(body: Object) throws {
    let (thing, extras) = try read(body, .terraform)
    var node = Node(.object(written(thing, .terraform).body))
    node.apply(extras)
    let spelledAsLists: Set<String> = ["detail", "rule"]
    if let key = body.first?.key, spelledAsLists.contains(key) {
      #expect(node[key] != nil)
    } else {
      #expect(node == Node(.object(body)))
    }
  }

  @Test func `reads what it knows of a text that it keeps`() throws {
    let (thing, extras) = try read(["document": "{\"HostName\":\"h\",\"New\":1}"], .terraform)
    #expect(thing.document?.hostName == "h")
    #expect(extras.map(\.pathDescription) == ["document"])
  }

  @Test func `keeps a companion's arguments`() throws {
    let (thing, extras) = try read([:], .terraform, companions: ["test_thing_policy": [["policy": "p", "new": 1]]])
    #expect(thing.policy == "p")
    #expect(extras == [Extra(.terraform, companion: "test_thing_policy", path: [.key("new")], value: 1)])
  }
}
