import Documents

/// New ids for the resources of a stack, and other expressions for what it refers to, when it becomes a part of a system.
package struct GraphRewriting {
  /// What stands in place of an expression.
  package enum Replacement {
    case expression(Expression)
    /// A list that one expression stood for.
    case items([Expression])
  }

  package var ids: [LogicalID: LogicalID] = [:]
  /// The resources that are no longer there: others stand for them.
  let removed: Set<LogicalID>
  /// The dialect in which the resources are copied: that which they were read from, which has all of their fields.
  private let dialect: Dialect
  private let reader = ReferenceReader()
  /// What stands in place of expressions beside the new ids; `nil` where that is all.
  private let replacement: ((Expression) -> Replacement)?

  package init(
    ids: [LogicalID: LogicalID] = [:], removing removed: Set<LogicalID> = [], in dialect: Dialect = .cloudFormation,
    replacement: ((Expression) -> Replacement)? = nil
  ) {
    self.ids = ids
    self.removed = removed
    self.dialect = dialect
    self.replacement = replacement
  }

  /// The stacks of an app, of which each refers to the resources of others by their ids.
  static func renamings(of graphs: [ResourceGraph]) -> [GraphRewriting] {
    var counts: [LogicalID: Int] = [:]
    for graph in graphs {
      for entry in graph.entries { counts[entry.id, default: 0] += 1 }
    }
    let regions = Dictionary(grouping: graphs, by: \.name).mapValues { Set($0.map(\.region)).count }
    func qualified(_ id: LogicalID, _ stack: String, _ region: String?) -> LogicalID {
      let isOneOfSeveral = regions[stack, default: 1] > 1
      return LogicalID(naming: isOneOfSeveral ? "\(stack) \(region ?? "")" : stack, id.name)
    }
    return graphs.map { graph in
      var renaming = GraphRewriting()
      for entry in graph.entries where (counts[entry.id] ?? 0) > 1 {
        renaming.ids[entry.id] = qualified(entry.id, graph.name, graph.region)
      }
      for value in graph.imports where (counts[value.id] ?? 0) > 1 {
        if let stack = value.stack { renaming.ids[value.id] = qualified(value.id, stack, value.region ?? graph.region) }
      }
      return renaming
    }
  }

  func applied(to entry: Entry) -> Entry {
    if ids.isEmpty, removed.isEmpty, replacement == nil { return entry }
    var rewritten = entry
    rewritten.id = ids[entry.id] ?? entry.id
    rewritten.dependsOn = entry.dependsOn.filter { !removed.contains($0) }.map { ids[$0] ?? $0 }
    guard case .typed(let resource) = entry.content,
      replacement != nil || reader.references(of: entry).contains(where: { ids[$0.id] != nil })
    else { return rewritten }
    let syntax = NumberedSyntax { applied(to: $0) }
    let written = FieldMapper.writer(dialect, syntax: syntax).write(resource)
    guard syntax.hasChanged else { return rewritten }
    let read = FieldMapper.reader(dialect, syntax: syntax).read(
      type(of: resource), from: written.body, companions: written.companionBodies)
    rewritten.content = .typed(read.resource)
    rewritten.extras += read.extras
    return rewritten
  }

  func applied(to output: Output) -> Output {
    guard case .expression(let expression) = output.value, case .expression(let value) = applied(to: expression) else {
      return output
    }
    var rewritten = output
    rewritten.value = .expression(value)
    return rewritten
  }

  private func applied(to expression: Expression) -> Replacement {
    replacement?(expression) ?? .expression(renamed(expression))
  }

  private func renamed(_ expression: Expression) -> Expression {
    switch expression {
    case .attribute(let id, let attribute): .attribute(ids[id] ?? id, attribute)
    case .join(let parts): .join(parts.map(renamed))
    case .component(let index, let arn): .component(index, of: renamed(arn))
    case .verbatim(let node, let resolved): .verbatim(node, resolved: resolved.map(renamed))
    default: expression
    }
  }
}
