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

extension Model {
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
}
