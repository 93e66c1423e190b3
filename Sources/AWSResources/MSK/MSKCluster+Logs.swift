public import ResourceGraph

extension MSK.Cluster {
  /// Delivery of broker logs to CloudWatch Logs.
  public struct CloudWatchLogs: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var logGroup: Reference<Logs.LogGroup>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Enabled", &isEnabled)
      fields.field("LogGroup", &logGroup)
    }
  }

  /// Delivery of broker logs to a Firehose stream.
  public struct FirehoseLogs: FieldGroup {
    public var isEnabled: Value<Bool>?
    /// The stream's name.
    public var deliveryStream: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Enabled", &isEnabled)
      fields.field("DeliveryStream", &deliveryStream)
    }
  }

  /// Delivery of broker logs to an S3 bucket.
  public struct S3Logs: FieldGroup {
    public var isEnabled: Value<Bool>?
    /// The bucket's name.
    public var bucket: Value<String>?
    public var prefix: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Enabled", &isEnabled)
      fields.field("Bucket", &bucket)
      fields.field("Prefix", &prefix)
    }
  }
}
