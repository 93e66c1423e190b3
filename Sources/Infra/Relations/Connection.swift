/// A service talks to a data store or another service.
///
/// One word makes the way through the security groups, on exactly the port, and gives the service's container what
/// it needs: the host, the port, and where there is one the secret.
public struct Connection: Relation {
  let service: FargateService
  let target: any ConnectionTarget
  let prefix: String
  public let location: SourceLocation

  public var source: any Construct { service }
  public var destination: any Construct { target }

  /// What the service's container gets: `ORDERS_HOST`, `ORDERS_PASSWORD`.
  var injection: Injection { target.injection(prefix: prefix) }

  public func lower(into lowering: inout Lowering) {
    lowering.connect(
      service.securityGroup, to: target.connectionGroup, port: target.connectionPort,
      names: (service.name, target.name))
  }
}

/// Environment variables that a connection brings.
struct Injection {
  var environment: [NamedValues.Entry] = []
  var secrets: [SecretEnvironment.Entry] = []
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
}

extension ConnectionTarget {
  public var connectionSecrets: KeyValuePairs<String, SecretValue> { [:] }

  func injection(prefix: String) -> Injection {
    Injection(
      environment: connectionValues.map { .init(name: "\(prefix)_\($0.key)", value: $0.value) },
      secrets: connectionSecrets.map { .init(name: "\(prefix)_\($0.key)", secret: $0.value) })
  }
}

extension FargateService {
  /// Lets the service talk to the target, and tells its container where that is.
  ///
  /// - Parameter prefix: how the variables begin; the target's name in capitals unless given: `ORDERS`.
  public func connects(
    to target: some ConnectionTarget, prefix: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Connection {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    let prefix = prefix ?? Spelling.snakeCase(target.name).uppercased()
    return Connection(service: self, target: target, prefix: prefix, location: location)
  }
}
