public import ResourceGraph

extension Chatbot {
  /// A Slack channel configuration: posts notifications of topics to the channel and runs its members' commands.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-chatbot-slackchannelconfiguration.html
  public struct SlackChannelConfiguration: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Chatbot::SlackChannelConfiguration",
      terraform: "aws_chatbot_slack_channel_configuration",
      attributes: ["Ref": "chat_configuration_arn", "Arn": "chat_configuration_arn"]
    )

    public enum LoggingLevel: String, Literal, CaseIterable {
      case error = "ERROR"
      case info = "INFO"
      case none = "NONE"
    }

    public var name: Value<String>?
    /// The workspace, which must be authorized in the console beforehand: `T012ABCDEFG`.
    public var workspace: Value<String>?
    /// `C012ABCDEFG`.
    public var channel: Value<String>?
    /// The role that the channel's members act with.
    public var role: Reference<IAM.Role>?
    /// ARNs of guardrail policies, which limit what members can do; the default is `AdministratorAccess`.
    public var guardrailPolicies: List<Value<String>>?
    public var topics: List<Reference<SNS.Topic>>?
    public var loggingLevel: Value<LoggingLevel>?
    /// Whether each member must have a user role.
    public var requiresUserRole: Value<Bool>?
    /// ARNs of custom actions. CloudFormation only.
    public var customizations: List<Value<String>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ConfigurationName", &name)
      fields.required("SlackWorkspaceId", terraform: "slack_team_id", &workspace)
      fields.required("SlackChannelId", &channel)
      fields.required("IamRoleArn", &role)
      fields.field("GuardrailPolicies", terraform: "guardrail_policy_arns", &guardrailPolicies)
      fields.field("SnsTopicArns", &topics)
      fields.field("LoggingLevel", &loggingLevel)
      fields.field("UserRoleRequired", terraform: "user_authorization_required", &requiresUserRole)
      fields.cloudFormationOnly("CustomizationResourceArns", &customizations)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref", "Arn": .globalARN("chatbot", "chat-configuration/slack-channel/\(name)")
      default: nil
      }
    }
  }
}
