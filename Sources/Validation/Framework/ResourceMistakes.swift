import AWSResources
import Documents

/// What AWS does not accept of a resource, whatever else the template has.
struct ResourceMistakes: Sendable {
  /// What the published schema of the type does not have.
  var properties: [PropertyMistake]
  /// The literals that AWS does not accept.
  var values: [UnacceptedValue]
}

/// Finds what AWS does not accept of resources.
struct ResourceMistakeSearch {
  private var schemas = PublishedSchemas()
  private var values: AcceptedValues
  private let writer = FieldMapper.writer(.cloudFormation, syntax: LiteralsOnly())

  /// - Parameter graph: one with the resources, or `nil` if there are none.
  init(_ graph: ResourceGraph?) {
    values = AcceptedValues(region: graph?.region, isTerraform: graph?.isTerraform == true)
  }

  mutating func wrongProperties(of resource: ReadResource) -> [PropertyMistake] {
    schemas.mistakes(in: resource.properties, of: resource.type)
  }

  mutating func unacceptedValues(of entry: Entry) -> [UnacceptedValue] {
    guard let resource = entry.resource else { return [] }
    let type = type(of: resource).resourceType.cloudFormation
    return values.knows(type) ? values.mistakes(in: writer.write(resource).body, of: type) : []
  }
}

/// The mistakes of the resources that several scenarios of a template have in common, each resource looked at once.
package struct SharedResourceMistakes: Sendable {
  private var known: [ObjectIdentifier: ResourceMistakes] = [:]

  /// None.
  init() {}

  init(_ scenarios: [ResourceGraph]) {
    let first = scenarios.first
    var seen: Set<ObjectIdentifier> = []
    let entries = scenarios.flatMap { graph in
      graph.entries.filter { $0.reading.map { seen.insert(ObjectIdentifier($0)).inserted } ?? false }
    }
    // Halves: a type is looked up once in each.
    let found = entries.parts(of: Swift.max(50, (entries.count + 1) / 2)).concurrentMap { part in
      var search = ResourceMistakeSearch(first)
      return part.map { entry in
        ResourceMistakes(
          properties: ReadResource(entry).map { search.wrongProperties(of: $0) } ?? [],
          values: search.unacceptedValues(of: entry))
      }
    }
    for (entry, mistakes) in zip(entries, found.joined()) {
      if let reading = entry.reading { known[ObjectIdentifier(reading)] = mistakes }
    }
  }

  subscript(entry: Entry) -> ResourceMistakes? { entry.reading.flatMap { known[ObjectIdentifier($0)] } }
}

/// Writes the texts of expressions that are known, and marks of the others.
private struct LiteralsOnly: ExpressionSyntax {
  func node(_ expression: Expression) -> Node {
    if let text = expression.literalText { return Node(.string(text)) }
    if expression.resolved == nil { return .null }
    return ["Ref": ""]
  }

  func node(literal: Node) -> Node { literal }
  func expression(_ node: Node) -> Expression? { nil }
  func literal(_ node: Node) -> Node { node }
}
