public import ResourceGraph

extension Lambda {
  /// Reads a queue or a stream, and calls a function with what is found there.
  ///
  /// The time to start at is a number in CloudFormation and a text in Terraform, where it is kept as it stands.
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

    /// A function by its name or ARN.
    public var function: Reference<Function>?
    /// The ARN of a queue, a stream or a cluster.
    public var source: Value<String>?
    public var isEnabled: Value<Bool>?
    /// How many records a call gets at the most, 1 to 10000; 10 for queues unless set.
    public var batchSize: Value<Int>?
    /// How long records are gathered, in seconds, 0 to 300.
    public var batchingWindow: Value<Int>?
    /// `ReportBatchItemFailures`: the function says which records failed, and only those come again.
    public var responseTypes: List<Value<String>>?
    /// Which records the function gets.
    public var filters: [Filter] = []
    public var kmsKey: Reference<KMS.Key>?
    /// How many calls of the function a queue makes at once at the most, 2 to 1000.
    public var maximumConcurrency: Value<Int>?
    public var stream = StreamSettings()
    public var kafka = KafkaSettings()
    public var documentDatabase: DocumentDatabase?
    public var sourceAccess: [SourceAccess] = []
    /// The ARN of a queue, topic or bucket that gets the records which failed.
    public var failureDestination: Value<String>?
    public var pollers: Pollers?
    /// `EventCount`, `ErrorCount`, `KafkaMetrics`.
    public var metrics: List<Value<String>>?
    /// `DEBUG`, `INFO` or `WARN`. CloudFormation's alone.
    public var systemLogLevel: Value<String>?
    /// The one queue of an Amazon MQ broker.
    public var queues: List<Value<String>>?
    /// The one topic of a Kafka cluster.
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
  /// A pattern that records are held against, as JSON: `{"body": {"kind": ["order"]}}`.
  public struct Filter: FieldGroup {
    public var pattern: Value<String>?

    public init() {}

    public init(_ pattern: Value<String>) { self.pattern = pattern }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Pattern", &pattern)
    }
  }

  /// How a stream is read.
  public struct StreamSettings: FieldGroup {
    public var startingPosition: Value<StartingPosition>?
    /// In seconds since 1970. CloudFormation's alone.
    public var startingTimestamp: Value<Double>?
    /// How many calls work on a shard at once, 1 to 10.
    public var parallelization: Value<Int>?
    /// Whether a batch that fails is tried again in halves.
    public var bisectsOnError: Value<Bool>?
    /// In seconds; -1 for any.
    public var maximumRecordAge: Value<Int>?
    /// -1 for any number.
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

  /// How many pollers read the source.
  public struct Pollers: FieldGroup {
    public var minimum: Value<Int>?
    public var maximum: Value<Int>?
    /// Mappings of one group share pollers. CloudFormation's alone.
    public var group: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("MinimumPollers", &minimum)
      fields.field("MaximumPollers", &maximum)
      fields.cloudFormationOnly("PollerGroupName", &group)
    }
  }

  /// Which changes of a DocumentDB cluster are read.
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

  /// How Lambda signs in to the source, or where it stands.
  public struct SourceAccess: FieldGroup {
    /// `BASIC_AUTH`, `VPC_SUBNET`, `SASL_SCRAM_512_AUTH`, …
    public var kind: Value<String>?
    /// The ARN of a secret, or an id of the network.
    public var uri: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Type", &kind)
      fields.field("URI", terraform: "uri", &uri)
    }
  }
}
