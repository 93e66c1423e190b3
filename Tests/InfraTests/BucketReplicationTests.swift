import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// Buckets whose objects are copied to another bucket, or locked.
@Suite struct BucketReplicationTests {
  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { elements }.graph()
  }

  private func messages(_ elements: any StackElement...) -> [String] {
    Stack("shop", region: .euWest1) { elements }.errors.map(\.message)
  }

  private let remote = Bucket.existing(
    "copies", bucketName: "shop-copies-eu-central-1",
    key: .existing("copies", keyARN: "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d", region: .euCentral1))

  // MARK: - Replication

  @Test func `new objects are copied to a bucket of another region, with its key`() throws {
    let documents = Bucket(
      "documents", key: EncryptionKey("documents"),
      replication: [BucketReplication(to: remote, prefix: "contracts/", storage: .glacierInstantRetrieval)])
    let graph = try graph(documents)
    let replication = try #require(graph.resource("DocumentsBucket", as: S3.Bucket.self)?.replication)
    let rule = try #require(replication.rules.first)
    #expect(replication.role?.id == "DocumentsReplicationRole" && replication.rules.count == 1)
    #expect(rule.filter?.prefix == "contracts/" && rule.deleteMarkers == .literal(.disabled))
    #expect(rule.destination?.bucket == remote.arn && rule.kmsEncryptedObjects == .literal(.enabled))
    #expect(rule.destination?.kmsKey == remote.encryptionKey?.arn)
    let statements = graph.resource("DocumentsReplicationPolicy", as: IAM.RolePolicy.self)?.document?.statements ?? []
    #expect(
      statements.map { $0.actions?.values.first } == [
        "s3:GetReplicationConfiguration", "s3:GetObjectVersionForReplication", "s3:ReplicateObject", "kms:Decrypt",
        "kms:Encrypt",
      ])
    #expect(statements[2].resources?.values == ["\(remote.arn)/*"])
    #expect(statements.suffix(2).allSatisfy { $0.conditions?.map(\.key) == ["kms:ViaService"] })
    let report = Validator().check(graph)
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
  }

  @Test func `in Terraform replication waits for versions`() throws {
    let graph = try graph(Bucket("documents", replication: [BucketReplication(to: remote)]))
    #expect(CloudFormation.write(graph).diagnostics == [])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    let written = configuration.document["resource"]?["aws_s3_bucket_replication_configuration"]?["documents_bucket"]
    #expect(written?["depends_on"]?.array?.contains("aws_s3_bucket_versioning.documents_bucket") == true)
    #expect(written?["rule"]?.array?.first?["filter"] == ["prefix": ""])
  }

  @Test func `a bucket of the app receives replicas too`() throws {
    let archive = Bucket("archive")
    let graph = try graph(Bucket("documents", replication: [BucketReplication(to: archive, replicatesDeletions: true)]))
    let rule = graph.resource("DocumentsBucket", as: S3.Bucket.self)?.replication?.rules.first
    #expect(rule?.destination?.bucket == archive.arn && rule?.deleteMarkers == .literal(.enabled))
    #expect(rule?.kmsEncryptedObjects == nil && graph["ArchiveBucket"] != nil)
    let written = Terraform.write(graph).document["resource"]?["aws_s3_bucket_replication_configuration"]
    #expect(
      written?["documents_bucket"]?["depends_on"]
        == ["aws_s3_bucket_versioning.documents_bucket", "aws_s3_bucket_versioning.archive_bucket"])
    #expect(Validator().check(graph).findings.isEmpty)
  }

  @Test func `a bucket of another stack is named, and not waited for in this one`() throws {
    let archive = Bucket("archive")
    let system = System(
      [
        Stack("archives", region: .euWest1) { archive },
        Stack("shop", region: .euWest1) { Bucket("documents", replication: [BucketReplication(to: archive)]) },
      ], in: Environment(name: "production", namesIncludeEnvironment: true))
    #expect(system.diagnostics.map(\.description) == [])
    let graph = try #require(system.graphs.first { $0.name == "shop" })
    let written = Terraform.write(graph).document["resource"]?["aws_s3_bucket_replication_configuration"]
    #expect(written?["documents_bucket"]?["depends_on"] == ["aws_s3_bucket_versioning.documents_bucket"])
  }

  @Test func `what S3 refuses of a replication is an error`() {
    let plain = Bucket("plain", versioning: .off(because: "a test"))
    #expect(
      messages(Bucket("documents", replication: [BucketReplication(to: plain)])) == [
        "bucket 'plain' receives the replicas of 'documents' and keeps no versions, which S3 refuses; turn its versioning on"
      ])
    #expect(
      messages(
        Bucket(
          "documents", versioning: .off(because: "a test"), replication: [BucketReplication(to: remote)])) == [
          "bucket 'documents' is replicated and keeps no versions, which S3 refuses; turn versioning on"
        ])
    #expect(
      messages(
        Bucket(
          "documents", key: EncryptionKey("documents"),
          replication: [BucketReplication(to: .existing("copies", bucketName: "shop-copies"))])) == [
          "bucket 'documents' is encrypted with a key, and its replicas in 'copies' with none; state the destination's 'key'"
        ])
  }

  // MARK: - Object Lock

  @Test func `a lock keeps every version for a time`() throws {
    let graph = try graph(Bucket("records", objectLock: .compliance(.days(3650))))
    let bucket = try #require(graph.resource("RecordsBucket", as: S3.Bucket.self))
    #expect(bucket.hasObjectLock == true && bucket.objectLock?.status == "Enabled")
    #expect(bucket.objectLock?.mode == .literal(.compliance) && bucket.objectLock?.days == 3650)
    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == [])
    let properties = template.document["Resources"]?["RecordsBucket"]?["Properties"]
    #expect(
      properties?["ObjectLockConfiguration"]?["Rule"]?["DefaultRetention"] == ["Mode": "COMPLIANCE", "Days": 3650])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    let resources = configuration.document["resource"]
    #expect(resources?["aws_s3_bucket"]?["records_bucket"]?["object_lock_enabled"] == true)
    let lock = resources?["aws_s3_bucket_object_lock_configuration"]?["records_bucket"]
    #expect(lock?["depends_on"]?.array?.contains("aws_s3_bucket_versioning.records_bucket") == true)
    #expect(Validator().check(graph).findings.isEmpty)
  }

  @Test func `locked objects are copied to a bucket with a lock`() {
    #expect(
      messages(
        Bucket("records", replication: [BucketReplication(to: Bucket("copies"))], objectLock: .governance(.days(1))))
        == [
          "bucket 'records' has an object lock and is replicated to 'copies', which has none, so that S3 copies no object; give "
            + "the destination an 'objectLock'"
        ])
    let copies = Bucket("copies", objectLock: .governance(.days(1)))
    #expect(
      messages(Bucket("records", replication: [BucketReplication(to: copies)], objectLock: .governance(.days(1)))) == []
    )
  }

  @Test func `what S3 refuses of a lock is an error`() {
    #expect(
      messages(Bucket("records", objectLock: .governance(.hours(12)))) == [
        "bucket 'records' locks objects for 12 hours; use 1 to 36500 whole days"
      ])
    #expect(
      messages(Bucket("records", versioning: .off(because: "a test"), objectLock: .governance(.days(1)))) == [
        "bucket 'records' locks objects and keeps no versions, which S3 refuses; turn versioning on"
      ])
    let logs = Bucket("logs", objectLock: .governance(.days(1)))
    #expect(
      messages(Bucket("documents", accessLogs: .bucket(logs))) == [
        "bucket 'logs' locks objects, and S3 delivers no access logs to such a bucket; send those of bucket 'documents' to "
          + "another one"
      ])
  }
}
