/// A cache of Valkey or Redis OSS on ElastiCache: in several zones, encrypted, accessible over TLS only, with automatic
/// failover.
///
/// Clients sign in as the cache's user with IAM authentication tokens; `connects(to:)` grants them the permission. AUTH
/// tokens are not supported, because Terraform would store them in its state. ElastiCache creates the resource policy of
/// the log groups with the permissions of whoever deploys, which must include `logs:PutResourcePolicy`.
public struct Cache: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// Where the cache is placed; `nil` for one that exists already.
  private(set) var placement: Placement?
  let size: CacheNodeSize
  let engine: CacheEngine
  let shards: Int?
  let replicas: Int
  let failover: Safeguard
  let permissions: CachePermissions
  let key: EncryptionKey?
  let parameters: [String: String]
  let snapshotRetention: Duration
  let snapshotWindow: DailyWindow
  let maintenanceWindow: WeeklyWindow
  let logRetention: LogRetention
  public private(set) var connectionPort: Port = 6379
  public private(set) var existing: Existing?

  /// Creates a cache.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where its nodes are placed.
  ///   - size: the node type.
  ///   - engine: the engine and its version, major and minor, which changes only with this parameter: ElastiCache installs
  ///     patches, and cannot downgrade a cache. The default does not change within a major version of this package.
  ///   - shards: the number of shards, 1 to 500, for clients that support cluster mode; without it, cluster mode is
  ///     disabled and there is one primary node.
  ///   - replicas: the number of replicas of each primary node, 0 to 5; one in each other zone of the network by default.
  ///   - failover: whether a replica takes over when its primary node fails.
  ///   - permissions: what clients may do.
  ///   - key: the key that encrypts data and snapshots; a key of ElastiCache by default.
  ///   - parameters: settings of the engine by name: `["maxmemory-policy": "allkeys-lru"]`.
  ///   - snapshotRetention: how long ElastiCache retains automatic snapshots, 0 to 35 days; it takes none with `.zero`.
  ///   - snapshotWindow: when ElastiCache takes snapshots, outside the maintenance window; 60 minutes or more.
  ///   - maintenanceWindow: when ElastiCache applies updates; 60 minutes or more.
  ///   - logRetention: how long the log groups retain the slow log and the engine log.
  public init(
    _ name: String, in subnets: some DataTier, size: CacheNodeSize, engine: CacheEngine = .valkey(.v82),
    shards: Int? = nil, replicas: Int? = nil, failover: Safeguard = .on, permissions: CachePermissions = .application,
    key: EncryptionKey? = nil, parameters: [String: String] = [:], snapshotRetention: Duration = .days(7),
    snapshotWindow: DailyWindow = .daily(at: TimeOfDay(2), for: .hours(1)),
    maintenanceWindow: WeeklyWindow = .weekly(.sunday, at: TimeOfDay(4), for: .hours(1)),
    logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("cache", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.size = size
    self.engine = engine
    self.shards = shards
    self.replicas = replicas ?? (failover.isOn ? max(0, subnets.placement.subnetIndices.count - 1) : 0)
    self.failover = failover
    self.permissions = permissions
    self.key = key
    self.parameters = parameters
    self.snapshotRetention = snapshotRetention
    self.snapshotWindow = snapshotWindow
    self.maintenanceWindow = maintenanceWindow
    self.logRetention = logRetention
  }

  public var dependencies: [any Construct] {
    let constructs: [(any Construct)?] = [placement?.network, key]
    return constructs.compactMap { $0 }
  }

  // MARK: What others refer to

  var replicationGroup: Reference<ElastiCache.ReplicationGroup> { Reference(id("Cache")) }
  var user: Reference<ElastiCache.User> { Reference(id("User")) }
  var userGroup: Reference<ElastiCache.UserGroup> { Reference(id("UserGroup")) }

  /// The id of the replication group.
  public var identifier: Value<String> { replicationGroup.value }
  /// The ARN of the replication group.
  public var arn: Value<String> {
    "arn:\(.partition):elasticache:\(.region):\(.accountID):replicationgroup:\(identifier)"
  }

  /// The endpoint for writes and consistent reads: the primary endpoint, or the configuration endpoint of cluster mode.
  private var endpoint: String { shards == nil ? "PrimaryEndPoint" : "ConfigurationEndPoint" }

  /// The DNS name of the primary endpoint, or of the configuration endpoint where cluster mode is enabled.
  public var host: Value<String> { replicationGroup.attribute("\(endpoint).Address") }
  /// The DNS name of the reader endpoint, which distributes connections over the replicas; `nil` without replicas, and
  /// with cluster mode, whose clients discover the replicas.
  public var readerHost: Value<String>? {
    hasReaderEndpoint ? replicationGroup.attribute("ReaderEndPoint.Address") : nil
  }
  /// The port of the endpoints.
  public var port: Value<String> { replicationGroup.attribute("\(endpoint).Port") }
  /// The user that clients sign in as, with an IAM authentication token.
  public var username: Value<String> { user.attribute("Ref") }

  private var hasReaderEndpoint: Bool {
    existing?.states(replicationGroup, "ReaderEndPoint.Address") ?? (shards == nil && replicas > 0)
  }
  /// Whether clients sign in as a user: an existing cache can be without.
  private var hasUser: Bool { existing?.states(user, "Ref") ?? true }
}

