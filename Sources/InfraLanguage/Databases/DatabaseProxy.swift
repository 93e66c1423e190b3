/// A connection pool in front of a database, for many short-lived clients: RDS Proxy.
///
/// Clients connect to the proxy over TLS, and need no network path to the database. The proxy itself signs in to the database
/// with the user name and the password of its secret.
public struct DatabaseProxy<Database: ProxiedDatabase>: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let database: Database
  let placement: Placement?
  private let ownCredentials: Secret?
  /// `nil` for a proxy that exists already.
  private(set) var clientAuthentication: DatabaseProxyAuthentication?
  let maxConnections: Int
  let borrowTimeout: Duration
  let idleClientTimeout: Duration
  let logRetention: LogRetention
  public private(set) var existing: Existing?

  /// Creates a proxy.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - database: the database that the proxy connects to.
  ///   - subnets: where the proxy is placed; the database's own subnets by default. A database that exists already has
  ///     none, so its proxy needs them.
  ///   - credentials: a secret with the members `username` and `password` of a database user; the master user's secret
  ///     by default.
  ///   - clientAuthentication: how clients authenticate to the proxy.
  ///   - maxConnections: the connections that the proxy can use, in percent of the database's maximum, 1 to 100.
  ///   - borrowTimeout: how long a client waits for a connection, 1 second to 5 minutes.
  ///   - idleClientTimeout: how long a client connection can be idle, 1 second to 8 hours.
  ///   - logRetention: how long the log group retains the proxy's logs.
  public init(
    _ name: String, for database: Database, in subnets: (any DataTier)? = nil, credentials: Secret? = nil,
    clientAuthentication: DatabaseProxyAuthentication = .password, maxConnections: Int = 90,
    borrowTimeout: Duration = .seconds(30), idleClientTimeout: Duration = .minutes(30),
    logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("database proxy", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.database = database
    placement = subnets?.placement ?? database.proxied.placement
    ownCredentials = credentials
    self.clientAuthentication = clientAuthentication
    self.maxConnections = maxConnections
    self.borrowTimeout = borrowTimeout
    self.idleClientTimeout = idleClientTimeout
    self.logRetention = logRetention
  }

  /// A proxy that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - database: the database that the proxy connects to.
  ///   - host: the DNS name of its endpoint.
  ///   - securityGroup: the id of its security group, to which connections add rules.
  ///   - credentials: the secret with the members `username` and `password`; the database's own by default.
  ///   - proxyName: its name in AWS, which metrics require.
  ///   - proxyARN: its ARN, which clients require that sign in with IAM authentication.
  public static func existing(
    _ name: String, for database: Database, host: ExistingValue, securityGroup: ExistingValue,
    credentials: Secret? = nil, proxyName: ExistingValue? = nil, proxyARN: ExistingValue? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> DatabaseProxy {
    var proxy = DatabaseProxy(
      name, for: database, credentials: credentials, fileID: fileID, line: line, column: column)
    proxy.clientAuthentication = nil
    var existing = Existing()
    existing.add(
      proxy.proxy, ["Endpoint": host, "Ref": proxyName, "DBProxyArn": proxyARN],
      parameters: ["Ref": "proxyName", "DBProxyArn": "proxyARN"])
    existing.add(proxy.connectionGroup, ["GroupId": securityGroup])
    proxy.existing = existing
    return proxy
  }

  public var dependencies: [any Construct] {
    let constructs: [(any Construct)?] = [database, placement?.network, ownCredentials]
    return constructs.compactMap { $0 }
  }

  // MARK: What others refer to

  var proxy: Reference<RDS.DBProxy> { Reference(id("Proxy")) }
  var role: Reference<IAM.Role> { Reference(id("ProxyRole")) }
  /// The DNS name of the proxy's endpoint.
  public var host: Value<String> { proxy.attribute("Endpoint") }
  /// The name of the proxy.
  public var proxyName: Value<String> { proxy.value }
  /// The ARN of the proxy.
  public var arn: Value<String> { proxy.attribute("DBProxyArn") }

  var credentials: DatabaseCredentials? {
    ownCredentials.map { DatabaseCredentials($0) } ?? database.proxied.credentials
  }
}

extension DatabaseProxy {
  public var outputs: [ConstructOutput] { [.init("ProxyHost", host, "DNS name of database proxy '\(name)'")] }
}

/// A database that a proxy can connect to: ``Database`` or ``Aurora``.
public protocol ProxiedDatabase: ConnectionTarget {
  /// The properties of the database that a proxy requires.
  var proxied: ProxiedServer { get }
}

/// The properties of a database that a proxy requires.
public struct ProxiedServer: Hashable, Sendable {
  let family: RDS.DBProxy.EngineFamily
  /// `nil` for a database that exists already.
  let placement: Placement?
  /// `nil` for a database that exists already, and whose credentials are not stated.
  let credentials: DatabaseCredentials?
  var instance: Reference<RDS.DBInstance>?
  var cluster: Reference<RDS.DBCluster>?
  /// The instances that must exist before the proxy's target group.
  var servers: [LogicalID] = []
}

extension Database: ProxiedDatabase {
  public var proxied: ProxiedServer {
    ProxiedServer(
      family: Engine.family, placement: placement, credentials: hasCredentials ? masterCredentials : nil,
      instance: instance)
  }
}

extension Aurora: ProxiedDatabase {
  public var proxied: ProxiedServer {
    ProxiedServer(
      family: Engine.family, placement: placement, credentials: hasCredentials ? masterCredentials : nil,
      cluster: cluster, servers: serverIDs)
  }
}

extension DatabaseProxy: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("ProxySecurityGroup")) }
  /// The default port of the database's engine, which a proxy always uses.
  public var connectionPort: Port { database.proxied.family == .mysql ? MySQLEngine.port : PostgreSQLEngine.port }

  /// The values of a connection to the database, with the proxy's host; a proxy has no reader endpoint by default.
  public var connectionValues: KeyValuePairs<String, Value<String>> {
    ["HOST": host, "PORT": .literal(String(connectionPort.number)), "NAME": databaseName]
  }

  private var databaseName: Value<String> { database.connectionValues.first { $0.key == "NAME" }?.value ?? "" }
}

