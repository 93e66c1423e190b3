public import ResourceGraph

extension SNS {
  /// A subscription of an endpoint to a topic.
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
    /// An email address, a URL, a phone number or an ARN, depending on the protocol.
    public var endpoint: Value<String>?
    /// The filter policy, `["event": ["created", "deleted"]]`; by default all messages are delivered.
    public var filterPolicy: JSONDocument?
    /// The default is `MessageAttributes`.
    public var filterPolicyScope: Value<FilterPolicyScope>?
    /// Whether raw message delivery is enabled.
    public var isRawMessageDelivery: Value<Bool>?
    public var redrivePolicy: RedrivePolicy?
    /// The delivery policy with retries of HTTP endpoints.
    public var deliveryPolicy: JSONDocument?
    /// The replay policy for archived messages.
    public var replayPolicy: JSONDocument?
    /// The role that writes to a Firehose stream.
    public var role: Reference<IAM.Role>?
    /// The region of the topic, if it is another region. CloudFormation only.
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
  /// The redrive policy: the dead-letter queue for messages that could not be delivered.
  public struct RedrivePolicy: FieldGroup {
    /// The ARN of an SQS queue.
    public var deadLetterTarget: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("deadLetterTargetArn", &deadLetterTarget)
    }
  }
}
