import Documents
import ResourceGraph

/// The parts of a configuration or of a module of it that decide what it makes: variables, locals, data sources, modules, and
/// how often resources are there.
final class TerraformProgram: TerraformScope {
  let body: TerraformBody
  private let locals: [String: Node]
  private let inputs: TemplateInputs
  /// `module.network["a"]`; empty for the configuration itself.
  private let path: String
  private let call: Call?
  /// The blocks by their addresses in this scope; those of data sources begin with `data.`, those of modules with `module.`.
  private let blocks: [String: TerraformBlock]
  private let outputs: [String: Node]
  private var knownVariables: [String: Node] = [:]
  private var knownOutputs: [String: Node?] = [:]
  private var knownLocals: [String: Node?] = [:]
  private var knownInstances: [String: TerraformInstances] = [:]
  /// What `each` is, by the index of the instance.
  private var eachValues: [String: [String: Node]] = [:]
  /// The instances of modules, by their addresses in this scope.
  private var modules: [String: Instance] = [:]

  /// An instance of a module, with what evaluates its expressions.
  struct Instance {
    var program: TerraformProgram
    var evaluator: TerraformEvaluator
  }

  /// What a module is given by the configuration that calls it.
  struct Call {
    // The caller has the instances of the modules that it calls.
    unowned let caller: TerraformProgram
    unowned let evaluator: TerraformEvaluator
    var arguments: Object
    /// What `count` and `each` are in the arguments.
    var frame: TerraformEvaluator.Frame
  }

  /// - Parameters:
  ///   - inputs: where the configuration is deployed.
  ///   - path: the address of the module; empty for the configuration itself.
  init(_ body: TerraformBody, _ inputs: TemplateInputs, path: String = "", call: Call? = nil) {
    self.body = body
    self.inputs = inputs
    self.path = path
    self.call = call
    locals = Dictionary(body.locals.map { ($0.key, $0.value) }) { first, _ in first }
    let named =
      body.resources.map { ($0.address, $0) } + body.dataSources.map { ("data.\($0.address)", $0) }
      + body.modules.map { ($0.block.address, $0.block) }
    blocks = Dictionary(named) { first, _ in first }
    let values = body.outputs.compactMap { output in output.member.value["value"].map { (output.member.key, $0) } }
    outputs = Dictionary(values) { first, _ in first }
  }

  /// The address among all of the template.
  func fullAddress(of address: String) -> String { path.isEmpty ? address : "\(path).\(address)" }

  /// The configuration that calls all modules.
  private func root(_ evaluator: TerraformEvaluator) -> Instance {
    call.map { $0.caller.root($0.evaluator) } ?? Instance(program: self, evaluator: evaluator)
  }

  // MARK: Names

  func node(ofVariable name: String, _ evaluator: TerraformEvaluator) -> Node? {
    guard let call else {
      guard let value = value(ofVariable: name), value.string == nil else { return Node(.string("${var.\(name)}")) }
      return value
    }
    if let known = knownVariables[name] { return known }
    let address = fullAddress(of: "var.\(name)")
    let value = evaluator.enter(address) { () -> Node? in
      guard let given = call.arguments[name] else { return body.variables[name]?.value }
      return call.evaluator.evaluate(given, call.frame)
    }
    // The name must not be taken for that of a variable of the configuration.
    let node = value ?? Node(.string("${unknown(\(address))}"))
    knownVariables[name] = node
    return node
  }

  /// The variables of references are those of the configuration.
  func value(ofVariable name: String) -> Node? {
    if let call { return call.caller.value(ofVariable: name) }
    guard let variable = body.variables[name], !variable.isSecret else { return nil }
    return variable.value
  }

  func value(ofLocal name: String, _ evaluator: TerraformEvaluator) -> Node? {
    if let known = knownLocals[name] { return known }
    guard let node = locals[name] else { return nil }
    // Locals that nest each other ever deeper would exhaust the stack of whoever reads them.
    let value = evaluator.enter(fullAddress(of: "local.\(name)")) { evaluator.evaluate(node) }.flatMap {
      $0.isNested(100) ? nil : $0
    }
    knownLocals[name] = .some(value)
    return value
  }

