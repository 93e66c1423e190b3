import Documents
import ResourceGraph

/// The expression syntax of CloudFormation: `Ref`, `Fn::GetAtt`, `Fn::Sub`.
final class CloudFormationSyntax: ExpressionSyntax {
  /// The names that `Ref` resolves to parameters instead of resources.
  let parameters: Set<String>
  /// The names of resources and parameters in the written template.
  private let names: CloudFormationNames?
  /// The values from outside the stack, by what expressions call them.
  private(set) var imports: ImportTable
  /// Notes the resources and parameters that are referred to.
  let log = ReferenceLog()
  /// Whether the graph was read from this dialect, so that its syntax is written unchanged.
  let keepsVerbatim: Bool
  /// Expressions of the other dialect that were written unchanged since the last call of `takeUntranslated`.
  private var untranslated: [Node] = []
  /// The types of the resources with Terraform-only attributes.
  private let fallbackTypes: [LogicalID: ResourceType]
  /// The attributes that were replaced by their fallback since the last call of `takeFallbackNotes`.
  private var fallbackNotes: [String] = []

  init(
    parameters: Set<String> = [], names: CloudFormationNames? = nil, fallbackTypes: [LogicalID: ResourceType] = [:],
    imports: [ImportedValue] = [], keepsVerbatim: Bool = true
  ) {
    self.parameters = parameters
    self.names = names
    self.imports = ImportTable(imports)
    self.fallbackTypes = fallbackTypes
    self.keepsVerbatim = keepsVerbatim
  }

  /// `'BootstrapBrokers' of 'Events'; 'Ref' is written instead`.
  func takeFallbackNotes() -> [String] {
    defer { fallbackNotes = [] }
    return fallbackNotes
  }

  func takeUntranslated() -> [Node] {
    defer { untranslated = [] }
    return untranslated
  }

  func node(literal: Node) -> Node { literal }
  func literal(_ node: Node) -> Node { node }

  func node(_ expression: Expression) -> Node {
    imports.isEmpty ? plainNode(expression) : plainNode(withImports(expression))
  }

  /// The expression with what stands for values from outside the stack: the parameters that read them, or the values.
  private func withImports(_ expression: Expression) -> Expression {
    switch expression {
    case .attribute(let id, let attribute):
      guard let imported = imports.value(id, attribute) else { return expression }
      switch imported.source {
      case .constructed(let value): return withImports(value)
      case .parameter: return .parameter(imported.name)
      case .output(let output): return .verbatim(Self.call(output), resolved: nil)
      case .secret(let arn, let key):
        let member = key.map { ":\($0)" } ?? ""
        return .joined([.text("{{resolve:secretsmanager:"), withImports(arn), .text(":SecretString\(member)}}")])
      }
    case .join(let parts): return .joined(parts.map(withImports))
    case .component(let index, let arn): return .component(index, of: withImports(arn))
    default: return expression
    }
  }

  private func plainNode(_ expression: Expression) -> Node {
    switch expression {
    case .text(let text): Node(.string(text))
    case .attribute(let id, "Ref"): Self.call("Ref", Node(.string(noted(id, "Ref"))))
    case .attribute(let id, let attribute):
      if let fallback = cloudFormationFallback(for: attribute, of: id) {
        node(.attribute(id, fallback))
      } else {
        Self.call("Fn::GetAtt", Node(.array([Node(.string(noted(id, attribute))), Node(.string(attribute))])))
      }
    case .parameter(let parameter): Self.call("Ref", Node(.string(noted(parameter))))
    case .pseudo(let value): Self.call("Ref", Node(.string(value.rawValue)))
    case .availabilityZone(let index):
      Self.call(
        "Fn::Select", Node(.array([Node(.integer(noted(zone: index))), Self.call("Fn::GetAZs", Node(.string("")))])))
    case .join(let parts): join(parts)
    case .component(let index, let arn):
      Self.call(
        "Fn::Select",
        Node(.array([Node(.integer(index)), Self.call("Fn::Split", Node(.array([":", plainNode(arn)])))])))
    case .verbatim(let node, let resolved): verbatim(node, resolved)
    }
  }

