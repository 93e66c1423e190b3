public import ResourceGraph

extension ApplicationAutoScaling {
  /// A capacity that Application Auto Scaling adjusts, with its minimum and maximum.
  ///
  /// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
  public struct ScalableTarget: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApplicationAutoScaling::ScalableTarget",
      terraform: "aws_appautoscaling_target",
      attributes: ["Ref": "id"],
      // The id is the resource's. Unlike `resource_id` it is unknown while the target is replaced, together with which AWS
      // deletes the actions, so that Terraform makes them anew.
      companions: [.init("aws_appautoscaling_scheduled_action", owner: "resource_id", isRepeated: true)]
    )

    /// For example `ecs`, `dynamodb`, `rds`.
    public var serviceNamespace: Value<String>?
    /// `service/cluster-name/service-name` for an ECS service.
    public var resourceID: Value<String>?
    /// `ecs:service:DesiredCount` for an ECS service.
    public var scalableDimension: Value<String>?
    public var minCapacity: Value<Int>?
    public var maxCapacity: Value<Int>?
    /// The role that changes the capacity; required only where the service has no service-linked role.
    public var role: Reference<IAM.Role>?
    public var isScalingInSuspended: Value<Bool>?
    public var isScalingOutSuspended: Value<Bool>?
    public var isScheduledScalingSuspended: Value<Bool>?
    /// In Terraform each is an `aws_appautoscaling_scheduled_action`.
    public var scheduledActions: [ScheduledAction] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ServiceNamespace", &serviceNamespace)
      fields.required("ResourceId", &resourceID)
      fields.required("ScalableDimension", &scalableDimension)
      fields.required("MinCapacity", &minCapacity)
      fields.required("MaxCapacity", &maxCapacity)
      fields.field("RoleARN", &role)
      fields.object("SuspendedState") { fields in
        fields.field("DynamicScalingInSuspended", &isScalingInSuspended)
        fields.field("DynamicScalingOutSuspended", &isScalingOutSuspended)
        fields.field("ScheduledScalingSuspended", &isScheduledScalingSuspended)
      }
      mapScheduledActions(fields)
    }

    /// Terraform identifies the target of an action by three arguments, of which the owner's is one.
    private mutating func mapScheduledActions(_ fields: FieldMapper) {
      for index in scheduledActions.indices {
        scheduledActions[index].serviceNamespace = serviceNamespace
        scheduledActions[index].scalableDimension = scalableDimension
      }
      fields.companions(
        "aws_appautoscaling_scheduled_action", owner: Self.resourceType, "ScheduledActions", &scheduledActions)
    }

    /// A scheduled action: changes the minimum and maximum at a point in time.
    public struct ScheduledAction: CompanionGroup {
      public var name: Value<String>?
      /// `at(2027-01-01T08:00:00)`, `rate(1 day)` or `cron(0 8 * * ? *)`.
      public var schedule: Value<String>?
      /// `Europe/Berlin`; the default is UTC.
      public var timezone: Value<String>?
      public var startTime: Value<String>?
      public var endTime: Value<String>?
      public var minCapacity: Value<Int>?
      public var maxCapacity: Value<Int>?
      /// Those of the target, which Terraform repeats.
      var serviceNamespace: Value<String>?
      var scalableDimension: Value<String>?

      public init() {}

      public var companionName: String? { name?.literal }

      public mutating func map(_ fields: FieldMapper) {
        fields.required("ScheduledActionName", terraform: "name", &name)
        fields.equivalent(in: .terraform) { fields in
          fields.required("ServiceNamespace", &serviceNamespace)
          fields.required("ScalableDimension", &scalableDimension)
        }
        fields.required("Schedule", &schedule)
        fields.field("Timezone", &timezone)
        fields.field("StartTime", &startTime)
        fields.field("EndTime", &endTime)
        fields.object("ScalableTargetAction") { fields in
          fields.field("MinCapacity", &minCapacity)
          fields.field("MaxCapacity", &maxCapacity)
        }
      }
    }
  }
}

extension ApplicationAutoScaling.ScalableTarget {
  /// Changes of the minimum by scheduled actions.
  public static let minimumChange = IgnoredChange(Self.self) { $0.minCapacity = 0 }
  /// Changes of the maximum by scheduled actions.
  public static let maximumChange = IgnoredChange(Self.self) { $0.maxCapacity = 0 }
}
