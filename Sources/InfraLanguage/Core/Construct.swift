public import ResourceGraph

/// What the block of a stack can list: a construct, a relation between constructs, a resource, an output.
public protocol StackElement: Sendable {
  /// The constructs that this element refers to: they belong to the stack without being listed.
  var dependencies: [any Construct] { get }
  /// The relations that this element brings along.
  var relations: [any Relation] { get }
  /// Which of the six kinds of elements this is.
  var elementKind: StackElementKind { get }
}

/// What an element is to its stack.
public enum StackElementKind {
  case construct(any Construct)
  case relation(any Relation)
  /// A resource that the stack lists itself.
  case resource(Entry, Adjustments, at: SourceLocation)
  /// A value that the deployed stack shows.
  case output(Output)
  /// A path that is intended to be closed, or open.
  case intent(Intent)
  /// Elements that are listed as one, with the place where that one was written.
  case composite([any StackElement], SourceLocation?)
}

extension StackElement {
  public var relations: [any Relation] { [] }
}

/// A part of a system, as teams think of it: an immutable value that becomes AWS resources.
public protocol Construct: StackElement, Adjustable, Hashable {
  var identity: Identity { get }
  /// What is known of the construct where it exists already, and the stack makes nothing for it.
  var existing: Existing? { get }

  /// What people need of the construct after a deployment: addresses, names and ids, never secrets.
  var outputs: [ConstructOutput] { get }

  /// Adds the construct's resources to the graph.
  func lower(into lowering: inout Lowering)
}

/// What tells one construct of a stack from the others, and where it was written.
public struct Identity: Hashable, Sendable {
  /// Where AWS has a construct.
  public enum Scope: Hashable, Sendable {
    /// In the region of its stack.
    case region
    /// In no region: AWS has it once, or uses it from all of them. Stacks of every region refer to it, and it refers to
    /// constructs of every region.
    case global
    /// As `global`, but AWS keeps it in us-east-1. A stack of another region has it in a stack of its own there.
    case edge
  }

  private struct Parts: Hashable, Sendable {
    let kind: String
    let name: String
    let location: SourceLocation
    let scope: Scope
  }

  @Shared private var parts: Parts

  public init(_ kind: String, _ name: String, at location: SourceLocation, scope: Scope = .region) {
    parts = Parts(kind: kind, name: name, location: location, scope: scope)
  }

  /// The construct's type as people call it: `network`, `load balancer`.
  public var kind: String { parts.kind }
  public var name: String { parts.name }
  public var location: SourceLocation { parts.location }
  public var scope: Scope { parts.scope }

  /// Constructs of one kind with one name are the same one.
  struct Key: Hashable {
    let kind: String
    let name: String
  }

  var key: Key { Key(kind: kind, name: name) }

  /// `network 'main'`.
  var description: String { "\(kind) '\(name)'" }
}

extension Construct {
  public var elementKind: StackElementKind { .construct(self) }

  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }

  public var name: String { identity.name }

  public var existing: Existing? { nil }

  public var outputs: [ConstructOutput] { [] }

  /// `network 'main'`.
  var description: String { identity.description }

  /// The logical id of one of the construct's resources, by the role it plays: `OrdersDatabase`.
  public func id(_ role: String) -> LogicalID { LogicalID(naming: name, role) }

  /// Whether both are the same construct: equal in everything but what was adjusted.
  func isSame(as other: any Construct) -> Bool {
    guard let other = other as? Self else { return false }
    if adjustments == other.adjustments { return self == other }
    var copies = (self, other)
    copies.0.adjustments = Adjustments()
    copies.1.adjustments = Adjustments()
    return copies.0 == copies.1
  }
}

/// An edge of the architecture: who talks to whom, who may do what.
///
/// A relation adds to the constructs that it joins (see ``Contributions``), and can have resources of its own.
public protocol Relation: StackElement {
  /// The construct that the relation starts from.
  var source: any Construct { get }
  /// The construct that it leads to.
  var destination: any Construct { get }
  /// The end that needs the other one: its stack has the relation's resources, and is deployed after the other end's.
  /// The source unless stated otherwise.
  var dependent: any Construct { get }
  var location: SourceLocation { get }
  /// What a team changed past the relation's parameters; nothing unless the relation is ``Adjustable``.
  var adjustments: Adjustments { get }

  /// States what the constructs at both ends get.
  func contribute(to contributions: inout Contributions)

  /// Adds the relation's own resources to the graph.
  func lower(into lowering: inout Lowering)

  /// What makes a second relation of the same ends a mistake; `nil` where there can be several.
  var uniqueness: RelationUniqueness? { get }
}

extension Relation {
  public var elementKind: StackElementKind { .relation(self) }
  public var dependencies: [any Construct] { [source, destination] }
  public var dependent: any Construct { source }
  public var adjustments: Adjustments { Adjustments() }
  public var uniqueness: RelationUniqueness? { nil }
  public func contribute(to contributions: inout Contributions) {}
  public func lower(into lowering: inout Lowering) {}
}
