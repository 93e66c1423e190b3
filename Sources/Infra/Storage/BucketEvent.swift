/// Something that happens to objects of a bucket.
public struct BucketEvent: Hashable, Sendable, CustomStringConvertible {
  /// `s3:ObjectCreated:*`.
  let name: String
  let prefix: String?
  let suffix: String?

  public static func objectCreated(prefix: String? = nil, suffix: String? = nil) -> BucketEvent {
    BucketEvent(name: "s3:ObjectCreated:*", prefix: prefix, suffix: suffix)
  }

  /// Deleted for good, or marked as deleted.
  public static func objectRemoved(prefix: String? = nil, suffix: String? = nil) -> BucketEvent {
    BucketEvent(name: "s3:ObjectRemoved:*", prefix: prefix, suffix: suffix)
  }

  /// Back from an archive.
  public static func objectRestored(prefix: String? = nil, suffix: String? = nil) -> BucketEvent {
    BucketEvent(name: "s3:ObjectRestore:Completed", prefix: prefix, suffix: suffix)
  }

  /// Any event by S3's name of it: `s3:ObjectTagging:Put`.
  ///
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
  public static func named(_ name: String, prefix: String? = nil, suffix: String? = nil) -> BucketEvent {
    BucketEvent(name: name, prefix: prefix, suffix: suffix)
  }

  public var description: String { "'\(name)' of '\(prefix ?? "")*\(suffix ?? "")'" }

  /// Whether there can be an event that is both.
  func overlaps(_ other: BucketEvent) -> Bool {
    func agree(_ one: String?, _ two: String?, _ begins: (String, String) -> Bool) -> Bool {
      guard let one, let two else { return true }
      return begins(one, two) || begins(two, one)
    }
    func group(_ name: String) -> Substring? { name.hasSuffix("*") ? name.dropLast() : nil }
    let isSame =
      name == other.name || group(name).map { other.name.hasPrefix($0) } ?? false
      || group(other.name).map { name.hasPrefix($0) } ?? false
    return isSame && agree(prefix, other.prefix) { $0.hasPrefix($1) }
      && agree(suffix, other.suffix) { $0.hasSuffix($1) }
  }
}

/// Where a bucket's events go, by its ARN.
public enum BucketEventTarget: Hashable, Sendable {
  case queue(Value<String>)
  case topic(Value<String>)
  case function(Value<String>)

  /// A queue from outside the stack, whose policy lets S3 send to it.
  public static func queue(arn: String) -> BucketEventTarget { .queue(.literal(arn)) }
  /// A topic from outside the stack, whose policy lets S3 publish to it.
  public static func topic(arn: String) -> BucketEventTarget { .topic(.literal(arn)) }
  /// A function from outside the stack that lets S3 call it.
  public static func function(arn: String) -> BucketEventTarget { .function(.literal(arn)) }
}

/// A construct that gets a bucket's events: a topic, a queue, a function.
public protocol BucketEventDestination: Construct {
  var bucketEventTarget: BucketEventTarget { get }
  /// What lets S3 in, which has to be there before the bucket is.
  func bucketEventPermission(for bucket: Bucket) -> LogicalID
  /// What makes that.
  func bucketEventRelation(for bucket: Bucket) -> any Relation
}

/// A bucket tells somebody of what happens to its objects.
public struct BucketDelivery: Relation {
  let bucket: Bucket
  /// `nil` for one from outside the stack.
  let receiver: (any BucketEventDestination)?
  let target: BucketEventTarget
  let events: [BucketEvent]
  public let location: SourceLocation

  public var source: any Construct { bucket }
  public var destination: any Construct { receiver ?? bucket }
  public var relations: [any Relation] { receiver.map { [$0.bucketEventRelation(for: bucket)] } ?? [] }

  /// The events are a part of the bucket, which S3 makes only once it may send them.
  public func contribute(to contributions: inout Contributions) {
    guard let receiver, receiver.existing == nil else { return }
    let permission = receiver.bucketEventPermission(for: bucket)
    contributions.delayStart(of: bucket, until: [permission])
  }
}

extension Bucket {
  /// Tells a construct of events: `documents.notifies(uploads, of: .objectCreated(suffix: ".pdf"))`.
  public func notifies(
    _ receiver: some BucketEventDestination, of events: BucketEvent...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> BucketDelivery {
    BucketDelivery(
      bucket: self, receiver: receiver, target: receiver.bucketEventTarget, events: events,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Tells somebody outside the stack of events: `documents.notifies(.queue(arn: "…"), of: .objectCreated())`.
  public func notifies(
    _ target: BucketEventTarget, of events: BucketEvent...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> BucketDelivery {
    BucketDelivery(
      bucket: self, receiver: nil, target: target, events: events,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