  private func noted(zone index: Int) -> Int {
    log.note(zone: index)
    return index
  }

  private func cloudFormationFallback(for attribute: String, of id: LogicalID) -> String? {
    guard !fallbackTypes.isEmpty, let fallback = fallbackTypes[id]?.cloudFormationFallback(for: attribute) else {
      return nil
    }
    let note = "'\(attribute)' of '\(id)', '\(fallback)' stands in its place"
    if !fallbackNotes.contains(note) { fallbackNotes.append(note) }
    return fallback
  }

  private func noted(_ id: LogicalID, _ attribute: String) -> String {
    log.note(id, attribute)
    return names?.resource(id) ?? id.name
  }

  private func noted(_ parameter: String) -> String {
    log.note(parameter: parameter)
    return names?.parameter(parameter) ?? parameter
  }

  private func verbatim(_ source: Node, _ resolved: Expression?) -> Node {
    if keepsVerbatim { return source }
    if let resolved { return node(resolved) }
    // Only Terraform template expressions need translation; other scalars have the same meaning.
    if case .string(let text) = source.content, text.place(of: "${") != nil || text.place(of: "%{") != nil {
      untranslated.append(source)
    }
    return source
  }

  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
  private static func call(_ output: ImportedValue.OutputOfStack) -> Node {
    call(
      "Fn::GetStackOutput",
      [
        "StackName": .string(output.stack), "OutputName": .string(output.name), "Region": .string(output.region),
      ])
  }

  private static func call(_ function: String, _ argument: Node) -> Node {
    Node(.object(Object([.init(key: function, value: argument)])))
  }

  /// `Fn::Sub` if it can contain every part, otherwise `Fn::Join`.
  private func join(_ parts: [Expression]) -> Node {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal):
        guard let escaped = Self.escaped(literal) else { return joinCall(parts) }
        text += escaped
      case .attribute(let id, "Ref"): text += "${\(noted(id, "Ref"))}"
      case .attribute(let id, let attribute):
        let attribute = cloudFormationFallback(for: attribute, of: id) ?? attribute
        let name = noted(id, attribute)
        text += attribute == "Ref" ? "${\(name)}" : "${\(name).\(attribute)}"
      case .parameter(let parameter): text += "${\(noted(parameter))}"
      case .pseudo(let value): text += "${\(value.rawValue)}"
      default: return joinCall(parts)
      }
    }
    return Self.call("Fn::Sub", Node(.string(text)))
  }

  private func joinCall(_ parts: [Expression]) -> Node {
    Self.call("Fn::Join", Node(.array([Node(.string("")), Node(.array(parts.map(node)))])))
  }

  /// A literal `${x}` in `Fn::Sub` is written `${!x}`; `nil` for a literal `${` without a closing brace.
  private static func escaped(_ text: String) -> String? {
    guard text.place(of: "${") != nil else { return text.hasSuffix("$") ? nil : text }
    var result = ""
    var rest = text[...]
    while let open = rest.place(of: "${") {
      let inner = rest[open.upperBound...]
      guard let close = inner.firstIndex(of: "}"), inner[..<close].place(of: "${") == nil else { return nil }
      result += rest[..<open.upperBound] + "!" + inner[...close]
      rest = inner[inner.index(after: close)...]
    }
    return rest.hasSuffix("$") ? nil : result + rest
  }
}

// MARK: - Reading

extension CloudFormationSyntax {
  func expression(_ node: Node) -> Expression? {
    guard let call = node.functionCall else {
      // What Parameter Store has under the name is not the text.
      return node.string.flatMap(SharedNeeds.storedName) == nil ? nil : .verbatim(node, resolved: nil)
    }
    let resolved = resolve(call.function, call.argument)
    if let resolved, self.node(resolved) == node { return resolved }
    return .verbatim(node, resolved: resolved)
  }

