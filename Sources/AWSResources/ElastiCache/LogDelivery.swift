public import ResourceGraph

extension ElastiCache {
  /// A log delivery configuration of a cache.
  public struct LogDelivery: FieldGroup {
    public enum Destination: String, Literal, CaseIterable {
      case cloudWatchLogs = "cloudwatch-logs"
      case firehose = "kinesis-firehose"
    }

    public enum Kind: String, Literal, CaseIterable {
      case engine = "engine-log"
      case slow = "slow-log"
    }

    public enum Format: String, Literal, CaseIterable {
      case json
      case text
    }

    public var destination: Value<Destination>?
    public var logGroup: Reference<Logs.LogGroup>?
    /// The name of a Firehose stream, instead of a log group.
    public var deliveryStream: Value<String>?
    public var kind: Value<Kind>?
    public var format: Value<Format>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DestinationType", &destination)
      switch fields.dialect {
      case .cloudFormation: mapDetails(fields)
      case .terraform: mapDestination(fields)
      }
      fields.required("LogFormat", &format)
      fields.required("LogType", &kind)
    }

    private mutating func mapDetails(_ fields: FieldMapper) {
      fields.object("DestinationDetails") { fields in
        fields.object("CloudWatchLogsDetails") { $0.field("LogGroup", &logGroup) }
        fields.object("KinesisFirehoseDetails") { $0.field("DeliveryStream", &deliveryStream) }
      }
    }

    /// Terraform has one argument for both destinations.
    private mutating func mapDestination(_ fields: FieldMapper) {
      if destination == .literal(.firehose) || logGroup == nil && deliveryStream != nil {
        fields.required("Destination", &deliveryStream)
      } else {
        fields.required("Destination", &logGroup)
      }
    }
  }
}
