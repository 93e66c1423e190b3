public import ResourceGraph

extension SNS {
  /// Delivers a topic's messages to an endpoint.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html
  public struct Subscription: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SNS::Subscription",
      terraform: "aws_sns_topic_subscription",
      attributes: ["Ref": "arn", "Arn": "arn"]
    )

    public enum ProtocolName: String, Literal, CaseIterable {
      case application
      case email
      case emailJSON = "email-json"
      case firehose
      case http
      case https
      case lambda
      case sms
      case sqs
    }

    public enum FilterPolicyScope: String, Literal, CaseIterable {
      case messageAttributes = "MessageAttributes"
      case messageBody = "MessageBody"
    }

    public var topic: Reference<Topic>?
    public var protocolName: Value<ProtocolName>?
    /// An address, a URL, a phone number or an ARN, as the protocol has it.
    public var endpoint: Value<String>?
    /// Which messages are delivered: `["event": ["created", "deleted"]]`; all unless set.
    public var filterPolicy: JSONDocument?
    /// `MessageAttributes` unless set.
    public var filterPolicyScope: Value<FilterPolicyScope>?
    /// Whether an endpoint gets the message without an envelope.
    public var isRawMessageDelivery: Value<Bool>?
    public var redrivePolicy: RedrivePolicy?
    /// How often a failed delivery to HTTP is tried again.
    public var deliveryPolicy: JSONDocument?
    /// Which messages of a topic's archive are delivered again.
    public var replayPolicy: JSONDocument?
    /// The role that may write to a delivery stream.
    public var role: Reference<IAM.Role>?
    /// The topic's region, where it is another. CloudFormation's alone.
    public var region: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("TopicArn", &topic)
      fields.required("Protocol", &protocolName)
      fields.required("Endpoint", &endpoint)
      fields.document("FilterPolicy", &filterPolicy)
      fields.field("FilterPolicyScope", &filterPolicyScope)
      fields.field("RawMessageDelivery", &isRawMessageDelivery)
      fields.document("RedrivePolicy", &redrivePolicy)
      fields.document("DeliveryPolicy", &deliveryPolicy)
      fields.document("ReplayPolicy", &replayPolicy)
      fields.field("SubscriptionRoleArn", &role)
      fields.cloudFormationOnly("Region", &region)
    }
  }
}

extension SNS.Subscription {
  /// Where messages go that could not be delivered.
  public struct RedrivePolicy: FieldGroup {
    /// The ARN of an SQS queue.
    public var deadLetterTarget: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("deadLetterTargetArn", &deadLetterTarget)
    }
  }
}