  /// The expression that a function call represents; `nil` if only the engine can evaluate it.
  private func resolve(_ function: String, _ argument: Node) -> Expression? {
    switch function {
    case "Ref": argument.string.flatMap(reference)
    case "Fn::GetAtt": attribute(argument)
    case "Fn::Sub": substitution(argument)
    case "Fn::Join": joined(argument)
    case "Fn::Select": selection(argument)
    default: nil
    }
  }

  private func reference(_ name: String) -> Expression? {
    if let pseudo = PseudoValue(rawValue: name) { return .pseudo(pseudo) }
    if name.hasPrefix("AWS::") { return nil }
    return parameters.contains(name) ? .parameter(name) : .attribute(LogicalID(name), "Ref")
  }

  private func attribute(_ argument: Node) -> Expression? {
    switch argument.content {
    case .string(let text): return attribute(dotted: text)
    case .array(let parts) where parts.count == 2:
      guard let id = parts[0].string, let attribute = parts[1].string else { return nil }
      return .attribute(LogicalID(id), attribute)
    default: return nil
    }
  }

  private func attribute(dotted text: some StringProtocol) -> Expression? {
    guard let dot = text.firstIndex(of: ".") else { return nil }
    return .attribute(LogicalID(String(text[..<dot])), String(text[text.index(after: dot)...]))
  }

  private func substitution(_ argument: Node) -> Expression? {
    guard let substitution = Substitution(argument) else { return nil }
    return .joined(
      substitution.parts.map { part in
        switch part {
        case .text(let text): .text(text)
        case .name(let name): substituted(name, substitution.values)
        }
      })
  }

  private func substituted(_ name: String, _ values: Object) -> Expression {
    if let value = values[name] { return part(value) }
    let unknown = Expression.verbatim(Self.call("Fn::Sub", Node(.string("${\(name)}"))), resolved: nil)
    if name.hasPrefix("AWS::") { return reference(name) ?? unknown }
    return (name.contains(".") ? attribute(dotted: name) : reference(name)) ?? unknown
  }

  private func joined(_ argument: Node) -> Expression? {
    guard let arguments = argument.array, arguments.count == 2, let separator = arguments[0].string,
      let items = arguments[1].array
    else { return nil }
    var parts: [Expression] = []
    for (index, item) in items.enumerated() {
      if index > 0 { parts.append(.text(separator)) }
      parts.append(part(item))
    }
    return .joined(parts)
  }

  /// A part of a joined value: its expression, or the node itself if that is unknown.
  private func part(_ node: Node) -> Expression {
    if let expression = expression(node) { return expression.resolved ?? .verbatim(node, resolved: nil) }
    return String(node: node).map { .text($0) } ?? .verbatim(node, resolved: nil)
  }

  private func selection(_ argument: Node) -> Expression? {
    guard let arguments = argument.array, arguments.count == 2, let index = Int(node: arguments[0]), index >= 0 else {
      return nil
    }
    if let items = arguments[1].array {
      guard items.indices.contains(index) else { return nil }
      return part(items[index]).resolved
    }
    guard let list = arguments[1].object, list.members.count == 1 else { return nil }
    if let split = list["Fn::Split"]?.array {
      guard split.count == 2, split[0] == ":", let arn = expression(split[1])?.resolved else { return nil }
      return .component(index, of: arn)
    }
    guard let region = list["Fn::GetAZs"] else { return nil }
    let isOwnRegion = region == "" || region.isNull || region == ["Ref": "AWS::Region"]
    return isOwnRegion ? .availabilityZone(index) : nil
  }
}

extension Substring {
  func trimmingSpaces() -> Substring {
    let space = UInt8(ascii: " ")
    guard let first = utf8.firstIndex(where: { $0 != space }), let last = utf8.lastIndex(where: { $0 != space }) else {
      return self[endIndex...]
    }
    return self[first..<utf8.index(after: last)]
  }
}
