import Documents
import ResourceGraph

/// The parts of a configuration that decide what it makes: variables, locals, data sources, and how often resources are there.
final class TerraformProgram: TerraformScope {
  /// A variable, with the value that is given, else its default.
  struct Variable {
    var value: Node?
    var isSecret: Bool
  }

  private let variables: [String: Variable]
  private let locals: [String: Node]
  private let region: String?
  private let account: String?
  /// The blocks by their addresses; those of data sources begin with `data.`.
  private let blocks: [String: TerraformBlock]
  private var knownLocals: [String: Node?] = [:]
  private var knownInstances: [String: TerraformInstances] = [:]
  /// What `each` is, by the index of the instance.
  private var eachValues: [String: [String: Node]] = [:]

  /// - Parameter inputs: the values of variables by their names in the configuration, and where it is deployed.
  init(
    resources: [TerraformBlock], dataSources: [TerraformBlock], locals: [Object.Member],
    variables: [String: Variable], _ inputs: TemplateInputs
  ) {
    self.variables = variables
    self.locals = Dictionary(locals.map { ($0.key, $0.value) }) { first, _ in first }
    region = inputs.region
    account = inputs.account
    blocks = Dictionary(
      resources.map { ($0.address, $0) } + dataSources.map { ("data.\($0.address)", $0) }
    ) { first, _ in first }
  }

  // MARK: Names

  func node(ofVariable name: String, _ evaluator: TerraformEvaluator) -> Node? {
    guard let value = value(ofVariable: name), value.string == nil else { return Node(.string("${var.\(name)}")) }
    return value
  }

  func value(ofVariable name: String) -> Node? {
    guard let variable = variables[name], !variable.isSecret else { return nil }
    return variable.value
  }

  func value(ofLocal name: String, _ evaluator: TerraformEvaluator) -> Node? {
    if let known = knownLocals[name] { return known }
    guard let node = locals[name] else { return nil }
    // Locals that nest each other ever deeper would exhaust the stack of whoever reads them.
    let value = evaluator.enter("local.\(name)") { evaluator.evaluate(node) }.flatMap { $0.isNested(100) ? nil : $0 }
    knownLocals[name] = .some(value)
    return value
  }

  /// What a module makes is not in the configuration that calls it.
  func value(ofOutput name: String, of module: String, _ evaluator: TerraformEvaluator) -> Node? { nil }

  func fullAddress(of address: String) -> String { address }

  func value(of attribute: String, at address: String, _ evaluator: TerraformEvaluator) -> Node? {
    let (base, index) = Self.split(address)
    switch (base.prefix { $0 != "." }, attribute) {
    case ("data", "region"), ("data", "name"), ("data", "id"):
      if base.hasPrefix("data.aws_region.") { return region.map { Node(.string($0)) } }
    case ("data", "account_id"):
      if base.hasPrefix("data.aws_caller_identity.") { return account.map { Node(.string($0)) } }
    default: break
    }
    guard let block = blocks[base] else { return nil }
    return evaluator.enter("\(address).\(attribute)") {
      let frame = frame(base, index, evaluator)
      guard block.type == PolicyDocumentSource.type, base.hasPrefix("data.") else {
        return block.arguments[attribute].map { evaluator.evaluate($0, frame) }
      }
      let arguments = evaluator.evaluate(Node(.object(block.arguments), at: block.source.position), frame)
      return PolicyDocumentSource.text(arguments.object ?? [:])
    }
  }

  private static func split(_ address: String) -> (base: String, index: String) {
    guard address.hasSuffix("]"), let open = address.firstIndex(of: "[") else { return (address, "") }
    return (String(address[..<open]), String(address[open...]))
  }

  // MARK: Instances

  func instances(of address: String, _ evaluator: TerraformEvaluator) -> TerraformInstances? {
    if let known = knownInstances[address] { return known }
    guard let block = blocks[address] else { return nil }
    // A resource whose number depends on itself is wrong.
    let instances = evaluator.enter("instances of \(address)") { counted(block, address, evaluator) } ?? .unknown
    knownInstances[address] = instances
    return instances
  }

