import Documents
import ResourceGraph

/// The configuration of a plan: resolves the references of arguments through module variables and outputs.
struct PlanConfiguration {
  /// What an expression of the configuration refers to in the end.
  struct Target: Hashable {
    enum Kind {
      case resource
      case data
      /// A variable of the root module.
      case variable
      /// A local value or an item of a loop, which a plan does not show.
      case hidden
    }

    var kind = Kind.resource
    /// The address of an instance, the name of a variable, or the reference as it is written.
    var address: String
    /// The attribute of a resource or data source; `nil` for the whole.
    var attribute: String?
  }

  /// The place of a reference: a module instance, and optionally a resource instance.
  struct Scope {
    /// `module.network["a"]`; empty in the root module.
    var module: String = ""
    /// The index of the referring resource, with brackets.
    var index: Substring = ""
    /// The `for_each` of the referring resource.
    var collection: Node?
  }

  /// The modules by address without indices; the root module has the empty address.
  private var modules: [String: Node] = [:]
  /// The resources by address without indices.
  private var resources: [String: Node] = [:]
  /// The addresses of planned resources and data sources, by address without indices.
  private let instances: [String: [String]]
  private let addresses: Set<String>

  init(_ root: Node?, addresses: [String]) {
    self.addresses = Set(addresses)
    instances = Dictionary(grouping: addresses, by: Self.withoutIndices)
    collect(root, path: "")
  }

  private mutating func collect(_ module: Node?, path: String) {
    guard let module else { return }
    modules[path] = module
    for resource in module["resources"]?.array ?? [] {
      guard let address = resource["address"]?.string else { continue }
      resources[path.isEmpty ? address : "\(path).\(address)"] = resource
    }
    for call in module["module_calls"]?.object ?? [:] {
      collect(call.value["module"], path: path.isEmpty ? "module.\(call.key)" : "\(path).module.\(call.key)")
    }
  }

  /// `module.a["x"].aws_subnet.b[0]` is `module.a.aws_subnet.b`.
  static func withoutIndices(_ address: String) -> String {
    guard address.utf8.contains(UInt8(ascii: "[")), let traversal = TerraformTraversal(address[...]) else {
      return address
    }
    return traversal.steps.map { $0.prefix { $0 != "[" } }.joined(separator: ".")
  }

  /// The configuration of a resource, by its address in the plan.
  func resource(_ address: String) -> Node? { resources[Self.withoutIndices(address)] }

  private func module(_ path: String) -> Node? { modules[Self.withoutIndices(path)] }

  /// What a module is given for a variable, with the place of the call; else the default of the variable.
  func argument(_ name: String, ofModule path: String) -> (expression: Node, scope: Scope)? {
    guard let traversal = TerraformTraversal(path[...]), traversal.steps.count >= 2 else { return nil }
    let step = traversal.steps[traversal.steps.count - 1]
    let label = step.prefix { $0 != "[" }
    var outer = Scope(module: traversal.steps.dropLast(2).joined(separator: "."))
    let call = module(outer.module)?["module_calls"]?[String(label)]
    // `count` and `each` of the call are those of the module.
    outer.index = step.dropFirst(label.count)
    outer.collection = call?["for_each_expression"]
    if let given = call?["expressions"]?[name] { return (given, outer) }
    return module(path)?["variables"]?[name]?["default"].map { (["constant_value": $0], outer) }
  }

  // MARK: References

  /// The planned resources and attributes that an expression refers to.
  func targets(of expression: Node, in scope: Scope) -> [Target] {
    sources(of: expression, in: scope).filter { $0.kind == .resource }
  }

  /// Everything that an expression refers to.
  func sources(of expression: Node, in scope: Scope) -> [Target] {
    sources(of: expression, in: scope, depth: 0)
  }

  private func sources(of expression: Node, in scope: Scope, depth: Int) -> [Target] {
    guard depth < 32 else { return [] }
    let references = Self.references(of: expression)
    var scope = scope
    // Without the index of the instance, an expression takes all of what it refers to.
    if !references.contains(where: { $0.hasPrefix("count.") || $0.hasPrefix("each.") }) { scope.index = "" }
    var targets: [Target] = []
    for reference in references {
      for target in resolve(reference, in: scope, depth: depth) where !targets.contains(target) {
        targets.append(target)
      }
    }
    return targets
  }

  /// The references of an expression, without prefixes of the preceding one: `aws_vpc.main` after `aws_vpc.main.id`.
  static func references(of expression: Node) -> [String] {
    var references: [String] = []
    for reference in (expression["references"]?.array ?? []).compactMap(\.string) {
      let isPart = references.last.map { $0.hasPrefix("\(reference).") || $0.hasPrefix("\(reference)[") } ?? false
      if !isPart { references.append(reference) }
    }
    return references
  }

