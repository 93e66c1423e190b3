/// A pool of connections in front of a database, which many short-lived clients share: RDS Proxy.
///
/// Clients connect to the proxy with TLS, and need no way to the database itself.
public struct DatabaseProxy<Database: ProxiedDatabase>: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let database: Database
  let own: Secret?
  let maxConnections: Int
  let borrowTimeout: Duration
  let idleClientTimeout: Duration

  /// - Parameters:
  ///   - credentials: a secret with `username` and `password` of a user of the database; the master user's unless given.
  ///   - maxConnections: in percent of the connections that the database allows, 1 to 100.
  ///   - borrowTimeout: how long a client waits for a free connection, 1 second to 5 minutes.
  ///   - idleClientTimeout: how long a client may say nothing, 1 second to 8 hours.
  public init(
    _ name: String, for database: Database, credentials: Secret? = nil, maxConnections: Int = 90,
    borrowTimeout: Duration = .seconds(30), idleClientTimeout: Duration = .minutes(30),
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("database proxy", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.database = database
    own = credentials
    self.maxConnections = maxConnections
    self.borrowTimeout = borrowTimeout
    self.idleClientTimeout = idleClientTimeout
  }

  public var dependencies: [any Construct] { [database] + (own.map { [$0] } ?? []) }

  // MARK: What others refer to

  var proxy: Reference<RDS.DBProxy> { Reference(id("Proxy")) }
  var role: Reference<IAM.Role> { Reference(id("ProxyRole")) }
  public var host: Value<String> { proxy.attribute("Endpoint") }

  var credentials: DatabaseCredentials {
    own.map { DatabaseCredentials(secret: $0.arn, key: $0.encryptionKey, owner: .secret($0)) }
      ?? database.proxied.credentials
  }
}

/// A database that a proxy can stand in front of: ``Database`` or ``Aurora``.
public protocol ProxiedDatabase: ConnectionTarget {
  var proxied: ProxiedServer { get }
}

/// What a proxy has to know of its database.
public struct ProxiedServer: Hashable, Sendable {
  let family: RDS.DBProxy.EngineFamily
  let placement: Placement
  let credentials: DatabaseCredentials
  var instance: Reference<RDS.DBInstance>?
  var cluster: Reference<RDS.DBCluster>?
  /// What has to be there before the proxy looks for it.
  var servers: [LogicalID] = []
}

extension Database: ProxiedDatabase {
  public var proxied: ProxiedServer {
    ProxiedServer(
      family: Engine.family, placement: placement, credentials: masterCredentials, instance: instance)
  }
}

extension Aurora: ProxiedDatabase {
  public var proxied: ProxiedServer {
    ProxiedServer(
      family: Engine.family, placement: placement, credentials: masterCredentials, cluster: cluster,
      servers: serverIDs)
  }
}

extension DatabaseProxy: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("ProxySecurityGroup")) }
  public var connectionPort: Port { database.connectionPort }

  /// The database's own values, with the proxy as the host; it has no address for reading.
  public var connectionValues: KeyValuePairs<String, Value<String>> {
    ["HOST": host, "PORT": .literal(String(connectionPort.number)), "NAME": databaseName]
  }

  public var connectionSecrets: KeyValuePairs<String, SecretValue> {
    ["USERNAME": credentials.username, "PASSWORD": credentials.password]
  }

  private var databaseName: Value<String> { database.connectionValues.first { $0.key == "NAME" }?.value ?? "" }
}

extension DatabaseProxy {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(of: self, "AWS/RDS", name, dimensions: ["ProxyName": proxy.attribute("Ref")], statistic: statistic)
  }

  public var clientConnections: Metric { metric("ClientConnections", .maximum) }
  public var databaseConnections: Metric { metric("DatabaseConnections", .maximum) }
  /// In microseconds, how long clients wait for a connection.
  public var borrowLatency: Metric { metric("DatabaseConnectionsBorrowLatency", .average) }
}
