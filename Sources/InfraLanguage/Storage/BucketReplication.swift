/// New objects of a bucket are copied to another bucket, such as one in another region.
public struct BucketReplication: Hashable, Sendable {
  let destination: Bucket
  let prefix: String
  let storage: ColdStorage?
  let replicatesDeletions: Bool

  /// Replication to a bucket of the same account.
  ///
  /// - Parameters:
  ///   - destination: the bucket that receives the copies, with versioning; one in another region is
  ///     `Bucket.existing(…)`, with its `key:` if there is one.
  ///   - prefix: the prefix of the objects; all objects by default.
  ///   - storage: the storage class of the copies; that of the objects by default.
  ///   - replicatesDeletions: whether an object that is deleted without naming a version is deleted in the destination too.
  public init(
    to destination: Bucket, prefix: String = "", storage: ColdStorage? = nil, replicatesDeletions: Bool = false
  ) {
    self.destination = destination
    self.prefix = prefix
    self.storage = storage
    self.replicatesDeletions = replicatesDeletions
  }
}

/// A bucket copies its objects to another one, which is there before.
struct ReplicaDelivery: Relation {
  let bucket: Bucket
  let destination: any Construct

  var source: any Construct { bucket }
  var location: SourceLocation { bucket.identity.location }
}

extension Bucket {
  private var replicationRole: Reference<IAM.Role> { Reference(id("ReplicationRole")) }

  /// The replication's setting; `nil` without destinations.
  var replicationSettings: S3.Bucket.Replication? {
    guard !replication.isEmpty else { return nil }
    return .init {
      $0.role = replicationRole
      $0.rules = replication.enumerated().map { index, replication in
        .init {
          $0.id = .literal("to-\(replication.destination.name)")
          $0.status = .literal(.enabled)
          $0.priority = .literal(index + 1)
          $0.filter = .init { $0.prefix = .literal(replication.prefix) }
          $0.deleteMarkers = .literal(replication.replicatesDeletions ? .enabled : .disabled)
          $0.destination = .init {
            $0.bucket = replication.destination.arn
            $0.storageClass = replication.storage.map { .literal($0.storageClass) }
          }
          if encryptionKey != nil, let key = replication.destination.encryptionKey {
            $0.kmsEncryptedObjects = .literal(.enabled)
            $0.destination?.kmsKey = key.arn
          }
        }
      }
    }
  }

  /// Adds the role with which S3 copies objects.
  ///
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
  func lowerReplicationRole(into lowering: inout Lowering) {
    guard !replication.isEmpty else { return }
    // S3 states no account when it assumes the role; only buckets of the account can name it.
    lowering.add(
      id("ReplicationRole"), named: "\(name)-replication",
      IAM.Role {
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "s3.amazonaws.com", conditions: nil)])
      })
    // The bucket names its role, so the role's policy cannot refer to the bucket.
    let source = plainARN(in: lowering.naming)
    let destinations = replication.map(\.destination.arn).unique
    var reading = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"]
    if objectLock != nil { reading += ["s3:GetObjectRetention", "s3:GetObjectLegalHold"] }
    var statements = [
      IAM.Statement(actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"], resources: [source]),
      IAM.Statement(actions: reading, resources: ["\(source)/*"]),
      IAM.Statement(
        actions: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
        resources: destinations.map { "\($0)/*" }),
    ]
    if let encryptionKey {
      statements.append(.decryption(with: .expression(encryptionKey.key.expression), through: "s3"))
      let keys = replication.compactMap { $0.destination.encryptionKey?.arn }.unique
      if !keys.isEmpty {
        // The region is the key's own, which is another one than the stack's.
        statements.append(
          IAM.Statement(
            .allow, actions: ["kms:Encrypt"], resources: keys,
            conditions: [IAM.Condition("StringLike", "kms:ViaService", "s3.*.amazonaws.com")]))
      }
    }
    lowering.addPolicy(id("ReplicationPolicy"), "replicate", of: replicationRole, statements)
  }

  func checkReplication(_ lowering: inout Lowering) {
    if !replication.isEmpty, !versioning.isOn {
      lowering.report("bucket '\(name)' is replicated and keeps no versions, which S3 refuses; turn versioning on")
    }
    var names: Set<String> = []
    for replication in replication {
      let destination = replication.destination
      if let problem = KeyPrefix.problem(with: replication.prefix) {
        lowering.report(
          "the replication of bucket '\(name)' to '\(destination.name)' has the prefix '\(replication.prefix)', \(problem)"
        )
      }
      if destination.identity.name == name {
        lowering.report("bucket '\(name)' is replicated to itself; use another bucket")
      }
      if !names.insert(destination.name).inserted {
        lowering.report("bucket '\(name)' is replicated to '\(destination.name)' twice; use one rule")
      }
      if destination.existing == nil, !destination.versioning.isOn {
        lowering.report(
          "bucket '\(destination.name)' receives the replicas of '\(name)' and keeps no versions, which S3 refuses; turn its "
            + "versioning on")
      }
      if objectLock != nil, destination.existing == nil, destination.objectLock == nil {
        lowering.report(
          "bucket '\(name)' has an object lock and is replicated to '\(destination.name)', which has none, so that S3 copies no "
            + "object; give the destination an 'objectLock'")
      }
      if encryptionKey != nil, destination.encryptionKey == nil {
        lowering.report(
          "bucket '\(name)' is encrypted with a key, and its replicas in '\(destination.name)' with none; state the "
            + "destination's 'key'")
      }
    }
  }
}
