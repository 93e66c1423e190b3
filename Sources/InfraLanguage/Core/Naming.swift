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
  public var deployedName: String { Self.deployedName(stackName, environment) }

  /// What the construct's own stack is called where it is deployed.
  func deployedName(of construct: any Construct) -> String {
    Self.deployedName(stackNames[construct.identity.key] ?? stackName, environment)
  }

  static func deployedName(_ stack: String, _ environment: String?) -> String {
    environment.map { "\($0)-\(stack)" } ?? stack
  }

  /// The construct's name in AWS: `production-shop-orders`, or the stack's own for a construct of the stack's name.
  ///
  /// - Parameter construct: the construct.
  public func physicalName(of construct: any Construct) -> String {
    if let name = construct.existing?.physicalName { return name }
    let stack = stackNames[construct.identity.key] ?? stackName
    let deployed = Self.deployedName(stack, environment)
    return construct.name == stack ? deployed : "\(deployed)-\(construct.name)"
  }

  /// The construct's name where names are paths, of log groups, secrets and repositories: `production/shop/orders`.
  ///
  /// - Parameter construct: the construct.
  public func path(of construct: any Construct) -> String {
    let stack = stackNames[construct.identity.key] ?? stackName
    return ([environment].compactMap(\.self) + [stack, construct.name]).joined(separator: "/")
  }
}

extension Construct {
  /// What AWS's consoles show: `production-shop-api`, or `production-shop` for the construct of the stack's own name.
  public func physicalName(in lowering: Lowering) -> String { lowering.naming.physicalName(of: self) }

  func physicalName(in contributions: Contributions) -> String { contributions.naming.physicalName(of: self) }
}