  func value(of attribute: String, at address: String, _ evaluator: TerraformEvaluator) -> Node? {
    let root = root(evaluator)
    let (owner, address) = root.program.owner(of: address) ?? (root, address)
    return owner.program.ownValue(of: attribute, at: address, owner.evaluator)
  }

  private func ownValue(of attribute: String, at address: String, _ evaluator: TerraformEvaluator) -> Node? {
    let (base, index) = Self.split(address)
    switch (base.prefix { $0 != "." }, attribute) {
    case ("data", "region"), ("data", "name"), ("data", "id"):
      if base.hasPrefix("data.aws_region.") { return inputs.region.map { Node(.string($0)) } }
    case ("data", "account_id"):
      if base.hasPrefix("data.aws_caller_identity.") { return inputs.account.map { Node(.string($0)) } }
    default: break
    }
    guard let block = blocks[base] else { return nil }
    return evaluator.enter("\(fullAddress(of: address)).\(attribute)") {
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
    guard let block = blocks[address] else {
      return root(evaluator).program.owner(of: address).flatMap { owner, address in
        owner.program.knownInstances[address]
      }
    }
    // A resource whose number depends on itself is wrong.
    let instances =
      evaluator.enter("instances of \(fullAddress(of: address))") { counted(block, address, evaluator) } ?? .unknown
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

  /// The resources that the blocks make, each with its index, and those of all modules.
  func resources(_ evaluator: TerraformEvaluator) -> [TerraformBlock] {
    all(evaluator) { $0.ownResources($1) }
  }

  /// The data sources of some types, with what is known of their arguments, and those of all modules.
  func dataSources(_ types: Set<String>, _ evaluator: TerraformEvaluator) -> [TerraformBlock] {
    guard !evaluator.isExhausted, !body.dataSourceTypes.isDisjoint(with: types) else { return [] }
    return all(evaluator) { $0.ownDataSources(types, $1) }
  }

  private func all(
    _ evaluator: TerraformEvaluator, _ own: (TerraformProgram, TerraformEvaluator) -> [TerraformBlock]
  ) -> [TerraformBlock] {
    var result = own(self, evaluator)
    for called in body.modules where called.body != nil {
      let address = called.block.address
      evaluator.subject = (fullAddress(of: address), called.block.file)
      let instances = instances(of: address, evaluator) ?? .one
      if instances == .unknown { noteUnknownCount(of: called.block, evaluator) }
      if instances.indices.isEmpty { noteNoInstance(of: called.block, evaluator) }
      for index in instances.indices where !evaluator.isExhausted {
        guard let module = module(at: address + index, evaluator) else { continue }
        result += module.program.all(module.evaluator, own)
      }
    }
    return result
  }

  private func ownResources(_ evaluator: TerraformEvaluator) -> [TerraformBlock] {
    var result: [TerraformBlock] = []
    for block in body.resources {
      evaluator.subject = (fullAddress(of: block.address), block.file)
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
        // What is there once is as large as its file.
        guard (place == 0 && call == nil) || evaluator.spend(size), !evaluator.isExhausted else { return result }
        let frame = frame(block.address, index, evaluator)
        result.append(block.instance(fullAddress(of: block.address) + index, attributes, evaluator, frame))
      }
    }
    return result
  }

  private func ownDataSources(_ types: Set<String>, _ evaluator: TerraformEvaluator) -> [TerraformBlock] {
    body.dataSources.filter { types.contains($0.type) }.flatMap { block -> [TerraformBlock] in
      let address = "data.\(block.address)"
      evaluator.subject = (fullAddress(of: address), block.file)
      return (instances(of: address, evaluator) ?? .one).indices.map { index in
        let frame = frame(address, index, evaluator)
        var made = block.instance(fullAddress(of: address) + index, block.attributes, evaluator, frame)
        made.arguments = evaluator.knownParts(Node(.object(made.arguments)))?.object ?? [:]
        return made
      }
    }
  }

  private func noteUnknownCount(of block: TerraformBlock, _ evaluator: TerraformEvaluator) {
    let name = block.attributes["count"] == nil ? "for_each" : "count"
    evaluator.report(
      .note,
      "the template does not tell '\(name)' of '\(fullAddress(of: block.address))', so it is examined as one resource",
      at: block.attributes[name]?.position ?? block.source.position)
  }

  private func noteNoInstance(of module: TerraformBlock, _ evaluator: TerraformEvaluator) {
    evaluator.report(
      .note,
      "'\(fullAddress(of: module.address))' has no instance with these values, so what it makes is not examined; give other "
        + "values, or validate its folder by itself",
      at: module.source.position)
  }

  /// Every instance of what a resource depends on.
  private func dependencies(_ node: Node, _ evaluator: TerraformEvaluator) -> [Node] {
    guard let address = node.string, let instances = instances(of: address, evaluator) else { return [node] }
    return instances.indices.map { Node(.string(fullAddress(of: address) + $0), at: node.position) }
  }
}

// MARK: - Modules

extension TerraformProgram {
  func value(ofOutput name: String, of module: String, _ evaluator: TerraformEvaluator) -> Node? {
    self.module(at: module, evaluator).flatMap { $0.program.value(ofOutput: name, $0.evaluator) }
  }

