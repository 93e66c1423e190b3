import AWSResources
import Documents
public import ResourceGraph

/// The way from a stack's constructs to its graph of resources.
///
/// A construct adds its resources here, and asks for what its relations brought.
public struct Lowering: Sendable {
  public private(set) var graph: ResourceGraph
  public private(set) var diagnostics: [Diagnostic]
  /// What the stack's constructs, and those of others that it uses, are called in AWS.
  public let naming: Naming
  let plan: StackPlan
  private let tags: [NamedValues.Entry]
  private var adjustments = Adjustments()
  private var location: SourceLocation
  private var construct: Identity?
  private var constructDescription: String?
  private var compositeLocation: SourceLocation?
  private var usedOverrides: Set<Adjustments.Override> = []
  /// The resources of each construct, where other stacks may refer to them.
  private var idsByConstruct: [Identity.Key: [LogicalID]] = [:]
  /// What resources of the stack refer to and it does not have, with the places of these resources in the graph, where the
  /// app has other stacks.
  private(set) var outerReferences: [(place: Int, reference: AttributeReference)] = []

  init(_ plan: StackPlan) {
    let stack = plan.stack
    self.plan = plan
    naming = plan.naming
    graph = ResourceGraph(stack.name, summary: stack.summary)
    graph.deployedName = naming.deployedName
    graph.environment = plan.environment
    graph.account = plan.account
    graph.region = stack.region.rawValue
    graph.terraformBackend = plan.terraformBackend?.member
    graph.parameters = stack.parameters
    graph.outputs = plan.outputs
    graph.notes = plan.notes
    graph.intents = plan.intents
    graph.attributeCheck = PublishedNames.problem(withAttribute:of:in:)
    diagnostics = []
    location = stack.location
    tags =
      [
        .init(name: "Stack", value: .literal(naming.deployedName)),
        .init(name: "Environment", value: .literal(plan.environment)),
      ] + stack.tags.map { .init(name: $0.key, value: .literal($0.value)) }
    graph.defaultTags = tags

    Names.check(stack, outputs: plan.outputs, in: &self)
    checkOverlaps(of: plan.members.compactMap { $0.construct as? Network })
    for member in plan.members { lower(member) }
    compositeLocation = nil
    for relation in plan.relations { lower(relation) }
    construct = nil
    constructDescription = nil
    for resource in plan.resources {
      location = resource.location
      adjustments = resource.adjustments
      checkRaw(resource.entry, reason: adjustments.typeReason)
      insert(tagged(resource.entry))
      reportUnusedOverrides(of: "'\(resource.entry.id)'")
    }
    for intent in plan.intents {
      guard let port = intent.port, !(1...65535).contains(port) else { continue }
      report("the port of the intent is \(port); use 1 to 65535", at: intent.location)
    }
    addStartDependencies()
    if plan.isShared { findOuterReferences() }
    noteDisposal()
    if graph.entries.isEmpty, diagnostics.isEmpty {
      report("stack '\(stack.name)' creates no resource; list a construct in it, or remove it", at: stack.location)
    }
  }

  private mutating func findOuterReferences() {
    let reader = ReferenceReader()
    for (place, entry) in graph.entries.enumerated() {
      for reference in reader.references(of: entry) where graph[reference.id] == nil {
        outerReferences.append((place, reference))
      }
    }
  }

  /// Lets workloads wait for what they need at their start and no reference leads to.
  private mutating func addStartDependencies() {
    var requirements = StartRequirements(graph)
    for workload in requirements.workloads {
      let needed = requirements.needed(by: workload)
      if !needed.isEmpty { graph.update(workload.id) { $0.dependsOn += needed } }
    }
    for user in requirements.workloads + requirements.users {
      let divided = requirements.divided(for: user)
      if !divided.isEmpty { graph.update(user.id) { $0.needsComplete += divided } }
    }
  }

