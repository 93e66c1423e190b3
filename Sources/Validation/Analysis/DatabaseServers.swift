package import AWSResources

extension RDS.DBInstance {
  /// Whether the instance is a copy that follows another one.
  package var isReplica: Bool { source != nil }

  /// Whether the instance is Aurora's, whose cluster decides most of what a server of its own would.
  package var isClusterMember: Bool { engine?.literal?.hasPrefix("aurora") ?? false }

  /// Whether the server holds data that are nowhere else.
  package var isPrimary: Bool { !isReplica && !isClusterMember }
}

extension RDS.DBCluster {
  /// Whether the cluster starts from the data of another one.
  package var isCopy: Bool {
    snapshot != nil || restoration.cluster != nil || restoration.clusterResourceID != nil || replicationSource != nil
      || globalCluster != nil
  }
}

/// What answers for its data itself: a server of its own, or a cluster, whose servers share its storage.
package struct StoringDatabase {
  package let entry: Entry
  package let isCluster: Bool
  /// Whether the data, and the users with them, come from a snapshot or another database.
  package let isCopy: Bool
  package let isStorageEncrypted: Value<Bool>?
  package let isDeletionProtected: Value<Bool>?
  package let skipsFinalSnapshot: Value<Bool>?
  package let backupRetentionPeriod: Value<Int>?
  package let managesMasterUserPassword: Value<Bool>?
  package let masterUserPassword: Value<String>?

  package var id: LogicalID { entry.id }

  init(_ database: Located<RDS.DBInstance>) {
    entry = database.entry
    isCluster = false
    isCopy = database.snapshot != nil
    isStorageEncrypted = database.isStorageEncrypted
    isDeletionProtected = database.isDeletionProtected
    skipsFinalSnapshot = database.skipsFinalSnapshot
    backupRetentionPeriod = database.backupRetentionPeriod
    managesMasterUserPassword = database.managesMasterUserPassword
    masterUserPassword = database.masterUserPassword
  }

  init(_ cluster: Located<RDS.DBCluster>) {
    entry = cluster.entry
    isCluster = true
    isCopy = cluster.resource.isCopy
    isStorageEncrypted = cluster.isStorageEncrypted
    isDeletionProtected = cluster.isDeletionProtected
    skipsFinalSnapshot = cluster.skipsFinalSnapshot
    backupRetentionPeriod = cluster.backupRetentionPeriod
    managesMasterUserPassword = cluster.managesMasterUserPassword
    masterUserPassword = cluster.masterUserPassword
  }
}

extension Model {
  /// Servers of their own and clusters.
  package var storingDatabases: [StoringDatabase] {
    primaryDatabases.map { StoringDatabase($0) } + databaseClusters.map { StoringDatabase($0) }
  }

  /// Database servers that answer for their data themselves: neither replicas nor members of a cluster.
  package var primaryDatabases: [Located<RDS.DBInstance>] {
    graph.all(RDS.DBInstance.self).filter { $0.resource.isPrimary }
  }

  /// The engine of a database; a replica's is its source's, where the template says no other.
  package func engine(of database: Located<RDS.DBInstance>) -> Known<String> {
    let own = known(database.engine)
    guard own.isAbsent, let source = graph.resource(database.source), source.id != database.id else {
      return own.isAbsent ? .unknown : own
    }
    return known(source.engine)
  }

  /// Clusters whose servers share their storage.
  package var databaseClusters: [Located<RDS.DBCluster>] { graph.all(RDS.DBCluster.self) }

  /// The servers of a cluster, as far as they are in the template.
  package func servers(of cluster: Located<RDS.DBCluster>) -> [Located<RDS.DBClusterInstance>] {
    graph.all(RDS.DBClusterInstance.self).filter { $0.cluster?.id == cluster.id }
  }
}
