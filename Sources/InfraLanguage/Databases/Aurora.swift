public import ResourceGraph

/// A PostgreSQL database on Aurora.
public typealias AuroraPostgreSQL = Aurora<AuroraPostgreSQLEngine>
/// A MySQL database on Aurora.
public typealias AuroraMySQL = Aurora<AuroraMySQLEngine>

/// A relational database on Aurora: a writer, and Aurora Replicas in other zones, on replicated storage; encrypted, backed
/// up, and accessible over TLS only.
///
/// RDS generates the password of the master user, stores it in Secrets Manager and rotates it.
public struct Aurora<Engine: AuroraEngine>: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// Where the cluster is placed; `nil` for one that exists already.
  private(set) var placement: Placement?
  let size: AuroraSize
  let version: Engine.Version
  let upgradingFrom: Engine.Version?
  let databaseName: String
  let readReplicas: AuroraReadReplicas
  let storage: AuroraStorage
  let deletionProtection: Safeguard
  let backupRetention: Duration
  let backupWindow: DailyWindow
  let maintenanceWindow: WeeklyWindow
  let parameters: [String: String]
  let logRetention: LogRetention
  let insightsRetention: InsightsRetention
  let afterStandardSupport: AfterStandardSupport
  let snapshot: DatabaseSnapshot?
  let operatingHours: OperatingHours
  let key: EncryptionKey?
  public private(set) var connectionPort = Engine.port
  /// The secret that clients sign in with where RDS does not manage it.
  private var credentials: Secret?
  public private(set) var existing: Existing?

  /// Creates a cluster.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where its instances are placed.
  ///   - size: the instance class, or the capacity of serverless instances.
  ///   - version: the engine's major version; RDS chooses the minor version, and installs later ones in the maintenance
  ///     window. The default does not change within a major version of this package.
  ///   - upgradingFrom: the former major version, while the database is upgraded to `version`: RDS refuses a major upgrade
  ///     that is not stated. It is applied immediately, with an outage; remove the parameter afterwards.
  ///   - databaseName: the database that RDS creates in the cluster; the construct's name in snake case by default.
  ///   - readReplicas: the number of Aurora Replicas, 1 to 15, or their sizes: `.sizes([.r7g(.large), .t4g(.medium)])`.
  ///   - storage: how the storage is billed.
  ///   - deletionProtection: whether RDS refuses to delete the cluster.
  ///   - backupRetention: how long RDS retains automated backups, 1 to 35 days.
  ///   - backupWindow: when RDS takes backups, outside the maintenance window; 30 minutes or more.
  ///   - maintenanceWindow: when RDS applies updates; 30 minutes or more.
  ///   - parameters: settings of the cluster by name, in addition to those that enforce TLS and write the logs.
  ///   - logRetention: how long the log groups retain the engine's logs.
  ///   - insightsRetention: how long Performance Insights retains its data.
  ///   - afterStandardSupport: what RDS does when its standard support of the major version ends. State it when the cluster
  ///     is created.
  ///   - restoredFrom: the snapshot that RDS creates the cluster from; leave it as it is afterwards.
  ///   - operatingHours: when the cluster runs; `.stopped(from:until:)` stops it at night.
  ///   - key: the key that encrypts the data, Performance Insights and the password; keys that AWS manages by default.
  public init(
    _ name: String, in subnets: some DataTier, size: AuroraSize,
    version: Engine.Version = Engine.defaultVersion, upgradingFrom: Engine.Version? = nil, databaseName: String? = nil,
    readReplicas: AuroraReadReplicas = 1, storage: AuroraStorage = .standard, deletionProtection: Safeguard = .on,
    backupRetention: Duration = .days(14),
    backupWindow: DailyWindow = .daily(at: TimeOfDay(2), for: .hours(1)),
    maintenanceWindow: WeeklyWindow = .weekly(.sunday, at: TimeOfDay(4), for: .hours(1)),
    parameters: [String: String] = [:], logRetention: LogRetention = .threeMonths,
    insightsRetention: InsightsRetention = .sevenDays,
    afterStandardSupport: AfterStandardSupport = .extendedSupport, restoredFrom: DatabaseSnapshot? = nil,
    operatingHours: OperatingHours = .always, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("Aurora database", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.size = size
    self.version = version
    self.upgradingFrom = upgradingFrom
    self.databaseName = databaseName ?? Spelling.snakeCase(name)
    self.readReplicas = readReplicas
    self.storage = storage
    self.deletionProtection = deletionProtection
    self.backupRetention = backupRetention
    self.backupWindow = backupWindow
    self.maintenanceWindow = maintenanceWindow
    self.parameters = parameters
    self.logRetention = logRetention
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

  var cluster: Reference<RDS.DBCluster> { Reference(id("Database")) }
  /// The DNS name of the cluster endpoint, which leads to the writer.
  public var host: Value<String> { cluster.attribute("Endpoint.Address") }
  /// The DNS name of the reader endpoint, which distributes connections over the Aurora Replicas.
  public var readerHost: Value<String> { cluster.attribute("ReadEndpoint.Address") }
  /// The port of the endpoints.
  public var port: Value<String> { cluster.attribute("Endpoint.Port") }
  /// The DB cluster identifier.
  public var identifier: Value<String> { cluster.value }
  /// The ARN of the cluster.
  public var arn: Value<String> { cluster.attribute("DBClusterArn") }
  /// The resource id of the cluster, `cluster-…`, by which policies name it for IAM authentication.
  public var resourceID: Value<String> { cluster.attribute("DBClusterResourceId") }

  /// The instances: the writer first, until an Aurora Replica takes over.
  var serverIDs: [LogicalID] {
    existing == nil ? (0...min(max(0, readReplicas.number), 15)).map { id("DatabaseServer\($0 + 1)") } : []
  }

  /// The secret that contains the user name and the password.
  var masterCredentials: DatabaseCredentials {
    credentials.map { DatabaseCredentials($0) }
      ?? DatabaseCredentials(
        ofMasterUser: cluster.attribute("MasterUserSecret.SecretArn"), named: snapshot.masterUserName, key: key)
  }

  /// The user name of the master user.
  public var username: SecretValue { masterCredentials.username }
  /// The password of the master user.
  public var password: SecretValue { masterCredentials.password }
}

extension Aurora {
  public var outputs: [ConstructOutput] {
    [
      .init("DatabaseHost", host, "DNS name of the writer of database '\(name)'"),
      .init("DatabaseReaderHost", readerHost, "DNS name of the readers of database '\(name)'"),
    ]
  }
}

extension Aurora {
  /// An Aurora cluster that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - host: the DNS name of its cluster endpoint.
  ///   - readerHost: the DNS name of its reader endpoint.
  ///   - port: the port of its endpoints; the engine's default port unless given.
  ///   - databaseName: the database in the cluster; the construct's name in snake case unless given.
  ///   - securityGroup: the id of its security group, to which connections add rules.
  ///   - credentials: the secret with the members `username` and `password`. Without it, connections provide neither.
  ///   - clusterIdentifier: its DB cluster identifier, which metrics, proxies and backup plans require.
  ///   - clusterResourceID: its resource id, `cluster-…`, which grants require.
  public static func existing(
    _ name: String, host: ExistingValue, readerHost: ExistingValue? = nil, port: Port = Engine.port,
    databaseName: String? = nil, securityGroup: ExistingValue, credentials: Secret? = nil,
    clusterIdentifier: ExistingValue? = nil, clusterResourceID: ExistingValue? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Aurora {
    // Nothing is created, so neither the subnets nor the size have an effect.
    var database = Aurora(
      name, in: Network(name).isolatedSubnets, size: .t4g(.medium), databaseName: databaseName, fileID: fileID,
      line: line, column: column)
    database.placement = nil
    database.connectionPort = port
    database.credentials = credentials
    var existing = Existing()
    let identifier = database.identifier
    existing.add(
      database.cluster,
      [
        "Endpoint.Address": host, "ReadEndpoint.Address": readerHost,
        "Endpoint.Port": ExistingValue(String(port.number)), "Ref": clusterIdentifier,
        "DBClusterArn": clusterIdentifier.map { _ in
          .derived("arn:\(.partition):rds:\(.region):\(.accountID):cluster:\(identifier)")
        },
        "DBClusterResourceId": clusterResourceID,
      ],
      parameters: [
        "ReadEndpoint.Address": "readerHost", "Ref": "clusterIdentifier", "DBClusterArn": "clusterIdentifier",
        "DBClusterResourceId": "clusterResourceID",
      ])
    existing.add(database.connectionGroup, ["GroupId": securityGroup])
    database.existing = existing
    return database
  }

  /// Whether clients can read a user name and a password: those of an existing cluster are optional.
  var hasCredentials: Bool { existing == nil || credentials != nil }
  /// Whether there is a reader endpoint: that of an existing cluster is optional.
  fileprivate var hasReaderEndpoint: Bool { existing?.states(cluster, "ReadEndpoint.Address") ?? true }
}

extension Aurora: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("DatabaseSecurityGroup")) }

  public var connectionValues: KeyValuePairs<String, Value<String>> {
    guard hasReaderEndpoint else { return ["HOST": host, "PORT": port, "NAME": .literal(databaseName)] }
    return ["HOST": host, "READER_HOST": readerHost, "PORT": port, "NAME": .literal(databaseName)]
  }
}

extension Aurora: DatabaseTarget {
  public var login: DatabaseLogin {
    DatabaseLogin(
      credentials: hasCredentials ? masterCredentials : nil, resourceIDs: [resourceID],
      family: Engine.family)
  }
}

extension Aurora: Grantable {
  public func statements(for access: [DatabaseAccess]) -> [IAM.Statement] {
    [IAM.Statement(for: access, to: [resourceID])]
  }
}
