/// A bucket in S3: private, encrypted, versioned, and accessible over TLS only.
///
/// Access requires a grant. A presigned URL requires only the grant of the workload that signs it.
public struct Bucket: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let explicitName: String?
  let encryptionKey: EncryptionKey?
  let versioning: Safeguard
  let lifecycle: [LifecycleRule]
  let incompleteUploadExpiration: Duration
  let cors: [CORSRule]
  let accessLogs: AccessLogs
  let sendsEventsToEventBridge: Bool
  let hasRequestMetrics: Bool
  let replication: [BucketReplication]
  let objectLock: ObjectLock?
  public private(set) var existing: Existing?

  /// Creates a bucket.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - physicalName: the bucket's name in AWS, which must be globally unique; `<stack>-<name>-<account id>-<region>` by
  ///     default.
  ///   - key: the key that encrypts the objects; a key of S3 by default.
  ///   - versioning: whether the bucket keeps versions of overwritten and deleted objects.
  ///   - lifecycle: when objects move to other storage classes, and when they expire.
  ///   - incompleteUploadExpiration: when S3 deletes the parts of an incomplete multipart upload, in whole days.
  ///   - cors: the origins whose pages can use the bucket in browsers.
  ///   - accessLogs: where S3 writes a record of every request.
  ///   - sendsEventsToEventBridge: whether the bucket sends all of its events to EventBridge.
  ///   - hasRequestMetrics: whether CloudWatch counts requests and errors, at a cost.
  ///   - replication: the buckets to which S3 copies new objects.
  ///   - objectLock: how long nobody can delete or overwrite a version of an object. State it when the bucket is created:
  ///     Terraform replaces a bucket that gets it later. Uploads need a checksum, which the SDKs add.
  public init(
    _ name: String, physicalName: String? = nil, key: EncryptionKey? = nil, versioning: Safeguard = .on,
    lifecycle: [LifecycleRule] = [], incompleteUploadExpiration: Duration = .days(7), cors: [CORSRule] = [],
    accessLogs: AccessLogs = .none, sendsEventsToEventBridge: Bool = false, hasRequestMetrics: Bool = false,
    replication: [BucketReplication] = [], objectLock: ObjectLock? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("bucket", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    explicitName = physicalName
    encryptionKey = key
    self.versioning = versioning
    self.lifecycle = lifecycle
    self.incompleteUploadExpiration = incompleteUploadExpiration
    self.cors = cors
    self.accessLogs = accessLogs
    self.sendsEventsToEventBridge = sendsEventsToEventBridge
    self.hasRequestMetrics = hasRequestMetrics
    self.replication = replication
    self.objectLock = objectLock
  }

  /// A bucket that exists already in the stack's account and region; one that only receives replicas can be in another region.
  ///
  /// Its policy does not change: where an AWS service must be able to write to it, a note at synth states the permission
  /// that the policy must contain.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - bucketName: its name in AWS.
  ///   - key: the key that encrypts its objects; a key of S3 by default.
  public static func existing(
    _ name: String, bucketName: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Bucket {
    var bucket = Bucket(name, key: key, fileID: fileID, line: line, column: column)
    var existing = Existing()
    existing.add(
      bucket.bucket,
      [
        "Ref": bucketName, "Arn": .derived("arn:\(.partition):s3:::\(bucket.bucket)"),
        "RegionalDomainName": .derived("\(bucket.bucket).s3.\(.region).\(.urlSuffix)"),
      ])
    bucket.existing = existing
    return bucket
  }

  public var dependencies: [any Construct] {
    (encryptionKey.map { [$0] } ?? []) + (accessLogs.bucket.map { [$0] } ?? []) + replication.map(\.destination)
  }

  public var relations: [any Relation] {
    let deliveries = replication.map { ReplicaDelivery(bucket: self, destination: $0.destination) }
    guard let target = accessLogs.bucket else { return deliveries }
    return deliveries + [BucketUse(user: self, bucket: target, purpose: .serverAccessLogs(of: self, prefix: logPrefix))]
  }

  // MARK: What others refer to

  /// The bucket, by its name.
  public var bucket: Reference<S3.Bucket> { Reference(id("Bucket")) }
  /// The ARN of the bucket.
  public var arn: Value<String> { bucket.attribute("Arn") }
  /// The name of the bucket.
  public var bucketName: Value<String> { bucket.value }
  /// The domain name of the bucket in its region: `….s3.eu-west-1.amazonaws.com`.
  public var regionalDomainName: Value<String> { bucket.attribute("RegionalDomainName") }
  /// The bucket policy, which must exist before AWS services write to the bucket.
  var policyID: LogicalID { id("BucketPolicy") }

  /// The bucket's name in AWS.
  func physicalName(in naming: Naming) -> Value<String> {
    if let explicitName { return .literal(explicitName) }
    if existing != nil { return bucket.value }
    let name = naming.physicalName(of: self)
    return "\(text: name)-\(.accountID)-\(.region)"
  }

  /// The bucket's ARN without a reference to the bucket, for resources that must exist before it.
  func plainARN(in naming: Naming) -> Value<String> {
    "arn:\(.partition):s3:::\(physicalName(in: naming))"
  }

  /// The prefix of log objects in the target bucket.
  var logPrefix: String { accessLogs.prefix ?? "\(name)/" }
}

extension Bucket {
  public var outputs: [ConstructOutput] { [.init("BucketName", bucket.value, "Name of bucket '\(name)'")] }
}

/// Where a load balancer or a bucket writes its access logs.
public indirect enum AccessLogs: Hashable, Sendable {
  /// Nowhere.
  case none
  /// To a bucket, whose policy then allows the delivery of logs.
  ///
  /// - Parameters:
  ///   - bucket: a bucket of the same region.
  ///   - prefix: the prefix of log objects.
  case bucket(_ bucket: Bucket, prefix: String? = nil)

  var bucket: Bucket? {
    if case .bucket(let bucket, _) = self { bucket } else { nil }
  }

  /// The policy that allows the delivery of logs; an existing bucket's policy is not a part of the app.
  var policyIDs: [LogicalID] {
    guard let bucket, bucket.existing == nil else { return [] }
    return [bucket.policyID]
  }

  var prefix: String? {
    if case .bucket(_, let prefix) = self { prefix } else { nil }
  }

  /// The bucket's name; `nil` without logs.
  var bucketName: Value<String>? { bucket?.bucket.value }
}

/// Origins whose pages can use a bucket in browsers.
public struct CORSRule: Hashable, Sendable {
  /// An HTTP method.
  public enum Method: String, Hashable, Sendable {
    case get = "GET"
    case put = "PUT"
    case post = "POST"
    case delete = "DELETE"
    case head = "HEAD"
  }

  let origins: [String]
  let methods: [Method]
  let headers: [String]
  let exposedHeaders: [String]
  let maxAge: Duration

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - origins: the allowed origins, `https://app.example.com`; a `*` matches any text.
  ///   - methods: the allowed methods.
  ///   - headers: the headers that a request can contain.
  ///   - exposedHeaders: the headers of a response that a page can read.
  ///   - maxAge: how long a browser caches the response to a preflight request.
  public init(
    origins: [String], methods: [Method] = [.get], headers: [String] = [], exposedHeaders: [String] = [],
    maxAge: Duration = .hours(1)
  ) {
    self.origins = origins
    self.methods = methods
    self.headers = headers
    self.exposedHeaders = exposedHeaders
    self.maxAge = maxAge
  }
}
