public import Documents

/// A resource of a graph with all that stands around it in a template.
public struct Entry: Sendable {
  public enum Content: Sendable {
    case typed(any Resource)
    case raw(RawResource)
  }

  public var id: LogicalID
  public var content: Content { didSet { reading = nil } }
  public var location: SourceLocation?
  /// The stack that the resource belongs to, where it is made from a description.
  public var stack: String?
  /// The construct that the resource is a part of, as people call it: `network 'main'`.
  public var construct: String?
  /// Where the composite was written that the construct is a part of.
  public var compositeLocation: SourceLocation?
  /// What the field list does not know, in the dialect it was read from or overridden in.
  public var extras: [Extra] = []
  /// What the team sets beside the properties of the resource's type.
  public var overrides: [Override] = []
  public var dependsOn: [LogicalID] = []
  /// Resources that must be complete before this one exists: in Terraform, parts of them are resources of their own, which no
  /// reference leads to.
  public var needsComplete: [LogicalID] = []
  public var deletionPolicy: DeletionPolicy?
  /// The same where an update replaces the resource.
  public var updateReplacePolicy: DeletionPolicy?
  /// Terraform arguments that somebody else changes after the first deployment.
  public var ignoredChanges: [String] = []
  /// Whether Terraform creates a replacement before it destroys the resource, as CloudFormation always does.
  public var createsBeforeDestroying = false
  /// Attributes whose change replaces the resource in Terraform: AWS deletes it together with what they belong to.
  public var replacedWith: [AttributeReference] = []
  /// The region of the resource, if it is another one than the graph's, where the graph is that of several stacks.
  public var region: String?
  /// The id that the resource had before it was renamed.
  public var previousID: LogicalID?
  public var allowances: [Allowance] = []
  /// The turn of a template's loop that makes the resource: `Kiosk = North`.
  public var iteration: String?
  /// What else a template says beside the properties: `Condition`, `Metadata`, `UpdatePolicy`, `count`.
  public var attributes: Object = [:]
  /// The resource as its template has it, for the places of its parts.
  public var source: Node? { didSet { reading = nil } }
  /// What the scenarios of a template have in common where they have the same resource; `nil` once it is changed.
  package var reading: Reading?

  /// That a resource was read from a template.
  package final class Reading: Sendable {
    package init() {}
  }

  public init(_ id: LogicalID, _ resource: any Resource, at location: SourceLocation? = nil) {
    self.id = id
    content = .typed(resource)
    self.location = location
  }

  public init(_ id: LogicalID, _ resource: RawResource, at location: SourceLocation? = nil) {
    self.id = id
    content = .raw(resource)
    self.location = location
  }

  /// The typed resource, where the type has a struct.
  public var resource: (any Resource)? {
    if case .typed(let resource) = content { return resource }
    return nil
  }

  /// The facts of the type, where it has a struct.
  package var resourceType: ResourceType? { resource.map { type(of: $0).resourceType } }

  /// The type as the dialect calls it; a raw resource of the other dialect keeps its own name.
  public func typeName(in dialect: Dialect) -> String {
    switch content {
    case .typed(let resource):
      let type = type(of: resource).resourceType
      return dialect == .cloudFormation ? type.cloudFormation : type.terraform
    case .raw(let resource): return resource.form(in: dialect)?.type ?? resource.type
    }
  }

  /// Whether a dialect has the resource: a raw one can be in one of the two alone.
  public func isWritten(in dialect: Dialect) -> Bool {
    if case .raw(let resource) = content { return resource.form(in: dialect) != nil }
    return true
  }
}

/// What happens to a resource when it leaves the stack, or the stack is deleted.
public enum DeletionPolicy: String, Hashable, Sendable {
  case delete = "Delete"
  case retain = "Retain"
  /// Retained, unless the operation that created the resource is rolled back; not for a replacement.
  case retainExceptOnCreate = "RetainExceptOnCreate"
  case snapshot = "Snapshot"
}
