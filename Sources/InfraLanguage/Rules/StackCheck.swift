import AWSResources
import Configuration
public import ResourceGraph

/// The resources that a team's own rule looks at, and what it has to say about them.
///
/// The resources are those that the stacks are written with: constructs are lowered, overrides are applied, tags of the stack
/// are on every resource.
public struct StackCheck {
  /// The resources of the stacks, all in one graph.
  private let graph: ResourceGraph
  private let values: KnownValues
  /// What the rule reports, in its order.
  package private(set) var reports: [StackReport] = []

  package init(_ graph: ResourceGraph) {
    self.graph = graph
    values = KnownValues(graph)
  }

  /// The name of the environment in `infra.yaml`; `default` where there is none.
  public var environment: String { graph.environment ?? Environment().name }

  /// The region of the stacks.
  public var region: Region? { graph.region.map { Region(rawValue: $0) } }

  /// The account of the environment, where `infra.yaml` states it: twelve digits.
  public var account: String? { graph.account }

  /// Every resource of a type, in the order of the stacks.
  ///
  /// - Parameter type: a type of AWS in its service's namespace: `S3.Bucket.self`.
  public func resources<R: Resource>(of type: R.Type) -> [Located<R>] { graph.all(type) }

  /// The resource that a property refers to; `nil` where it is not one of the stacks'.
  public func resource<R: Resource>(_ reference: Reference<R>?) -> Located<R>? { graph.resource(reference) }

  /// Every resource, whatever its type.
  public var resources: [StackResource] { graph.entries.map { StackResource(entry: $0) } }

  /// The value of a property: absent, known, or known only to the deployment. A parameter with a default is known.
  public func known<Wrapped: Literal>(_ value: Value<Wrapped>?) -> Known<Wrapped> { values.known(value) }
}

/// A resource of any type.
public struct StackResource: Sendable {
  package let entry: Entry

  /// The name in the template: `ReceiptsBucket`.
  public var id: LogicalID { entry.id }
  /// CloudFormation's name of the type: `AWS::S3::Bucket`.
  public var type: String { entry.typeName(in: .cloudFormation) }
  /// The stack that has the resource.
  public var stack: String? { entry.stack }
  /// The construct that the resource is a part of: `bucket 'receipts'`.
  public var construct: String? { entry.construct }
  /// The tags; `nil` for a type without tags.
  public var tags: Tags? { (entry.resource as? any TaggedResource)?.tags }
}

// MARK: - Reports

/// What a team's own rule says about one resource.
public struct StackReport: Sendable {
  /// Whether the rule is broken, or cannot be decided before deployment.
  public enum Outcome: Hashable, Sendable {
    /// The resource breaks the rule.
    case broken
    /// Only the deployment decides.
    case unknown
  }

  /// Whether the rule is broken.
  public let outcome: Outcome
  /// What is wrong, and what to do about it.
  public let message: String
  /// The resource.
  public var resource: LogicalID { entry.id }
  /// The property in CloudFormation's names; empty for the resource.
  public let property: [String]
  package let entry: Entry
  /// The line of the rule.
  package let location: SourceLocation

  /// What is the same where a rule says it of what each dialect writes.
  fileprivate struct Content: Hashable {
    let outcome: Outcome
    let message: String
    let resource: LogicalID
    let property: [String]
    let location: SourceLocation
  }

  fileprivate var content: Content {
    Content(outcome: outcome, message: message, resource: resource, property: property, location: location)
  }
}

extension StackCheck {
  /// Reports a resource that breaks the rule.
  ///
  /// - Parameters:
  ///   - message: what is wrong, and what to do about it: `bucket 'receipts' has no tag 'cost-center'; add it to the stack`.
  ///   - path: the property at fault, in CloudFormation's names: `"VersioningConfiguration", "Status"`.
  public mutating func report<R>(
    _ message: String, on resource: Located<R>, at path: String...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    add(.broken, message, resource.entry, path, SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Reports a resource of any type that breaks the rule.
  public mutating func report(
    _ message: String, on resource: StackResource, at path: String...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    add(.broken, message, resource.entry, path, SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Reports that it cannot be determined before deployment whether a resource keeps the rule.
  ///
  /// - Parameter reason: what cannot be determined.
  public mutating func unknown<R>(
    _ reason: String, on resource: Located<R>, at path: String...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    add(.unknown, reason, resource.entry, path, SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Reports that it cannot be determined before deployment whether a resource of any type keeps the rule.
  public mutating func unknown(
    _ reason: String, on resource: StackResource, at path: String...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    add(.unknown, reason, resource.entry, path, SourceLocation(fileID: fileID, line: line, column: column))
  }

  private mutating func add(
    _ outcome: StackReport.Outcome, _ message: String, _ entry: Entry, _ path: [String], _ location: SourceLocation
  ) {
    reports.append(
      StackReport(outcome: outcome, message: message, property: path, entry: entry, location: location))
  }
}

// MARK: - Tests

extension StackRule {
  /// What the rule says about stacks, for its tests: without exceptions, with all stacks in one graph, and once where it says
  /// the same of what CloudFormation and Terraform get.
  ///
  /// ```swift
  /// let reports = try BucketHasACostCenter().reports(on: Stack("test", region: .euWest1) { Bucket("receipts") })
  /// #expect(reports.map(\.resource) == ["ReceiptsBucket"])
  /// ```
  ///
  /// - Throws: everything that is wrong with the stacks.
  public func reports(on stacks: Stack..., in environment: String = "default") throws(Diagnostics) -> [StackReport] {
    let system = System(stacks, in: Environment(name: environment))
    guard system.diagnostics.isEmpty else { throw Diagnostics(system.diagnostics) }
    var known: Set<StackReport.Content> = []
    return ResourceGraph.merged(system.graphs).written(.aws).flatMap { _, graph in
      var check = StackCheck(graph)
      self.check(&check)
      return check.reports
    }.filter { known.insert($0.content).inserted }
  }
}