  private func counted(
    _ block: TerraformBlock, _ address: String, _ evaluator: TerraformEvaluator
  ) -> TerraformInstances {
    if let count = block.attributes["count"] {
      guard let number = evaluator.integer(evaluator.evaluate(count)), number >= 0 else { return .unknown }
      return evaluator.spend(number) ? .counted(number) : .unknown
    }
    guard let collection = block.attributes["for_each"] else { return .one }
    let value = evaluator.evaluate(collection)
    var values: [String: Node] = [:]
    if let object = value.object {
      for member in object { values[member.key] = member.value }
    } else if let items = value.array {
      for item in items {
        guard let key = evaluator.text(item) else { return .unknown }
        values[key] = item
      }
    } else {
      return .unknown
    }
    let keys = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let pairs = values.map { key, value -> (String, Node) in
      (TerraformInstances.index(key), ["key": TerraformSyntax.escaped(.string(key)), "value": value])
    }
    eachValues[address] = Dictionary(pairs) { first, _ in first }
    return .keyed(keys)
  }

  /// What `count` and `each` are in an instance.
  private func frame(_ address: String, _ index: String, _ evaluator: TerraformEvaluator) -> TerraformEvaluator.Frame {
    switch instances(of: address, evaluator) {
    case .counted: return Int(index.dropFirst().dropLast()).map { ["count": ["index": .integer($0)]] } ?? [:]
    case .keyed: return eachValues[address]?[index].map { ["each": $0] } ?? [:]
    case .one, .unknown, nil: return [:]
    }
  }

  // MARK: Resources

  /// The resources that the blocks make, each with its index.
  func expanded(_ blocks: [TerraformBlock], _ evaluator: TerraformEvaluator) -> [TerraformBlock] {
    var result: [TerraformBlock] = []
    for block in blocks {
      evaluator.subject = (block.address, block.file)
      let instances = instances(of: block.address, evaluator) ?? .one
      var attributes = block.attributes
      if instances != .unknown {
        attributes["count"] = nil
        attributes["for_each"] = nil
      } else {
        noteUnknownCount(of: block, evaluator)
      }
      if let dependencies = attributes["depends_on"]?.array {
        attributes["depends_on"] = Node(
          .array(dependencies.flatMap { self.dependencies($0, evaluator) }),
          at: attributes["depends_on"]?.position ?? .none)
      }
      let size = Node(.object(block.arguments)).size
      for (place, index) in instances.indices.enumerated() {
        guard place == 0 || evaluator.spend(size), !evaluator.isExhausted else { return result }
        let frame = frame(block.address, index, evaluator)
        result.append(block.instance(index, attributes, evaluator, frame))
      }
    }
    return result
  }

  private func noteUnknownCount(of block: TerraformBlock, _ evaluator: TerraformEvaluator) {
    let name = block.attributes["count"] == nil ? "for_each" : "count"
    evaluator.report(
      .note, "the template does not tell '\(name)' of '\(block.address)', so it is examined as one resource",
      at: block.attributes[name]?.position ?? block.source.position)
  }

  /// Every instance of what a resource depends on.
  private func dependencies(_ node: Node, _ evaluator: TerraformEvaluator) -> [Node] {
    guard let address = node.string, let instances = instances(of: address, evaluator) else { return [node] }
    return instances.indices.map { Node(.string(address + $0), at: node.position) }
  }
}

extension TerraformBlock {
  /// The block with evaluated arguments.
  fileprivate func instance(
    _ index: String, _ attributes: Object, _ evaluator: TerraformEvaluator, _ frame: TerraformEvaluator.Frame
  ) -> TerraformBlock {
    var made = self
    made.address += index
    let body = evaluator.evaluate(Node(.object(arguments), at: source.position), frame)
    made.arguments = body.object ?? [:]
    made.attributes = attributes
    made.source = Node(.object(Object(made.arguments.members + attributes.members)), at: source.position)
    return made
  }
}

extension Node {
  /// Whether the tree has more than that many levels.
  fileprivate func isNested(_ levels: Int) -> Bool {
    switch content {
    case .array(let items): levels == 0 || items.contains { $0.isNested(levels - 1) }
    case .object(let object): levels == 0 || object.contains { $0.value.isNested(levels - 1) }
    case .null, .bool, .integer, .number, .string: false
    }
  }
}
