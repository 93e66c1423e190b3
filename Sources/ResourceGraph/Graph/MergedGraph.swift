import Documents

extension ResourceGraph {
  /// The graphs in groups of those that refer to each other, directly or not.
  public static func related(_ graphs: [ResourceGraph]) -> [[ResourceGraph]] {
    var groups = Array(graphs.indices)
    func group(of index: Int) -> Int { groups[index] == index ? index : group(of: groups[index]) }
    for (index, graph) in graphs.enumerated() {
      let needed = graph.prerequisites + graph.imports.compactMap(\.stack)
      for other in graphs.indices where graphs[other].region == graph.region && needed.contains(graphs[other].name) {
        groups[max(group(of: index), group(of: other))] = min(group(of: index), group(of: other))
      }
    }
    let members = Dictionary(grouping: graphs.indices, by: group)
    return graphs.indices.compactMap { members[$0].map { $0.map { graphs[$0] } } }
  }

  /// One graph of several stacks of a region, which contains every resource to which one stack refers in another.
  ///
  /// Where several stacks have resources of one id, the id is prefixed with the name of the stack.
  public static func merged(_ graphs: [ResourceGraph]) -> ResourceGraph {
    guard graphs.count > 1, var merged = graphs.first.map({ ResourceGraph($0.name, summary: $0.summary) }) else {
      return graphs.first ?? ResourceGraph("")
    }
    merged.name = graphs.map(\.name).joined(separator: ", ")
    merged.deployedName = merged.name
    merged.region = graphs.first?.region
    merged.environment = graphs.first?.environment
    merged.account = graphs.first?.account
    merged.reserveCapacity(graphs.reduce(0) { $0 + $1.entries.count })
    let renamings = Renaming.of(graphs)
    for (graph, renaming) in zip(graphs, renamings) {
      for entry in graph.entries {
        // The renaming makes every id unique.
        try? merged.insert(renaming.isEmpty ? entry : renaming.applied(to: entry))
      }
      merged.outputs += graph.outputs.map { renaming.isEmpty ? $0 : renaming.applied(to: $0) }
      for value in graph.imports where value.stack == nil { merged.add(value) }
      merged.existing += graph.existing
      for parameter in graph.parameters where !merged.parameters.contains(where: { $0.name == parameter.name }) {
        merged.parameters.append(parameter)
      }
    }
    return merged
  }
}

/// New ids for the resources of a stack, and for those of others that it refers to.
private struct Renaming {
  private var ids: [LogicalID: LogicalID] = [:]

  var isEmpty: Bool { ids.isEmpty }

  static func of(_ graphs: [ResourceGraph]) -> [Renaming] {
    var counts: [LogicalID: Int] = [:]
    for graph in graphs {
      for entry in graph.entries { counts[entry.id, default: 0] += 1 }
    }
    func qualified(_ id: LogicalID, _ stack: String) -> LogicalID { LogicalID(naming: stack, id.name) }
    return graphs.map { graph in
      var renaming = Renaming()
      for entry in graph.entries where (counts[entry.id] ?? 0) > 1 {
        renaming.ids[entry.id] = qualified(entry.id, graph.name)
      }
      for value in graph.imports where (counts[value.id] ?? 0) > 1 {
        if let stack = value.stack { renaming.ids[value.id] = qualified(value.id, stack) }
      }
      return renaming
    }
  }

  func applied(to entry: Entry) -> Entry {
    var renamed = entry
    renamed.id = ids[entry.id] ?? entry.id
    renamed.dependsOn = entry.dependsOn.map { ids[$0] ?? $0 }
    guard case .typed(let resource) = entry.content, entry.references().contains(where: { ids[$0.id] != nil }) else {
      return renamed
    }
    let syntax = NumberedSyntax { applied(to: $0) }
    let body = FieldMapper.writer(.cloudFormation, syntax: syntax).write(resource).body
    let read = FieldMapper.reader(.cloudFormation, syntax: syntax).read(type(of: resource), from: body)
    renamed.content = .typed(read.resource)
    renamed.extras += read.extras
    return renamed
  }

  func applied(to output: Output) -> Output {
    guard case .expression(let expression) = output.value else { return output }
    var renamed = output
    renamed.value = .expression(applied(to: expression))
    return renamed
  }

  private func applied(to expression: Expression) -> Expression {
    switch expression {
    case .attribute(let id, let attribute): .attribute(ids[id] ?? id, attribute)
    case .join(let parts): .join(parts.map(applied))
    case .component(let index, let arn): .component(index, of: applied(to: arn))
    case .verbatim(let node, let resolved): .verbatim(node, resolved: resolved.map(applied))
    default: expression
    }
  }
}
