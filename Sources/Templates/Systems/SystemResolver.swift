import Documents
import ResourceGraph

/// Follows what the parts of a system refer to in each other: outputs of nested stacks, values that a stack gives to the
/// parameters of one that it nests, exports, outputs by the names of stacks, and entries of Parameter Store.
struct SystemResolver {
  /// How many references are followed one after the other, so that a circle ends.
  private static let depthLimit = 32

  private(set) var parts: [Nesting.Part]
  private var shared: SharedValues
  private var known: [Known]
  /// The ids and parameters that several parts have, as the system calls them.
  private var ids: [[LogicalID: LogicalID]] = []
  private var parameters: [[String: String]] = []

  /// What a part declares, by name.
  private struct Known {
    let parameters: [String: Parameter]
    let outputs: [String: Value<String>]
    let syntax: CloudFormationSyntax
    let needs: SharedNeeds

    init(_ graph: ResourceGraph) {
      parameters = Dictionary(graph.parameters.map { ($0.name, $0) }) { first, _ in first }
      outputs = Dictionary(graph.outputs.map { ($0.name, $0.value) }) { first, _ in first }
      syntax = CloudFormationSyntax(parameters: Set(parameters.keys))
      needs = SharedNeeds(graph)
    }
  }

  /// A resolver of the texts that parts give each other.
  init(_ parts: [Nesting.Part]) {
    self.parts = parts
    known = parts.map { Known($0.graph) }
    shared = SharedValues(parts)
  }

  mutating func append(_ part: Nesting.Part) {
    parts.append(part)
    known.append(Known(part.graph))
    shared.append(part)
  }

  /// Notes which part is nested by a resource of another one.
  mutating func nest(_ child: Int, in parent: Int, by id: LogicalID) { parts[parent].children[id] = child }

  /// Names what several parts call alike.
  private mutating func name() {
    var idCounts: [LogicalID: Int] = [:]
    var declared: [String: Set<Parameter>] = [:]
    for part in parts {
      for entry in part.graph.entries { idCounts[entry.id, default: 0] += 1 }
      for parameter in part.graph.parameters { declared[parameter.name, default: []].insert(parameter) }
    }
    ids = parts.map { part in
      let shared = part.graph.entries.map(\.id).filter { (idCounts[$0] ?? 0) > 1 }
      return Dictionary(uniqueKeysWithValues: shared.map { ($0, LogicalID("\(part.name).\($0)")) })
    }
    parameters = parts.map { part in
      let shared = part.graph.parameters.map(\.name).filter { (declared[$0]?.count ?? 0) > 1 }
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
    name()
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
        mistake.subject = named(mistake.subject, in: index)
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
    return known[part].syntax.expression(node).flatMap { resolved($0, in: part, 0, givesTexts: true).literalText }
  }
}

// MARK: - References

extension SystemResolver {
  /// What stands for an expression of a part in the system.
  ///
  /// - Parameter givesTexts: whether a parameter is the text that it has.
  private func resolved(
    _ expression: Expression, in part: Int, _ depth: Int, givesTexts: Bool = false
  ) -> Expression {
    guard depth < Self.depthLimit else { return .verbatim(.null, resolved: nil) }
    func resolved(_ expression: Expression, in part: Int) -> Expression {
      self.resolved(expression, in: part, depth + 1, givesTexts: givesTexts)
    }
    switch expression {
    case .text, .pseudo, .availabilityZone: return expression
    case .attribute(let id, let attribute):
      if let child = parts[part].children[id], let output = output(attribute, of: child) {
        return resolved(output, in: child)
      }
      return .attribute(named(id, in: part), attribute)
    case .parameter(let name):
      guard let parameter = known[part].parameters[name] else { return expression }
      if let source = source(of: parameter, in: part) { return resolved(source.value, in: source.owner) }
      if givesTexts, !parameter.isStored, let text = parameter.defaultValue.flatMap({ String(node: $0) }) {
        return .text(text)
      }
      return .parameter(parameters.indices.contains(part) ? parameters[part][name] ?? name : name)
    case .join(let members):
      if let key = known[part].needs.key(of: members), let offer = shared.offer(key, to: part) {
        return resolved(Self.expression(offer.value), in: offer.owner)
      }
      return .joined(members.map { resolved($0, in: part) })
    case .component(let index, let arn): return .component(index, of: resolved(arn, in: part))
    case .verbatim(let node, let meaning):
      if let meaning { return .verbatim(node, resolved: resolved(meaning, in: part)) }
      if let selected = selected(node, in: part, depth + 1) { return selected }
      guard let key = known[part].needs.key(of: node), let offer = shared.offer(key, to: part) else {
        return expression
      }
      return resolved(Self.expression(offer.value), in: offer.owner)
    }
  }

  /// What the system calls a resource of a part.
  private func named(_ id: LogicalID, in part: Int) -> LogicalID {
    ids.indices.contains(part) ? ids[part][id] ?? id : id
  }

  private func output(_ attribute: String, of part: Int) -> Expression? {
    guard attribute.hasPrefix("Outputs.") else { return nil }
    let name = attribute.dropFirst("Outputs.".count)
    return known[part].outputs[String(name)].map(Self.expression)
  }

  /// Where a parameter has its value from, if that is another part.
  private func source(of parameter: Parameter, in part: Int) -> (value: Expression, owner: Int)? {
    if let parent = parts[part].parent, let argument = parts[part].arguments[parameter.name] {
      // A text has become the default of the parameter.
      return known[parent].syntax.expression(argument).map { ($0, parent) }
    }
    guard let key = SharedNeeds.key(of: parameter), let offer = shared.offer(key, to: part) else { return nil }
    return (Self.expression(offer.value), offer.owner)
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
      guard let parameter = known[part].parameters[name],
        parameter.isList || parameter.type.contains("<List<"), let source = source(of: parameter, in: part)
      else { return nil }
      return items(of: source.value, in: source.owner, depth + 1)
        ?? Self.split(resolved(source.value, in: source.owner, depth + 1), at: ",")
    case .verbatim(let node, nil):
      guard let split = node.object?["Fn::Split"]?.array, split.count == 2, let separator = split[0].string,
        let value = known[part].syntax.expression(split[1])
      else { return nil }
      return Self.split(resolved(value, in: part, depth + 1), at: separator)
    default: return nil
    }
  }

  /// The item that `Fn::Select` takes of a list of another part.
  private func selected(_ node: Node, in part: Int, _ depth: Int) -> Expression? {
    guard let select = node.object?["Fn::Select"]?.array, select.count == 2, let index = Int(node: select[0]),
      let list = known[part].syntax.expression(select[1]), let items = items(of: list, in: part, depth),
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
