public import ResourceGraph

extension Events.Rule.Target {
  /// A text made of parts of the event.
  public struct InputTransformer: FieldGroup {
    /// Parts of the event by the names that the template has for them: `["id": "$.detail.id"]`.
    public var paths: NamedValues?
    /// `"order <id> has failed"`.
    public var template: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("InputPathsMap", terraform: "input_paths", &paths)
      fields.required("InputTemplate", &template)
    }
  }

  /// The tasks that an event starts on a cluster.
  public struct ECSParameters: FieldGroup {
    public var taskDefinition: Reference<ECS.TaskDefinition>?
    /// 1 unless set.
    public var taskCount: Value<Int>?
    /// Left out where a capacity provider strategy is given.
    public var launchType: Value<ECS.Service.LaunchType>?
    public var capacityProviderStrategy: [ECS.CapacityProviderStrategyItem] = []
    /// Fargate's version: `LATEST` or `1.4.0`.
    public var platformVersion: Value<String>?
    public var networkConfiguration: NetworkConfiguration?
    public var placementConstraints: [ECS.PlacementConstraint] = []
    public var placementStrategies: [ECS.Service.PlacementStrategy] = []
    public var group: Value<String>?
    /// CloudFormation only.
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

  /// The subnets and security groups of tasks in `awsvpc` mode, as EventBridge spells them.
  public struct NetworkConfiguration: FieldGroup {
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// CloudFormation says it with a word, Terraform with a flag.
    public var assignsPublicIP: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("AwsVpcConfiguration") { fields in
        fields.required("Subnets", &subnets)
        fields.field("SecurityGroups", &securityGroups)
        fields.state("AssignPublicIp", &assignsPublicIP)
      }
    }
  }

  /// A job of AWS Batch.
  public struct BatchParameters: FieldGroup {
    public var jobDefinition: Value<String>?
    public var jobName: Value<String>?
    /// 2 to 10,000, for an array of jobs.
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

  /// What a request to an API or an API destination has beside the event.
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

  /// A statement that Redshift runs.
  public struct RedshiftParameters: FieldGroup {
    public var database: Value<String>?
    public var user: Value<String>?
    /// The ARN of a secret, in place of `user`.
    public var secret: Value<String>?
    public var sql: Value<String>?
    /// Several statements in place of `sql`. CloudFormation only.
    public var statements: List<Value<String>>?
    public var statementName: Value<String>?
    /// Whether an event tells of the statement's end.
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

  /// Instances by a tag or by their ids.
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
