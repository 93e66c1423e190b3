package import AWSResources

/// A cluster of a database service, whose instances share its storage.
///
/// A further service takes a conformance, an entry in ``Model/databaseClusters`` and a `DatabaseService`. Rules
/// about storage, backups and passwords ask for nothing else; those about networks, logs and TLS know the services by name.
package protocol DatabaseCluster: Resource {
  static var service: DatabaseService { get }

  /// Whether the data and users come from a snapshot or another cluster.
  var isCopy: Bool { get }
  var engine: Value<String>? { get }
  var isStorageEncrypted: Value<Bool>? { get }
  var isDeletionProtected: Value<Bool>? { get }
  var skipsFinalSnapshot: Value<Bool>? { get }
  var backupRetentionPeriod: Value<Int>? { get }
  var managesMasterUserPassword: Value<Bool>? { get }
  var masterUserPassword: Value<String>? { get }
  var subnetGroupName: Expression? { get }
  var securityGroups: List<Reference<EC2.SecurityGroup>>? { get }
  var port: Value<Int>? { get }
}

extension Model {
  /// The clusters of all database services.
  package var databaseClusters: [Located<any DatabaseCluster>] {
    graph.all(of: [RDS.DBCluster.self, DocDB.DBCluster.self, Neptune.DBCluster.self, Redshift.Cluster.self])
  }

  /// Aurora clusters and Multi-AZ DB clusters.
  package var rdsClusters: [Located<RDS.DBCluster>] { graph.all(RDS.DBCluster.self) }

  /// Whether a cluster has a public address: a public instance makes the cluster public.
  func isPubliclyAccessible(_ cluster: Located<any DatabaseCluster>) -> Known<Bool> {
    let own: Known<Bool> =
      switch cluster.resource {
      case let cluster as RDS.DBCluster: known(cluster.isPubliclyAccessible)
      case let cluster as Redshift.Cluster:
        DatabaseService.redshiftPublicAccess.known(cluster.isPubliclyAccessible, in: self)
      default: .value(false)
      }
    let servers =
      graph.all(RDS.DBClusterInstance.self).filter { $0.cluster?.id == cluster.id }.map(\.isPubliclyAccessible)
      + graph.all(Neptune.DBInstance.self).filter { $0.cluster?.id == cluster.id }.map(\.isPubliclyAccessible)
    let known = servers.map { self.known($0) }
    return known.first { $0.value == true } ?? known.first(where: \.isUnknown) ?? own
  }
}

extension RDS.DBCluster: DatabaseCluster {
  package static var service: DatabaseService { .rdsCluster }
  package var subnetGroupName: Expression? { subnetGroup?.expression }

  package var isCopy: Bool {
    snapshot != nil || restoration.cluster != nil || restoration.clusterResourceID != nil || replicationSource != nil
      || globalCluster != nil
  }
}

extension DocDB.DBCluster: DatabaseCluster {
  package static var service: DatabaseService { .documentDB }
  package var isCopy: Bool { snapshot != nil || sourceCluster != nil || globalCluster != nil }
  package var subnetGroupName: Expression? { subnetGroup?.expression }
}

extension Neptune.DBCluster: DatabaseCluster {
  package static var service: DatabaseService { .neptune }
  package var isCopy: Bool {
    snapshot != nil || sourceCluster != nil || replicationSource != nil || globalCluster != nil
  }
  package var managesMasterUserPassword: Value<Bool>? { nil }
  package var masterUserPassword: Value<String>? { nil }
  package var subnetGroupName: Expression? { subnetGroup?.expression }
}

extension Redshift.Cluster: DatabaseCluster {
  package static var service: DatabaseService { .redshift }
  package var isCopy: Bool { snapshot != nil || snapshotARN != nil }
  package var engine: Value<String>? { nil }
  package var isStorageEncrypted: Value<Bool>? { isEncrypted }
  package var isDeletionProtected: Value<Bool>? { nil }
  package var subnetGroupName: Expression? { subnetGroup?.expression }
}