  private mutating func lower(_ member: Gathering.Member) {
    let construct = member.construct
    adjustments = construct.adjustments
    adjustments.allowances += contribution(to: construct).allowances
    location = construct.identity.location
    compositeLocation = member.composite
    self.construct = construct.identity
    constructDescription = construct.description
    Names.check(construct.identity, in: &self)
    for tag in adjustments.tags { Names.check(tag, in: &self) }
    if let existing = construct.existing {
      let count = graph.entries.count
      refer(to: existing, as: construct)
      return reportUnused(construct.adjustments, of: construct, whichMakes: graph.entries.count - count)
    }
    let known = diagnostics
    construct.lower(into: &self)
    // Names of resources, databases and variables follow from that of the construct, and their errors from its error.
    if construct.name.isEmpty { diagnostics = known }
    addOutputs(of: construct)
    reportUnusedOverrides(of: construct.description)
  }

  private mutating func lower(_ relation: any Relation) {
    location = relation.location
    adjustments = relation.adjustments
    construct = relation.dependent.identity
    constructDescription = relation.dependent.description
    let count = graph.entries.count
    relation.lower(into: &self)
    reportUnusedOverrides(of: "the relation with \(relation.destination.description)")
    // Others may know a relation's resources from either end: the targets of a route.
    guard plan.isShared else { return }
    for entry in graph.entries[count...] {
      for end in [relation.source, relation.destination] where end.identity.key != construct?.key {
        idsByConstruct[end.identity.key, default: []].append(entry.id)
      }
    }
  }

  /// Lowers a part of the current construct that has a place and adjustments of its own: a route.
  mutating func lower(
    _ part: some Adjustable, _ description: String, at place: SourceLocation, _ body: (inout Lowering) -> Void
  ) {
    let outer = (adjustments, location)
    location = place
    adjustments.overrides += part.adjustments.overrides
    adjustments.allowances += part.adjustments.allowances
    adjustments.tags += part.adjustments.tags
    body(&self)
    adjustments = part.adjustments
    reportUnusedOverrides(of: description)
    (adjustments, location) = outer
  }

  var stackLocation: SourceLocation { plan.stack.location }

  /// Whether the construct belongs to the stack, and not to another one that this one uses.
  func owns(_ construct: any Construct) -> Bool {
    plan.members.contains { $0.construct.identity.key == construct.identity.key }
  }

  /// The region of a construct that the stack uses.
  func region(of construct: any Construct) -> Value<String> {
    plan.regions[construct.identity.key].map { .literal($0.rawValue) } ?? .region
  }

  /// The resources that a construct consists of, and those of its relations.
  func ids(madeBy construct: any Construct) -> [LogicalID] { idsByConstruct[construct.identity.key] ?? [] }
}

// MARK: - Relations

extension Lowering {
  /// The relations of a kind that start at a construct, in the order of the app.
  public func relations<R: Relation>(from construct: any Construct, _ kind: R.Type = R.self) -> [R] {
    plan.relationsBySource[construct.identity.key]?.compactMap { $0 as? R } ?? []
  }

  /// The relations of a kind that lead to a construct, in the order of the app.
  public func relations<R: Relation>(to construct: any Construct, _ kind: R.Type = R.self) -> [R] {
    plan.relationsByDestination[construct.identity.key]?.compactMap { $0 as? R } ?? []
  }

  /// What the relations of a construct add to it.
  public func contribution(to construct: any Construct) -> Contribution {
    plan.contributions[construct.identity.key] ?? Contribution()
  }
}

// MARK: - Resources

extension Lowering {
  mutating func importValue(_ value: ImportedValue) { graph.add(value) }

  mutating func addExisting(_ resources: [ExistingResource]) { graph.existing += resources }
}

