public import ResourceGraph

extension Chatbot {
  /// Posts what topics publish in a Slack channel, and lets its members ask about the account.
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
    /// The workspace, which somebody has to have authorised in the console: `T012ABCDEFG`.
    public var workspace: Value<String>?
    /// `C012ABCDEFG`.
    public var channel: Value<String>?
    /// What the channel's members act as.
    public var role: Reference<IAM.Role>?
    /// ARNs of policies beyond whose sum nobody gets; `AdministratorAccess` unless set.
    public var guardrailPolicies: List<Value<String>>?
    public var topics: List<Reference<SNS.Topic>>?
    public var loggingLevel: Value<LoggingLevel>?
    /// Whether members need a role of their own.
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
