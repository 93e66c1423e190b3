/// A data stream of Amazon Kinesis that exists already.
public struct DataStream: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  public private(set) var existing: Existing?

  /// A data stream that exists already in the stack's account and region, by its name.
  ///
  /// - Parameters:
  ///   - name: the stream's name in the stack.
  ///   - streamName: the stream's name in AWS.
  public static func existing(
    _ name: String, streamName: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> DataStream {
    var stream = DataStream(name, at: SourceLocation(fileID: fileID, line: line, column: column))
    stream.existing = Existing(stream.id("DataStream"), name: streamName) {
      "arn:\(.partition):kinesis:\(.region):\(.accountID):stream/\($0)"
    }
    return stream
  }

  /// A data stream that exists already, by its ARN.
  ///
  /// - Parameters:
  ///   - name: the stream's name in the stack.
  ///   - streamARN: the stream's ARN.
  public static func existing(
    _ name: String, streamARN: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> DataStream {
    var stream = DataStream(name, at: SourceLocation(fileID: fileID, line: line, column: column))
    stream.existing = Existing(stream.id("DataStream"), arn: streamARN)
    return stream
  }

  private init(_ name: String, at location: SourceLocation) {
    identity = Identity("data stream", name, at: location)
  }

  public var dependencies: [any Construct] { [] }
  /// The stream's ARN.
  public var arn: Value<String> { .expression(.attribute(id("DataStream"), "Arn")) }

  public func lower(into lowering: inout Lowering) {}
}

/// A delivery stream of Amazon Data Firehose that exists already.
public struct DeliveryStream: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  public private(set) var existing: Existing?

  /// A delivery stream that exists already in the stack's account and region, by its name.
  ///
  /// - Parameters:
  ///   - name: the delivery stream's name in the stack.
  ///   - deliveryStreamName: the delivery stream's name in AWS.
  public static func existing(
    _ name: String, deliveryStreamName: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> DeliveryStream {
    var stream = DeliveryStream(name, at: SourceLocation(fileID: fileID, line: line, column: column))
    stream.existing = Existing(stream.id("DeliveryStream"), name: deliveryStreamName) {
      "arn:\(.partition):firehose:\(.region):\(.accountID):deliverystream/\($0)"
    }
    return stream
  }

  /// A delivery stream that exists already, by its ARN.
  ///
  /// - Parameters:
  ///   - name: the delivery stream's name in the stack.
  ///   - deliveryStreamARN: the delivery stream's ARN.
  public static func existing(
    _ name: String, deliveryStreamARN: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> DeliveryStream {
    var stream = DeliveryStream(name, at: SourceLocation(fileID: fileID, line: line, column: column))
    stream.existing = Existing(stream.id("DeliveryStream"), arn: deliveryStreamARN)
    return stream
  }

  private init(_ name: String, at location: SourceLocation) {
    identity = Identity("delivery stream", name, at: location)
  }

  public var dependencies: [any Construct] { [] }
  /// The delivery stream's ARN.
  public var arn: Value<String> { .expression(.attribute(id("DeliveryStream"), "Arn")) }

  public func lower(into lowering: inout Lowering) {}
}
