public import ResourceGraph

extension Cognito {
  /// How threat protection responds to risky sign-ins.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolriskconfigurationattachment.html
  public struct UserPoolRiskConfiguration: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::UserPoolRiskConfigurationAttachment",
      terraform: "aws_cognito_risk_configuration"
    )

    public var userPool: Reference<UserPool>?
    /// The client that the configuration applies to; CloudFormation requires `ALL` for all clients.
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
  /// The response to a suspected account takeover.
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
    /// Whether the user is notified by email.
    public var notifies: Value<Bool>?

    public enum Event: String, Literal, CaseIterable {
      case block = "BLOCK"
      /// Requires multi-factor authentication of users who have configured it.
      case mfaIfConfigured = "MFA_IF_CONFIGURED"
      /// Requires multi-factor authentication, and blocks users who have not configured it.
      case mfaRequired = "MFA_REQUIRED"
      case noAction = "NO_ACTION"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("EventAction", &event)
      fields.required("Notify", &notifies)
    }
  }

  /// The sender and the templates of notification emails.
  public struct Notification: FieldGroup {
    /// The ARN of an SES identity.
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

  /// The response to compromised credentials.
  public struct CompromisedCredentials: FieldGroup {
    /// `BLOCK` or `NO_ACTION`.
    public var event: Value<String>?
    /// `SIGN_IN`, `SIGN_UP`, `PASSWORD_CHANGE`; the default is all of them.
    public var eventFilter: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("Actions") { $0.required("EventAction", &event) }
      fields.field("EventFilter", &eventFilter)
    }
  }

  /// IP ranges that are always blocked, or exempt from risk detection.
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
