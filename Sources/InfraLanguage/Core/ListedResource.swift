import Documents
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

/// A resource of a type without a struct of its own, in one dialect; the other dialect's output says that it lacks it.
public struct Raw: StackElement, Adjustable {
  let entry: Entry
  let location: SourceLocation
  public let dependencies: [any Construct]
  public var adjustments = Adjustments()
  public var elementKind: StackElementKind { .resource(entry, adjustments, at: location) }

  /// - Parameters:
  ///   - id: the logical id in the template, `MonthlyBudget`.
  ///   - type: `AWS::Budgets::Budget` or `aws_budgets_budget`, which determines the dialect too.
  ///   - properties: in that dialect's spelling; the `document` of a value refers to other resources.
  ///   - dependencies: the constructs that the properties refer to, where they are not listed.
  ///   - reason: why the type or a property exists although the published schemas did not have it when this version was
  ///     made. Custom resources, third-party types and those of other Terraform providers need none.
  public init(
    _ id: LogicalID, _ type: String, _ properties: KeyValuePairs<String, JSONDocument>,
    using dependencies: [any Construct] = [], because reason: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    location = SourceLocation(fileID: fileID, line: line, column: column)
    self.dependencies = dependencies
    adjustments.typeReason = reason
    let dialect: Dialect = type.contains("::") ? .cloudFormation : .terraform
    // Rules read what is literal; what refers to something is written by each dialect's own syntax.
    var literals = Object()
    var overrides: [Override] = []
    for (key, value) in properties {
      if let node = value.literalNode {
        literals.append(key, node)
      } else {
        overrides.append(Override(dialect, path: [.key(key)], value: value))
      }
    }
    var entry = Entry(id, RawResource(dialect, type: type, properties: literals), at: location)
    entry.overrides = overrides
    self.entry = entry
  }
}
