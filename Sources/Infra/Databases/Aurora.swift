/// A PostgreSQL database on Aurora.
public typealias AuroraPostgreSQL = Aurora<AuroraPostgreSQLEngine>
/// A MySQL database on Aurora.
public typealias AuroraMySQL = Aurora<AuroraMySQLEngine>

/// A relational database on Aurora: a writer and readers in other zones over storage of six copies, encrypted, backed
/// up, TLS only, its password known to Secrets Manager alone.
public struct Aurora<Engine: AuroraEngine>: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let placement: Placement
  let size: AuroraSize
  let version: Engine.Version
  let databaseName: String
  let readers: AuroraReaders
  let storage: AuroraStorage
  let deletionProtection: Safeguard
  let backupRetention: Int
  let backupWindow: String
  let maintenanceWindow: String
  let parameters: [String: String]
  let key: EncryptionKey?

  /// - Parameters:
  ///   - databaseName: the first database; the construct's name unless given.
  ///   - readers: how many servers answer queries beside the writer, 1 to 15.
  ///   - backupRetention: in days, 1 to 35.
  ///   - backupWindow: `hh:mm-hh:mm` in UTC, outside the maintenance window.
  ///   - maintenanceWindow: `ddd:hh:mm-ddd:hh:mm` in UTC.
  ///   - parameters: settings of the cluster by name, beside the one that insists on TLS.
  ///   - key: what data, Performance Insights and the password are encrypted with; keys that AWS manages unless given.
  public init(
    _ name: String, in subnets: some DataTier, size: AuroraSize,
    version: Engine.Version = Engine.defaultVersion, databaseName: String? = nil, readers: AuroraReaders = 1,
    storage: AuroraStorage = .standard, deletionProtection: Safeguard = .on, backupRetention: Int = 14,
    backupWindow: String = "02:00-03:00", maintenanceWindow: String = "sun:04:00-sun:05:00",
    parameters: [String: String] = [:], key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("Aurora database", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.size = size
    self.version = version
    self.databaseName = databaseName ?? Spelling.snakeCase(name)
    self.readers = readers
    self.storage = storage
    self.deletionProtection = deletionProtection
    self.backupRetention = backupRetention
    self.backupWindow = backupWindow
    self.maintenanceWindow = maintenanceWindow
    self.parameters = parameters
    self.key = key
  }

  public var dependencies: [any Construct] { [placement.network] + (key.map { [$0] } ?? []) }

  // MARK: What others refer to

  var cluster: Reference<RDS.DBCluster> { Reference(id("Database")) }
  /// The writer's address, which follows it to another server.
  public var host: Value<String> { cluster.attribute("Endpoint.Address") }
  /// The address that spreads queries over the readers.
  public var readHost: Value<String> { cluster.attribute("ReadEndpoint.Address") }
  var port: Value<String> { cluster.attribute("Endpoint.Port") }

  /// The servers: the writer first, until another takes its place.
  var serverIDs: [LogicalID] { (0...min(max(0, readers.number), 15)).map { id("DatabaseServer\($0 + 1)") } }

  /// The secret that RDS keeps the master user's name and password in.
  var masterCredentials: DatabaseCredentials {
    DatabaseCredentials(secret: cluster.attribute("MasterUserSecret.SecretArn"), key: key)
  }

  public var username: SecretValue { masterCredentials.username }
  public var password: SecretValue { masterCredentials.password }
}

extension Aurora: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("DatabaseSecurityGroup")) }
  public var connectionPort: Port { Engine.port }

  public var connectionValues: KeyValuePairs<String, Value<String>> {
    ["HOST": host, "READ_HOST": readHost, "PORT": port, "NAME": .literal(databaseName)]
  }

  public var connectionSecrets: KeyValuePairs<String, SecretValue> {
    ["USERNAME": username, "PASSWORD": password]
  }
}

extension Aurora: Grantable {
  public func statements(for access: [DatabaseAccess]) -> [IAM.Statement] {
    [IAM.Statement(for: access, to: cluster.attribute("DBClusterResourceId"))]
  }
}
