public import ResourceGraph

/// A workload connects to a data store or another service.
///
/// The security groups of both allow the connection on exactly one port, and the workload's code gets the host, the port
/// and, where there is one, the secret.
public struct Connection: Relation, Adjustable {
  let workload: any Workload
  let target: any Construct
  /// The security group of the target.
  let group: Reference<EC2.SecurityGroup>
  let port: Port
  /// The variables that the workload gets: `ORDERS_HOST`, `ORDERS_SECRET_ARN`.
  let injection: Injection
  /// The errors in the connection's description.
  let mistakes: [String]
  /// What the workload does with a Kafka cluster.
  let kafkaRoles: [KafkaRole]
  /// Whether the workload signs in as the master user of a database.
  let signsInAsMaster: Bool
  /// What else the connection needs: the replacement of the workload's tasks after each rotation of the password that they
  /// got, the proxies of ECS Service Connect.
  public let relations: [any Relation]
  public let location: SourceLocation
  public var adjustments = Adjustments()
  /// The statements that the workload's role gets, where clients authenticate with IAM.
  let statements: @Sendable (Naming) -> [IAM.Statement]

  init(
    workload: any Workload, target: any Construct, group: Reference<EC2.SecurityGroup>, port: Port,
    injection: Injection, mistakes: [String] = [], kafkaRoles: [KafkaRole] = [], signsInAsMaster: Bool = false,
    relations: [any Relation] = [], at location: SourceLocation,
    statements: @escaping @Sendable (Naming) -> [IAM.Statement]
  ) {
    self.workload = workload
    self.target = target
    self.group = group
    self.port = port
    self.injection = injection
    self.mistakes = mistakes
    self.kafkaRoles = kafkaRoles
    self.signsInAsMaster = signsInAsMaster
    self.relations = relations
    self.location = location
    self.statements = statements
  }

  public var source: any Construct { workload }
  public var destination: any Construct { target }

  public func contribute(to contributions: inout Contributions) {
    contributions.inject(injection, into: workload)
    contributions.allow(statements(contributions.naming), to: workload)
  }

  public var uniqueness: RelationUniqueness? {
    RelationUniqueness(
      String(port.number), fact: "\(workload.description) connects to \(target.description) twice",
      remedy: kafkaRoles.isEmpty
        ? "remove one of the connections" : "connect it once, with all roles after 'as:'")
  }

  public func lower(into lowering: inout Lowering) {
    for mistake in mistakes { lowering.report(mistake) }
    guard let source = workload.workloadGroup else {
      return lowering.report(
        "\(workload.description) is in no network and cannot connect to '\(target.name)'; place it in subnets")
    }
    lowering.connect(source, to: group, port: port, names: (workload.name, target.name))
  }
}

/// A construct to which workloads connect.
public protocol ConnectionTarget: Construct {
  /// The security group of the target.
  var connectionGroup: Reference<EC2.SecurityGroup> { get }
  /// The port on which the target accepts connections.
  var connectionPort: Port { get }
  /// Plain variables of clients, by the suffix of their names: `HOST`, `PORT`.
  var connectionValues: KeyValuePairs<String, Value<String>> { get }
  /// Secret variables of clients, by the suffix of their names: `USERNAME`, `PASSWORD`.
  var connectionSecrets: KeyValuePairs<String, SecretValue> { get }
  /// The statements that the role of a client needs, where clients authenticate with IAM.
  var connectionStatements: [IAM.Statement] { get }
  /// The connection of a workload to the target.
  ///
  /// The values, secrets and statements above are its contents by default.
  ///
  /// - Parameters:
  ///   - workload: the client.
  ///   - prefix: the prefix of the client's variables: `ORDERS`.
  ///   - location: where the connection is declared.
  func connection(of workload: any Workload, prefix: String, at location: SourceLocation) -> Connection
}

extension ConnectionTarget {
  public var connectionSecrets: KeyValuePairs<String, SecretValue> { [:] }
  public var connectionStatements: [IAM.Statement] { [] }

  public func connection(of workload: any Workload, prefix: String, at location: SourceLocation) -> Connection {
    let statements = connectionStatements
    return Connection(
      workload: workload, target: self, group: connectionGroup, port: connectionPort,
      injection: injection(prefix: prefix), at: location
    ) { _ in statements }
  }

  func injection(prefix: String) -> Injection {
    Injection(
      prefix: prefix,
      environment: connectionValues.map { .init(name: "\(prefix)_\($0.key)", value: $0.value) },
      secrets: connectionSecrets.map { .init(name: "\(prefix)_\($0.key)", secret: $0.value) })
  }
}

extension Construct {
  /// The prefix of a client's variables, unless the connection states another one.
  var connectionPrefix: String { Spelling.snakeCase(name).uppercased() }
}

extension Workload {
  /// Connects the workload to a target, whose address and credentials its code gets as variables:
  /// `api.connects(to: orders)`.
  ///
  /// - Parameters:
  ///   - target: the construct to which the workload connects.
  ///   - prefix: the prefix of the variables; the target's name in capitals by default: `ORDERS`.
  public func connects(
    to target: some ConnectionTarget, prefix: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Connection {
    target.connection(
      of: self, prefix: prefix ?? target.connectionPrefix,
      at: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