extension Lowering {
  /// Adds a resource; one that can be tagged gets the tags of its construct and of the stack.
  ///
  /// - Parameters:
  ///   - id: the logical id of the resource.
  ///   - name: the end of the resource's `Name` tag, which begins with the name of the stack; no such tag by default.
  ///   - resource: the resource.
  ///   - configure: changes the resource's entry: its deletion policy, its dependencies.
  @discardableResult
  public mutating func add<R: Resource>(
    _ id: LogicalID, named name: String? = nil, _ resource: R, _ configure: (inout Entry) -> Void = { _ in }
  ) -> Reference<R> {
    var entry = entry(id, tagged(resource, name: name))
    configure(&entry)
    insert(entry)
    return Reference(id)
  }

  /// Adds a resource of Terraform that is a part of another one in CloudFormation.
  ///
  /// - Parameters:
  ///   - properties: what is written as it stands, with expressions of Terraform.
  ///   - values: what refers to other resources.
  mutating func addPart(
    _ id: LogicalID, ofTerraform type: String, _ properties: Object, _ values: KeyValuePairs<String, JSONDocument>
  ) {
    var resource = RawResource(.terraform, type: type, properties: properties)
    resource.hasEquivalent = true
    var entry = Entry(id, resource, at: location)
    entry.overrides = values.map { Override(.terraform, path: [.key($0.key)], value: $0.value) }
    insert(entry)
  }

  /// A resource whose name Terraform generates is created before the one that it replaces is destroyed, as one of a type is that
  /// goes last.
  private func entry<R: Resource>(_ id: LogicalID, _ resource: R) -> Entry {
    var resource = resource
    var isPrefixed = false
    resource.setNamePrefix { limit in
      isPrefixed = true
      return naming.prefix(of: id, limit: limit)
    }
    var entry = Entry(id, resource, at: location)
    entry.createsBeforeDestroying = isPrefixed || DeletionOrder.isLast(R.self)
    return entry
  }

  /// Adds the tags of the current construct, relation or listed resource, and those of the stack, to a resource.
  private func tagged<R: Resource>(_ resource: R, name: String? = nil) -> R {
    guard var entries = resource.tagsIfAny?.entries else { return resource }
    entries.reserveCapacity(entries.count + tags.count + adjustments.tags.count + 1)
    func add(_ tag: NamedValues.Entry) {
      if !entries.contains(where: { $0.name == tag.name }) { entries.append(tag) }
    }
    if let name, !adjustments.tags.contains(where: { $0.key == "Name" }) {
      entries.append(.init(name: "Name", value: .literal("\(naming.deployedName)-\(name)")))
    }
    for tag in adjustments.tags { add(.init(name: tag.key, value: .literal(tag.value))) }
    for tag in tags { add(tag) }
    var copy = resource
    copy.tagsIfAny = Tags(entries)
    return copy
  }

  private func tagged(_ entry: Entry) -> Entry {
    guard let resource = entry.resource else { return entry }
    return tagged(entry, resource)
  }

  private func tagged(_ entry: Entry, _ resource: some Resource) -> Entry {
    let named = self.entry(entry.id, tagged(resource))
    var copy = entry
    copy.content = named.content
    copy.createsBeforeDestroying = named.createsBeforeDestroying
    return copy
  }

  private mutating func insert(_ entry: consuming Entry) {
    if !adjustments.allowances.isEmpty { entry.allowances += adjustments.allowances }
    for allowance in entry.allowances where allowance.reason.allSatisfy(\.isWhitespace) {
      report("the exception to '\(allowance.rule)' has no reason; say why it is acceptable", at: allowance.location)
    }
    for override in adjustments.overrides {
      guard override.id == nil || override.id == entry.id,
        let dialect = Dialect.allCases.first(where: {
          entry.isWritten(in: $0) && entry.typeName(in: $0) == override.type
        })
      else { continue }
      let isNew = usedOverrides.insert(override).inserted
      guard Extra.isPath(override.path) else {
        report(
          "'\(override.path)' is not the path of a property; use names with dots between them, and an index of 0 or more "
            + "in brackets", at: override.location)
        continue
      }
      let path = Extra.path(override.path)
      if override.isExplained {
        if isNew { noteUnchecked("'\(override.path)' of '\(override.type)'", override.reason, at: override.location) }
      } else {
        if let problem = PublishedNames.problem(withPath: path, to: override.value, of: override.type, in: dialect) {
          reportUnpublished(problem, at: override.location)
        } else {
          checkValue(of: override, at: path, of: entry, in: dialect)
        }
      }
      entry.overrides.append(.init(dialect, path: path, value: override.value))
    }
    if let previous = adjustments.previousName, previous != construct?.name {
      // The same role under the former name.
      let role = entry.id.name.dropFirst(LogicalID(naming: construct?.name ?? "").name.count)
      entry.previousID = LogicalID(LogicalID(naming: previous).name + role)
    }
    if let disposal = plan.stack.disposal { entry.dispose(disposal, of: plan.stack) }
    entry.stack = graph.name
    entry.construct = constructDescription
    entry.compositeLocation = compositeLocation
    if plan.isShared, let key = construct?.key { idsByConstruct[key, default: []].append(entry.id) }
    do { try graph.insert(entry) } catch { diagnostics.append(error) }
  }

