public import ResourceGraph

/// A typed resource under a logical id of the team's choice: the way to what no construct offers.
///
/// ```swift
/// Listed("Audit", Logs.LogGroup { $0.retention = 365 })
/// ```
public struct Listed<R: Resource>: StackElement, Adjustable {
  let entry: Entry
  let location: SourceLocation
  public let dependencies: [any Construct]
  public var adjustments = Adjustments()

  /// - Parameter dependencies: the constructs that the resource's references lead to, where they are not listed.
  public init(
    _ id: LogicalID, _ resource: R, dependsOn: [LogicalID] = [], deletionPolicy: DeletionPolicy? = nil,
    using dependencies: [any Construct] = [],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    location = SourceLocation(fileID: fileID, line: line, column: column)
    var entry = Entry(id, resource, at: location)
    entry.dependsOn = dependsOn
    entry.deletionPolicy = deletionPolicy
    entry.updateReplacePolicy = deletionPolicy == .retainExceptOnCreate ? .retain : deletionPolicy
    self.entry = entry
    self.dependencies = dependencies
  }

  public var elementKind: StackElementKind { .resource(entry, adjustments, at: location) }

  /// What other resources refer to this one by.
  public var reference: Reference<R> { Reference(entry.id) }
}
