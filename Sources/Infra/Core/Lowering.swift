/// The way from a stack's constructs to its graph of resources.
///
/// A construct adds its resources here, and asks for the relations it takes part in.
public struct Lowering: Sendable {
  public private(set) var graph: ResourceGraph
  public private(set) var diagnostics: [Diagnostic]
  public let stackName: String
  private let tags: [NamedValues.Entry]
  private let relationsBySource: [Identity.Key: [any Relation]]
  private let relationsByDestination: [Identity.Key: [any Relation]]
  private var adjustments = Adjustments()
  private var location: SourceLocation
  private var constructName = ""
  private var usedOverrides: Set<Adjustments.Override> = []

  init(_ stack: Stack, environment: String) {
    let gathering = Gathering(stack.elements)
    graph = ResourceGraph(stack.name, summary: stack.summary)
    graph.region = stack.region.rawValue
    graph.terraformBackend = stack.terraformBackend?.member
    graph.parameters = stack.parameters
    graph.outputs = stack.outputs
    diagnostics = gathering.diagnostics
    stackName = stack.name
    location = stack.location
    tags =
      [.init(name: "Stack", value: .literal(stack.name)), .init(name: "Environment", value: .literal(environment))]
      + stack.tags.map { .init(name: $0.key, value: .literal($0.value)) }
    relationsBySource = Dictionary(grouping: gathering.relations) { $0.source.identity.key }
    relationsByDestination = Dictionary(grouping: gathering.relations) { $0.destination.identity.key }

    Names.check(stack, in: &self)
    checkOverlaps(of: gathering.constructs.compactMap { $0 as? Network })
    for construct in gathering.constructs {
      adjustments = construct.adjustments
      location = construct.identity.location
      constructName = construct.name
      Names.check(construct.identity, in: &self)
      construct.lower(into: &self)
      reportUnusedOverrides()
    }
    adjustments = Adjustments()
    for relation in gathering.relations {
      location = relation.location
      constructName = relation.source.name
      relation.lower(into: &self)
    }
    for resource in gathering.resources {
      location = resource.location
      insert(resource.entry)
    }
  }
}

// MARK: - Relations

extension Lowering {
  /// The relations of a kind that start at a construct, in the order of the stack.
  func relations<R: Relation>(from construct: any Construct, _ kind: R.Type = R.self) -> [R] {
    relationsBySource[construct.identity.key]?.compactMap { $0 as? R } ?? []
  }

  /// The relations of a kind that lead to a construct, in the order of the stack.
  func relations<R: Relation>(to construct: any Construct, _ kind: R.Type = R.self) -> [R] {
    relationsByDestination[construct.identity.key]?.compactMap { $0 as? R } ?? []
  }
}

// MARK: - Resources

extension Lowering {
  /// Adds a resource that cannot be tagged.
  @discardableResult
  public mutating func add<R: Resource>(
    _ id: LogicalID, _ resource: R, _ configure: (inout Entry) -> Void = { _ in }
  ) -> Reference<R> {
    var entry = Entry(id, resource, at: location)
    configure(&entry)
    insert(entry)
    return Reference(id)
  }

  /// Adds a resource with the stack's tags, and a `Name` tag where a name is given.
  @discardableResult
  public mutating func add<R: TaggedResource>(
    _ id: LogicalID, named name: String? = nil, _ resource: R, _ configure: (inout Entry) -> Void = { _ in }
  ) -> Reference<R> {
    var tagged = resource
    var entries = tagged.tags.entries
    entries.reserveCapacity(entries.count + tags.count + 1)
    if let name { entries.append(.init(name: "Name", value: .literal("\(stackName)-\(name)"))) }
    for tag in tags where !entries.contains(where: { $0.name == tag.name }) { entries.append(tag) }
    tagged.tags = Tags(entries)
    var entry = Entry(id, tagged, at: location)
    configure(&entry)
    insert(entry)
    return Reference(id)
  }

  private mutating func insert(_ entry: consuming Entry) {
    if !adjustments.allowances.isEmpty { entry.allowances += adjustments.allowances }
    for override in adjustments.overrides {
      guard let dialect = Dialect.allCases.first(where: { entry.typeName(in: $0) == override.type }) else { continue }
      entry.extras.append(Extra(dialect, path: Extra.path(override.path), value: override.value))
      usedOverrides.insert(override)
    }
    if let previous = adjustments.previousName {
      // The same role under the former name.
      let role = entry.id.name.dropFirst(LogicalID(naming: constructName).name.count)
      entry.previousID = LogicalID(LogicalID(naming: previous).name + role)
    }
    do { try graph.insert(entry) } catch { diagnostics.append(error) }
  }

  private mutating func reportUnusedOverrides() {
    for override in adjustments.overrides where !usedOverrides.contains(override) {
      report(
        "'\(constructName)' makes no resource of type '\(override.type)'; name one of its types", at: override.location)
    }
  }

  /// Reports a mistake in the team's description, at the construct's line unless another is given.
  public mutating func report(_ message: String, at place: SourceLocation? = nil) {
    diagnostics.append(.error(message, at: place ?? location))
  }
}