  /// The parameter through which other stacks read an attribute of a resource.
  func exportEntry(of id: LogicalID, _ attribute: String, named path: String) -> Entry {
    let name = path.split(separator: "/").last.map(String.init) ?? attribute
    let parameter = SSM.Parameter {
      $0.name = .literal(path)
      $0.kind = .literal(.string)
      $0.value = .expression(.attribute(id, attribute))
      $0.description = "Read by other stacks"
      $0.tags = Tags(tags)
    }
    var entry = Entry(LogicalID(naming: id.name, name, "Parameter"), parameter, at: graph[id]?.location)
    entry.stack = graph.name
    entry.construct = graph[id]?.construct
    return entry
  }

  private mutating func reportUnusedOverrides(of element: String) {
    for override in adjustments.overrides where !usedOverrides.contains(override) {
      let resource = override.id.map { "resource '\($0)' of type '\(override.type)'; name one" }
      report(
        "\(element) creates no \(resource ?? "resource of type '\(override.type)'; name a type") that it creates",
        at: override.location)
    }
  }

  /// Reports adjustments of a construct that exists already, and for which the stack makes nothing that could have them.
  private mutating func reportUnused(_ adjustments: Adjustments, of construct: any Construct, whichMakes count: Int) {
    reportUnusedOverrides(of: construct.description)
    guard count == 0 || adjustments.previousName != nil else { return }
    guard !adjustments.tags.isEmpty || !adjustments.allowances.isEmpty || adjustments.previousName != nil else {
      return
    }
    report(
      "\(construct.description) exists already and is not changed; remove what adjusts it, or adjust the relation with it",
      at: adjustments.location)
  }

  mutating func add(_ output: Output) { graph.outputs.append(output) }

  /// Reports a mistake in the team's description, at the construct's line unless another is given.
  public mutating func report(_ message: String, at place: SourceLocation? = nil) {
    diagnostics.append(.error(message, at: place ?? location))
  }

  /// Tells the team what it has to know and nothing else can say, at the construct's line unless another is given.
  public mutating func note(_ message: String, at place: SourceLocation? = nil) {
    graph.notes.append(.note(message, at: place ?? location))
  }

  /// Shows the reason for a default that is lifted where no rule looks at it, and reports one without a reason.
  ///
  /// - Parameter fact: what is lifted: `distribution 'web' writes no access logs`.
  mutating func noteReason(_ reason: String, for fact: String, at place: SourceLocation? = nil) {
    if reason.allSatisfy(\.isWhitespace) {
      report("\(fact) without a reason; say why it is acceptable", at: place)
    } else {
      note("\(fact): \(reason)", at: place)
    }
  }

  /// Tells the team something that concerns the whole app. The note has no line, so that reports show it once however many
  /// constructs and stacks have it.
  mutating func noteForApp(_ note: AppNote) {
    let note = Diagnostic.note(note.text)
    if !graph.notes.contains(note) { graph.notes.append(note) }
  }
}
