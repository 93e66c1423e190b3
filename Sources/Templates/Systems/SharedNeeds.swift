import Documents
import ResourceGraph

/// What a graph reads of other stacks by name, and where it does so.
struct SharedNeeds {
  private static let resolve = "{{resolve:ssm:"

  private let reader: NameReader
  private let isTerraform: Bool
  /// The names that data sources look up, by their addresses: `data.aws_ssm_parameter.vpc`.
  private var sources: [String: SharedValues.Key] = [:]
  /// The states that data sources read, by their addresses.
  private var states: [String: String] = [:]
  private let graph: ResourceGraph

  /// The data sources that look up what others write.
  static let sourceTypes: Set<String> = [parameterType, stateType]
  private static let parameterType = "aws_ssm_parameter"
  private static let stateType = "terraform_remote_state"

  init(_ graph: ResourceGraph) {
    self.graph = graph
    reader = NameReader(graph)
    isTerraform = graph.origin == .terraform
    guard isTerraform else { return }
    for member in graph.sections["data"]?[Self.parameterType]?.object ?? [:] {
      guard let name = member.value["name"]?.string else { continue }
      sources[member.key] = .stored(NamePattern(text: name))
    }
    let folder = graph.configurationFolder ?? Self.planFolder(of: graph)
    for member in graph.sections["data"]?[Self.stateType]?.object ?? [:] {
      guard let backend = member.value["backend"]?.string else { continue }
      let settings = Object(member.value["config"]?.blockMembers ?? [])
      states[member.key] = TerraformState(backend: backend, settings, beside: folder)?.place
    }
  }

  /// The folder of a plan: that of its variables, and of the files that declare its resources, but for those of modules.
  private static func planFolder(of graph: ResourceGraph) -> String {
    let own = graph.entries.first { !$0.id.name.hasPrefix("module.") } ?? graph.entries.first
    return TemplatePath.folder(of: (graph.parameters.first?.location ?? own?.location)?.file ?? "")
  }

  /// Everything that is read, in a fixed order.
  var keys: [SharedValues.Key] {
    var needs = Set(sources.values)
    for parameter in graph.parameters {
      if let key = Self.key(of: parameter) { needs.insert(key) }
    }
    for entry in graph.entries {
      if let source = entry.source { collect(source, &needs) }
    }
    for output in graph.outputs {
      if case .expression(let value) = output.value { collect(value, &needs) }
    }
    return needs.sorted()
  }

  /// The entry of Parameter Store that a parameter has the value of.
  static func key(of parameter: Parameter) -> SharedValues.Key? {
    guard parameter.isStored, let path = parameter.defaultValue?.string else { return nil }
    return .stored(NamePattern(text: path))
  }

  /// What a template's own syntax reads: an import, an output of a stack, a dynamic reference, or an attribute of a data source.
  func key(of node: Node) -> SharedValues.Key? {
    if let name = node.object?["Fn::ImportValue"] { return .export(reader.name(name)) }
    if let output = node.object?["Fn::GetStackOutput"] { return StackOutput(output, reader).map { .stackOutput($0) } }
    guard let text = node.string else { return nil }
    guard isTerraform else { return Self.storedName(in: text).map { .stored(NamePattern(text: $0)) } }
    guard text.hasPrefix("${"), text.hasSuffix("}"), let dot = text.lastIndex(of: ".") else { return nil }
    let (address, name) = (text[..<dot].dropFirst(2), text[text.index(after: dot)...].dropLast())
    if name == "value" || name == "insecure_value" { return sources[String(address)] }
    guard address.hasSuffix(".outputs"), let state = states[String(address.dropLast(".outputs".count))] else {
      return nil
    }
    return .output(state: state, TerraformSpelling.graphName(of: String(name)))
  }

  /// The dynamic reference that several texts make together: `{{resolve:ssm:/${Environment}/vpc}}`.
  func key(of parts: [Expression]) -> SharedValues.Key? {
    guard !isTerraform, case .text(let first)? = parts.first, first.hasPrefix(Self.resolve) else { return nil }
    return Self.storedName(in: reader.name(.join(parts)).text).map { .stored(NamePattern(text: $0)) }
  }

  /// The name of the entry that a text has the value of: `/shop/vpc` in `{{resolve:ssm:/shop/vpc:2}}`.
  ///
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html>
  static func storedName(in text: String) -> String? {
    guard text.hasPrefix(resolve), text.hasSuffix("}}") else { return nil }
    let name = text.dropFirst(resolve.count).dropLast(2).prefix { $0 != ":" }
    return name.isEmpty || name.contains("}") ? nil : String(name)
  }

  private func collect(_ node: Node, _ needs: inout Set<SharedValues.Key>) {
    if let key = key(of: node) { needs.insert(key) }
    switch node.content {
    case .array(let items): for item in items { collect(item, &needs) }
    case .object(let object):
      if let call = node.functionCall, call.function == "Fn::Sub", let substitution = Substitution(call.argument),
        case .text(let first)? = substitution.parts.first, first.hasPrefix(Self.resolve),
        let name = Self.storedName(in: reader.name(node).text)
      {
        needs.insert(.stored(NamePattern(text: name)))
      }
      for member in object.members { collect(member.value, &needs) }
    default: break
    }
  }

  private func collect(_ expression: Expression, _ needs: inout Set<SharedValues.Key>) {
    switch expression {
    case .verbatim(let node, _): collect(node, &needs)
    case .join(let parts):
      if let key = key(of: parts) { needs.insert(key) }
      for part in parts { collect(part, &needs) }
    default: break
    }
  }
}
