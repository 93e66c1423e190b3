public import ResourceGraph

extension Events.Rule {
  /// A target of a rule: what is invoked with an event, with which role, and how failures are handled.
  public struct Target: CompanionGroup {
    /// The id of the target within the rule.
    public var id: Value<String>?
    /// The ARN of a topic, queue, function, cluster, bus or other target.
    public var arn: Value<String>?
    /// The role that EventBridge assumes for targets without a resource policy for it.
    public var role: Reference<IAM.Role>?
    /// A JSON string that replaces the event.
    public var input: Value<String>?
    /// The part of the event that is passed to the target: `$.detail`.
    public var inputPath: Value<String>?
    public var inputTransformer: InputTransformer?
    /// The ARN of the dead-letter queue for events that could not be delivered.
    public var deadLetterQueue: Value<String>?
    public var retryPolicy: Events.RetryPolicy?
    public var ecs: ECSParameters?
    public var batch: BatchParameters?
    public var http: HTTPParameters?
    public var redshift: RedshiftParameters?
    /// The instances on which Run Command runs.
    public var runCommandTargets: [RunCommandTarget] = []
    public var pipelineParameters: [Events.PipelineParameter] = []
    /// The path of the partition key of a Kinesis stream: `$.detail.id`.
    public var partitionKeyPath: Value<String>?
    /// The message group id of a FIFO queue.
    public var messageGroup: Value<String>?
    public var graphQLOperation: Value<String>?
    /// The bus, if a Terraform target has another one than its rule.
    public var bus: Value<String>?
    /// Whether Terraform removes a target of a rule that AWS manages.
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