extension Cache {
  public var outputs: [ConstructOutput] { [.init("CacheHost", host, "DNS name of cache '\(name)'")] }
}

extension Cache {
  /// A cache that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - replicationGroupID: the id of its replication group.
  ///   - host: the DNS name of its primary endpoint, or of its configuration endpoint where cluster mode is enabled.
  ///   - readerHost: the DNS name of its reader endpoint.
  ///   - port: the port of its endpoints.
  ///   - shards: the number of shards where cluster mode is enabled, which the metrics of its nodes require.
  ///   - securityGroup: the id of its security group, to which connections add rules.
  ///   - userID: the id of the user that clients sign in as with IAM authentication. Without it, connections grant no
  ///     permission to sign in.
  public static func existing(
    _ name: String, replicationGroupID: ExistingValue, host: ExistingValue, readerHost: ExistingValue? = nil,
    port: Port = 6379, shards: Int? = nil, securityGroup: ExistingValue, userID: ExistingValue? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Cache {
    // Nothing is created, so neither the subnets nor the size have an effect.
    var cache = Cache(
      name, in: Network(name).isolatedSubnets, size: .t4g(.micro), shards: shards, fileID: fileID, line: line,
      column: column)
    cache.placement = nil
    cache.connectionPort = port
    var existing = Existing()
    existing.add(
      cache.replicationGroup,
      [
        "Ref": replicationGroupID, "\(cache.endpoint).Address": host,
        "\(cache.endpoint).Port": ExistingValue(String(port.number)), "ReaderEndPoint.Address": readerHost,
      ], parameters: ["ReaderEndPoint.Address": "readerHost"])
    let username = cache.username
    existing.add(
      cache.user,
      [
        "Ref": userID,
        "Arn": userID.map { _ in .derived("arn:\(.partition):elasticache:\(.region):\(.accountID):user:\(username)") },
      ], parameters: ["Ref": "userID", "Arn": "userID"])
    existing.add(cache.connectionGroup, ["GroupId": securityGroup])
    cache.existing = existing
    return cache
  }
}

extension Cache: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("CacheSecurityGroup")) }

  public var connectionValues: KeyValuePairs<String, Value<String>> {
    switch (readerHost, hasUser) {
    case (let readerHost?, true): ["HOST": host, "READER_HOST": readerHost, "PORT": port, "USERNAME": username]
    case (let readerHost?, false): ["HOST": host, "READER_HOST": readerHost, "PORT": port]
    case (nil, true): ["HOST": host, "PORT": port, "USERNAME": username]
    case (nil, false): ["HOST": host, "PORT": port]
    }
  }

  /// The permission to sign in to this cache as its user.
  public var connectionStatements: [IAM.Statement] {
    guard hasUser else { return [] }
    return [
      IAM.Statement(
        actions: ["elasticache:Connect"],
        resources: [arn, user.attribute("Arn")])
    ]
  }
}
