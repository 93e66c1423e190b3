import Documents
import ResourceGraph

/// What a plan knows: the values of resources, data sources and variables, and what its expressions come to.
final class PlanValues {
  let configuration: PlanConfiguration
  /// The variables of the root module, with the values that were given, else their defaults.
  let variables: [String: TerraformBody.Variable]
  /// The planned values of resources and data sources by address.
  let values: [String: Node]
  /// What is known after apply, in the form of the values.
  let unknowns: [String: Node]
  private let catalog: ResourceCatalog
  private let types: [String: String]
  private lazy var kinds = FieldKinds(catalog)
  /// The evaluators by the modules whose expressions they read.
  private var evaluators: [String: TerraformEvaluator] = [:]
  /// The data sources that are read, so that a circle is left open.
  private var entered: Set<String> = []

  /// - Parameter types: the types of the resources by address.
  init(
    _ configuration: PlanConfiguration, variables: [String: TerraformBody.Variable], values: [String: Node],
    unknowns: [String: Node], types: [String: String], catalog: ResourceCatalog
  ) {
    self.configuration = configuration
    self.variables = variables
    self.values = values
    self.unknowns = unknowns
    self.types = types
    self.catalog = catalog
  }

  /// What was refused while expressions were evaluated.
  var isExhausted: Bool { evaluators.contains { $0.value.isExhausted } }

  /// Data sources whose values are secrets, which Terraform reads while it plans.
  private static let secretSources = [
    "aws_secretsmanager_secret_version", "aws_secretsmanager_random_password", "aws_ssm_parameter", "aws_kms_secrets",
  ]

  /// The planned value of what an expression refers to.
  func value(of target: PlanConfiguration.Target) -> Node? {
    target.attribute.flatMap { attribute in values[target.address]?[attribute] }
  }

  /// `aws_vpc.main.id`
  func traversal(_ target: PlanConfiguration.Target) -> String {
    switch target.kind {
    case .resource, .data: "\(target.address).\(target.attribute ?? referenceAttribute(of: target.address))"
    case .variable: "var.\(target.address)"
    case .hidden: target.address
    }
  }

  /// What a reference to something else than a resource comes to, if a template can say it.
  func node(for source: PlanConfiguration.Target) -> Node? {
    switch source.kind {
    case .variable: return Node(.string("${\(traversal(source))}"))
    case .data:
      let isPolicy = source.attribute == "json" || source.attribute == "minified_json"
      if isPolicy, let text = policy(at: source.address) { return text }
      return source.attribute == nil ? nil : Node(.string("${\(traversal(source))}"))
    case .resource, .hidden: return nil
    }
  }

  /// The reference that a planned text comes from, if that matters: to a variable, or to a secret.
  ///
  /// - Parameter sources: what the argument refers to beside resources.
  func reference(for text: String, from sources: [PlanConfiguration.Target]) -> String? {
    guard !text.isEmpty, !sources.isEmpty else { return nil }
    // What is hidden may be any variable.
    let isHidden = sources.contains { $0.kind == .hidden }
    let named = sources.filter { $0.kind == .variable }.map(\.address)
    let candidates = named + (isHidden ? secretNames.filter { !named.contains($0) } : [])
    if let same = candidates.first(where: { variables[$0]?.value?.string == text }) { return "${var.\(same)}" }
    if let part = candidates.first(where: { isSecret($0, in: text) }) { return "${unknown(var.\(part))}" }
    let secret = sources.first { source in
      source.kind == .data && Self.secretSources.contains { source.address.contains("data.\($0).") }
    }
    if let secret { return "${\(traversal(secret))}" }
    return isHidden && secretTexts.contains { text.contains($0) } ? "${unknown()}" : nil
  }

  private lazy var secretNames = variables.filter(\.value.isSecret).keys.sorted()

  private func isSecret(_ name: String, in text: String) -> Bool {
    guard let variable = variables[name], variable.isSecret, let secret = variable.value?.string else { return false }
    // A short text is in many others by chance.
    return secret.count > 3 && text.contains(secret)
  }

  /// The values of data sources that are secrets.
  private lazy var secretTexts: [String] =
    values.filter { entry in Self.secretSources.contains { entry.key.contains("data.\($0).") } }
    .flatMap { [$0.value["secret_string"]?.string, $0.value["value"]?.string] }
    .compactMap(\.self).filter { $0.count > 3 }

