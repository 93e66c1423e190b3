import Documents
import ResourceGraph

/// The configuration of a plan: resolves the references of arguments through module variables and outputs.
struct PlanConfiguration {
  /// An attribute of a planned resource, or the resource as a whole.
  struct Target: Hashable {
    var address: String
    var attribute: String?
  }

  /// The place of a reference: a module instance, and optionally a resource instance.
  struct Scope {
    /// `module.network["a"]`; empty in the root module.
    var module: String = ""
    /// The index of the referring resource, with brackets.
    var index: Substring = ""
  }

  /// The modules by address without indices; the root module has the empty address.
  private var modules: [String: Node] = [:]
  /// The resources by address without indices.
  private var resources: [String: Node] = [:]
  /// The addresses of planned resources, by address without indices.
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

  // MARK: References

  /// The planned resources and attributes that an expression refers to.
  func targets(of expression: Node, in scope: Scope) -> [Target] {
    targets(of: expression, in: scope, depth: 0)
  }

  private func targets(of expression: Node, in scope: Scope, depth: Int) -> [Target] {
    guard depth < 32 else { return [] }
    var targets: [Target] = []
    for reference in Self.references(of: expression) {
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
    guard let traversal = TerraformTraversal(reference[...]) else { return [] }
    let steps = traversal.steps
    switch steps[0].prefix(while: { $0 != "[" }) {
    case "var": return variable(steps, in: scope, depth: depth)
    case "module": return output(steps, in: scope, depth: depth)
    case "data", "local", "each", "count", "path", "self", "terraform": return []
    default:
      guard let resource = traversal.resourceAddress else { return [] }
      let address = scope.module.isEmpty ? resource.text : "\(scope.module).\(resource.text)"
      return planned(address, index: scope.index).map { Target(address: $0, attribute: resource.attribute) }
    }
  }

  private func variable(_ steps: [Substring], in scope: Scope, depth: Int) -> [Target] {
    guard steps.count > 1, let path = TerraformTraversal(scope.module[...]), path.steps.count >= 2 else { return [] }
    let outer = Scope(module: path.steps.dropLast(2).joined(separator: "."))
    let call = path.steps[path.steps.count - 1].prefix { $0 != "[" }
    guard let value = module(outer.module)?["module_calls"]?[String(call)]?["expressions"]?[String(steps[1])] else {
      return []
    }
    return targets(of: value, in: outer, depth: depth + 1)
  }

  private func output(_ steps: [Substring], in scope: Scope, depth: Int) -> [Target] {
    guard steps.count > 2 else { return [] }
    let call = "module.\(steps[1])"
    let inner = Scope(module: scope.module.isEmpty ? call : "\(scope.module).\(call)")
    let name = String(steps[2].prefix { $0 != "[" })
    guard let expression = module(inner.module)?["outputs"]?[name]?["expression"] else { return [] }
    return targets(of: expression, in: inner, depth: depth + 1)
  }

  /// The planned instances of an address: the address itself, the instance with the same index, or all instances.
  func planned(_ address: String, index: Substring = "") -> [String] {
    if addresses.contains(address) { return [address] }
    let all = instances[Self.withoutIndices(address)] ?? []
    if !index.isEmpty, let same = all.first(where: { $0.hasSuffix(index) }) { return [same] }
    return all
  }
}
