public import ResourceGraph

extension SQS {
  /// An SQS queue.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
  public struct Queue: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SQS::Queue",
      terraform: "aws_sqs_queue",
      referenceAttribute: "Arn",
      attributes: ["Ref": "url", "QueueUrl": "url", "Arn": "arn", "QueueName": "name"]
    )

    /// The deduplication scope of a FIFO queue.
    public enum DeduplicationScope: String, Literal, CaseIterable {
      case messageGroup
      case queue
    }

    /// The unit that the throughput limit of a FIFO queue applies to.
    public enum ThroughputLimit: String, Literal, CaseIterable {
      case perQueue
      case perMessageGroup = "perMessageGroupId"
    }

    /// Ends in `.fifo` for a FIFO queue.
    public var name: Value<String>?
    public var isFIFO: Value<Bool>?
    /// Whether content-based deduplication is enabled, which does not require a deduplication id.
    public var isContentBasedDeduplication: Value<Bool>?
    public var deduplicationScope: Value<DeduplicationScope>?
    public var throughputLimit: Value<ThroughputLimit>?
    /// The delivery delay in seconds, 0 to 900.
    public var delay: Value<Int>?
    /// In bytes, 1024 to 1048576.
    public var maximumMessageSize: Value<Int>?
    /// In seconds, 60 to 1209600; the default is 345600, four days.
    public var messageRetention: Value<Int>?
    /// The long polling wait time in seconds, 0 to 20.
    public var receiveWaitTime: Value<Int>?
    /// The visibility timeout in seconds, 0 to 43200; the default is 30.
    public var visibilityTimeout: Value<Int>?
    /// The redrive policy with the dead-letter queue.
    public var redrivePolicy: RedrivePolicy?
    /// The redrive allow policy: which queues may use this one as their dead-letter queue.
    public var redriveAllowPolicy: RedriveAllowPolicy?
    /// The key that encrypts messages; `alias/aws/sqs` is the AWS managed key.
    public var kmsKey: Reference<KMS.Key>?
    /// The data key reuse period in seconds, 60 to 86400; the default is 300.
    public var kmsDataKeyReusePeriod: Value<Int>?
    /// Whether messages are encrypted with keys that SQS owns; the default is true unless a KMS key is set.
    public var isEncryptedBySQS: Value<Bool>?
    /// The inline policy. Terraform only: CloudFormation uses `QueuePolicy` resources, which Terraform
    /// supports too.
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
  /// A redrive policy: the queue for messages that were received too often without being deleted.
  public struct RedrivePolicy: FieldGroup {
    public var deadLetterQueue: Reference<SQS.Queue>?
    /// The number of receives before a message is moved, 1 to 1000.
    public var maxReceiveCount: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("deadLetterTargetArn", &deadLetterQueue)
      fields.required("maxReceiveCount", &maxReceiveCount)
    }
  }

  /// A redrive allow policy: which queues may use this one as their dead-letter queue.
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