  private func referenceAttribute(of address: String) -> String {
    let type = types[address].flatMap { catalog.type(named: $0, in: .terraform) }?.resourceType
    return type.map { $0.terraformAttribute($0.referenceAttribute) } ?? "id"
  }
}

// MARK: - Arguments

extension PlanValues {
  /// The arguments of a resource or data source.
  func arguments(of address: String, module: String, type: String) -> Object {
    let written = configuration.resource(address)
    let index = address.hasSuffix("]") ? address.lastIndex(of: "[") : nil
    let scope = PlanConfiguration.Scope(
      module: module, index: index.map { address[$0...] } ?? "", collection: written?["for_each_expression"])
    let kinds = kinds
    let arguments = arguments(in: scope) { path in
      type == PolicyDocumentSource.type
        ? PolicyDocumentSource.lists.contains(String(path.split(separator: ".").last ?? ""))
        : kinds.isList(path, of: type)
    }
    return arguments.merged(
      values[address]?.object ?? [:], with: written?["expressions"]?.object ?? [:], unknown: unknowns[address])
  }

  /// What an expression comes to at a place of the configuration.
  func value(of expression: Node, in scope: PlanConfiguration.Scope) -> Node? {
    arguments(in: scope) { _ in false }.merged([:], with: ["value": expression])["value"]
  }

  private func arguments(in scope: PlanConfiguration.Scope, _ isList: @escaping (String) -> Bool) -> PlanArguments {
    let evaluator = evaluator(of: scope.module)
    return PlanArguments(
      plan: self, scope: scope, evaluator: evaluator, frame: frame(scope, evaluator), isList: isList)
  }

  private func evaluator(of module: String) -> TerraformEvaluator {
    if let known = evaluators[module] { return known }
    let made = TerraformEvaluator(PlanScope(self, module: module))
    evaluators[module] = made
    return made
  }

  /// What `count` and `each` are in an instance.
  private func frame(
    _ scope: PlanConfiguration.Scope, _ evaluator: TerraformEvaluator
  ) -> TerraformEvaluator.Frame {
    let index = scope.index.dropFirst().dropLast()
    if index.isEmpty { return [:] }
    if let number = Int(index) { return ["count": ["index": .integer(number)]] }
    let key = String(index.dropFirst().dropLast()).replacing("\\\"", with: "\"")
    var each: Object = ["key": TerraformSyntax.escaped(.string(key))]
    if let constant = scope.collection?["constant_value"] {
      let collection = evaluator.evaluate(constant)
      if let value = collection[key] ?? collection.array?.first(where: { evaluator.text($0) == key }) {
        each.append("value", value)
      }
    }
    return ["each": Node(.object(each))]
  }

  /// The policy that a data source makes of its arguments; `nil` if it is another data source.
  func policy(at address: String) -> Node? {
    let steps = address.split(separator: ".")
    guard let data = steps.lastIndex(of: "data"), data + 1 < steps.count, steps[data + 1] == PolicyDocumentSource.type,
      entered.insert(address).inserted
    else { return nil }
    defer { entered.remove(address) }
    let module = steps[..<data].joined(separator: ".")
    return PolicyDocumentSource.text(arguments(of: address, module: module, type: PolicyDocumentSource.type))
  }
}

// MARK: - States

extension PlanValues {
  /// The values of a state, which has no configuration: what they refer to follows from equal values of dependencies.
  func stateArguments(of resource: Node, at address: String) -> Object {
    let dependencies = (resource["depends_on"]?.array ?? []).compactMap(\.string).flatMap { configuration.planned($0) }
    var arguments = arguments(in: .init()) { _ in false }
    arguments.dependencies = dependencies.flatMap { address in
      [referenceAttribute(of: address), "id", "arn", "name"].unique.map { .init(address: address, attribute: $0) }
    }
    var values = arguments.merged(values[address]?.object ?? [:], with: [:])
    // Whether somebody has written a secret down, a state does not tell.
    for member in resource["sensitive_values"]?.object ?? [:] where member.value == true && values[member.key] != nil {
      values[member.key] = Node(.string("${unknown()}"), at: values[member.key]?.position ?? .none)
    }
    return values
  }
}
