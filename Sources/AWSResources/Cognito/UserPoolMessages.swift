public import ResourceGraph

extension Cognito.UserPool {
  /// What a user gets whom an administrator made: `{username}` and `{####}` stand for the name and the password.
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

  /// What asks a user to confirm an address or a number: by a code, `{####}`, or a link.
  public struct VerificationMessage: FieldGroup {
    public var emailOption: Value<EmailOption>?
    public var emailMessage: Value<String>?
    public var emailSubject: Value<String>?
    /// The link's words stand between `{##` and `##}`.
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

  /// Who sends the mails: Cognito itself, 50 a day, or Amazon SES.
  public struct Email: FieldGroup {
    public var account: Value<Account>?
    /// The ARN of an identity in SES.
    public var source: Value<String>?
    public var sender: Value<String>?
    public var replyTo: Value<String>?
    /// A configuration set of SES.
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

  /// How text messages are sent.
  public struct SMS: FieldGroup {
    /// What the role's trust asks for as its external id.
    public var externalID: Value<String>?
    /// The role that may publish to SNS.
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
