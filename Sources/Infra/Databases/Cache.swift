/// A cache of Valkey or Redis OSS on ElastiCache: in several zones, encrypted, TLS only, failing over by itself.
///
/// Clients sign in with IAM tokens as the cache's one user, for which `connects(to:)` gives them the right: there is
/// no password. ElastiCache's AUTH token is left out, since Terraform would keep its value in its state. Logs go to
/// CloudWatch; ElastiCache admits itself to the log groups in the name of whoever deploys, who needs
/// `logs:PutResourcePolicy` for it.
public struct Cache: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let placement: Placement
  let size: CacheNodeSize
  let engine: CacheEngine
  let shards: Int?
  let replicas: Int
  let failover: Safeguard
  let permissions: CachePermissions
  let key: EncryptionKey?
  let parameters: [String: String]
  let snapshotRetention: Int
  let snapshotWindow: String
  let maintenanceWindow: String
  let logRetention: LogRetention

  /// - Parameters:
  ///   - shards: how many primaries share the keys, 1 to 500, for clients that speak the cluster protocol; without it
  ///     there is one primary, which any client can talk to.
  ///   - replicas: copies of each primary in other zones, 0 to 5; one for each other zone of the network unless given.
  ///   - failover: whether a replica takes over from a primary that is lost.
  ///   - permissions: what clients may do.
  ///   - key: what data and snapshots are encrypted with; a key of ElastiCache's own unless given.
  ///   - parameters: settings of the engine by name: `["maxmemory-policy": "allkeys-lru"]`.
  ///   - snapshotRetention: in days, 0 to 35; 0 takes no snapshots.
  ///   - snapshotWindow: `hh:mm-hh:mm` in UTC, outside the maintenance window.
  ///   - maintenanceWindow: `ddd:hh:mm-ddd:hh:mm` in UTC.
  public init(
    _ name: String, in subnets: some DataTier, size: CacheNodeSize, engine: CacheEngine = .valkey(.v82),
    shards: Int? = nil, replicas: Int? = nil, failover: Safeguard = .on, permissions: CachePermissions = .application,
    key: EncryptionKey? = nil, parameters: [String: String] = [:], snapshotRetention: Int = 7,
    snapshotWindow: String = "02:00-03:00", maintenanceWindow: String = "sun:04:00-sun:05:00",
    logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("cache", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.size = size
    self.engine = engine
    self.shards = shards
    self.replicas = replicas ?? (failover.isOn ? subnets.network.zones - 1 : 0)
    self.failover = failover
    self.permissions = permissions
    self.key = key
    self.parameters = parameters
    self.snapshotRetention = snapshotRetention
    self.snapshotWindow = snapshotWindow
    self.maintenanceWindow = maintenanceWindow
    self.logRetention = logRetention
  }

  public var dependencies: [any Construct] { [placement.network] + (key.map { [$0] } ?? []) }

  // MARK: What others refer to

  var replicationGroup: Reference<ElastiCache.ReplicationGroup> { Reference(id("Cache")) }
  var user: Reference<ElastiCache.User> { Reference(id("User")) }
  var userGroup: Reference<ElastiCache.UserGroup> { Reference(id("UserGroup")) }

  /// Where clients write, and read what they wrote.
  public var host: Value<String> {
    replicationGroup.attribute(shards == nil ? "PrimaryEndPoint.Address" : "ConfigurationEndPoint.Address")
  }
  /// Where clients read what may be a moment old; clients of shards find the replicas themselves.
  public var readerHost: Value<String>? {
    shards == nil && replicas > 0 ? replicationGroup.attribute("ReaderEndPoint.Address") : nil
  }
  var port: Value<String> {
    replicationGroup.attribute(shards == nil ? "PrimaryEndPoint.Port" : "ConfigurationEndPoint.Port")
  }
  /// Whom clients sign in as, with a token in place of a password.
  public var username: Value<String> { user.attribute("Ref") }
}

extension Cache: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("CacheSecurityGroup")) }
  public var connectionPort: Port { 6379 }

  public var connectionValues: KeyValuePairs<String, Value<String>> {
    guard let readerHost else { return ["HOST": host, "PORT": port, "USERNAME": username] }
    return ["HOST": host, "READER_HOST": readerHost, "PORT": port, "USERNAME": username]
  }

  /// Signing in as the cache's user, on this cache alone.
  public var connectionStatements: [IAM.Statement] {
    let cache: Value<String> = replicationGroup.attribute("Ref")
    return [
      IAM.Statement(
        actions: ["elasticache:Connect"],
        resources: [
          "arn:\(.partition):elasticache:\(.region):\(.accountID):replicationgroup:\(cache)", user.attribute("Arn"),
        ])
    ]
  }
}
