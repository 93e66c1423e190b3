public import ResourceGraph

extension CloudWatch {
  /// A composite alarm: its state follows from a rule over other alarms, one of which can suppress its actions.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-compositealarm.html
  public struct CompositeAlarm: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudWatch::CompositeAlarm",
      terraform: "aws_cloudwatch_composite_alarm",
      attributes: ["Ref": "alarm_name", "Arn": "arn"]
    )

    public var name: Value<String>?
    public var description: Value<String>?
    /// The rule, `ALARM("errors") AND NOT OK("traffic")`, with up to 100 alarm names or ARNs.
    public var rule: Value<String>?
    /// Whether actions run when the state changes; the default is true.
    public var isActionEnabled: Value<Bool>?
    /// The ARNs of topics and other actions.
    public var alarmActions: List<Value<String>>?
    public var okActions: List<Value<String>>?
    public var insufficientDataActions: List<Value<String>>?
    /// The name or ARN of the alarm that suppresses the actions while it is in the state `ALARM`.
    public var actionsSuppressor: Value<String>?
    /// The time in seconds for which actions stay suppressed after the suppressor leaves the state `ALARM`.
    public var suppressorExtensionPeriod: Value<Int>?
    /// The time in seconds for which the alarm waits for the suppressor to enter the state `ALARM`.
    public var suppressorWaitPeriod: Value<Int>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("AlarmName", &name)
      fields.field("AlarmDescription", &description)
      fields.required("AlarmRule", &rule)
      fields.field("ActionsEnabled", &isActionEnabled)
      fields.field("AlarmActions", &alarmActions)
      fields.field("OKActions", &okActions)
      fields.field("InsufficientDataActions", &insufficientDataActions)
      fields.terraformBlock("actions_suppressor") { fields in
        fields.field("ActionsSuppressor", terraform: "alarm", &actionsSuppressor)
        fields.field(
          "ActionsSuppressorExtensionPeriod", terraform: "extension_period", &suppressorExtensionPeriod)
        fields.field("ActionsSuppressorWaitPeriod", terraform: "wait_period", &suppressorWaitPeriod)
      }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn": .regionalARN("cloudwatch", "alarm:\(name)")
      default: nil
      }
    }
  }
}
