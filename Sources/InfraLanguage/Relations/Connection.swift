public import ResourceGraph

/// A workload talks to a data store or another service.
///
/// One word makes the way through the security groups, on exactly the port, and gives the workload's code what
/// it needs: the host, the port, and where there is one the secret.
public struct Connection: Relation {
  let workload: any Workload
  let target: any Construct
  /// The group around the target.
  let group: Reference<EC2.SecurityGroup>
  let port: Port
  /// What the workload gets: `ORDERS_HOST`, `ORDERS_PASSWORD`.
  let injection: Injection
  /// What is wrong with how the connection was described.
  let mistakes: [String]
  public let location: SourceLocation
  /// What the workload's role gets, where signing in is a matter of IAM.
  let statements: @Sendable (Naming) -> [IAM.Statement]

  init(
    workload: any Workload, target: any Construct, group: Reference<EC2.SecurityGroup>, port: Port,
    injection: Injection, mistakes: [String] = [], at location: SourceLocation,
    statements: @escaping @Sendable (Naming) -> [IAM.Statement]
  ) {
    self.workload = workload
    self.target = target
    self.group = group
    self.port = port
    self.injection = injection
    self.mistakes = mistakes
    self.location = location
    self.statements = statements
  }

  public var source: any Construct { workload }
  public var destination: any Construct { target }

  public func contribute(to contributions: inout Contributions) {
    contributions.inject(injection, into: workload)
    contributions.allow(statements(contributions.naming), to: workload)
  }

  public func lower(into lowering: inout Lowering) {
    for mistake in mistakes { lowering.report(mistake) }
    guard let source = workload.workloadGroup else {
      return lowering.report(
        "\(workload.identity.kind) '\(workload.name)' stands in no network and cannot connect to '\(target.name)'; "
          + "give it subnets")
    }
    lowering.connect(source, to: group, port: port, names: (workload.name, target.name))
  }
}

/// A construct that services connect to.
public protocol ConnectionTarget: Construct {
  /// The group around it.
  var connectionGroup: Reference<EC2.SecurityGroup> { get }
  var connectionPort: Port { get }
  /// Plain values for the service, by the end of their names: `HOST`, `PORT`.
  var connectionValues: KeyValuePairs<String, Value<String>> { get }
  /// Secret values for the service: `USERNAME`, `PASSWORD`.
  var connectionSecrets: KeyValuePairs<String, SecretValue> { get }
  /// What a client's role needs to sign in, where that is a matter of IAM.
  var connectionStatements: [IAM.Statement] { get }
}

extension ConnectionTarget {
  public var connectionSecrets: KeyValuePairs<String, SecretValue> { [:] }
  public var connectionStatements: [IAM.Statement] { [] }

  func injection(prefix: String) -> Injection {
    Injection(
      prefix: prefix,
      environment: connectionValues.map { .init(name: "\(prefix)_\($0.key)", value: $0.value) },
      secrets: connectionSecrets.map { .init(name: "\(prefix)_\($0.key)", secret: $0.value) })
  }
}

extension Workload {
  /// Lets the workload talk to the target, and tells its code where that is.
  ///
  /// - Parameter prefix: how the variables begin; the target's name in capitals unless given: `ORDERS`.
  public func connects(
    to target: some ConnectionTarget, prefix: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Connection {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    return connects(to: target, prefix: prefix, statements: target.connectionStatements, at: location)
  }

  /// - Parameter statements: what this client's role needs, where clients differ.
  func connects(
    to target: some ConnectionTarget, prefix: String?, statements: [IAM.Statement], at location: SourceLocation
  ) -> Connection {
    let prefix = prefix ?? Spelling.snakeCase(target.name).uppercased()
    return Connection(
      workload: self, target: target, group: target.connectionGroup, port: target.connectionPort,
      injection: target.injection(prefix: prefix), at: location
    ) { _ in statements }
  }
}
