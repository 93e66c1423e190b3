public import ResourceGraph

extension Cognito {
  /// A directory of users who sign in to applications.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html
  public struct UserPool: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::UserPool",
      terraform: "aws_cognito_user_pool",
      attributes: ["Ref": "id", "UserPoolId": "id", "Arn": "arn", "ProviderName": "endpoint"]
    )

    public var name: Value<String>?
    /// `ESSENTIALS` unless set.
    public var tier: Value<Tier>?
    public var deletionProtection: Value<Protection>?
    public var passwordPolicy: PasswordPolicy?
    /// What users may sign in with first: `PASSWORD`, `EMAIL_OTP`, `SMS_OTP`, `WEB_AUTHN`.
    public var firstFactors: List<Value<String>>?
    /// Whether there is a second factor; `OFF` unless set.
    public var mfa: Value<MFA>?
    /// The second factors that users may choose. Terraform says it by the settings of each.
    public var mfaMethods: List<Value<MFAMethod>>?
    /// Whether users may choose an authenticator app, where Terraform says it by something other than `true`.
    public var acceptsAuthenticatorApps: Value<Bool>?
    /// What users sign in with in place of a name: `email`, `phone_number`. Cannot be changed.
    public var usernameAttributes: List<Value<String>>?
    /// What users may sign in with beside their name: `email`, `phone_number`, `preferred_username`. Cannot be changed.
    public var aliasAttributes: List<Value<String>>?
    /// Whether `Ann` and `ann` are two users. Cannot be changed.
    public var isCaseSensitive: Value<Bool>?
    /// What is verified when it is new: `email`, `phone_number`.
    public var autoVerifiedAttributes: List<Value<String>>?
    /// What keeps its old value until the new one is verified: `email`, `phone_number`.
    public var attributesVerifiedBeforeUpdate: List<Value<String>>?
    /// The users' attributes beside the standard ones, and which of these are required. Cannot be changed.
    public var attributes: [Attribute] = []
    public var accountRecovery: [RecoveryMechanism] = []
    /// Whether only administrators make users.
    public var onlyAdministratorsCreateUsers: Value<Bool>?
    /// In days; the password policy has it now. CloudFormation's alone.
    public var unusedAccountValidity: Value<Int>?
    public var invitation: Invitation?
    public var verificationMessage: VerificationMessage?
    public var emailVerificationMessage: Value<String>?
    public var emailVerificationSubject: Value<String>?
    public var smsVerificationMessage: Value<String>?
    public var smsAuthenticationMessage: Value<String>?
    /// The mail with a second factor's code: `{####}` stands for it.
    public var emailAuthenticationMessage: Value<String>?
    public var emailAuthenticationSubject: Value<String>?
    public var email: Email?
    public var sms: SMS?
    public var devices: Devices?
    public var triggers: Triggers?
    public var threatProtection: ThreatProtection?
    /// The domain that passkeys are for.
    public var passkeyDomain: Value<String>?
    /// `required` or `preferred`.
    public var passkeyUserVerification: Value<String>?
    /// `SINGLE_FACTOR` or `MULTI_FACTOR_WITH_USER_VERIFICATION`. CloudFormation's alone.
    public var passkeyFactors: Value<String>?
    public var tags: Tags = [:]

    public enum Tier: String, Literal, CaseIterable {
      case lite = "LITE"
      case essentials = "ESSENTIALS"
      case plus = "PLUS"
    }

    public enum Protection: String, Literal, CaseIterable {
      case active = "ACTIVE"
      case inactive = "INACTIVE"
    }

    public enum MFA: String, Literal, CaseIterable {
      case on = "ON"
      case off = "OFF"
      case optional = "OPTIONAL"
    }

    public enum MFAMethod: String, Literal, CaseIterable {
      /// An app that shows codes.
      case softwareToken = "SOFTWARE_TOKEN_MFA"
      case sms = "SMS_MFA"
      case email = "EMAIL_OTP"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.field("UserPoolName", &name)
      case .terraform: fields.required("Name", &name)
      }
      fields.field("UserPoolTier", &tier)
      fields.field("DeletionProtection", &deletionProtection)
      fields.cloudFormationObject("Policies") { fields in
        fields.group("PasswordPolicy", &passwordPolicy)
        fields.object("SignInPolicy") { $0.field("AllowedFirstAuthFactors", &firstFactors) }
      }
      fields.field("MfaConfiguration", &mfa)
      mapMFAMethods(fields)
      fields.field("UsernameAttributes", &usernameAttributes)
      fields.field("AliasAttributes", &aliasAttributes)
      fields.object("UsernameConfiguration") { $0.field("CaseSensitive", &isCaseSensitive) }
      fields.field("AutoVerifiedAttributes", &autoVerifiedAttributes)
      fields.object("UserAttributeUpdateSettings") { fields in
        fields.required("AttributesRequireVerificationBeforeUpdate", &attributesVerifiedBeforeUpdate)
      }
      fields.groups("Schema", &attributes)
      fields.object("AccountRecoverySetting") { fields in
        fields.groups("RecoveryMechanisms", terraform: "recovery_mechanism", &accountRecovery)
      }
      fields.object("AdminCreateUserConfig") { fields in
        fields.field("AllowAdminCreateUserOnly", &onlyAdministratorsCreateUsers)
        fields.cloudFormationOnly("UnusedAccountValidityDays", &unusedAccountValidity)
        fields.group("InviteMessageTemplate", &invitation)
      }
      mapMessages(fields)
      fields.group("DeviceConfiguration", &devices)
      fields.group("LambdaConfig", &triggers)
      fields.group("UserPoolAddOns", &threatProtection)
      fields.terraformBlock("web_authn_configuration") { fields in
        fields.field("WebAuthnRelyingPartyID", terraform: "relying_party_id", &passkeyDomain)
        fields.field("WebAuthnUserVerification", terraform: "user_verification", &passkeyUserVerification)
      }
      fields.cloudFormationOnly("WebAuthnFactorConfiguration", &passkeyFactors)
      fields.tags(&tags, "UserPoolTags", cloudFormation: .map)
    }

    private mutating func mapMessages(_ fields: FieldMapper) {
      fields.group("VerificationMessageTemplate", &verificationMessage)
      fields.field("EmailVerificationMessage", &emailVerificationMessage)
      fields.field("EmailVerificationSubject", &emailVerificationSubject)
      fields.field("SmsVerificationMessage", &smsVerificationMessage)
      fields.field("SmsAuthenticationMessage", &smsAuthenticationMessage)
      fields.terraformBlock("email_mfa_configuration") { fields in
        fields.field("EmailAuthenticationMessage", terraform: "message", &emailAuthenticationMessage)
        fields.field("EmailAuthenticationSubject", terraform: "subject", &emailAuthenticationSubject)
      }
      fields.group("EmailConfiguration", &email)
      fields.group("SmsConfiguration", &sms)
    }

    /// CloudFormation lists the second factors; Terraform turns authenticator apps on by a block of their own, mails by
    /// their text, and text messages by the way they are sent.
    private mutating func mapMFAMethods(_ fields: FieldMapper) {
      fields.field("EnabledMfas", terraform: .equivalent, &mfaMethods)
      fields.equivalent(in: .terraform) { fields in
        if acceptsAuthenticatorApps == nil, mfaMethods?.items.contains(.literal(.softwareToken)) == true {
          acceptsAuthenticatorApps = true
        }
        fields.object("SoftwareTokenMfaConfiguration") { $0.required("Enabled", &acceptsAuthenticatorApps) }
        if acceptsAuthenticatorApps == true {
          mfaMethods = [.literal(.softwareToken)]
          acceptsAuthenticatorApps = nil
        }
      }
    }
  }
}
