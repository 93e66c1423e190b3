/// What the constructs of a stack are called in AWS.
///
/// Names begin with the environment's and the stack's, so that two environments, and two stacks, can share an account:
/// `production-shop-orders`. A construct of another stack keeps that stack's name.
public struct Naming: Sendable {
  /// The name that the stack's block has: `shop`.
  public let stackName: String
  /// The environment as names carry it; `nil` where they leave it out.
  let environment: String?
  /// The stacks of the constructs that belong to another one.
  var stackNames: [Identity.Key: String] = [:]

  init(stackName: String, environment: String?) {
    self.stackName = stackName
    self.environment = environment
  }

  /// What the stack is called where it is deployed: `production-shop`.
  public var deployedName: String { prefixed(stackName) }

  /// What the construct's own stack is called where it is deployed.
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

  /// The construct's name where names are paths, of log groups, secrets and repositories: `production/shop/orders`.
  ///
  /// - Parameter construct: the construct.
  public func path(of construct: any Construct) -> String {
    [environment, stackName(of: construct), construct.name].compactMap(\.self).joined(separator: "/")
  }
}

extension Construct {
  /// What AWS's consoles show: `production-shop-api`, or `production-shop` for the construct of the stack's own name.
  public func physicalName(in lowering: Lowering) -> String { lowering.naming.physicalName(of: self) }
}