  private func resolve(_ reference: String, in scope: Scope, depth: Int) -> [Target] {
    let hidden = [Target(kind: .hidden, address: reference)]
    guard let traversal = TerraformTraversal(reference[...]) else { return hidden }
    let steps = traversal.steps
    switch steps[0].prefix(while: { $0 != "[" }) {
    case "var": return variable(steps, in: scope, depth: depth)
    case "module": return output(steps, in: scope, depth: depth)
    case "each": return item(steps, in: scope, depth: depth) ?? hidden
    case "count", "path", "self", "terraform": return []
    // A plan has no values of ephemeral resources.
    case "local", "ephemeral": return hidden
    case "data":
      guard steps.count > 2 else { return [] }
      let attribute = steps.count > 3 ? steps[3...].joined(separator: ".") : nil
      return planned(address(steps[..<3], in: scope), index: scope.index).map {
        Target(kind: .data, address: $0, attribute: attribute)
      }
    default:
      guard let resource = traversal.resourceAddress else { return [] }
      return planned(address([resource.text[...]], in: scope), index: scope.index).map {
        Target(address: $0, attribute: resource.attribute)
      }
    }
  }

  private func address(_ steps: ArraySlice<Substring>, in scope: Scope) -> String {
    let address = steps.joined(separator: ".")
    return scope.module.isEmpty ? address : "\(scope.module).\(address)"
  }

  private func variable(_ steps: [Substring], in scope: Scope, depth: Int) -> [Target] {
    guard steps.count > 1 else { return [] }
    let name = String(steps[1].prefix { $0 != "[" })
    if scope.module.isEmpty { return [Target(kind: .variable, address: name)] }
    guard let (value, outer) = argument(name, ofModule: scope.module) else { return [] }
    return sources(of: value, in: outer, depth: depth + 1)
  }

  /// The expression of a module's output: `subnets` of `module.network[0]`.
  func output(_ name: String, ofModule path: String) -> Node? { module(path)?["outputs"]?[name]?["expression"] }

  private func output(_ steps: [Substring], in scope: Scope, depth: Int) -> [Target] {
    guard steps.count > 2 else { return [] }
    let inner = Scope(module: address(["module", steps[1]], in: scope))
    let name = String(steps[2].prefix { $0 != "[" })
    guard let expression = output(name, ofModule: inner.module) else { return [] }
    return sources(of: expression, in: inner, depth: depth + 1)
  }

  /// What `each.value` refers to, where a resource is repeated for each instance of another one; `nil` if that is hidden.
  private func item(_ steps: [Substring], in scope: Scope, depth: Int) -> [Target]? {
    guard steps.count > 1, let collection = scope.collection else { return nil }
    if steps[1] == "key" { return [] }
    let attribute = steps.count > 2 ? steps[2...].joined(separator: ".") : nil
    let sources = sources(of: collection, in: Scope(module: scope.module), depth: depth + 1)
    let indices = [String(scope.index), String(scope.index.filter { $0 != "\"" })]
    let same = sources.filter { source in
      source.kind == .resource && source.attribute == nil && indices.contains { source.address.hasSuffix($0) }
    }
    if same.count == 1 { return [Target(address: same[0].address, attribute: attribute)] }
    // Which of them the item is, is not in the plan.
    return sources.isEmpty
      ? nil : sources.map { $0.kind == .variable ? $0 : Target(kind: .hidden, address: $0.address) }
  }

  /// The planned instances of an address: the address itself, the instance with the same index, or all instances.
  func planned(_ address: String, index: Substring = "") -> [String] {
    if addresses.contains(address) { return [address] }
    if !index.isEmpty, addresses.contains(address + index) { return [address + index] }
    let all = (instances[Self.withoutIndices(address)] ?? []).filter { instance in
      // Those of other instances of the module are others.
      !address.contains("[") || instance.hasPrefix("\(address)[") || instance == address
    }
    guard !index.isEmpty else { return all }
    if let same = all.first(where: { $0.hasSuffix(index) }) { return [same] }
    // `element` begins again at the end of a list.
    if let number = Int(index.dropFirst().dropLast()), !all.isEmpty,
      let same = all.first(where: { $0.hasSuffix("[\(number % all.count)]") })
    {
      return [same]
    }
    return all
  }

  /// How often a resource or data source is planned.
  func instances(of address: String) -> TerraformInstances? {
    if addresses.contains(address) { return .one }
    let indices = planned(address).compactMap { instance -> Substring? in
      instance.hasPrefix("\(address)[") && instance.hasSuffix("]")
        ? instance.dropFirst(address.count + 1).dropLast() : nil
    }
    guard !indices.isEmpty else { return resource(address) == nil ? nil : .counted(0) }
    if indices.allSatisfy({ Int($0) != nil }) { return .counted(indices.count) }
    return .keyed(indices.map { String($0.dropFirst().dropLast()).replacing("\\\"", with: "\"") })
  }
}
