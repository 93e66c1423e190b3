import Documents
import ResourceGraph

/// Follows what the parts of a system refer to in each other: outputs of nested stacks, values that a stack gives to the
/// parameters of one that it nests, exports, and entries of Parameter Store.
struct SystemResolver {
  /// How many references are followed one after the other, so that a circle ends.
  private static let depthLimit = 32

  private let parts: [Nesting.Part]
  private let shared: SharedValues
  private let syntaxes: [CloudFormationSyntax]
  /// The ids and parameters that several parts have, as the system calls them.
  private let ids: [[LogicalID: LogicalID]]
  private let parameters: [[String: String]]

  init(_ parts: [Nesting.Part]) {
    self.parts = parts
    shared = SharedValues(parts.map(\.graph))
    syntaxes = parts.map { CloudFormationSyntax(parameters: Set($0.graph.parameters.map(\.name))) }
    var idCounts: [LogicalID: Int] = [:]
    var known: [String: Set<Parameter>] = [:]
    for part in parts {
      for entry in part.graph.entries { idCounts[entry.id, default: 0] += 1 }
      for parameter in part.graph.parameters { known[parameter.name, default: []].insert(parameter) }
    }
    ids = parts.map { part in
      let shared = part.graph.entries.map(\.id).filter { (idCounts[$0] ?? 0) > 1 }
      return Dictionary(uniqueKeysWithValues: shared.map { ($0, LogicalID("\(part.name).\($0)")) })
    }
    parameters = parts.map { part in
      let shared = part.graph.parameters.map(\.name).filter { (known[$0]?.count ?? 0) > 1 }
      return Dictionary(shared.map { ($0, "\(part.name).\($0)") }) { first, _ in first }
    }
  }

  /// A resolver for several trees at once.
  init(_ trees: [Nesting.Tree]) {
    var all: [Nesting.Part] = []
    for tree in trees {
      let offset = all.count
      for var part in tree.parts {
        part.parent = part.parent.map { $0 + offset }
        part.children = part.children.mapValues { $0 + offset }
        all.append(part)
      }
    }
    self.init(all)
  }

  /// The system as one graph.
  func graph() -> ResourceGraph {
    let graphs = parts.indices.map { index in
      var graph = parts[index].graph
      for id in graph.entries.map(\.id) { graph.update(id) { $0.stack = parts[index].path } }
      graph.parameters = graph.parameters.compactMap { parameter in
        guard source(of: parameter, in: index) == nil else { return nil }
        var renamed = parameter
        renamed.name = parameters[index][parameter.name] ?? parameter.name
        return renamed
      }
      return graph
    }
    let rewritings = parts.indices.map { index in
      GraphRewriting(
        ids: ids[index], removing: Set(parts[index].children.keys), in: graphs[index].origin ?? .cloudFormation
      ) { expression in
        if let items = items(of: expression, in: index, 0) { return .items(items) }
        return .expression(resolved(expression, in: index, 0))
      }
    }
    var merged = ResourceGraph.merged(graphs, rewritings)
    merged.origin = graphs.first?.origin
    merged.notes = graphs.flatMap(\.notes)
    merged.mistakes = parts.indices.flatMap { index in
      parts[index].graph.mistakes.map { mistake in
        var mistake = mistake
        mistake.subject = ids[index][mistake.subject] ?? mistake.subject
        return mistake
      }
    }
    return merged
  }

  /// The text that a value comes to, if a template says all of it.
  func text(of node: Node, in part: Int) -> String? {
    if let text = String(node: node) { return text }
    if let items = node.array {
      let texts = items.map { text(of: $0, in: part) }
      return texts.contains(nil) ? nil : texts.compactMap(\.self).joined(separator: ",")
    }
    guard let expression = syntaxes[part].expression(node) else { return nil }
    return text(of: resolved(expression, in: part, 0))
  }

  private func text(of expression: Expression) -> String? {
    switch expression.resolved {
    case .text(let text)?: return text
    case .join(let parts)?:
      let texts = parts.map { text(of: $0) }
      return texts.contains(nil) ? nil : texts.compactMap(\.self).joined()
    case .parameter(let name)?:
      for (index, part) in parts.enumerated() {
        let parameter = part.graph.parameters.first { (parameters[index][$0.name] ?? $0.name) == name }
        guard let parameter, !parameter.isStored else { continue }
        if let text = parameter.defaultValue.flatMap({ String(node: $0) }) { return text }
      }
      return nil
    default: return nil
    }
  }
}

// MARK: - References

