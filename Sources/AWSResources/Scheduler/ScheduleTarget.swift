public import ResourceGraph

extension Scheduler.Schedule {
  /// The target of a schedule: what is invoked, with which role, and how failures are handled.
  public struct Target: FieldGroup {
    /// The ARN of a cluster, function, queue or topic, or a universal target `arn:aws:scheduler:::aws-sdk:service:action`.
    public var arn: Value<String>?
    /// The role that EventBridge Scheduler assumes.
    public var role: Reference<IAM.Role>?
    /// The input, usually JSON.
    public var input: Value<String>?
    /// The ARN of the dead-letter queue.
    public var deadLetterQueue: Value<String>?
    public var retryPolicy: Events.RetryPolicy?
    public var ecs: ECSParameters?
    public var eventBridge: EventBridgeParameters?
    /// The partition key of a Kinesis stream.
    public var partitionKey: Value<String>?
    public var pipelineParameters: [Events.PipelineParameter] = []
    /// The message group id of a FIFO queue.
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

  /// The ECS tasks that a schedule starts.
  public struct ECSParameters: FieldGroup {
    public var taskDefinition: Reference<ECS.TaskDefinition>?
    /// The number of tasks; the default is 1.
    public var taskCount: Value<Int>?
    /// Omitted if a capacity provider strategy is set.
    public var launchType: Value<ECS.Service.LaunchType>?
    public var capacityProviderStrategy: [ECS.CapacityProviderStrategyItem] = []
    /// The Fargate platform version: `LATEST` or `1.4.0`.
    public var platformVersion: Value<String>?
    public var networkConfiguration: ECS.Service.NetworkConfiguration?
    public var placementConstraints: [ECS.PlacementConstraint] = []
    public var placementStrategies: [ECS.Service.PlacementStrategy] = []
    public var group: Value<String>?
    public var referenceID: Value<String>?
    public var managesTags: Value<Bool>?
    public var allowsExecuteCommand: Value<Bool>?
    /// `TASK_DEFINITION`, or no value.
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

  /// The source and detail type of the event that a schedule puts on a bus.
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
