import ResourceGraph

/// The names in AWS of the constructs of a stack.
///
/// Names begin with the environment and the stack, so that environments and stacks can share an account:
/// `production-shop-orders`. The name of a construct of another stack begins with that stack.
public struct Naming: Sendable {
  /// The name of the stack in the app: `shop`.
  public let stackName: String
  /// The environment in names; `nil` where names omit it.
  let environment: String?
  /// The stacks of the constructs of other stacks.
  var stackNames: [Identity.Key: String] = [:]

  init(stackName: String, environment: String?) {
    self.stackName = stackName
    self.environment = environment
  }

  /// The name of the deployed stack: `production-shop`.
  public var deployedName: String { prefixed(stackName) }

  /// The name of the deployed stack that owns the construct.
  func deployedName(of construct: any Construct) -> String { prefixed(stackName(of: construct)) }

  private func stackName(of construct: any Construct) -> String {
    stackNames[construct.identity.key] ?? stackName
  }

  private func prefixed(_ stack: String) -> String { environment.map { "\($0)-\(stack)" } ?? stack }

  /// The construct's name in AWS: `production-shop-orders`, or the stack's own for a construct of the stack's name.
  ///
  /// - Parameter construct: the construct.
  public func physicalName(of construct: any Construct) -> String {
    if let name = construct.existing?.physicalName { return name }
    let stack = stackName(of: construct)
    return construct.name == stack ? prefixed(stack) : "\(prefixed(stack))-\(construct.name)"
  }

  /// The beginning of a name that Terraform generates: `production-shop-orders-task-role-`, or `order-` where AWS keeps names
  /// too short for the stack's.
  func prefix(of id: LogicalID, limit: Int) -> String {
    let own = Spelling.kebabCase(id.name)
    let text = (limit < 20 ? own : "\(deployedName)-\(own)").lowercased()
    let shortened = text.prefix(limit - 1)
    return "\(shortened.hasSuffix("-") ? shortened.dropLast() : shortened)-"
  }

  /// The construct's name where names are paths, of log groups, secrets and repositories: `production/shop/orders`.
  ///
  /// - Parameter construct: the construct.
  public func path(of construct: any Construct) -> String {
    [environment, stackName(of: construct), construct.name].compactMap(\.self).joined(separator: "/")
  }
}

extension Construct {
  /// The construct's name in AWS: `production-shop-api`, or `production-shop` for the construct of the stack's own name.
  public func physicalName(in lowering: Lowering) -> String { lowering.naming.physicalName(of: self) }
}
