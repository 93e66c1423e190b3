public import ResourceGraph

extension Lambda {
  /// An event source mapping: reads a queue or a stream, and invokes a function with batches of records.
  ///
  /// The start time is a number in CloudFormation and a string in Terraform, which is preserved unchanged.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
  public struct EventSourceMapping: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Lambda::EventSourceMapping",
      terraform: "aws_lambda_event_source_mapping",
      attributes: ["Ref": "id", "Id": "uuid", "EventSourceMappingArn": "arn"]
    )

    public enum StartingPosition: String, Literal, CaseIterable {
      case latest = "LATEST"
      case oldest = "TRIM_HORIZON"
      case timestamp = "AT_TIMESTAMP"
    }

    /// The name or ARN of a function.
    public var function: Reference<Function>?
    /// The ARN of a queue, a stream or a cluster.
    public var source: Value<String>?
    public var isEnabled: Value<Bool>?
    /// The maximum number of records in a batch, 1 to 10000; the default for queues is 10.
    public var batchSize: Value<Int>?
    /// The batching window in seconds, 0 to 300.
    public var batchingWindow: Value<Int>?
    /// `ReportBatchItemFailures`: the function returns the failed records, and only those are retried.
    public var responseTypes: List<Value<String>>?
    /// The filter criteria of records.
    public var filters: [Filter] = []
    public var kmsKey: Reference<KMS.Key>?
    /// The maximum number of concurrent invocations for a queue, 2 to 1000.
    public var maximumConcurrency: Value<Int>?
    public var stream = StreamSettings()
    public var kafka = KafkaSettings()
    public var documentDatabase: DocumentDatabase?
    public var sourceAccess: [SourceAccess] = []
    /// The ARN of the queue, topic or bucket that receives failed records.
    public var failureDestination: Value<String>?
    public var pollers: Pollers?
    /// `EventCount`, `ErrorCount`, `KafkaMetrics`.
    public var metrics: List<Value<String>>?
    /// `DEBUG`, `INFO` or `WARN`. CloudFormation only.
    public var systemLogLevel: Value<String>?
    /// The queue of an Amazon MQ broker; exactly one.
    public var queues: List<Value<String>>?
    /// The topic of a Kafka cluster; exactly one.
    public var topics: List<Value<String>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FunctionName", &function)
      fields.field("EventSourceArn", &source)
      fields.field("Enabled", &isEnabled)
      fields.field("BatchSize", &batchSize)
      fields.field("MaximumBatchingWindowInSeconds", &batchingWindow)
      fields.field("FunctionResponseTypes", &responseTypes)
      fields.object("FilterCriteria") { $0.groups("Filters", terraform: "filter", &filters) }
      fields.field("KmsKeyArn", &kmsKey)
      fields.object("ScalingConfig") { $0.field("MaximumConcurrency", &maximumConcurrency) }
      stream.map(fields)
      kafka.map(fields)
      fields.group(
        "DocumentDBEventSourceConfig", terraform: "document_db_event_source_config", &documentDatabase)
      fields.groups("SourceAccessConfigurations", terraform: "source_access_configuration", &sourceAccess)
      fields.object("DestinationConfig") { fields in
        fields.object("OnFailure") { $0.field("Destination", terraform: "destination_arn", &failureDestination) }
      }
      fields.group("ProvisionedPollerConfig", &pollers)
      fields.object("MetricsConfig") { $0.field("Metrics", &metrics) }
      fields.cloudFormationOnly { fields in
        fields.object("LoggingConfig") { $0.field("SystemLogLevel", &systemLogLevel) }
      }
      fields.field("Queues", &queues)
      fields.field("Topics", &topics)
      fields.tags(&tags)
    }
  }
}

extension Lambda.EventSourceMapping {
  /// A filter pattern as JSON: `{"body": {"kind": ["order"]}}`.
  public struct Filter: FieldGroup {
    public var pattern: Value<String>?

    public init() {}

    public init(_ pattern: Value<String>) { self.pattern = pattern }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Pattern", &pattern)
    }
  }

  /// Settings of stream sources.
  public struct StreamSettings: FieldGroup {
    public var startingPosition: Value<StartingPosition>?
    /// In seconds since 1970. CloudFormation only.
    public var startingTimestamp: Value<Double>?
    /// The number of batches processed concurrently for each shard, 1 to 10.
    public var parallelization: Value<Int>?
    /// Whether a failed batch is split in two before a retry.
    public var bisectsOnError: Value<Bool>?
    /// The maximum age of a record in seconds; -1 for no limit.
    public var maximumRecordAge: Value<Int>?
    /// The maximum number of retries; -1 for no limit.
    public var maximumRetries: Value<Int>?
    /// In seconds, 0 to 900.
    public var tumblingWindow: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("StartingPosition", &startingPosition)
      fields.cloudFormationOnly("StartingPositionTimestamp", &startingTimestamp)
      fields.field("ParallelizationFactor", &parallelization)
      fields.field("BisectBatchOnFunctionError", &bisectsOnError)
      fields.field("MaximumRecordAgeInSeconds", &maximumRecordAge)
      fields.field("MaximumRetryAttempts", &maximumRetries)
      fields.field("TumblingWindowInSeconds", &tumblingWindow)
    }
  }

  /// The number of event pollers.
  public struct Pollers: FieldGroup {
    public var minimum: Value<Int>?
    public var maximum: Value<Int>?
    /// The poller group; mappings of one group share pollers. CloudFormation only.
    public var group: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("MinimumPollers", &minimum)
      fields.field("MaximumPollers", &maximum)
      fields.cloudFormationOnly("PollerGroupName", &group)
    }
  }

  /// The change stream of a DocumentDB cluster that is read.
  public struct DocumentDatabase: FieldGroup {
    public var database: Value<String>?
    public var collection: Value<String>?
    /// `UpdateLookup` or `Default`.
    public var fullDocument: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DatabaseName", &database)
      fields.field("CollectionName", &collection)
      fields.field("FullDocument", &fullDocument)
    }
  }

  /// The authentication method of the source, or its network.
  public struct SourceAccess: FieldGroup {
    /// `BASIC_AUTH`, `VPC_SUBNET`, `SASL_SCRAM_512_AUTH`, …
    public var kind: Value<String>?
    /// The ARN of a secret, or the id of a subnet, security group or virtual host.
    public var uri: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Type", &kind)
      fields.field("URI", terraform: "uri", &uri)
    }
  }
}
