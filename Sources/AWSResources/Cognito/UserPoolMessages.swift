public import ResourceGraph

extension Cognito.UserPool {
  /// The invitation of a user created by an administrator; `{username}` and `{####}` are placeholders.
  public struct Invitation: FieldGroup {
    public var emailMessage: Value<String>?
    public var emailSubject: Value<String>?
    public var smsMessage: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("EmailMessage", &emailMessage)
      fields.field("EmailSubject", &emailSubject)
      fields.field("SMSMessage", &smsMessage)
    }
  }

  /// The verification message, with a code (`{####}`) or a link.
  public struct VerificationMessage: FieldGroup {
    public var emailOption: Value<EmailOption>?
    public var emailMessage: Value<String>?
    public var emailSubject: Value<String>?
    /// The text of the link stands between `{##` and `##}`.
    public var emailMessageByLink: Value<String>?
    public var emailSubjectByLink: Value<String>?
    public var smsMessage: Value<String>?

    public enum EmailOption: String, Literal, CaseIterable {
      case code = "CONFIRM_WITH_CODE"
      case link = "CONFIRM_WITH_LINK"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DefaultEmailOption", &emailOption)
      fields.field("EmailMessage", &emailMessage)
      fields.field("EmailSubject", &emailSubject)
      fields.field("EmailMessageByLink", &emailMessageByLink)
      fields.field("EmailSubjectByLink", &emailSubjectByLink)
      fields.field("SmsMessage", &smsMessage)
    }
  }

  /// The sender of emails: Cognito itself, up to 50 a day, or Amazon SES.
  public struct Email: FieldGroup {
    public var account: Value<Account>?
    /// The ARN of an SES identity.
    public var source: Value<String>?
    public var sender: Value<String>?
    public var replyTo: Value<String>?
    /// An SES configuration set.
    public var configurationSet: Value<String>?

    public enum Account: String, Literal, CaseIterable {
      case cognito = "COGNITO_DEFAULT"
      case ses = "DEVELOPER"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("EmailSendingAccount", &account)
      fields.field("SourceArn", &source)
      fields.field("From", terraform: "from_email_address", &sender)
      fields.field("ReplyToEmailAddress", &replyTo)
      fields.field("ConfigurationSet", &configurationSet)
    }
  }

  /// The SMS configuration.
  public struct SMS: FieldGroup {
    /// The external id that the role's trust policy requires.
    public var externalID: Value<String>?
    /// The role that publishes to SNS.
    public var role: Reference<IAM.Role>?
    public var region: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.field("ExternalId", &externalID)
      case .terraform: fields.required("ExternalId", &externalID)
      }
      fields.required("SnsCallerArn", &role)
      fields.field("SnsRegion", &region)
    }
  }
}
