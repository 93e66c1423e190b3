import ResourceGraph

/// The contributions of relations to the constructs that they connect.
///
/// Each relation adds its contributions in `contribute(to:)`, before any construct is lowered; a construct reads its own with
/// `Lowering.contribution(to:)`.
public struct Contributions: Sendable {
  /// The names in AWS of the constructs of the current relation.
  public private(set) var naming: Naming
  /// The errors about attributes of existing constructs that relations need and nobody stated.
  private(set) var diagnostics: [Diagnostic] = []
  private var relation: (existing: [any Construct], location: SourceLocation)?
  private var stack = 0
  private var owners: [Identity.Key: Int] = [:]
  private var allowances: [Allowance] = []
  private var byStack: [[Identity.Key: Contribution]]

  init(stackCount: Int, naming: Naming) {
    byStack = Array(repeating: [:], count: stackCount)
    self.naming = naming
  }

  /// Begins the relations of a stack.
  mutating func begin(_ stack: Int, naming: Naming, owners: [Identity.Key: Int]) {
    self.stack = stack
    self.naming = naming
    self.owners = owners
  }

  /// Adds the contributions of a relation of the current stack.
  mutating func add(_ relation: any Relation) {
    let existing = relation.dependencies.filter { $0.existing != nil }
    self.relation = existing.isEmpty ? nil : (existing, relation.location)
    allowances = relation.adjustments.allowances
    relation.contribute(to: &self)
  }

  /// Checks what a construct gets. One that exists already is not changed, so it needs nothing.
  private mutating func check(_ references: @autoclosure () -> [AttributeReference], for receiver: any Construct) {
    guard let relation, receiver.existing == nil else { return }
    let references = references()
    for construct in relation.existing {
      guard let existing = construct.existing else { continue }
      diagnostics += existing.mistakes(in: references, to: construct, at: relation.location)
    }
  }

  /// Whether the stack of the current relation has a construct itself.
  func isInStackOfRelation(_ construct: any Construct) -> Bool {
    (owners[construct.identity.key] ?? stack) == stack
  }

  /// The contributions to the constructs of a stack.
  subscript(stack: Int) -> [Identity.Key: Contribution] { byStack[stack] }

  private mutating func change(_ construct: any Construct, _ change: (inout Contribution) -> Void) {
    let key = construct.identity.key
    let owner = owners[key] ?? stack
    change(&byStack[owner][key, default: Contribution()])
    for allowance in allowances where byStack[owner][key]?.allowances.contains(allowance) == false {
      byStack[owner][key]?.allowances.append(allowance)
    }
  }
}

/// The contributions of all relations to one construct.
public struct Contribution: Sendable {
  /// Statements for the policy of the construct's role.
  public fileprivate(set) var statements: [IAM.Statement] = []
  /// Statements that the role needs before AWS creates the construct.
  public fileprivate(set) var startStatements: [IAM.Statement] = []
  /// Environment variables and secrets of the construct's code.
  public fileprivate(set) var injections: [Injection] = []
  /// Statements for the construct's resource policy: that of a queue, a topic, a bucket or a key.
  public fileprivate(set) var policyStatements: [IAM.Statement] = []
  /// Resources that must exist before the construct starts.
  public fileprivate(set) var startDependencies: [LogicalID] = []
  /// The ARNs of the secrets after whose rotation the construct's tasks are replaced.
  fileprivate(set) var rotatingSecrets: [Value<String>] = []
  /// The exceptions to rules that the relations state, for the construct's resources.
  fileprivate(set) var allowances: [Allowance] = []

  public init() {}
}

/// Environment variables and secrets that a relation adds to a workload.
public struct Injection: Sendable {
  /// The prefix of their names: `ORDERS`.
  public let prefix: String
  /// Plain values, by their full names.
  public var environment: [NamedValues.Entry] = []
  /// Values that are read from a secret store.
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
  /// - Parameter atStart: whether AWS cannot create the workload before its role has them.
  public mutating func allow(_ statements: [IAM.Statement], to workload: any Construct, atStart: Bool = false) {
    guard !statements.isEmpty else { return }
    check(statements.flatMap(\.attributeReferences), for: workload)
    change(workload) {
      if atStart { $0.startStatements += statements } else { $0.statements += statements }
    }
  }

  /// Adds environment variables and secrets to a workload.
  public mutating func inject(_ injection: Injection, into workload: any Construct) {
    check(injection.attributeReferences, for: workload)
    change(workload) { $0.injections.append(injection) }
  }

  /// Adds a statement to the policy of a resource, unless the policy contains it already.
  public mutating func admit(_ statement: IAM.Statement, to resource: any Construct) {
    check(statement.attributeReferences, for: resource)
    change(resource) {
      if !$0.policyStatements.contains(statement) { $0.policyStatements.append(statement) }
    }
  }

  /// Delays the start of a workload until resources exist.
  public mutating func delayStart(of workload: any Construct, until ids: [LogicalID]) {
    guard !ids.isEmpty else { return }
    change(workload) { $0.startDependencies += ids }
  }
}

extension Contributions {
  /// Replaces the tasks of a service after each rotation of a secret.
  mutating func redeploy(_ service: any ECSService, onRotationOf secret: Value<String>) {
    check(secret.expression.attributeReferences, for: service)
    change(service) {
      if !$0.rotatingSecrets.contains(secret) { $0.rotatingSecrets.append(secret) }
    }
  }
}

extension Injection {
  fileprivate var attributeReferences: [AttributeReference] {
    let values = environment.map(\.value) + secrets.map(\.secret.source)
    return values.flatMap { $0.expression.attributeReferences }
  }
}

extension IAM.Statement {
  fileprivate var attributeReferences: [AttributeReference] {
    let values = (resources?.values ?? []) + (conditions ?? []).flatMap(\.values.values)
    return values.flatMap { $0.expression.attributeReferences }
  }
}
