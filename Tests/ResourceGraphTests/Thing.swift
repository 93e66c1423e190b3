import Documents
import ResourceGraph

/// A resource with a field of every sort.
struct Thing: Resource, Equatable {
  static let resourceType = ResourceType(
    cloudFormation: "Test::A::Thing", terraform: "test_thing", referenceAttribute: "Arn",
    attributes: ["Ref": "id", "Arn": "arn", "ThingName": "name"],
    companions: [.init("test_thing_policy", owner: "thing")])

  var name: Value<String>?
  var size: Value<Int>?
  var isOn: Value<Bool>?
  var kind: Value<Kind>?
  var onlyCloudFormation: Value<String>?
  var onlyTerraform: Value<String>?
  var parts: List<Value<String>>?
  var settings: NamedValues?
  var detail: Detail?
  var rules: [Detail] = []
  var document: Detail?
  var documents: [Detail] = []
  var attributeOn: Value<Bool>?
  var attributeCount: Value<Int>?
  var blockName: Value<String>?
  var objectName: Value<String>?
  var bothName: Value<String>?
  var policy: Value<String>?
  var tags: Tags = [:]

  enum Kind: String, Literal, CaseIterable { case small, large }

  struct Detail: FieldGroup, Equatable {
    var port: Value<Int>?
    var hostName: Value<String>?
    var zones: List<Value<String>>?

    init() {}

    mutating func map(_ fields: FieldMapper) {
      fields.field("Port", &port)
      fields.field("HostName", &hostName)
      fields.field("Zones", &zones)
    }
  }

  init() {}

  mutating func map(_ fields: FieldMapper) {
    fields.required("ThingName", terraform: "name", &name)
    fields.integerAsString("Size", &size)
    fields.field("IsOn", &isOn)
    fields.field("Kind", &kind)
    fields.cloudFormationOnly("OnlyCloudFormation", &onlyCloudFormation)
    fields.terraformOnly("only_terraform", &onlyTerraform)
    fields.field("Parts", &parts)
    fields.field("Settings", &settings)
    fields.group("Detail", &detail)
    fields.groups("Rules", terraform: "rule", &rules)
    fields.document("Document", &document)
    fields.documents("Documents", &documents)
    fields.keyValueList("Attributes") { fields in
      fields.field("on.off", terraform: "attribute_on", &attributeOn)
      fields.field("how.many", terraform: "attribute_count", &attributeCount)
    }
    fields.terraformBlock("block") { $0.field("BlockName", &blockName) }
    fields.cloudFormationObject("Holder") { $0.field("ObjectName", &objectName) }
    fields.object("Both") { $0.field("Name", &bothName) }
    fields.companion("test_thing_policy", owner: Self.resourceType) { $0.field("Policy", &policy) }
    fields.tags(&tags)
  }
}

/// Expressions as simple as can be: `${Name}` is a parameter, and nothing is escaped.
struct PlainSyntax: ExpressionSyntax {
  func node(_ expression: Expression) -> Node {
    switch expression {
    case .text(let text): Node(.string(text))
    case .parameter(let name): Node(.string("${\(name)}"))
    case .verbatim(let node, _): node
    default: .null
    }
  }

  func node(literal: Node) -> Node { literal }
  func literal(_ node: Node) -> Node { node }

  func expression(_ node: Node) -> Expression? {
    guard let text = node.string, text.hasPrefix("${"), text.hasSuffix("}") else { return nil }
    return .parameter(String(text.dropFirst(2).dropLast()))
  }
}
