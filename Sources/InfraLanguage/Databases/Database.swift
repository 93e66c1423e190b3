public import ResourceGraph

/// A PostgreSQL database on RDS.
public typealias PostgreSQL = Database<PostgreSQLEngine>
/// A MySQL database on RDS.
public typealias MySQL = Database<MySQLEngine>

/// A relational database on RDS: in two Availability Zones, encrypted, backed up, and accessible over TLS only.
///
/// RDS generates the password of the master user, stores it in Secrets Manager and rotates it. A database with read replicas
/// has a secret of the stack instead, because RDS creates no replicas of an instance whose password it manages.
public struct Database<Engine: DatabaseEngine>: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// Where the database is placed; `nil` for one that exists already.
  private(set) var placement: Placement?
  let size: DatabaseSize
  let version: Engine.Version
  let upgradingFrom: Engine.Version?
  let databaseName: String
  let storage: DatabaseStorage
  let multiAZ: Safeguard
  let deletionProtection: Safeguard
  let backupRetention: Duration
  let backupWindow: DailyWindow
  let maintenanceWindow: WeeklyWindow
  let parameters: [String: String]
  let logRetention: LogRetention
  let readReplicas: ReadReplicas
  let insightsRetention: InsightsRetention
  let afterStandardSupport: AfterStandardSupport
  let snapshot: DatabaseSnapshot?
  let operatingHours: OperatingHours
  let key: EncryptionKey?
  public private(set) var connectionPort = Engine.port
  /// The secret that clients sign in with where RDS does not manage it.
  private var credentials: Secret?
  public private(set) var existing: Existing?

  /// Creates a database.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where its instances are placed.
  ///   - size: the instance class.
  ///   - version: the engine's major version; RDS chooses the minor version, and installs later ones in the maintenance
  ///     window. The default does not change within a major version of this package.
  ///   - upgradingFrom: the former major version, while the database is upgraded to `version`: RDS refuses a major upgrade
  ///     that is not stated. It is applied immediately, with an outage; remove the parameter afterwards.
  ///   - databaseName: the database that RDS creates in the server; the construct's name in snake case by default.
  ///   - storage: the size of the volume.
  ///   - multiAZ: whether a standby instance in another zone takes over when the primary instance fails.
  ///   - deletionProtection: whether RDS refuses to delete the database.
  ///   - backupRetention: how long RDS retains automated backups, 1 to 35 days.
  ///   - backupWindow: when RDS takes backups, outside the maintenance window; 30 minutes or more.
  ///   - maintenanceWindow: when RDS applies updates; 30 minutes or more.
  ///   - parameters: settings of the engine by name, in addition to those that enforce TLS and write the logs.
  ///   - logRetention: how long the log groups retain the engine's logs.
  ///   - readReplicas: the number of read replicas, 0 to 15, or their settings: `[ReadReplica(size: .r7g(.large))]`. Clients
  ///     get their addresses in `ORDERS_READER_HOST`, separated by commas.
  ///   - insightsRetention: how long Performance Insights retains its data.
  ///   - afterStandardSupport: what RDS does when its standard support of the major version ends. State it when the database
  ///     is created.
  ///   - restoredFrom: the snapshot that RDS creates the database from; leave it as it is afterwards.
  ///   - operatingHours: when the database runs; `.stopped(from:until:)` stops it at night. One with read replicas always runs.
  ///   - key: the key that encrypts the data, Performance Insights and the password; keys that AWS manages by default.
  public init(
    _ name: String, in subnets: some DataTier, size: DatabaseSize,
    version: Engine.Version = Engine.defaultVersion, upgradingFrom: Engine.Version? = nil,
    databaseName: String? = nil, storage: DatabaseStorage = .gigabytes(50), multiAZ: Safeguard = .on,
    deletionProtection: Safeguard = .on, backupRetention: Duration = .days(14),
    backupWindow: DailyWindow = .daily(at: TimeOfDay(2), for: .hours(1)),
    maintenanceWindow: WeeklyWindow = .weekly(.sunday, at: TimeOfDay(4), for: .hours(1)),
    parameters: [String: String] = [:], logRetention: LogRetention = .threeMonths,
    readReplicas: ReadReplicas = 0, insightsRetention: InsightsRetention = .sevenDays,
    afterStandardSupport: AfterStandardSupport = .extendedSupport,
    restoredFrom: DatabaseSnapshot? = nil, operatingHours: OperatingHours = .always, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("database", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.size = size
    self.version = version
    self.upgradingFrom = upgradingFrom
    self.databaseName = databaseName ?? Spelling.snakeCase(name)
    self.storage = storage
    self.multiAZ = multiAZ
    self.deletionProtection = deletionProtection
    self.backupRetention = backupRetention
    self.backupWindow = backupWindow
    self.maintenanceWindow = maintenanceWindow
    self.parameters = parameters
    self.logRetention = logRetention
    self.readReplicas = readReplicas
    self.insightsRetention = insightsRetention
    self.afterStandardSupport = afterStandardSupport
    snapshot = restoredFrom
    self.operatingHours = operatingHours
    self.key = key
  }

  public var dependencies: [any Construct] {
    let constructs: [(any Construct)?] = [placement?.network, key, credentials]
    return constructs.compactMap { $0 }
  }

  // MARK: What others refer to

  var instance: Reference<RDS.DBInstance> { Reference(id("Database")) }
  /// The DNS name of the primary instance.
  public var host: Value<String> { instance.attribute("Endpoint.Address") }
  /// The port of the primary instance.
  public var port: Value<String> { instance.attribute("Endpoint.Port") }
  /// The DB instance identifier of the primary instance.
  public var identifier: Value<String> { instance.value }
  /// The ARN of the primary instance.
  public var arn: Value<String> { instance.attribute("DBInstanceArn") }
  /// The resource id of the primary instance, `db-…`, by which policies name it for IAM authentication.
  public var resourceID: Value<String> { instance.attribute("DbiResourceId") }
  /// The secret that contains the user name and the password.
  var masterCredentials: DatabaseCredentials {
    credentials.map { DatabaseCredentials($0) }
      ?? DatabaseCredentials(
        ofMasterUser: hasReplicas ? masterSecret.value : instance.attribute("MasterUserSecret.SecretArn"),
        named: snapshot.masterUserName, key: key, isFixed: hasReplicas)
  }

  /// The secret of the master user of a database with read replicas.
  var masterSecret: Reference<SecretsManager.Secret> { Reference(id("MasterSecret")) }
  var hasReplicas: Bool { readReplicas.number > 0 }

  /// The user name of the master user.
  public var username: SecretValue { masterCredentials.username }
  /// The password of the master user.
  public var password: SecretValue { masterCredentials.password }

  /// The DNS name of a read replica.
  ///
  /// - Parameter number: the read replica, counted from 1.
  public func replicaHost(_ number: Int) -> Value<String> { replica(number).attribute("Endpoint.Address") }

  private func replica(_ number: Int) -> Reference<RDS.DBInstance> { Reference(id("Replica\(number)")) }

  /// The numbers of the read replicas that are created, of at most 15.
  private var replicaNumbers: [Int] { Array(1..<(min(max(0, readReplicas.number), 15) + 1)) }

  /// The resource ids of all instances, since a user that may sign in to the primary reads from the others too.
  private var resourceIDs: [Value<String>] {
    [resourceID] + replicaNumbers.map { replica($0).attribute("DbiResourceId") }
  }
}

