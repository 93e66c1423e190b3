public import ResourceGraph

extension Cognito {
  /// A user pool: a directory of users who sign in to applications.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html
  public struct UserPool: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::UserPool",
      terraform: "aws_cognito_user_pool",
      attributes: ["Ref": "id", "UserPoolId": "id", "Arn": "arn", "ProviderName": "endpoint"]
    )

    public var name: Value<String>?
    /// The default is `ESSENTIALS`.
    public var tier: Value<Tier>?
    public var deletionProtection: Value<Protection>?
    public var passwordPolicy: PasswordPolicy?
    /// The first authentication factors: `PASSWORD`, `EMAIL_OTP`, `SMS_OTP`, `WEB_AUTHN`.
    public var firstFactors: List<Value<String>>?
    /// Whether multi-factor authentication is off, optional or required; the default is `OFF`.
    public var mfa: Value<MFA>?
    /// The enabled second factors. Terraform derives them from the settings of each factor.
    public var mfaMethods: List<Value<MFAMethod>>?
    /// Whether authenticator apps are enabled, if the Terraform value is not `true`.
    public var acceptsAuthenticatorApps: Value<Bool>?
    /// The attributes that replace the user name at sign-in: `email`, `phone_number`. Cannot be changed.
    public var usernameAttributes: List<Value<String>>?
    /// Further attributes accepted at sign-in: `email`, `phone_number`, `preferred_username`. Cannot be changed.
    public var aliasAttributes: List<Value<String>>?
    /// Whether user names are case-sensitive. Cannot be changed.
    public var isCaseSensitive: Value<Bool>?
    /// The attributes that Cognito verifies automatically: `email`, `phone_number`.
    public var autoVerifiedAttributes: List<Value<String>>?
    /// The attributes whose new values take effect only once verified: `email`, `phone_number`.
    public var attributesVerifiedBeforeUpdate: List<Value<String>>?
    /// Custom attributes, and the standard attributes that are required. Cannot be changed.
    public var attributes: [Attribute] = []
    public var accountRecovery: [RecoveryMechanism] = []
    /// Whether only administrators can create users.
    public var onlyAdministratorsCreateUsers: Value<Bool>?
    /// In days; superseded by the password policy. CloudFormation only.
    public var unusedAccountValidity: Value<Int>?
    public var invitation: Invitation?
    public var verificationMessage: VerificationMessage?
    public var emailVerificationMessage: Value<String>?
    public var emailVerificationSubject: Value<String>?
    public var smsVerificationMessage: Value<String>?
    public var smsAuthenticationMessage: Value<String>?
    /// The email with the code of the second factor, which replaces `{####}`.
    public var emailAuthenticationMessage: Value<String>?
    public var emailAuthenticationSubject: Value<String>?
    public var email: Email?
    public var sms: SMS?
    public var devices: Devices?
    public var triggers: Triggers?
    public var threatProtection: ThreatProtection?
    /// The relying party domain of passkeys.
    public var passkeyDomain: Value<String>?
    /// `required` or `preferred`.
    public var passkeyUserVerification: Value<String>?
    /// `SINGLE_FACTOR` or `MULTI_FACTOR_WITH_USER_VERIFICATION`. CloudFormation only.
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
      /// A time-based one-time password from an authenticator app.
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

    /// CloudFormation lists the second factors. Terraform enables authenticator apps by a block, email by its
    /// message, and SMS by its configuration.
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
