import Documents
import ResourceGraph
import TestSupport

@testable import Templates

/// Random templates of every type of a catalogue, made from nothing but the names and kinds of the field lists.
struct RandomGraph {
  private let seed: UInt64
  private var random: SplitMix64
  private let types: [any Resource.Type]
  private var ids: [LogicalID] = []
  private var syntax: any ExpressionSyntax = CloudFormationSyntax()

  init(seed: UInt64, _ catalog: ResourceCatalog) {
    self.seed = seed
    random = SplitMix64(seed: seed)
    types = catalog.types.shuffled(using: &random)
    ids = types.indices.map { LogicalID(naming: "thing \($0)", $0.isMultiple(of: 3) ? "main role" : "a") }
  }

  /// Every type has numbers of its own, so that a new type leaves those of the others as they are.
  private mutating func begin(_ type: any Resource.Type) {
    let hash = type.resourceType.cloudFormation.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    random = SplitMix64(seed: seed ^ hash)
  }

  /// A CloudFormation template with one resource of every type.
  mutating func template() -> Node {
    var resources = Object()
    for (index, type) in types.enumerated() {
      begin(type)
      var resource = Object()
      resource.append("Type", Node(.string(type.resourceType.cloudFormation)))
      if index > 0, random.chance(20) { resource.append("DependsOn", Node(.string(ids[index - 1].name))) }
      if random.chance(20) { resource.append("DeletionPolicy", "Retain") }
      let names = FieldMapper.names(of: type, in: .cloudFormation, syntax: syntax)
      let properties = object(FieldTree(names))
      if !properties.isEmpty { resource.append("Properties", Node(.object(properties))) }
      resources.append(ids[index].name, Node(.object(resource)))
    }
    return [
      "Parameters": [
        "SomeText": ["Type": "String"], "SomeNumber": ["Type": "Number", "Default": 5],
        "SomeList": ["Type": "CommaDelimitedList"],
      ],
      "Resources": Node(.object(resources)),
      "Outputs": ["TheOutput": ["Value": textNode()]],
    ]
  }

  /// The same configuration with arguments that only Terraform has.
  mutating func addingTerraformFields(to configuration: Node, of graph: ResourceGraph) -> Node {
    let addresses = TerraformAddresses(of: graph)
    syntax = TerraformSyntax(addresses: addresses)
    var configuration = configuration
    for entry in graph.entries {
      guard let type = entry.resource.map({ Swift.type(of: $0) }),
        let address = addresses.text(entry.id)?.split(separator: ".").map(String.init)
      else { continue }
      begin(type)
      let names = FieldMapper.names(of: type, in: .terraform, syntax: syntax).filter {
        $0.isDialectSpecific && $0.companion == nil
      }
      var body = configuration["resource"]?[address[0]]?[address[1]] ?? [:]
      for member in object(FieldTree(names)) where body[member.key] == nil { body[member.key] = member.value }
      configuration["resource"]?[address[0]]?[address[1]] = body
    }
    return configuration
  }

  private mutating func object(_ tree: FieldTree) -> Object {
    var object = Object()
    for name in tree.names {
      guard let child = tree[name], child.field?.isRequired == true || random.chance(60) else { continue }
      if let field = child.field, child.names.isEmpty {
        if let value = value(field.kind) { object.append(name, value) }
      } else if child.isList {
        let items = (0..<Int.random(in: 1...2, using: &random)).map { _ in self.object(child) }
        object.append(name, Node(.array(items.map { Node(.object($0)) })))
      } else {
        let members = self.object(child)
        if !members.isEmpty { object.append(name, Node(.object(members))) }
      }
    }
    return object
  }

  // MARK: Values

