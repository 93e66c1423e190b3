import ResourceGraph

/// A workload may call actions of AWS for which there is no grant: `api.isAllowed("ses:SendEmail", on: identity)`.
///
/// It is an inline policy of its own, so that findings point at the line of the permission, and an exception to a rule holds
/// for it alone.
public struct Permission: Relation, Adjustable {
  let workload: any Workload
  let actions: [String]
  let resources: [Value<String>]
  let conditions: [IAM.Condition]
  public let location: SourceLocation
  public var adjustments = Adjustments()

  public var source: any Construct { workload }
  public var destination: any Construct { workload }
  public var dependencies: [any Construct] { [workload] }

  /// The id says what is allowed, so that a further permission changes the id of no other: `ApiSesSendEmailPolicy`.
  private var id: LogicalID { LogicalID(naming: workload.name, actions.first ?? "", "Policy") }

  public func lower(into lowering: inout Lowering) {
    let form = /[a-z0-9-]+:[A-Za-z0-9*?]+/
    for action in actions where action != "*" && action.wholeMatch(of: form) == nil {
      lowering.report("'\(action)' is not an action; use the service and the action, such as 'ses:SendEmail'")
    }
    if workload.existing?.states(workload.role) == false {
      lowering.report(
        "\(workload.description) exists already and its role is not known, so \(actions.joined(separator: ", ")) cannot be "
          + "granted; give its 'roleName:'")
    }
    let others: [Permission] = lowering.relations(from: workload)
    if let other = others.first(where: { $0.id == id }), other.location != location {
      return lowering.report(
        "\(workload.description) is allowed '\(actions.first ?? "")' at \(other.location) too; state it once, with all resources"
      )
    }
    // Roles that exist already are shared, so the name has that of the stack in it.
    let owner = workload.existing == nil ? "" : "\(lowering.naming.deployedName)-"
    let words = Spelling.kebabCase(LogicalID(naming: actions.first ?? "").name)
    lowering.addPolicy(
      id, owner + (words.isEmpty ? "everything" : words), of: workload.role,
      [IAM.Statement(actions: actions, resources: resources, conditions: conditions.isEmpty ? nil : conditions)])
  }
}

extension Workload {
  /// Allows the workload's code actions of AWS for which there is no grant:
  ///
  /// ```swift
  /// api.isAllowed("ses:SendEmail", "ses:SendRawEmail", on: "arn:\(.partition):ses:\(.region):\(.accountID):identity/example.com")
  /// ```
  ///
  /// - Parameters:
  ///   - action: an action, the service and its name: `ses:SendEmail`.
  ///   - others: more actions on the same resources.
  ///   - resource: the ARN of a resource.
  ///   - more: more resources.
  ///   - conditions: the conditions under which the actions are allowed.
  public func isAllowed(
    _ action: String, _ others: String..., on resource: Value<String>, _ more: Value<String>...,
    where conditions: [IAM.Condition] = [],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Permission {
    Permission(
      workload: self, actions: [action] + others, resources: [resource] + more, conditions: conditions,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
