import ResourceGraph

/// The elements of one stack: the constructs that its block lists, those to which they refer, and the relations.
///
/// The dependencies of a construct that another stack lists belong to that stack, and are not gathered here.
struct Gathering {
  /// A construct, and what referred to it first.
  struct Member {
    fileprivate(set) var construct: any Construct
    /// The construct that refers to it; `nil` for one that the block, a relation or a resource refers to.
    let referrer: (any Construct)?
    /// The construct that refers to it, itself or by a relation that starts from it.
    let user: (any Construct)?
    let isListed: Bool
    /// The location of the outermost composite that contains it.
    let composite: SourceLocation?
  }

  /// The constructs of this stack, and those that no stack lists; the dependencies of a construct precede it.
  private(set) var members: [Member] = []
  /// The constructs that another stack lists.
  private(set) var foreign: [Member] = []
  /// Further users of constructs of other stacks, which may not refer to them: those are in another region.
  private(set) var refused: [Member] = []
  private(set) var relations: [any Relation] = []
  /// The resources that the block lists directly.
  private(set) var resources: [Resource] = []
  /// The outputs that the block lists.
  private(set) var outputs: [Output] = []
  /// The paths that the block states as intended.
  private(set) var intents: [PathIntent] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var known: [Identity.Key: any Construct] = [:]
  private var foreignKeys: Set<Identity.Key> = []
  private var composite: SourceLocation?
  private let listed: Set<Identity.Key>
  private let isForeign: (any Construct, (any Construct)?) -> Bool

  struct Resource {
    let entry: Entry
    let adjustments: Adjustments
    let location: SourceLocation
    let dependencies: [any Construct]
  }

  /// - Parameter isForeign: whether another stack lists a construct that this one does not, and the user may refer to it.
  init(
    _ elements: [any StackElement], isForeign: @escaping (any Construct, (any Construct)?) -> Bool = { _, _ in false }
  ) {
    self.isForeign = isForeign
    listed = Set(Self.listedConstructs(in: elements).map(\.identity.key))
    for element in elements { gather(element) }
  }

  /// The constructs that a block lists, including those of its composites.
  static func listedConstructs(in elements: [any StackElement]) -> [any Construct] {
    elements.flatMap { element -> [any Construct] in
      switch element.elementKind {
      case .construct(let construct): [construct]
      case .composite(let parts, _): listedConstructs(in: parts)
      case .relation, .resource, .output, .intent: []
      }
    }
  }

  /// The construct of a kind and name that does not belong to another stack.
  func own(_ key: Identity.Key) -> (any Construct)? { foreignKeys.contains(key) ? nil : known[key] }

  private mutating func gather(_ element: any StackElement) {
    switch element.elementKind {
    case .construct(let construct): gather(construct, from: nil)
    case .relation(let relation): gather(relation)
    case .resource(let entry, let adjustments, let location):
      for dependency in element.dependencies { gather(dependency, from: nil) }
      resources.append(
        Resource(entry: entry, adjustments: adjustments, location: location, dependencies: element.dependencies))
    case .output(let output): outputs.append(output)
    case .intent(let intent): intents.append(intent.path)
    case .composite(let parts, let location):
      let outer = composite
      composite = outer ?? location
      for part in parts { gather(part) }
      composite = outer
    }
  }

  private mutating func gather(
    _ construct: any Construct, from referrer: (any Construct)?, usedBy source: (any Construct)? = nil
  ) {
    let key = construct.identity.key
    let user = referrer ?? source
    let member = Member(
      construct: construct, referrer: referrer, user: user, isListed: listed.contains(key), composite: composite)
    if let other = known[key] {
      if foreignKeys.contains(key), !isForeign(construct, user) { refused.append(member) }
      return check(construct, against: other)
    }
    known[key] = construct
    if isForeign(construct, user) {
      foreign.append(member)
      foreignKeys.insert(key)
      return
    }
    for dependency in construct.dependencies { gather(dependency, from: construct) }
    members.append(member)
    for relation in construct.relations { gather(relation) }
  }

  private mutating func gather(_ relation: any Relation) {
    relations.append(relation)
    for dependency in relation.dependencies { gather(dependency, from: nil, usedBy: relation.source) }
    for further in relation.relations { gather(further) }
  }

  private mutating func check(_ construct: any Construct, against other: any Construct) {
    let identity = construct.identity
    guard !construct.isSame(as: other) else { return merge(construct, with: other) }
    let place =
      other.identity.location == identity.location
      ? "with other parameters" : "at \(other.identity.location)"
    let message =
      "\(identity.kind) '\(identity.name)' is already defined \(place); give one of the two another name"
    diagnostics.append(.error(message, at: identity.location))
  }

  /// Keeps the adjusted one of two copies of a construct: a stack can list `orders.tagged(…)` and connect to `orders`.
  private mutating func merge(_ copy: any Construct, with known: any Construct) {
    guard copy.adjustments != known.adjustments, !copy.adjustments.isEmpty else { return }
    let identity = copy.identity
    guard known.adjustments.isEmpty else {
      return diagnostics.append(
        .error(
          "\(identity.description) is adjusted in two different ways; adjust it once, where it is made",
          at: copy.adjustments.location ?? identity.location))
    }
    self.known[identity.key] = copy
    for list in [\Gathering.members, \Gathering.foreign] {
      guard let index = self[keyPath: list].firstIndex(where: { $0.construct.identity.key == identity.key }) else {
        continue
      }
      self[keyPath: list][index].construct = copy
    }
  }
}

extension Gathering.Member {
  init(existing construct: any Construct) {
    self.init(construct: construct, referrer: nil, user: nil, isListed: false, composite: nil)
  }
}
