public import ResourceGraph

extension CloudWatch {
  /// Goes off by a rule over other alarms, and can be silenced while one of them is on.
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
    /// `ALARM("errors") AND NOT OK("traffic")`: functions of alarms' names or ARNs, up to 100 of them.
    public var rule: Value<String>?
    /// Whether the actions are run when the state changes; they are unless set.
    public var isActionEnabled: Value<Bool>?
    /// ARNs of topics and other actions.
    public var alarmActions: List<Value<String>>?
    public var okActions: List<Value<String>>?
    public var insufficientDataActions: List<Value<String>>?
    /// The name or ARN of an alarm that, while it is on, holds the actions back.
    public var actionsSuppressor: Value<String>?
    /// In seconds: how long the actions are held back after the suppressor has gone off.
    public var suppressorExtensionPeriod: Value<Int>?
    /// In seconds: how long the alarm waits for the suppressor to come on.
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
