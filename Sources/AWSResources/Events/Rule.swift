public import ResourceGraph

extension Events {
  /// A rule: sends events of a bus that match a pattern, or events of a schedule, to targets.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
  public struct Rule: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Events::Rule",
      terraform: "aws_cloudwatch_event_rule",
      attributes: ["Ref": "name", "Arn": "arn"],
      companions: [.init("aws_cloudwatch_event_target", owner: "rule", isRepeated: true)]
    )

    public enum State: String, Literal, CaseIterable {
      case disabled = "DISABLED"
      case enabled = "ENABLED"
      case enabledWithManagementEvents = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
    }

    public var name: Value<String>?
    public var description: Value<String>?
    /// The name or ARN of the bus; the default is the account's `default` bus.
    public var bus: Value<String>?
    /// The event pattern.
    public var pattern: JSONDocument?
    /// `rate(1 hour)` or `cron(0 3 * * ? *)` in UTC; on the default bus only.
    public var schedule: Value<String>?
    /// The default is `ENABLED`.
    public var state: Value<State>?
    public var role: Reference<IAM.Role>?
    /// Up to 5 targets.
    public var targets: [Target] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.field("Description", &description)
      fields.field("EventBusName", &bus)
      fields.document("EventPattern", &pattern)
      fields.field("ScheduleExpression", &schedule)
      fields.field("State", &state)
      fields.field("RoleArn", &role)
      mapTargets(fields)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      let isOnDefaultBus = bus == nil || bus?.literal == "default"
      switch attribute {
      // CloudFormation's `Ref` of a rule on another bus contains the name of the bus.
      case "Ref" where isOnDefaultBus: return name
      case "Arn" where isOnDefaultBus: return .regionalARN("events", "rule/\(name)")
      case "Arn":
        guard let bus = bus?.constructible, bus.literal?.hasPrefix("arn:") == false else { return nil }
        return .regionalARN("events", "rule/\(bus)/\(name)")
      default: return nil
      }
    }

    /// In Terraform, a target repeats the bus of its rule.
    private mutating func mapTargets(_ fields: FieldMapper) {
      for index in targets.indices where targets[index].bus == nil { targets[index].bus = bus }
      fields.companions("aws_cloudwatch_event_target", owner: Self.resourceType, "Targets", &targets)
      for index in targets.indices where targets[index].bus == bus { targets[index].bus = nil }
    }
  }
}
