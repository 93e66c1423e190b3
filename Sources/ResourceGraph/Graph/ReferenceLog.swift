/// What the resources of a graph refer to, noted while a dialect writes them.
package final class ReferenceLog {
  private var resources: [AttributeReference] = []
  private var parameters: [String] = []
  private var zones: [(entry: Int, index: Int)] = []
  /// For each resource that was written, by its place in the graph: what it refers to.
  private var references: [(entry: Int, resources: ArraySlice<AttributeReference>, parameters: ArraySlice<String>)] = []
  private var startOfResources = 0
  private var startOfParameters = 0

  package init() {}

  package func note(_ id: LogicalID, _ attribute: String) { resources.append(AttributeReference(id, attribute)) }

  package func note(parameter: String) { parameters.append(parameter) }

  /// Notes an index that no Availability Zone has.
  package func note(zone index: Int) {
    if !Expression.zoneIndices.contains(index) { zones.append((references.count, index)) }
  }

  /// What was noted since the last call belongs to the resource at this place of the graph.
  package func endEntry(at index: Int) {
    references.append((index, resources[startOfResources...], parameters[startOfParameters...]))
    startOfResources = resources.count
    startOfParameters = parameters.count
  }

  /// References that lead nowhere, and resources that wait for each other.
  package func mistakes(in graph: ResourceGraph, as dialect: Dialect) -> [Diagnostic] {
    let entries = graph.entries
    let places = Dictionary(
      entries.indices.lazy.map { (entries[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    let knownParameters = Set(graph.parameters.map(\.name) + graph.imports.map(\.name))
    var diagnostics: [Diagnostic] = []
    var needs: [[Int]] = Array(repeating: [], count: entries.count)
    var attributes = AttributeCheck(of: graph, in: dialect)
    for (index, resources, parameters) in references {
      let entry = entries[index]
      for resource in resources {
        if let place = places[resource.id] {
          // A resource cannot wait for itself; a name that it gives itself is written out.
          needs[index].append(place)
          if let problem = attributes.problem(with: resource.attribute, of: entries[place]) {
            diagnostics.append(.error("'\(entry.id)' refers to '\(resource.id)'\(problem)", at: entry.location))
          }
        } else {
          diagnostics.append(Self.mistake(resource, of: entry, in: graph))
        }
      }
      for id in entry.dependsOn {
        if let place = places[id] {
          needs[index].append(place)
        } else {
          diagnostics.append(Self.mistake(id, of: entry))
        }
      }
      for parameter in parameters where !knownParameters.contains(parameter) {
        diagnostics.append(Self.mistake(parameter: parameter, of: "'\(entry.id)'", at: entry.location))
      }
    }
    for output in graph.outputs {
      for resource in output.value.expression.attributeReferences {
        if let place = places[resource.id] {
          if let problem = attributes.problem(with: resource.attribute, of: entries[place]) {
            diagnostics.append(
              .error("output '\(output.name)' refers to '\(resource.id)'\(problem)", at: output.location))
          }
          continue
        }
        guard graph.importedValue(resource.id, resource.attribute) == nil else { continue }
        diagnostics.append(
          graph.existing.first { $0.id == resource.id }?.mistake(missing: resource.attribute, at: output.location)
            ?? .error(
              "output '\(output.name)' refers to '\(resource.id)', which no stack has; list what makes it",
              at: output.location))
      }
      for parameter in output.value.expression.parameterReferences where !knownParameters.contains(parameter) {
        diagnostics.append(Self.mistake(parameter: parameter, of: "output '\(output.name)'", at: output.location))
      }
    }
    for (number, index) in zones {
      let entry = references.indices.contains(number) ? entries[references[number].entry] : nil
      diagnostics.append(Self.mistake(zone: index, of: entry))
    }
    if let circle = Self.circle(in: needs) { diagnostics.append(Self.mistake(circle.map { entries[$0] })) }
    return diagnostics.unique
  }

  private static func mistake(
    _ reference: AttributeReference, of entry: Entry, in graph: ResourceGraph
  ) -> Diagnostic {
    graph.existing.first { $0.id == reference.id }?.mistake(missing: reference.attribute, at: entry.location)
      ?? mistake(reference.id, of: entry)
  }

  private static func mistake(
    parameter: String, of user: String, at location: SourceLocation?
  ) -> Diagnostic {
    .error(
      "\(user) refers to parameter '\(parameter)', which the stack does not declare; add it to the stack's 'parameters'",
      at: location)
  }

  private static func mistake(_ id: LogicalID, of entry: Entry) -> Diagnostic {
    .error("'\(entry.id)' refers to '\(id)', which no stack has; list what makes it", at: entry.location)
  }

  private static func mistake(zone index: Int, of entry: Entry?) -> Diagnostic {
    let user = entry.map { "'\($0.id)'" } ?? "an output"
    let accepted = "\(Expression.zoneIndices.lowerBound) to \(Expression.zoneIndices.upperBound)"
    return .error("\(user) is in the Availability Zone of the index \(index); use \(accepted)", at: entry?.location)
  }

  private static func mistake(_ circle: [Entry]) -> Diagnostic {
    let steps = (circle + circle.prefix(1)).map { entry in
      "'\(entry.id)'" + (entry.location.map { " (\($0))" } ?? "")
    }
    return .error(
      "resources refer to each other in a circle: \(steps.joined(separator: " → ")); remove one of the references",
      at: circle.first?.location)
  }

  /// Nodes of which each needs the next, and the last one the first; `nil` where there is no such circle.
  private static func circle(in needs: [[Int]]) -> [Int]? {
    enum State { case new, open, done }
    var states = Array(repeating: State.new, count: needs.count)
    var path: [(node: Int, next: Int)] = []
    for start in needs.indices where states[start] == .new {
      states[start] = .open
      path.append((start, 0))
      while let (node, next) = path.last {
        guard next < needs[node].count else {
          states[node] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let needed = needs[node][next]
        switch states[needed] {
        case .done: break
        case .new:
          states[needed] = .open
          path.append((needed, 0))
        case .open:
          let nodes = path.map(\.node)
          return nodes.firstIndex(of: needed).map { Array(nodes[$0...]) }
        }
      }
    }
    return nil
  }
}

/// The check of the resources and attributes that something refers to, each asked about once.
private struct AttributeCheck {
  private let check: ResourceGraph.AttributeCheck?
  private let dialect: Dialect
  private var problems: [AttributeReference: String?] = [:]

  init(of graph: ResourceGraph, in dialect: Dialect) {
    check = graph.attributeCheck
    self.dialect = dialect
  }

  /// What is wrong with a reference to a resource of the graph, as the end of a sentence that names the resource.
  mutating func problem(with attribute: String, of entry: Entry) -> String? {
    guard entry.isWritten(in: dialect) else {
      return ", which is not in \(dialect.rawValue)'s output; give the raw resource a type of \(dialect.rawValue) too"
    }
    guard let check else { return nil }
    let reference = AttributeReference(entry.id, attribute)
    if let known = problems[reference] { return known }
    let problem = check(attribute, entry, dialect).map { ": \($0)" }
    problems[reference] = .some(problem)
    return problem
  }
}
