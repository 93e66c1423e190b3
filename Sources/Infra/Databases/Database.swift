/// A PostgreSQL database on RDS.
public typealias PostgreSQL = Database<PostgreSQLEngine>
/// A MySQL database on RDS.
public typealias MySQL = Database<MySQLEngine>

/// A relational database on RDS: in two zones, encrypted, backed up, TLS only, its password known to Secrets Manager
/// alone.
public struct Database<Engine: DatabaseEngine>: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let placement: Placement
  let size: DatabaseSize
  let version: Engine.Version
  let databaseName: String
  let storage: DatabaseStorage
  let multiAZ: Safeguard
  let deletionProtection: Safeguard
  let backupRetention: Int
  let backupWindow: String
  let maintenanceWindow: String
  let parameters: [String: String]
  let readReplicas: Int
  let key: EncryptionKey?

  /// - Parameters:
  ///   - databaseName: the first database; the construct's name unless given.
  ///   - multiAZ: whether a standby in another zone takes over.
  ///   - backupRetention: in days, 1 to 35.
  ///   - backupWindow: `hh:mm-hh:mm` in UTC, outside the maintenance window.
  ///   - maintenanceWindow: `ddd:hh:mm-ddd:hh:mm` in UTC.
  ///   - parameters: settings of the engine by name, beside the one that insists on TLS.
  ///   - readReplicas: how many copies answer queries only, 0 to 15.
  ///   - key: what data, Performance Insights and the password are encrypted with; keys that AWS manages unless given.
  public init(
    _ name: String, in subnets: some DataTier, size: DatabaseSize,
    version: Engine.Version = Engine.defaultVersion,
    databaseName: String? = nil, storage: DatabaseStorage = .gigabytes(50), multiAZ: Safeguard = .on,
    deletionProtection: Safeguard = .on, backupRetention: Int = 14, backupWindow: String = "02:00-03:00",
    maintenanceWindow: String = "sun:04:00-sun:05:00", parameters: [String: String] = [:], readReplicas: Int = 0,
    key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("database", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.size = size
    self.version = version
    self.databaseName = databaseName ?? Spelling.snakeCase(name)
    self.storage = storage
    self.multiAZ = multiAZ
    self.deletionProtection = deletionProtection
    self.backupRetention = backupRetention
    self.backupWindow = backupWindow
    self.maintenanceWindow = maintenanceWindow
    self.parameters = parameters
    self.readReplicas = readReplicas
    self.key = key
  }

  public var dependencies: [any Construct] { [placement.network] + (key.map { [$0] } ?? []) }

  // MARK: What others refer to

  var instance: Reference<RDS.DBInstance> { Reference(id("Database")) }
  public var host: Value<String> { instance.attribute("Endpoint.Address") }
  var port: Value<String> { instance.attribute("Endpoint.Port") }
  /// The secret that RDS keeps the master user's name and password in.
  var masterCredentials: DatabaseCredentials {
    DatabaseCredentials(secret: instance.attribute("MasterUserSecret.SecretArn"), key: key)
  }

  public var username: SecretValue { masterCredentials.username }
  public var password: SecretValue { masterCredentials.password }

  /// The host of a read replica, counted from 1.
  public func replicaHost(_ number: Int) -> Value<String> {
    Reference<RDS.DBInstance>(id("Replica\(number)")).attribute("Endpoint.Address")
  }
}

extension Database: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("DatabaseSecurityGroup")) }
  public var connectionPort: Port { Engine.port }

  public var connectionValues: KeyValuePairs<String, Value<String>> {
    ["HOST": host, "PORT": port, "NAME": .literal(databaseName)]
  }

  public var connectionSecrets: KeyValuePairs<String, SecretValue> {
    ["USERNAME": username, "PASSWORD": password]
  }
}

extension Database: Grantable {
  public func statements(for access: [DatabaseAccess]) -> [IAM.Statement] {
    [IAM.Statement(for: access, to: instance.attribute("DbiResourceId"))]
  }
}
