/// The constructs and relations of a stack: what it lists, and everything that this refers to.
struct Gathering {
  private(set) var constructs: [any Construct] = []
  private(set) var relations: [any Relation] = []
  /// What the stack lists itself.
  private(set) var resources: [(entry: Entry, location: SourceLocation)] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var indices: [Identity.Key: Int] = [:]

  init(_ elements: [any StackElement]) {
    for element in elements { gather(element) }
  }

  private mutating func gather(_ element: any StackElement) {
    switch element.elementKind {
    case .construct(let construct): gather(construct)
    case .relation(let relation): gather(relation)
    case .resource(let entry, let location):
      for dependency in element.dependencies { gather(dependency) }
      resources.append((entry, location))
    }
  }

  /// What a construct refers to comes before it, so that a template reads from the ground up.
  private mutating func gather(_ construct: any Construct) {
    let identity = construct.identity
    if let known = indices[identity.key] {
      check(construct, against: constructs[known])
      return
    }
    for dependency in construct.dependencies { gather(dependency) }
    indices[identity.key] = constructs.count
    constructs.append(construct)
    for relation in construct.relations { gather(relation) }
  }

  private mutating func gather(_ relation: any Relation) {
    relations.append(relation)
    for dependency in relation.dependencies { gather(dependency) }
    for further in relation.relations { gather(further) }
  }

  private mutating func check(_ construct: any Construct, against other: any Construct) {
    guard !construct.isEqual(to: other) else { return }
    let identity = construct.identity
    let place =
      other.identity.location == identity.location
      ? "with other parameters" : "at \(other.identity.location)"
    let message =
      "\(identity.kind) '\(identity.name)' is already defined \(place); give one of the two another name"
    let diagnostic = Diagnostic.error(message, at: identity.location)
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }
}
