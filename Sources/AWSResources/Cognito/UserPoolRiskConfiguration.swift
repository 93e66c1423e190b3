public import ResourceGraph

extension Cognito {
  /// What a pool with threat protection does about risky sign-ins.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolriskconfigurationattachment.html
  public struct UserPoolRiskConfiguration: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::UserPoolRiskConfigurationAttachment",
      terraform: "aws_cognito_risk_configuration"
    )

    public var userPool: Reference<UserPool>?
    /// The client that it is for; CloudFormation wants `ALL` for every one.
    public var client: Reference<UserPoolClient>?
    public var accountTakeover: AccountTakeover?
    public var compromisedCredentials: CompromisedCredentials?
    public var exceptions: Exceptions?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("UserPoolId", &userPool)
      switch fields.dialect {
      case .cloudFormation: fields.required("ClientId", &client)
      case .terraform: fields.field("ClientId", &client)
      }
      fields.group("AccountTakeoverRiskConfiguration", &accountTakeover)
      fields.group("CompromisedCredentialsRiskConfiguration", &compromisedCredentials)
      fields.group("RiskExceptionConfiguration", &exceptions)
    }
  }
}

extension Cognito.UserPoolRiskConfiguration {
  /// What happens where somebody else seems to sign in.
  public struct AccountTakeover: FieldGroup {
    public var atLowRisk: Action?
    public var atMediumRisk: Action?
    public var atHighRisk: Action?
    public var notification: Notification?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("Actions") { fields in
        fields.group("LowAction", &atLowRisk)
        fields.group("MediumAction", &atMediumRisk)
        fields.group("HighAction", &atHighRisk)
      }
      fields.group("NotifyConfiguration", &notification)
    }
  }

  public struct Action: FieldGroup {
    public var event: Value<Event>?
    /// Whether the user gets a mail.
    public var notifies: Value<Bool>?

    public enum Event: String, Literal, CaseIterable {
      case block = "BLOCK"
      /// A user who has a second factor is asked for it.
      case mfaIfConfigured = "MFA_IF_CONFIGURED"
      /// A second factor is asked for; a user without one is blocked.
      case mfaRequired = "MFA_REQUIRED"
      case noAction = "NO_ACTION"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("EventAction", &event)
      fields.required("Notify", &notifies)
    }
  }

  /// Who sends the mails about risks, and what they say.
  public struct Notification: FieldGroup {
    /// The ARN of an identity in SES.
    public var source: Value<String>?
    public var sender: Value<String>?
    public var replyTo: Value<String>?
    public var blockMail: Mail?
    public var mfaMail: Mail?
    public var noActionMail: Mail?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("SourceArn", &source)
      fields.field("From", &sender)
      fields.field("ReplyTo", &replyTo)
      fields.group("BlockEmail", &blockMail)
      fields.group("MfaEmail", &mfaMail)
      fields.group("NoActionEmail", &noActionMail)
    }
  }

  public struct Mail: FieldGroup {
    public var subject: Value<String>?
    public var text: Value<String>?
    public var html: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Subject", &subject)
      switch fields.dialect {
      case .cloudFormation:
        fields.field("TextBody", &text)
        fields.field("HtmlBody", &html)
      case .terraform:
        fields.required("TextBody", &text)
        fields.required("HtmlBody", &html)
      }
    }
  }

  /// What happens where a password is known to be stolen.
  public struct CompromisedCredentials: FieldGroup {
    /// `BLOCK` or `NO_ACTION`.
    public var event: Value<String>?
    /// `SIGN_IN`, `SIGN_UP`, `PASSWORD_CHANGE`; all unless set.
    public var eventFilter: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("Actions") { $0.required("EventAction", &event) }
      fields.field("EventFilter", &eventFilter)
    }
  }

  /// Addresses that are always blocked, or never looked at.
  public struct Exceptions: FieldGroup {
    public var blockedAddresses: List<Value<String>>?
    public var skippedAddresses: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("BlockedIPRangeList", &blockedAddresses)
      fields.field("SkippedIPRangeList", &skippedAddresses)
    }
  }
}