/// How clients authenticate to a database proxy.
public enum DatabaseProxyAuthentication: Hashable, Sendable {
  /// With the user name and the password of the proxy's secret.
  case password
  /// With an IAM authentication token for the user of the proxy's secret, which is not the master user's.
  case iam
}

extension DatabaseProxy: DatabaseTarget {
  public var login: DatabaseLogin {
    let (proxy, user, authentication) = (description, credentials?.userName, clientAuthentication)
    return DatabaseLogin(
      credentials: credentials, resourceIDs: [self.proxy.attribute("DBProxyArn").arnComponent(6)],
      family: database.proxied.family
    ) { signIn in
      switch (signIn, authentication) {
      case (.user(let name)?, .iam?):
        guard let user, user != name else { return nil }
        return "\(proxy) signs in to the database as '\(user)'; connect 'as: .user(\"\(user)\")'"
      case (.user?, .password?):
        return "\(proxy) accepts only password authentication; give it 'clientAuthentication: .iam'"
      case (_, .iam?):
        return "\(proxy) accepts only IAM authentication; connect 'as: .user(\"\(user ?? "…")\")'"
      default: return nil
      }
    }
  }
}

extension DatabaseProxy {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(of: self, "AWS/RDS", name, dimensions: ["ProxyName": proxy.attribute("Ref")], statistic: statistic)
  }

  /// The number of client connections.
  public var clientConnections: Metric { metric("ClientConnections", .maximum) }
  /// The number of connections to the database.
  public var databaseConnections: Metric { metric("DatabaseConnections", .maximum) }
  /// The time that clients wait for a connection, in microseconds.
  public var databaseConnectionsBorrowLatency: Metric { metric("DatabaseConnectionsBorrowLatency", .average) }
}
