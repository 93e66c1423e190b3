/// What relations add to the constructs that they join.
///
/// Each relation states its part in `contribute(to:)`, before any construct is lowered; a construct reads what it got
/// with `Lowering.contribution(to:)`.
public struct Contributions: Sendable {
  /// What the constructs of the relation at hand are called.
  public private(set) var naming: Naming
  private var stack = 0
  private var owners: [Identity.Key: Int] = [:]
  private var byStack: [[Identity.Key: Contribution]]

  init(stackCount: Int, naming: Naming) {
    byStack = Array(repeating: [:], count: stackCount)
    self.naming = naming
  }

  /// Turns to the relations of a stack.
  mutating func turn(to stack: Int, naming: Naming, owners: [Identity.Key: Int]) {
    self.stack = stack
    self.naming = naming
    self.owners = owners
  }

  /// What the constructs of a stack got.
  subscript(stack: Int) -> [Identity.Key: Contribution] { byStack[stack] }

  private mutating func change(_ construct: any Construct, _ change: (inout Contribution) -> Void) {
    let key = construct.identity.key
    change(&byStack[owners[key] ?? stack][key, default: Contribution()])
  }
}

/// What the relations of a construct add to it.
public struct Contribution: Sendable {
  /// What the construct's role allows beside its own work.
  public fileprivate(set) var statements: [IAM.Statement] = []
  /// What the role has to allow before the construct is made.
  public fileprivate(set) var startStatements: [IAM.Statement] = []
  /// Environment variables and secrets for the construct's code.
  public fileprivate(set) var injections: [Injection] = []
  /// Whom the construct's own policy admits: a queue's, a topic's, a bucket's, a key's.
  public fileprivate(set) var policyStatements: [IAM.Statement] = []
  /// What has to be there before the construct starts.
  public fileprivate(set) var startDependencies: [LogicalID] = []

  public init() {}
}

/// Environment variables that a relation brings to a workload's code.
public struct Injection: Sendable {
  /// How their names begin: `ORDERS`.
  public let prefix: String
  /// Plain values, by their whole names.
  public var environment: [NamedValues.Entry] = []
  /// Values that only a secret store knows.
  public var secrets: [SecretEnvironment.Entry] = []

  public init(prefix: String, environment: [NamedValues.Entry] = [], secrets: [SecretEnvironment.Entry] = []) {
    self.prefix = prefix
    self.environment = environment
    self.secrets = secrets
  }
}

extension Contributions {
  /// Adds statements to the role of a workload.
  ///
  /// - Parameter atStart: whether the workload cannot be made before its role has them.
  public mutating func allow(_ statements: [IAM.Statement], to workload: any Construct, atStart: Bool = false) {
    guard !statements.isEmpty else { return }
    change(workload) {
      if atStart { $0.startStatements += statements } else { $0.statements += statements }
    }
  }

  /// Gives environment variables and secrets to a workload's code.
  public mutating func inject(_ injection: Injection, into workload: any Construct) {
    change(workload) { $0.injections.append(injection) }
  }

  /// Adds a statement to the policy of a resource, unless the policy has the same already.
  public mutating func admit(_ statement: IAM.Statement, to resource: any Construct) {
    change(resource) {
      if !$0.policyStatements.contains(statement) { $0.policyStatements.append(statement) }
    }
  }

  /// Has a workload start only once a resource is there.
  public mutating func delayStart(of workload: any Construct, until ids: [LogicalID]) {
    guard !ids.isEmpty else { return }
    change(workload) { $0.startDependencies += ids }
  }
}