extension SystemResolver {
  /// What stands for an expression of a part in the system.
  private func resolved(_ expression: Expression, in part: Int, _ depth: Int) -> Expression {
    guard depth < Self.depthLimit else { return .verbatim(.null, resolved: nil) }
    switch expression {
    case .text, .pseudo, .availabilityZone: return expression
    case .attribute(let id, let attribute):
      if let child = parts[part].children[id], let output = output(attribute, of: child) {
        return resolved(output, in: child, depth + 1)
      }
      return .attribute(ids[part][id] ?? id, attribute)
    case .parameter(let name):
      guard let parameter = parts[part].graph.parameters.first(where: { $0.name == name }) else { return expression }
      guard let source = source(of: parameter, in: part) else { return .parameter(parameters[part][name] ?? name) }
      return resolved(source.value, in: source.owner, depth + 1)
    case .join(let members): return .joined(members.map { resolved($0, in: part, depth + 1) })
    case .component(let index, let arn): return .component(index, of: resolved(arn, in: part, depth + 1))
    case .verbatim(let node, let meaning):
      if let meaning { return .verbatim(node, resolved: resolved(meaning, in: part, depth + 1)) }
      if let selected = selected(node, in: part, depth + 1) { return selected }
      guard let offer = offer(of: node, to: part) else { return expression }
      return resolved(Self.expression(offer.value), in: offer.owner, depth + 1)
    }
  }

  private func output(_ attribute: String, of part: Int) -> Expression? {
    guard attribute.hasPrefix("Outputs.") else { return nil }
    let name = attribute.dropFirst("Outputs.".count)
    return parts[part].graph.outputs.first { $0.name == name }.map { Self.expression($0.value) }
  }

  /// Where a parameter has its value from, if that is another part.
  private func source(of parameter: Parameter, in part: Int) -> (value: Expression, owner: Int)? {
    if let parent = parts[part].parent, let argument = parts[part].arguments[parameter.name] {
      // A text has become the default of the parameter.
      return syntaxes[parent].expression(argument).map { ($0, parent) }
    }
    guard let key = SharedValues.key(of: parameter), let offer = shared.offer(key, to: part) else { return nil }
    return (Self.expression(offer.value), offer.owner)
  }

  /// The value that another part offers for what a template calls an import, or a data source.
  private func offer(of node: Node, to part: Int) -> SharedValues.Offer? {
    let graph = parts[part].graph
    if let name = node.object?["Fn::ImportValue"] {
      return shared.offer(.export(NamePattern(name, in: graph)), to: part)
    }
    guard graph.origin == .terraform, let text = node.string, text.hasPrefix("${data.aws_ssm_parameter."),
      text.hasSuffix(".insecure_value}") || text.hasSuffix(".value}")
    else { return nil }
    let label = text.dropFirst("${data.aws_ssm_parameter.".count).prefix { $0 != "." }
    let name = graph.sections["data"]?["aws_ssm_parameter"]?[String(label)]?["name"]?.string
    return name.flatMap { shared.offer(.stored(NamePattern(text: $0)), to: part) }
  }

  private static func expression(_ value: Value<String>) -> Expression {
    switch value {
    case .literal(let text): .text(text)
    case .expression(let expression): expression
    }
  }
}

// MARK: - Lists

extension SystemResolver {
  /// The items of an expression that stands for a list, if other parts say which they are.
  private func items(of expression: Expression, in part: Int, _ depth: Int) -> [Expression]? {
    guard depth < Self.depthLimit else { return nil }
    switch expression {
    case .parameter(let name):
      guard let parameter = parts[part].graph.parameters.first(where: { $0.name == name }),
        parameter.isList || parameter.type.contains("<List<"), let source = source(of: parameter, in: part)
      else { return nil }
      return items(of: source.value, in: source.owner, depth + 1)
        ?? Self.split(resolved(source.value, in: source.owner, depth + 1), at: ",")
    case .verbatim(let node, nil):
      guard let split = node.object?["Fn::Split"]?.array, split.count == 2, let separator = split[0].string,
        let value = syntaxes[part].expression(split[1])
      else { return nil }
      return Self.split(resolved(value, in: part, depth + 1), at: separator)
    default: return nil
    }
  }

  /// The item that `Fn::Select` takes of a list of another part.
  private func selected(_ node: Node, in part: Int, _ depth: Int) -> Expression? {
    guard let select = node.object?["Fn::Select"]?.array, select.count == 2, let index = Int(node: select[0]),
      let list = syntaxes[part].expression(select[1]), let items = items(of: list, in: part, depth),
      items.indices.contains(index)
    else { return nil }
    return items[index]
  }

  /// The parts between the separators; `nil` for an expression that has none, and may be any list.
  private static func split(_ expression: Expression, at separator: String) -> [Expression]? {
    let parts = expression.parts
    guard !separator.isEmpty, !parts.isEmpty else { return nil }
    var items: [[Expression]] = [[]]
    for part in parts {
      guard case .text(let text) = part else {
        // A reference to one resource is one item; what a parameter or an import has is unknown.
        guard case .attribute = part else { return nil }
        items[items.count - 1].append(part)
        continue
      }
      for (index, piece) in text.split(separator: separator, omittingEmptySubsequences: false).enumerated() {
        if index > 0 { items.append([]) }
        if !piece.isEmpty { items[items.count - 1].append(.text(String(piece))) }
      }
    }
    return items.map { Expression.joined($0) }
  }
}
