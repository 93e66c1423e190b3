/// An event of a bucket's objects: its type, and the keys of the objects.
public struct BucketEvent: Hashable, Sendable, CustomStringConvertible {
  /// `s3:ObjectCreated:*`.
  let name: String
  let prefix: String?
  let suffix: String?

  /// Objects are created.
  ///
  /// - Parameters:
  ///   - prefix: the prefix of their keys; any by default.
  ///   - suffix: the suffix of their keys; any by default.
  public static func objectCreated(prefix: String? = nil, suffix: String? = nil) -> BucketEvent {
    BucketEvent(name: "s3:ObjectCreated:*", prefix: prefix, suffix: suffix)
  }

  /// Objects are deleted permanently, or a delete marker is created.
  ///
  /// - Parameters:
  ///   - prefix: the prefix of their keys; any by default.
  ///   - suffix: the suffix of their keys; any by default.
  public static func objectRemoved(prefix: String? = nil, suffix: String? = nil) -> BucketEvent {
    BucketEvent(name: "s3:ObjectRemoved:*", prefix: prefix, suffix: suffix)
  }

  /// Objects are restored from an archive.
  ///
  /// - Parameters:
  ///   - prefix: the prefix of their keys; any by default.
  ///   - suffix: the suffix of their keys; any by default.
  public static func objectRestored(prefix: String? = nil, suffix: String? = nil) -> BucketEvent {
    BucketEvent(name: "s3:ObjectRestore:Completed", prefix: prefix, suffix: suffix)
  }

  /// Events of any type.
  ///
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
  ///
  /// - Parameters:
  ///   - name: the event type: `s3:ObjectTagging:Put`.
  ///   - prefix: the prefix of the objects' keys; any by default.
  ///   - suffix: the suffix of the objects' keys; any by default.
  public static func named(_ name: String, prefix: String? = nil, suffix: String? = nil) -> BucketEvent {
    BucketEvent(name: name, prefix: prefix, suffix: suffix)
  }

  public var description: String { "'\(name)' of '\(prefix ?? "")*\(suffix ?? "")'" }

  /// Whether one event can match both.
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

/// The destination of a bucket's events, by its ARN.
public enum BucketEventTarget: Hashable, Sendable {
  /// A queue.
  case queue(Value<String>)
  /// A topic.
  case topic(Value<String>)
  /// A function.
  case function(Value<String>)
}

/// A construct that receives a bucket's events: a topic, a queue, a function.
public protocol BucketEventDestination: Construct {
  /// The construct as a destination of events.
  var bucketEventTarget: BucketEventTarget { get }

  /// The resource that permits S3 to send, which must exist before the bucket.
  ///
  /// - Parameter bucket: the bucket that sends events.
  func bucketEventPermission(for bucket: Bucket) -> LogicalID

  /// The relation that creates the permission.
  ///
  /// - Parameter bucket: the bucket that sends events.
  func bucketEventRelation(for bucket: Bucket) -> any Relation
}

/// A bucket sends events to a construct.
public struct BucketDelivery: Relation, Adjustable {
  let bucket: Bucket
  let receiver: any BucketEventDestination
  let events: [BucketEvent]
  public let location: SourceLocation
  public var adjustments = Adjustments()

  public var source: any Construct { bucket }
  public var destination: any Construct { receiver }
  public var relations: [any Relation] { [receiver.bucketEventRelation(for: bucket)] }

  /// S3 checks its permission to send when it creates the bucket.
  public func contribute(to contributions: inout Contributions) {
    guard receiver.existing == nil else { return }
    contributions.delayStart(of: bucket, until: [receiver.bucketEventPermission(for: bucket)])
  }
}

extension Bucket {
  /// Sends events to a queue, a topic or a function: `documents.notifies(uploads, of: .objectCreated(suffix: ".pdf"))`.
  ///
  /// - Parameters:
  ///   - receiver: the construct that receives the events.
  ///   - events: the events that it receives.
  public func notifies(
    _ receiver: some BucketEventDestination, of events: BucketEvent...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> BucketDelivery {
    BucketDelivery(
      bucket: self, receiver: receiver, events: events,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
