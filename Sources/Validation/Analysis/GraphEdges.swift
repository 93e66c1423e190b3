package import AWSResources
import Documents

extension Model {
  /// The resources that a resource refers to, each once.
  package func edges(from id: LogicalID) -> [LogicalID] { analysis(GraphEdges.self).from(id) }

  /// The resources that refer to a resource, each once.
  package func edges(to id: LogicalID) -> [LogicalID] { analysis(GraphEdges.self).to(id) }
}

/// The references between the resources of a graph in both directions, worked out from the field lists.
final class GraphEdges: Analysis {
  private var targets: [LogicalID: [LogicalID]] = [:]
  private var sources: [LogicalID: [LogicalID]] = [:]

  init(_ model: Model) {
    let graph = model.graph
    let reader = ReferenceReader(graph.origin.map { [$0] } ?? Dialect.allCases)
    let known = Set(graph.entries.map(\.id))
    for entry in graph.entries {
      var found: Set<LogicalID> = [entry.id]
      var ids = reader.references(of: entry).map(\.id)
      if case .raw(let raw) = entry.content { ids += raw.references(where: known.contains) }
      // What a field list does not map may refer to others too.
      for extra in entry.extras { ids += extra.value.references(in: extra.dialect, where: known.contains) }
      for id in ids where known.contains(id) && found.insert(id).inserted {
        targets[entry.id, default: []].append(id)
        sources[id, default: []].append(entry.id)
      }
    }
  }

  func from(_ id: LogicalID) -> [LogicalID] { targets[id] ?? [] }
  func to(_ id: LogicalID) -> [LogicalID] { sources[id] ?? [] }
}
