/// A bucket in S3 that is private, encrypted and keeps versions, and that speaks TLS alone.
///
/// Nobody gets at it but by a grant. A URL that a workload signs needs no more than the workload's own grant: it is
/// no reason to open the bucket.
public struct Bucket: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let bucketName: String?
  let encryptionKey: EncryptionKey?
  let versioning: Safeguard
  let lifecycle: [LifecycleRule]
  let incompleteUploads: Duration
  let cors: [CORSRule]
  let accessLogs: AccessLogs
  let sendsEventsToEventBridge: Bool
  let hasRequestMetrics: Bool
  public private(set) var existing: Existing?

  /// - Parameters:
  ///   - bucketName: what AWS calls the bucket, in place of `<stack>-<name>-<account id>-<region>`: no two buckets of
  ///     the world have the same name.
  ///   - key: a key of the stack's to encrypt with; S3's own unless given.
  ///   - versioning: whether overwritten and deleted objects can be got back.
  ///   - lifecycle: where objects go as they grow old, and when they expire.
  ///   - incompleteUploads: when the parts go of an upload that nobody finished, in whole days.
  ///   - cors: which pages of other origins may use the bucket in browsers.
  ///   - accessLogs: where the record of every request goes.
  ///   - sendsEventsToEventBridge: whether EventBridge gets every event of the bucket.
  ///   - hasRequestMetrics: whether CloudWatch counts requests and errors, which costs.
  public init(
    _ name: String, bucketName: String? = nil, key: EncryptionKey? = nil, versioning: Safeguard = .on,
    lifecycle: [LifecycleRule] = [], incompleteUploads: Duration = .days(7), cors: [CORSRule] = [],
    accessLogs: AccessLogs = .none, sendsEventsToEventBridge: Bool = false, hasRequestMetrics: Bool = false,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("bucket", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.bucketName = bucketName
    encryptionKey = key
    self.versioning = versioning
    self.lifecycle = lifecycle
    self.incompleteUploads = incompleteUploads
    self.cors = cors
    self.accessLogs = accessLogs
    self.sendsEventsToEventBridge = sendsEventsToEventBridge
    self.hasRequestMetrics = hasRequestMetrics
  }

  /// A bucket that exists already in the stack's account and region, by its name.
  ///
  /// Its policy stays as it is: where a service of AWS has to write to it, a note at synth says what the policy lacks.
  ///
  /// - Parameter key: the key that it is encrypted with, where that is not one of S3's own.
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
    (encryptionKey.map { [$0] } ?? []) + (accessLogs.bucket.map { [$0] } ?? [])
  }

  public var relations: [any Relation] {
    guard let target = accessLogs.bucket else { return [] }
    return [BucketUse(user: self, bucket: target, purpose: .serverAccessLogs(of: self, prefix: logPrefix))]
  }

  // MARK: What others refer to

  /// The bucket; its identity is its name.
  public var bucket: Reference<S3.Bucket> { Reference(id("Bucket")) }
  public var arn: Value<String> { bucket.attribute("Arn") }
  /// The policy, which has to be there before AWS's services try to write.
  var policyID: LogicalID { id("BucketPolicy") }

  /// What AWS calls the bucket.
  func physicalName(in naming: Naming) -> Value<String> {
    if let bucketName { return .literal(bucketName) }
    if existing != nil { return bucket.value }
    let name = naming.physicalName(of: self)
    return "\(text: name)-\(.accountID)-\(.region)"
  }

  /// The bucket's ARN without a reference to it, for what has to be there before the bucket is.
  func plainARN(in naming: Naming) -> Value<String> {
    "arn:\(.partition):s3:::\(physicalName(in: naming))"
  }

  /// How the names of records begin in the bucket that gets them.
  var logPrefix: String { accessLogs.prefix ?? "\(name)/" }
}

/// Where the requests to a load balancer or a bucket are written down.
public indirect enum AccessLogs: Hashable, Sendable {
  case none
  /// A bucket from outside the stack, in its region, that lets AWS's log delivery write to it.
  case existing(bucket: String, prefix: String?)
  /// A bucket of the stack, whose policy then admits the log delivery.
  case written(to: Bucket, prefix: String?)

  public static func bucket(_ bucket: String, prefix: String? = nil) -> AccessLogs {
    .existing(bucket: bucket, prefix: prefix)
  }

  public static func bucket(_ bucket: Bucket, prefix: String? = nil) -> AccessLogs {
    .written(to: bucket, prefix: prefix)
  }

  var bucket: Bucket? {
    if case .written(let bucket, _) = self { return bucket }
    return nil
  }

  /// The policy that admits the log delivery, where the app has it.
  var policyIDs: [LogicalID] {
    guard let bucket, bucket.existing == nil else { return [] }
    return [bucket.policyID]
  }

  var prefix: String? {
    switch self {
    case .none: nil
    case .existing(_, let prefix), .written(_, let prefix): prefix
    }
  }

  /// The bucket's name; `nil` where nothing is written.
  var bucketName: Value<String>? {
    switch self {
    case .none: nil
    case .existing(let bucket, _): .literal(bucket)
    case .written(let bucket, _): bucket.bucket.value
    }
  }
}

/// Which pages of other origins may use a bucket in browsers.
public struct CORSRule: Hashable, Sendable {
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

  /// - Parameters:
  ///   - origins: `https://app.example.com`; a `*` stands for any text.
  ///   - headers: that requests may have.
  ///   - exposing: headers of the answer that the page may read.
  ///   - maxAge: how long a browser remembers the answer.
  public init(
    origins: [String], methods: [Method] = [.get], headers: [String] = [], exposing exposedHeaders: [String] = [],
    maxAge: Duration = .hours(1)
  ) {
    self.origins = origins
    self.methods = methods
    self.headers = headers
    self.exposedHeaders = exposedHeaders
    self.maxAge = maxAge
  }
}
