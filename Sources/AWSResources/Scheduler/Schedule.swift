public import ResourceGraph

extension Scheduler {
  /// A schedule: invokes a target once or repeatedly, in a given time zone.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html
  public struct Schedule: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Scheduler::Schedule",
      terraform: "aws_scheduler_schedule",
      attributes: ["Ref": "name", "Arn": "arn"]
    )

    public enum State: String, Literal, CaseIterable {
      case enabled = "ENABLED"
      case disabled = "DISABLED"
    }

    public enum WindowMode: String, Literal, CaseIterable {
      case off = "OFF"
      case flexible = "FLEXIBLE"
    }

    public var name: Value<String>?
    public var description: Value<String>?
    /// The default is `default`.
    public var group: Reference<ScheduleGroup>?
    /// `rate(1 hours)`, `cron(0 3 * * ? *)`, `at(2026-12-31T23:59:00)`.
    public var expression: Value<String>?
    /// `Europe/Berlin`; the default is UTC.
    public var timeZone: Value<String>?
    /// `2026-01-01T00:00:00Z`.
    public var startDate: Value<String>?
    public var endDate: Value<String>?
    public var state: Value<State>?
    public var windowMode: Value<WindowMode>?
    /// The flexible time window in minutes, 1 to 1440, within which the target is invoked.
    public var windowMaximum: Value<Int>?
    /// The key that encrypts the target's input; the default is a key that AWS owns.
    public var kmsKey: Reference<KMS.Key>?
    public var target: Target?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.field("Description", &description)
      fields.field("GroupName", &group)
      fields.required("ScheduleExpression", &expression)
      fields.field("ScheduleExpressionTimezone", &timeZone)
      fields.field("StartDate", &startDate)
      fields.field("EndDate", &endDate)
      fields.field("State", &state)
      fields.object("FlexibleTimeWindow") { fields in
        fields.required("Mode", &windowMode)
        fields.field("MaximumWindowInMinutes", &windowMaximum)
      }
      fields.field("KmsKeyArn", &kmsKey)
      fields.required("Target", &target)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      switch attribute {
      case "Ref": return name
      case "Arn":
        let group = group.map(\.value) ?? "default"
        return group.constructible.map { .regionalARN("scheduler", "schedule/\($0)/\(name)") }
      default: return nil
      }
    }
  }
}
