public import ResourceGraph

extension Scheduler.Schedule {
  /// What a schedule calls, as whom, and what becomes of calls that fail.
  public struct Target: FieldGroup {
    /// The ARN of a cluster, function, queue, topic, …, or `arn:aws:scheduler:::aws-sdk:service:action`.
    public var arn: Value<String>?
    /// What the scheduler calls the target as.
    public var role: Reference<IAM.Role>?
    /// A text, usually JSON.
    public var input: Value<String>?
    /// The ARN of the queue that gets what could not be delivered.
    public var deadLetterQueue: Value<String>?
    public var retryPolicy: Events.RetryPolicy?
    public var ecs: ECSParameters?
    public var eventBridge: EventBridgeParameters?
    /// The partition key of a Kinesis stream.
    public var partitionKey: Value<String>?
    public var pipelineParameters: [Events.PipelineParameter] = []
    /// Of a FIFO queue.
    public var messageGroup: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Arn", &arn)
      fields.required("RoleArn", &role)
      fields.field("Input", &input)
      fields.object("DeadLetterConfig") { $0.field("Arn", &deadLetterQueue) }
      fields.group("RetryPolicy", &retryPolicy)
      fields.group("EcsParameters", &ecs)
      fields.group("EventBridgeParameters", terraform: "eventbridge_parameters", &eventBridge)
      fields.object("KinesisParameters") { $0.field("PartitionKey", &partitionKey) }
      fields.object("SageMakerPipelineParameters", terraform: "sagemaker_pipeline_parameters") { fields in
        fields.groups("PipelineParameterList", terraform: "pipeline_parameter", &pipelineParameters)
      }
      fields.object("SqsParameters") { $0.field("MessageGroupId", &messageGroup) }
    }
  }

  /// The tasks that a schedule starts on a cluster.
  public struct ECSParameters: FieldGroup {
    public var taskDefinition: Reference<ECS.TaskDefinition>?
    /// 1 unless set.
    public var taskCount: Value<Int>?
    /// Left out where a capacity provider strategy is given.
    public var launchType: Value<ECS.Service.LaunchType>?
    public var capacityProviderStrategy: [ECS.CapacityProviderStrategyItem] = []
    /// Fargate's version: `LATEST` or `1.4.0`.
    public var platformVersion: Value<String>?
    public var networkConfiguration: ECS.Service.NetworkConfiguration?
    public var placementConstraints: [ECS.PlacementConstraint] = []
    public var placementStrategies: [ECS.Service.PlacementStrategy] = []
    public var group: Value<String>?
    public var referenceID: Value<String>?
    public var managesTags: Value<Bool>?
    public var allowsExecuteCommand: Value<Bool>?
    /// `TASK_DEFINITION`, or nothing.
    public var propagatedTags: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("TaskDefinitionArn", &taskDefinition)
      fields.field("TaskCount", &taskCount)
      fields.field("LaunchType", &launchType)
      fields.groups("CapacityProviderStrategy", &capacityProviderStrategy)
      fields.field("PlatformVersion", &platformVersion)
      fields.group("NetworkConfiguration", &networkConfiguration)
      fields.groups("PlacementConstraints", &placementConstraints)
      fields.groups("PlacementStrategy", &placementStrategies)
      fields.field("Group", &group)
      fields.field("ReferenceId", &referenceID)
      fields.field("EnableECSManagedTags", &managesTags)
      fields.field("EnableExecuteCommand", &allowsExecuteCommand)
      fields.field("PropagateTags", &propagatedTags)
      fields.tags(&tags)
    }
  }

  /// What the event says that a schedule puts on a bus.
  public struct EventBridgeParameters: FieldGroup {
    public var source: Value<String>?
    public var detailType: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Source", &source)
      fields.required("DetailType", &detailType)
    }
  }
}
