public import ResourceGraph

extension SNS {
  /// An SNS topic.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html
  public struct Topic: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SNS::Topic",
      terraform: "aws_sns_topic",
      attributes: ["Ref": "arn", "TopicArn": "arn", "TopicName": "name"],
      companions: [.init("aws_sns_topic_data_protection_policy", owner: "arn")]
    )

    /// Ends in `.fifo` for a FIFO topic.
    public var name: Value<String>?
    /// The display name, which is the sender of SMS messages.
    public var displayName: Value<String>?
    /// The key that encrypts messages; `alias/aws/sns` is the AWS managed key. By default messages are not encrypted.
    public var kmsKey: Reference<KMS.Key>?
    public var isFIFO: Value<Bool>?
    public var isContentBasedDeduplication: Value<Bool>?
    /// `Topic` or `MessageGroup`.
    public var fifoThroughputScope: Value<String>?
    /// 1 or 2; the default is 1.
    public var signatureVersion: Value<Int>?
    /// `Active` or `PassThrough`.
    public var tracing: Value<String>?
    /// The archive policy of a FIFO topic, in days: `{"MessageRetentionPeriod": 30}`.
    public var archivePolicy: JSONDocument?
    /// The data protection policy; for standard topics only.
    public var dataProtectionPolicy: JSONDocument?
    public var deliveryStatusLogs: [DeliveryStatusLog] = []
    /// Inline subscriptions. CloudFormation only: Terraform uses `Subscription` resources, which
    /// CloudFormation supports too.
    public var inlineSubscriptions: [InlineSubscription] = []
    /// The inline policy. Terraform only: CloudFormation uses `TopicPolicy` resources, which
    /// Terraform supports too.
    public var inlinePolicy: IAM.PolicyDocument?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("TopicName", terraform: "name", &name)
      fields.field("DisplayName", &displayName)
      fields.field("KmsMasterKeyId", &kmsKey)
      fields.field("FifoTopic", &isFIFO)
      fields.field("ContentBasedDeduplication", &isContentBasedDeduplication)
      fields.field("FifoThroughputScope", &fifoThroughputScope)
      fields.integerAsString("SignatureVersion", &signatureVersion)
      fields.field("TracingConfig", &tracing)
      fields.document("ArchivePolicy", &archivePolicy)
      fields.companion("aws_sns_topic_data_protection_policy", owner: Self.resourceType) { fields in
        fields.document("DataProtectionPolicy", terraform: "policy", &dataProtectionPolicy)
      }
      mapDeliveryStatusLogs(fields)
      fields.groups("Subscription", terraform: .unsupported, &inlineSubscriptions)
      fields.terraformOnly { $0.document("Policy", &inlinePolicy) }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref", "TopicArn": .regionalARN("sns", name)
      case "TopicName": name
      default: nil
      }
    }

    /// CloudFormation writes a list of objects, Terraform three arguments for each protocol.
    private mutating func mapDeliveryStatusLogs(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else { return fields.groups("DeliveryStatusLogging", &deliveryStatusLogs) }
      var logs: [DeliveryStatusLog] = []
      for name in DeliveryStatusLog.ProtocolName.allCases {
        var log = deliveryStatusLogs.first { $0.protocolName?.literal == name } ?? DeliveryStatusLog()
        log.map(fields, name)
        guard log != DeliveryStatusLog() else { continue }
        log.protocolName = .literal(name)
        logs.append(log)
      }
      deliveryStatusLogs = logs
    }
  }
}

extension SNS.Topic {
  /// An inline subscription of a topic.
  public struct InlineSubscription: FieldGroup {
    public var protocolName: Value<SNS.Subscription.ProtocolName>?
    public var endpoint: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Protocol", &protocolName)
      fields.required("Endpoint", &endpoint)
    }
  }
}
