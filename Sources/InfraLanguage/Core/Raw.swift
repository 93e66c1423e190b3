import Documents
public import ResourceGraph

/// A resource of a type without a struct of its own, as CloudFormation and Terraform spell it, or in one dialect alone: then the
/// other dialect's output says that it lacks it.
///
/// ```swift
/// let slow = Raw(
///   "SlowRequests", "AWS::XRay::Group", ["GroupName": "slow", "FilterExpression": "responsetime > 5"],
///   terraform: "aws_xray_group", ["group_name": "slow", "filter_expression": "responsetime > 5"],
///   attributes: ["GroupARN": "arn"])
/// Output("SlowRequests", slow.reference("GroupARN"))
/// ```
public struct Raw: StackElement, Adjustable {
  let entry: Entry
  let location: SourceLocation
  public let dependencies: [any Construct]
  public var adjustments = Adjustments()
  public var elementKind: StackElementKind { .resource(entry, adjustments, at: location) }

  /// A resource in one dialect.
  ///
  /// - Parameters:
  ///   - id: the logical id in the template, `MonthlyBudget`.
  ///   - type: `AWS::Budgets::Budget` or `aws_budgets_budget`, which determines the dialect too.
  ///   - properties: in that dialect's spelling; the `document` of a value refers to other resources.
  ///   - dependencies: the constructs that the properties refer to, where they are not listed.
  ///   - reason: why the type or a property exists although the published schemas did not have it when this version was
  ///     made; a note at synth shows it. Custom resources, third-party types and those of other Terraform providers need none.
  public init(
    _ id: LogicalID, _ type: String, _ properties: KeyValuePairs<String, JSONDocument>,
    using dependencies: [any Construct] = [], because reason: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    location = SourceLocation(fileID: fileID, line: line, column: column)
    self.dependencies = dependencies
    adjustments.typeReason = reason
    let form = Form(type.contains("::") ? .cloudFormation : .terraform, properties)
    var entry = Entry(id, RawResource(form.dialect, type: type, properties: form.literals), at: location)
    entry.overrides = form.overrides
    self.entry = entry
  }

  /// A resource in both dialects, under one id.
  ///
  /// - Parameters:
  ///   - id: the logical id in the template, `MonthlyBudget`; Terraform's name is the same words in snake case.
  ///   - type: CloudFormation's type, `AWS::Budgets::Budget`.
  ///   - properties: in CloudFormation's spelling; the `document` of a value refers to other resources.
  ///   - terraformType: Terraform's type, `aws_budgets_budget`.
  ///   - arguments: in Terraform's spelling; a block that can stand several times is a list.
  ///   - attributes: Terraform's names of the attributes that `reference` gives, where they are not CloudFormation's in snake case:
  ///     `["Ref": "name"]`, since `Ref` is `id` unless this says otherwise.
  ///   - dependencies: the constructs that the properties refer to, where they are not listed.
  ///   - reason: why a type or a property exists although the published schemas did not have it when this version was
  ///     made; a note at synth shows it. Custom resources, third-party types and those of other Terraform providers need none.
  public init(
    _ id: LogicalID, _ type: String, _ properties: KeyValuePairs<String, JSONDocument>,
    terraform terraformType: String, _ arguments: KeyValuePairs<String, JSONDocument>,
    attributes: KeyValuePairs<String, String> = [:], using dependencies: [any Construct] = [],
    because reason: String? = nil, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    location = SourceLocation(fileID: fileID, line: line, column: column)
    self.dependencies = dependencies
    adjustments.typeReason = reason
    let (template, configuration) = (Form(.cloudFormation, properties), Form(.terraform, arguments))
    var resource = RawResource(.cloudFormation, type: type, properties: template.literals)
    resource.counterpart = .init(type: terraformType, properties: configuration.literals)
    for (name, argument) in attributes { resource.terraformAttributes[name] = argument }
    var entry = Entry(id, resource, at: location)
    entry.overrides = template.overrides + configuration.overrides
    self.entry = entry
  }

  /// What other resources, overrides (by its `document`) and outputs refer to the resource by.
  ///
  /// Each dialect that refers to it has to have the resource.
  ///
  /// - Parameter attribute: CloudFormation's name of the attribute, `Arn`, or `Ref`. Terraform's is the same words in snake case,
  ///   and `id` for `Ref`, unless the resource's `attributes` name another.
  public func reference(_ attribute: String = "Ref") -> Text { .expression(.attribute(entry.id, attribute)) }

  /// The properties of one dialect: rules read what is literal; what refers to something is written by the dialect's own syntax.
  private struct Form {
    let dialect: Dialect
    var literals = Object()
    var overrides: [Override] = []

    init(_ dialect: Dialect, _ properties: KeyValuePairs<String, JSONDocument>) {
      self.dialect = dialect
      for (key, value) in properties {
        if let node = value.literalNode {
          literals.append(key, node)
        } else {
          overrides.append(Override(dialect, path: [.key(key)], value: value))
        }
      }
    }
  }
}
