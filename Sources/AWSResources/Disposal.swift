import ResourceGraph

// What protects resources or their contents from deletion, and is lifted in a disposable stack.

extension RDS.DBInstance {
  public mutating func makeDisposable() {
    isDeletionProtected = false
    skipsFinalSnapshot = true
    finalSnapshotIdentifier = nil
  }
}

extension RDS.DBCluster {
  public mutating func makeDisposable() {
    isDeletionProtected = false
    skipsFinalSnapshot = true
    finalSnapshotIdentifier = nil
  }
}

extension DocDB.DBCluster {
  public mutating func makeDisposable() {
    isDeletionProtected = false
    skipsFinalSnapshot = true
    finalSnapshotIdentifier = nil
  }
}

extension Neptune.DBCluster {
  public mutating func makeDisposable() {
    isDeletionProtected = false
    skipsFinalSnapshot = true
    finalSnapshotIdentifier = nil
  }
}

extension Redshift.Cluster {
  public mutating func makeDisposable() {
    skipsFinalSnapshot = true
    finalSnapshotIdentifier = nil
  }
}

extension MemoryDB.Cluster {
  public mutating func makeDisposable() { finalSnapshotName = nil }
}

extension ElastiCache.ReplicationGroup {
  public mutating func makeDisposable() { finalSnapshotIdentifier = nil }
}

extension ElastiCache.CacheCluster {
  public mutating func makeDisposable() { finalSnapshotIdentifier = nil }
}

extension ElastiCache.ServerlessCache {
  public mutating func makeDisposable() { finalSnapshotName = nil }
}

extension DynamoDB.Table {
  public mutating func makeDisposable() { isDeletionProtected = false }
}

extension Cognito.UserPool {
  public mutating func makeDisposable() { deletionProtection = .literal(.inactive) }
}

extension ElasticLoadBalancing.LoadBalancer {
  public mutating func makeDisposable() { isDeletionProtected = false }
}

extension S3.Bucket {
  /// An object lock remains, since a bucket cannot lose it, but locks no object by itself.
  public mutating func makeDisposable() {
    deletesObjects = true
    objectLock = nil
  }
}

extension Backup.BackupVault {
  public mutating func makeDisposable() {
    deletesRecoveryPoints = true
    lock = nil
  }
}

extension ECR.Repository {
  public mutating func makeDisposable() { emptiesOnDelete = true }
}

extension Route53.HostedZone {
  public mutating func makeDisposable() { destroysRecords = true }
}

extension Logs.LogGroup {
  public mutating func makeDisposable() { skipsDestroy = nil }
}

extension SecretsManager.Secret {
  /// Without a recovery window, the name can be used again immediately.
  public mutating func makeDisposable() { recoveryWindow = 0 }
}

extension KMS.Key {
  /// The shortest waiting period of KMS.
  public mutating func makeDisposable() { deletionWindow = 7 }
}
