public import ResourceGraph

extension Scheduler {
  /// A schedule group: schedules that are tagged and deleted together.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedulegroup.html
  public struct ScheduleGroup: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Scheduler::ScheduleGroup",
      terraform: "aws_scheduler_schedule_group",
      attributes: [
        "Ref": "name", "Arn": "arn", "CreationDate": "creation_date", "LastModificationDate": "last_modification_date",
        "State": "state",
      ]
    )

    public var name: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn": .regionalARN("scheduler", "schedule-group/\(name)")
      default: nil
      }
    }
  }
}
