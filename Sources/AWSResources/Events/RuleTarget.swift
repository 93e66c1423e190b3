public import ResourceGraph

extension Events.Rule {
  /// What a rule calls with an event, as whom, and what becomes of calls that fail.
  public struct Target: CompanionGroup {
    /// What tells it from the rule's other targets.
    public var id: Value<String>?
    /// The ARN of a topic, queue, function, cluster, bus, …
    public var arn: Value<String>?
    /// What EventBridge calls the target as, where the target has no policy that admits it.
    public var role: Reference<IAM.Role>?
    /// A JSON text in place of the event.
    public var input: Value<String>?
    /// The part of the event that is handed on: `$.detail`.
    public var inputPath: Value<String>?
    public var inputTransformer: InputTransformer?
    /// The ARN of the queue that gets what could not be delivered.
    public var deadLetterQueue: Value<String>?
    public var retryPolicy: Events.RetryPolicy?
    public var ecs: ECSParameters?
    public var batch: BatchParameters?
    public var http: HTTPParameters?
    public var redshift: RedshiftParameters?
    /// Which instances a command is run on.
    public var runCommandTargets: [RunCommandTarget] = []
    public var pipelineParameters: [Events.PipelineParameter] = []
    /// The part of the event that is the partition key of a Kinesis stream: `$.detail.id`.
    public var partitionKeyPath: Value<String>?
    /// Of a FIFO queue.
    public var messageGroup: Value<String>?
    public var graphQLOperation: Value<String>?
    /// The rule's bus, where a Terraform target says another than its rule.
    public var bus: Value<String>?
    /// Whether Terraform removes a target that AWS manages.
    public var forcesDestroy: Value<Bool>?

    public init() {}

    public var companionName: String? { id?.literal }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", terraform: "target_id", &id)
      fields.required("Arn", &arn)
      fields.equivalent(in: .terraform) { fields in
        fields.field("EventBusName", &bus)
        fields.field("ForceDestroy", &forcesDestroy)
      }
      fields.field("RoleArn", &role)
      fields.field("Input", &input)
      fields.field("InputPath", &inputPath)
      fields.group("InputTransformer", &inputTransformer)
      fields.object("DeadLetterConfig") { $0.field("Arn", &deadLetterQueue) }
      fields.group("RetryPolicy", &retryPolicy)
      fields.group("EcsParameters", terraform: "ecs_target", &ecs)
      fields.group("BatchParameters", terraform: "batch_target", &batch)
      fields.group("HttpParameters", terraform: "http_target", &http)
      fields.group("RedshiftDataParameters", terraform: "redshift_target", &redshift)
      fields.cloudFormationObject("RunCommandParameters") { fields in
        fields.groups("RunCommandTargets", &runCommandTargets)
      }
      fields.object("SageMakerPipelineParameters", terraform: "sagemaker_pipeline_target") { fields in
        fields.groups("PipelineParameterList", &pipelineParameters)
      }
      fields.object("KinesisParameters", terraform: "kinesis_target") { fields in
        fields.field("PartitionKeyPath", &partitionKeyPath)
      }
      fields.object("SqsParameters", terraform: "sqs_target") { $0.field("MessageGroupId", &messageGroup) }
      fields.object("AppSyncParameters", terraform: "appsync_target") { fields in
        fields.field("GraphQLOperation", terraform: "graphql_operation", &graphQLOperation)
      }
    }
  }
}
