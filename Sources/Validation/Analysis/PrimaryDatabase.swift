package import AWSResources

extension RDS.DBInstance {
  /// Whether the instance is a read replica.
  package var isReplica: Bool { source != nil }

  /// Whether the instance belongs to an Aurora cluster, which has most of its settings.
  package var isClusterMember: Bool { engine?.literal?.hasPrefix("aurora") ?? false }

  /// Whether the instance is neither a read replica nor an instance of a cluster.
  package var isStandalone: Bool { !isReplica && !isClusterMember }
}

/// A database with storage of its own: a standalone instance, or a cluster, whose instances share its storage.
package struct PrimaryDatabase {
  package let entry: Entry
  package let service: DatabaseService
  /// Whether the data and users come from a snapshot or another database.
  package let isCopy: Bool
  package let isStorageEncrypted: Value<Bool>?
  package let isDeletionProtected: Value<Bool>?
  package let skipsFinalSnapshot: Value<Bool>?
  package let backupRetentionPeriod: Value<Int>?
  package let managesMasterUserPassword: Value<Bool>?
  package let masterUserPassword: Value<String>?
  /// Whether the password is an argument that Terraform stores nowhere.
  package let hasWriteOnlyPassword: Bool

  package var id: LogicalID { entry.id }
  /// The database as messages name it: `DocumentDB cluster 'Orders'`.
  package var name: String { "\(service.kindName) '\(id)'" }

  init(_ database: Located<RDS.DBInstance>, in model: Model) {
    entry = database.entry
    service = .rdsInstance
    isCopy = database.snapshot != nil
    isStorageEncrypted = database.isStorageEncrypted
    isDeletionProtected = database.isDeletionProtected
    skipsFinalSnapshot = database.skipsFinalSnapshot
    backupRetentionPeriod = database.backupRetentionPeriod
    managesMasterUserPassword = database.managesMasterUserPassword
    let writeOnly = WriteOnlyArgument("password_wo", of: database.entry)
    masterUserPassword =
      database.masterUserPassword ?? database.passwordSecret?.secret.map { RDS.DBInstance.password(of: $0) }
      ?? writeOnly?.value(in: model)
    hasWriteOnlyPassword = writeOnly != nil || database.passwordGeneration != nil
  }

  init(_ cluster: Located<any DatabaseCluster>, in model: Model) {
    entry = cluster.entry
    service = type(of: cluster.resource).service
    isCopy = cluster.isCopy
    isStorageEncrypted = cluster.isStorageEncrypted
    isDeletionProtected = cluster.isDeletionProtected
    skipsFinalSnapshot = cluster.skipsFinalSnapshot
    backupRetentionPeriod = cluster.backupRetentionPeriod
    managesMasterUserPassword = cluster.managesMasterUserPassword
    let writeOnly = WriteOnlyArgument("master_password_wo", of: cluster.entry)
    masterUserPassword = cluster.masterUserPassword ?? writeOnly?.value(in: model)
    hasWriteOnlyPassword = writeOnly != nil
  }
}

extension Model {
  /// Standalone instances and clusters.
  package var primaryDatabases: [PrimaryDatabase] {
    standaloneInstances.map { PrimaryDatabase($0, in: self) } + databaseClusters.map { PrimaryDatabase($0, in: self) }
  }

  /// Instances that are neither read replicas nor instances of a cluster.
  package var standaloneInstances: [Located<RDS.DBInstance>] {
    graph.all(RDS.DBInstance.self).filter { $0.resource.isStandalone }
  }

  /// The engine of a database; a replica without an engine has that of its source.
  package func engine(of database: Located<RDS.DBInstance>) -> Known<String> {
    let own = known(database.engine)
    guard own.isAbsent, let source = graph.resource(database.source), source.id != database.id else {
      return own.isAbsent ? .unknown : own
    }
    return known(source.engine)
  }

  /// The instances of a cluster, as far as they are in the template.
  package func servers(of cluster: Located<RDS.DBCluster>) -> [Located<RDS.DBClusterInstance>] {
    graph.all(RDS.DBClusterInstance.self).filter { $0.cluster?.id == cluster.id }
  }
}
