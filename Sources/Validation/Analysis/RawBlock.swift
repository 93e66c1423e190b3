import AWSResources
import Documents

/// Properties of a resource without a struct: all of them, or those of a block in it.
struct RawBlock {
  let entry: Entry
  /// The steps from the resource to the block, as its dialect names them.
  private let path: [String]
  /// The properties in the block.
  let raw: RawResource

  init(_ entry: Entry, _ raw: RawResource) { self.init(entry, raw, []) }

  private init(_ entry: Entry, _ raw: RawResource, _ path: [String]) {
    self.entry = entry
    self.raw = raw
    self.path = path
  }

  /// The place of a property in the block.
  ///
  /// - Parameter name: in CloudFormation's spelling; Terraform's follows by rule unless given.
  func place(_ name: String, terraform: String? = nil) -> Place {
    Place(entry, path + [raw.name(name, terraform)])
  }

  /// The place of the block itself.
  var place: Place { Place(entry, path) }

  /// The blocks of a property: objects of a list, or one object. None where the property is not set.
  func blocks(_ name: String, terraform: String? = nil) -> Known<[RawBlock]> {
    guard let node = raw.property(name, terraform), !node.isNull else { return .value([]) }
    let step = raw.name(name, terraform)
    if node.isCall(in: raw.dialect) { return node == ["Ref": "AWS::NoValue"] ? .value([]) : .unknown }
    guard let items = node.array else {
      return block(node, [step]).map { .value([$0]) } ?? .unknown
    }
    let blocks = items.enumerated().compactMap { block($1, [step, "\($0)"]) }
    return blocks.count == items.count ? .value(blocks) : .unknown
  }

  private func block(_ node: Node, _ steps: [String]) -> RawBlock? {
    guard let properties = node.object, !node.isCall(in: raw.dialect) else { return nil }
    return RawBlock(entry, RawResource(raw.dialect, type: raw.type, properties: properties), path + steps)
  }

  /// The items of a list, known or not; unknown where the list is not written out.
  func items(_ name: String, terraform: String? = nil) -> Known<[Node]> {
    guard let node = raw.property(name, terraform), !node.isNull else { return .absent }
    if node == ["Ref": "AWS::NoValue"] { return .absent }
    return node.array.map { .value($0) } ?? .unknown
  }

  /// The texts of a list; unknown where one of them is not known.
  func texts(_ name: String, terraform: String? = nil) -> Known<[String]> {
    switch items(name, terraform: terraform) {
    case .absent: return .absent
    case .unknown: return .unknown
    case .value(let items):
      let texts = items.compactMap { $0.isCall(in: raw.dialect) ? nil : $0.string }
      return texts.count == items.count ? .value(texts) : .unknown
    }
  }
}

extension Node {
  /// Whether the value is the result of a function or a reference: `Ref`, `Fn::If`, `${var.name}`.
  func isCall(in dialect: Dialect) -> Bool {
    switch content {
    case .string(let text): text.contains("${")
    case .object(let object) where dialect == .cloudFormation && object.count == 1:
      object.first.map { $0.key == "Ref" || $0.key.hasPrefix("Fn::") } ?? false
    default: false
    }
  }
}
