public import ResourceGraph

extension SQS {
  /// A queue of messages: each is taken by one receiver, and gone once that has deleted it.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
  public struct Queue: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SQS::Queue",
      terraform: "aws_sqs_queue",
      referenceAttribute: "Arn",
      attributes: ["Ref": "url", "QueueUrl": "url", "Arn": "arn", "QueueName": "name"]
    )

    /// How far messages are told apart as duplicates in a FIFO queue.
    public enum DeduplicationScope: String, Literal, CaseIterable {
      case messageGroup
      case queue
    }

    /// What the throughput of a FIFO queue is limited for.
    public enum ThroughputLimit: String, Literal, CaseIterable {
      case perQueue
      case perMessageGroup = "perMessageGroupId"
    }

    /// Ends in `.fifo` for a FIFO queue.
    public var name: Value<String>?
    public var isFIFO: Value<Bool>?
    /// Whether a message is a duplicate by its content, where the sender names no id.
    public var isContentBasedDeduplication: Value<Bool>?
    public var deduplicationScope: Value<DeduplicationScope>?
    public var throughputLimit: Value<ThroughputLimit>?
    /// How long a message is hidden after it was sent, in seconds, 0 to 900.
    public var delay: Value<Int>?
    /// In bytes, 1024 to 1048576.
    public var maximumMessageSize: Value<Int>?
    /// In seconds, 60 to 1209600; 345600, four days, unless set.
    public var messageRetention: Value<Int>?
    /// How long a receiver waits for a message, in seconds, 0 to 20.
    public var receiveWaitTime: Value<Int>?
    /// How long a message that was received is hidden from others, in seconds, 0 to 43200; 30 unless set.
    public var visibilityTimeout: Value<Int>?
    /// Where messages go that were received too often.
    public var redrivePolicy: RedrivePolicy?
    /// Whose dead-letter queue this one may be.
    public var redriveAllowPolicy: RedriveAllowPolicy?
    /// The key that messages are encrypted with; `alias/aws/sqs` is AWS's own.
    public var kmsKey: Reference<KMS.Key>?
    /// In seconds, 60 to 86400; 300 unless set.
    public var kmsDataKeyReusePeriod: Value<Int>?
    /// Whether SQS encrypts messages with keys of its own; yes unless set, or a key is given.
    public var isEncryptedBySQS: Value<Bool>?
    /// Who may do what with the queue. Terraform's alone: CloudFormation has `QueuePolicy` resources, which Terraform
    /// knows too.
    public var inlinePolicy: IAM.PolicyDocument?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("QueueName", terraform: "name", &name)
      fields.field("FifoQueue", &isFIFO)
      fields.field("ContentBasedDeduplication", &isContentBasedDeduplication)
      fields.field("DeduplicationScope", &deduplicationScope)
      fields.field("FifoThroughputLimit", &throughputLimit)
      fields.field("DelaySeconds", &delay)
      fields.field("MaximumMessageSize", terraform: "max_message_size", &maximumMessageSize)
      fields.field("MessageRetentionPeriod", terraform: "message_retention_seconds", &messageRetention)
      fields.field("ReceiveMessageWaitTimeSeconds", terraform: "receive_wait_time_seconds", &receiveWaitTime)
      fields.field("VisibilityTimeout", terraform: "visibility_timeout_seconds", &visibilityTimeout)
      fields.document("RedrivePolicy", &redrivePolicy)
      fields.document("RedriveAllowPolicy", &redriveAllowPolicy)
      fields.field("KmsMasterKeyId", &kmsKey)
      fields.field("KmsDataKeyReusePeriodSeconds", &kmsDataKeyReusePeriod)
      fields.field("SqsManagedSseEnabled", &isEncryptedBySQS)
      fields.terraformOnly { $0.document("Policy", &inlinePolicy) }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref", "QueueUrl": "https://sqs.\(.region).\(.urlSuffix)/\(.accountID)/\(name)"
      case "Arn": .regionalARN("sqs", name)
      case "QueueName": name
      default: nil
      }
    }
  }
}

extension SQS.Queue {
  /// Where messages go that were received too often without being deleted.
  public struct RedrivePolicy: FieldGroup {
    public var deadLetterQueue: Reference<SQS.Queue>?
    /// How often a message is received before it goes there, 1 to 1000.
    public var maxReceiveCount: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("deadLetterTargetArn", &deadLetterQueue)
      fields.required("maxReceiveCount", &maxReceiveCount)
    }
  }

  /// Which queues may use this one as their dead-letter queue.
  public struct RedriveAllowPolicy: FieldGroup {
    public enum Permission: String, Literal, CaseIterable {
      case allowAll
      case denyAll
      case byQueue
    }

    public var permission: Value<Permission>?
    /// Up to ten, for `byQueue`.
    public var sources: List<Reference<SQS.Queue>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("redrivePermission", &permission)
      fields.field("sourceQueueArns", &sources)
    }
  }
}