  private func value(ofOutput name: String, _ evaluator: TerraformEvaluator) -> Node? {
    if let known = knownOutputs[name] { return known }
    guard let output = outputs[name] else { return nil }
    let value = evaluator.enter(fullAddress(of: "output.\(name)")) { evaluator.evaluate(output) }
    knownOutputs[name] = .some(value)
    return value
  }

  func value(ofModule module: String, _ evaluator: TerraformEvaluator) -> Node? {
    guard let instances = instances(of: module, evaluator), instances != .unknown else { return nil }
    var values: [Node] = []
    for index in instances.indices {
      guard let one = self.module(at: module + index, evaluator) else { return nil }
      let outputs = one.program.body.outputs.compactMap { output in
        one.program.value(ofOutput: output.member.key, one.evaluator).map {
          Object.Member(key: output.member.key, value: $0)
        }
      }
      guard outputs.count == one.program.body.outputs.count, evaluator.spend(1 + outputs.count) else { return nil }
      values.append(Node(.object(Object(outputs))))
    }
    switch instances {
    case .one, .unknown: return values.first
    case .counted: return Node(.array(values))
    case .keyed(let keys):
      return Node(.object(Object(zip(keys, values).map { Object.Member(key: $0, value: $1) })))
    }
  }

  /// How many nodes an instance of a module costs, beside its resources.
  private static let nodesPerModule = 64

  /// An instance of a module that is read, by its address in this scope: `module.network["a"]`.
  private func module(at address: String, _ evaluator: TerraformEvaluator) -> Instance? {
    if let known = modules[address] { return known }
    let (base, index) = Self.split(address)
    guard let called = body.modules.first(where: { $0.block.address == base }), let inner = called.body,
      instances(of: base, evaluator)?.indices.contains(index) == true, evaluator.spend(Self.nodesPerModule)
    else { return nil }
    let call = Call(
      caller: self, evaluator: evaluator, arguments: called.block.arguments, frame: frame(base, index, evaluator))
    let program = TerraformProgram(inner, inputs, path: fullAddress(of: address), call: call)
    let instance = Instance(program: program, evaluator: TerraformEvaluator(program, evaluator.evaluation))
    instance.evaluator.subject = (fullAddress(of: address), called.block.file)
    modules[address] = instance
    return instance
  }

  /// The module that has what is at an address of the template, with the address in the module; `nil` for what is in none.
  private func owner(of address: String) -> (Instance, String)? {
    guard address.hasPrefix("module."), let traversal = TerraformTraversal(address[...]) else { return nil }
    var (program, owner, steps) = (self, Instance?.none, traversal.steps[...])
    while steps.count > 2, steps.first == "module" {
      guard let module = program.modules[steps.prefix(2).joined(separator: ".")] else { return nil }
      (program, owner, steps) = (module.program, module, steps.dropFirst(2))
    }
    return owner.map { ($0, steps.joined(separator: ".")) }
  }
}

extension TerraformBlock {
  /// The block with evaluated arguments.
  fileprivate func instance(
    _ address: String, _ attributes: Object, _ evaluator: TerraformEvaluator, _ frame: TerraformEvaluator.Frame
  ) -> TerraformBlock {
    var made = self
    made.address = address
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