extension Database {
  public var outputs: [ConstructOutput] { [.init("DatabaseHost", host, "DNS name of database '\(name)'")] }
}

extension Database {
  /// A database that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - host: the DNS name of its endpoint.
  ///   - port: the port of its endpoint; the engine's default port unless given.
  ///   - databaseName: the database in the server; the construct's name in snake case unless given.
  ///   - securityGroup: the id of its security group, to which connections add rules.
  ///   - credentials: the secret with the members `username` and `password`. Without it, connections provide neither.
  ///   - readReplicaHosts: the DNS names of its read replicas.
  ///   - instanceIdentifier: its DB instance identifier, which metrics, proxies and backup plans require.
  ///   - resourceID: its resource id, `db-…`, which grants require.
  public static func existing(
    _ name: String, host: ExistingValue, port: Port = Engine.port, databaseName: String? = nil,
    securityGroup: ExistingValue, credentials: Secret? = nil, readReplicaHosts: [ExistingValue] = [],
    instanceIdentifier: ExistingValue? = nil, resourceID: ExistingValue? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Database {
    // Nothing is created, so neither the subnets nor the size have an effect.
    var database = Database(
      name, in: Network(name).isolatedSubnets, size: .t4g(.micro), databaseName: databaseName, fileID: fileID,
      line: line, column: column)
    database.placement = nil
    database.connectionPort = port
    database.credentials = credentials
    var existing = Existing()
    let identifier = database.identifier
    existing.add(
      database.instance,
      [
        "Endpoint.Address": host, "Endpoint.Port": ExistingValue(String(port.number)), "Ref": instanceIdentifier,
        "DBInstanceArn": instanceIdentifier.map { _ in
          .derived("arn:\(.partition):rds:\(.region):\(.accountID):db:\(identifier)")
        },
        "DbiResourceId": resourceID,
      ],
      parameters: [
        "Ref": "instanceIdentifier", "DBInstanceArn": "instanceIdentifier", "DbiResourceId": "resourceID",
      ])
    // A database has at most 15 read replicas.
    for index in 0..<max(15, readReplicaHosts.count) {
      existing.add(
        database.replica(index + 1),
        ["Endpoint.Address": readReplicaHosts.indices.contains(index) ? readReplicaHosts[index] : nil],
        parameters: ["Endpoint.Address": "readReplicaHosts"])
    }
    existing.add(database.connectionGroup, ["GroupId": securityGroup])
    database.existing = existing
    return database
  }

  /// Whether clients can read a user name and a password: those of an existing database are optional.
  var hasCredentials: Bool { existing == nil || credentials != nil }
}

extension Database: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("DatabaseSecurityGroup")) }

  public var connectionValues: KeyValuePairs<String, Value<String>> {
    guard let first = replicaNumbers.first else { return ["HOST": host, "PORT": port, "NAME": .literal(databaseName)] }
    let readers = replicaNumbers.dropFirst().reduce(replicaHost(first)) { "\($0),\(replicaHost($1))" }
    return ["HOST": host, "READER_HOST": readers, "PORT": port, "NAME": .literal(databaseName)]
  }
}

extension Database: DatabaseTarget {
  public var login: DatabaseLogin {
    DatabaseLogin(
      credentials: hasCredentials ? masterCredentials : nil, resourceIDs: resourceIDs,
      family: Engine.family)
  }
}

extension Database: Grantable {
  public func statements(for access: [DatabaseAccess]) -> [IAM.Statement] {
    [IAM.Statement(for: access, to: resourceIDs)]
  }
}