  private mutating func value(_ kind: FieldKind) -> Node? {
    switch kind {
    case .string: return textNode()
    case .integer:
      return random.chance(15)
        ? syntax.node(.parameter("SomeNumber")) : Node(.integer(Int.random(in: 0...70_000, using: &random)))
    case .integerString:
      return random.chance(15)
        ? syntax.node(.parameter("SomeNumber")) : Node(.string("\(Int.random(in: 1...4096, using: &random))"))
    case .number: return Node(random.pick([.integer(3), .number("0.5"), .number("12.25")]))
    case .boolean: return random.chance(10) ? syntax.node(.parameter("SomeText")) : Node(.bool(random.chance(50)))
    case .choice(let names): return Node(.string(random.pick(names)))
    case .reference(let type): return reference(to: type)
    case .list(let element): return list(of: element)
    case .namedValues: return namedValues()
    case .tags: return pairs(keys.map { ($0, textNode()) })
    case .keyValueList(let fields): return keyValueList(fields)
    case .examples(let examples): return random.pick(examples)
    case .any: return random.pick(["plain", 5, ["Some": ["Nested": [1, "two", true]]], [1, 2]])
    }
  }

  private mutating func list(of element: FieldKind) -> Node? {
    if random.chance(10) { return syntax.node(.parameter("SomeList")) }
    return Node(.array((0..<Int.random(in: 0...3, using: &random)).compactMap { _ in value(element) }))
  }

  /// An empty map says nothing, and is not written back.
  private mutating func namedValues() -> Node? {
    var object = Object()
    for key in keys { object.append(key, textNode()) }
    return object.members.isEmpty ? nil : Node(.object(object))
  }

  private var keys: [String] {
    mutating get { ["Name", "team:owner", "a b", "ein Schlüssel", "${x}"].filter { _ in random.chance(40) } }
  }

  private func pairs(_ pairs: [(String, Node)]) -> Node? {
    guard !pairs.isEmpty else { return .none }
    return Node(.array(pairs.map { ["Key": Node(.string($0)), "Value": $1] }))
  }

  private mutating func keyValueList(_ fields: [FieldName]) -> Node? {
    var items: [(String, Node)] = []
    for field in fields where random.chance(50) {
      guard let value = value(field.kind) else { continue }
      items.append((field.path, String(node: value).map { Node(.string($0)) } ?? value))
    }
    return pairs(items)
  }

  // MARK: Texts and references

  private mutating func textNode() -> Node {
    let texts = [
      "plain", "", "two words", "with \"quotes\" and \\", "${not.a.reference}", "100%{x}", "$${y}", "a\nb", "ü – 漢",
      "true", "12", "*",
    ]
    if random.chance(55) { return syntax.node(literal: Node(.string(random.pick(texts)))) }
    return syntax.node(expression(depth: 0))
  }

  private mutating func expression(depth: Int) -> Expression {
    switch Int.random(in: 0..<(depth == 0 ? 6 : 5), using: &random) {
    case 0: return .parameter("SomeText")
    case 1: return .pseudo(random.pick(PseudoValue.allCases))
    case 2: return .availabilityZone(Int.random(in: 0...2, using: &random))
    case 3, 4: return attribute(of: random.pick(Self.targets))
    default:
      let parts = (0..<Int.random(in: 1...4, using: &random)).flatMap { _ in
        [.text(random.pick(["arn:", "/", "-a-", "${literal}", "%{"])), expression(depth: 1)]
      }
      return .joined(parts)
    }
  }

  /// Types whose attributes stand in texts; always the same, so that a new type leaves the others as they are.
  private static let targets = [
    "AWS::EC2::VPC", "AWS::EC2::SecurityGroup", "AWS::ECR::Repository", "AWS::IAM::Role", "AWS::KMS::Key",
    "AWS::Logs::LogGroup", "AWS::RDS::DBInstance", "AWS::SNS::Topic",
  ]

  /// An attribute that has a name of its own in both dialects.
  private mutating func attribute(of target: String) -> Expression {
    guard let index = types.firstIndex(where: { $0.resourceType.cloudFormation == target }) else {
      return .text(target)
    }
    let type = types[index].resourceType
    let names = type.attributes.map(\.key).filter { type.cloudFormationAttribute(type.terraformAttribute($0)) == $0 }
    return .attribute(ids[index], random.pick(names + [type.referenceAttribute]))
  }

  private mutating func reference(to type: String) -> Node {
    if random.chance(10) { return "id-from-outside" }
    if random.chance(10) { return syntax.node(.parameter("SomeText")) }
    guard let index = types.firstIndex(where: { $0.resourceType.cloudFormation == type }) else { return "id-0123" }
    return syntax.node(.attribute(ids[index], types[index].resourceType.referenceAttribute))
  }
}
