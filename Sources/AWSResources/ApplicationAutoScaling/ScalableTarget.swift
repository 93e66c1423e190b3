public import ResourceGraph

extension ApplicationAutoScaling {
  /// A capacity that Application Auto Scaling adjusts, with its minimum and maximum.
  ///
  /// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
  public struct ScalableTarget: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApplicationAutoScaling::ScalableTarget",
      terraform: "aws_appautoscaling_target",
      attributes: ["Ref": "id"]
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
    /// CloudFormation only: in Terraform each is an `aws_appautoscaling_scheduled_action`.
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
      fields.groups("ScheduledActions", terraform: .unsupported, &scheduledActions)
    }

    /// A scheduled action: changes the minimum and maximum at a point in time.
    public struct ScheduledAction: FieldGroup {
      public var name: Value<String>?
      /// `at(2027-01-01T08:00:00)`, `rate(1 day)` or `cron(0 8 * * ? *)`.
      public var schedule: Value<String>?
      /// `Europe/Berlin`; the default is UTC.
      public var timezone: Value<String>?
      public var startTime: Value<String>?
      public var endTime: Value<String>?
      public var minCapacity: Value<Int>?
      public var maxCapacity: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("ScheduledActionName", &name)
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
