public import ResourceGraph

extension Events {
  /// An event bus: receives events and matches them against its rules.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html
  public struct EventBus: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Events::EventBus",
      terraform: "aws_cloudwatch_event_bus",
      attributes: ["Ref": "name", "Name": "name", "Arn": "arn"],
      companions: [.init("aws_cloudwatch_event_bus_policy", owner: "event_bus_name")]
    )

    public enum LogLevel: String, Literal, CaseIterable {
      case off = "OFF"
      case error = "ERROR"
      case info = "INFO"
      case trace = "TRACE"
    }

    public var name: Value<String>?
    public var description: Value<String>?
    /// The partner event source of the bus.
    public var eventSource: Value<String>?
    /// The key that encrypts events; the default is a key that AWS owns.
    public var kmsKey: Reference<KMS.Key>?
    /// The ARN of the dead-letter queue for events that could not be delivered.
    public var deadLetterQueue: Value<String>?
    /// CloudFormation only.
    public var logLevel: Value<LogLevel>?
    /// `FULL` or `NONE`. CloudFormation only.
    public var logDetail: Value<String>?
    /// The resource policy of the bus: which other accounts and services may put events on it.
    public var policy: IAM.PolicyDocument?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.field("Description", &description)
      fields.field("EventSourceName", &eventSource)
      fields.field("KmsKeyIdentifier", &kmsKey)
      fields.object("DeadLetterConfig") { $0.field("Arn", &deadLetterQueue) }
      fields.cloudFormationOnly { fields in
        fields.object("LogConfig") { fields in
          fields.field("Level", &logLevel)
          fields.field("IncludeDetail", &logDetail)
        }
      }
      fields.companion("aws_cloudwatch_event_bus_policy", owner: Self.resourceType) { fields in
        fields.document("Policy", &policy)
      }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref", "Name": name
      case "Arn": .regionalARN("events", "event-bus/\(name)")
      default: nil
      }
    }
  }
}
