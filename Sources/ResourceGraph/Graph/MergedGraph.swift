import Documents

extension ResourceGraph {
  /// The graphs in groups of those that refer to each other, directly or not.
  public static func related(_ graphs: [ResourceGraph]) -> [[ResourceGraph]] {
    var groups = Array(graphs.indices)
    func group(of index: Int) -> Int { groups[index] == index ? index : group(of: groups[index]) }
    for (index, graph) in graphs.enumerated() {
      let needed = graph.prerequisites + graph.imports.compactMap(\.stack)
      // The names of stacks that this region has: one of another region is meant only where an import says so.
      let here = graphs.filter { $0.region == graph.region }.map(\.name)
      for other in graphs.indices
      where needed.contains(graphs[other].name)
        && (graphs[other].region == graph.region || !here.contains(graphs[other].name)
          || graph.imports.contains { $0.isOf(graphs[other]) })
      {
        groups[max(group(of: index), group(of: other))] = min(group(of: index), group(of: other))
      }
    }
    let members = Dictionary(grouping: graphs.indices, by: group)
    return graphs.indices.compactMap { members[$0].map { $0.map { graphs[$0] } } }
  }

  /// One graph of several stacks, which contains every resource to which one stack refers in another.
  ///
  /// Resources of other regions than the first stack's say so. Where several stacks have resources of one id, the id is prefixed with the name of the stack.
  public static func merged(_ graphs: [ResourceGraph]) -> ResourceGraph {
    merged(graphs, GraphRewriting.renamings(of: graphs))
  }

  /// One graph of several stacks, each rewritten so that no two resources have one id.
  package static func merged(_ graphs: [ResourceGraph], _ rewritings: [GraphRewriting]) -> ResourceGraph {
    guard graphs.count > 1, var merged = graphs.first.map({ ResourceGraph($0.name, summary: $0.summary) }) else {
      return graphs.first ?? ResourceGraph("")
    }
    merged.name = graphs.map(\.name).joined(separator: ", ")
    merged.deployedName = merged.name
    merged.region = graphs.first?.region
    merged.environment = graphs.first?.environment
    merged.account = graphs.first?.account
    merged.reserveCapacity(graphs.reduce(0) { $0 + $1.entries.count })
    var parameters: Set<String> = []
    for (graph, rewriting) in zip(graphs, rewritings) {
      for entry in graph.entries where !rewriting.removed.contains(entry.id) {
        var entry = rewriting.applied(to: entry)
        if graph.region != merged.region { entry.region = graph.region }
        // The rewriting makes every id unique.
        try? merged.insert(entry)
      }
      merged.outputs += graph.outputs.map(rewriting.applied)
      for value in graph.imports where value.stack == nil { merged.add(value) }
      merged.existing += graph.existing
      merged.intents += graph.intents
      for parameter in graph.parameters where parameters.insert(parameter.name).inserted {
        merged.parameters.append(parameter)
      }
    }
    return merged
  }
}

extension ImportedValue {
  /// Whether the stack with the value is this one, in another region.
  fileprivate func isOf(_ graph: ResourceGraph) -> Bool { stack == graph.name && region == graph.region }
}
