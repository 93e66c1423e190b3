public import ResourceGraph

extension Events.Rule.Target {
  /// An input transformer: builds the target's input from parts of the event.
  public struct InputTransformer: FieldGroup {
    /// JSON paths by the variable names of the template: `["id": "$.detail.id"]`.
    public var paths: NamedValues?
    /// `"order <id> has failed"`.
    public var template: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("InputPathsMap", terraform: "input_paths", &paths)
      fields.required("InputTemplate", &template)
    }
  }

  /// The ECS tasks that an event starts.
  public struct ECSParameters: FieldGroup {
    public var taskDefinition: Reference<ECS.TaskDefinition>?
    /// The default is 1.
    public var taskCount: Value<Int>?
    /// Omitted if a capacity provider strategy is set.
    public var launchType: Value<ECS.Service.LaunchType>?
    public var capacityProviderStrategy: [ECS.CapacityProviderStrategyItem] = []
    /// The Fargate platform version: `LATEST` or `1.4.0`.
    public var platformVersion: Value<String>?
    public var networkConfiguration: NetworkConfiguration?
    public var placementConstraints: [ECS.PlacementConstraint] = []
    public var placementStrategies: [ECS.Service.PlacementStrategy] = []
    public var group: Value<String>?
    /// CloudFormation only.
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
      fields.groups("PlacementConstraints", terraform: "placement_constraint", &placementConstraints)
      fields.groups("PlacementStrategies", terraform: "ordered_placement_strategy", &placementStrategies)
      fields.field("Group", &group)
      fields.cloudFormationOnly("ReferenceId", &referenceID)
      fields.field("EnableECSManagedTags", &managesTags)
      fields.field("EnableExecuteCommand", &allowsExecuteCommand)
      fields.field("PropagateTags", &propagatedTags)
      fields.tags(&tags, "TagList")
    }
  }

  /// The subnets and security groups of tasks in `awsvpc` mode, with EventBridge's property names.
  public struct NetworkConfiguration: FieldGroup {
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// CloudFormation writes `ENABLED` or `DISABLED`, Terraform a Boolean.
    public var assignsPublicIP: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("AwsVpcConfiguration") { fields in
        fields.required("Subnets", &subnets)
        fields.field("SecurityGroups", &securityGroups)
        fields.enabledState("AssignPublicIp", &assignsPublicIP)
      }
    }
  }

  /// An AWS Batch job.
  public struct BatchParameters: FieldGroup {
    public var jobDefinition: Value<String>?
    public var jobName: Value<String>?
    /// The size of an array job, 2 to 10000.
    public var arraySize: Value<Int>?
    /// 1 to 10.
    public var attempts: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("JobDefinition", &jobDefinition)
      fields.required("JobName", &jobName)
      fields.cloudFormationObject("ArrayProperties") { $0.field("Size", terraform: "array_size", &arraySize) }
      fields.cloudFormationObject("RetryStrategy") { $0.field("Attempts", terraform: "job_attempts", &attempts) }
    }
  }

  /// The headers, path and query parameters of a request to an API or an API destination.
  public struct HTTPParameters: FieldGroup {
    public var headers: NamedValues?
    public var pathValues: List<Value<String>>?
    public var queryParameters: NamedValues?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("HeaderParameters", &headers)
      fields.field("PathParameterValues", &pathValues)
      fields.field("QueryStringParameters", &queryParameters)
    }
  }

  /// An SQL statement that Redshift runs.
  public struct RedshiftParameters: FieldGroup {
    public var database: Value<String>?
    public var user: Value<String>?
    /// The ARN of a secret, instead of `user`.
    public var secret: Value<String>?
    public var sql: Value<String>?
    /// Several statements, instead of `sql`. CloudFormation only.
    public var statements: List<Value<String>>?
    public var statementName: Value<String>?
    /// Whether an event is sent when the statement completes.
    public var sendsEvent: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Database", &database)
      fields.field("DbUser", &user)
      fields.field("SecretManagerArn", terraform: "secrets_manager_arn", &secret)
      fields.field("Sql", &sql)
      fields.cloudFormationOnly("Sqls", &statements)
      fields.field("StatementName", &statementName)
      fields.field("WithEvent", &sendsEvent)
    }
  }

  /// Instances selected by a tag or by id.
  public struct RunCommandTarget: FieldGroup {
    /// `tag:Name` or `InstanceIds`.
    public var key: Value<String>?
    public var values: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Key", &key)
      fields.required("Values", &values)
    }
  }
}
