public import ResourceGraph

extension Cognito.UserPool {
  /// The password policy.
  public struct PasswordPolicy: FieldGroup {
    /// 6 to 99; the default is 8.
    public var minimumLength: Value<Int>?
    public var requiresLowercase: Value<Bool>?
    public var requiresUppercase: Value<Bool>?
    public var requiresNumbers: Value<Bool>?
    public var requiresSymbols: Value<Bool>?
    /// The number of previous passwords that cannot be reused, 0 to 24; not available in the tier `LITE`.
    public var historySize: Value<Int>?
    /// In days; the default is 7.
    public var temporaryPasswordValidity: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("MinimumLength", &minimumLength)
      fields.field("RequireLowercase", &requiresLowercase)
      fields.field("RequireUppercase", &requiresUppercase)
      fields.field("RequireNumbers", &requiresNumbers)
      fields.field("RequireSymbols", &requiresSymbols)
      fields.field("PasswordHistorySize", &historySize)
      fields.field("TemporaryPasswordValidityDays", &temporaryPasswordValidity)
    }
  }

  /// An attribute of the users.
  public struct Attribute: FieldGroup {
    /// The name of a standard attribute, or of a custom attribute without `custom:`.
    public var name: Value<String>?
    public var kind: Value<Kind>?
    /// Whether only administrators can write the attribute; AWS discourages it.
    public var isDeveloperOnly: Value<Bool>?
    public var isMutable: Value<Bool>?
    /// Allowed for standard attributes only.
    public var isRequired: Value<Bool>?
    public var leastValue: Value<String>?
    public var mostValue: Value<String>?
    public var shortestLength: Value<String>?
    public var longestLength: Value<String>?

    public enum Kind: String, Literal, CaseIterable {
      case boolean = "Boolean"
      case dateTime = "DateTime"
      case number = "Number"
      case string = "String"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation:
        fields.field("Name", &name)
        fields.field("AttributeDataType", &kind)
      case .terraform:
        fields.required("Name", &name)
        fields.required("AttributeDataType", &kind)
      }
      fields.field("DeveloperOnlyAttribute", &isDeveloperOnly)
      fields.field("Mutable", &isMutable)
      fields.field("Required", &isRequired)
      fields.object("NumberAttributeConstraints") { fields in
        fields.field("MinValue", &leastValue)
        fields.field("MaxValue", &mostValue)
      }
      fields.object("StringAttributeConstraints") { fields in
        fields.field("MinLength", &shortestLength)
        fields.field("MaxLength", &longestLength)
      }
    }
  }

  /// An account recovery method for a forgotten password.
  public struct RecoveryMechanism: FieldGroup {
    public var kind: Value<Kind>?
    /// 1 or 2; 1 is tried first.
    public var priority: Value<Int>?

    public enum Kind: String, Literal, CaseIterable {
      case adminOnly = "admin_only"
      case verifiedEmail = "verified_email"
      case verifiedPhoneNumber = "verified_phone_number"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &kind)
      fields.required("Priority", &priority)
    }
  }

  /// Device tracking settings.
  public struct Devices: FieldGroup {
    public var challengesNewDevices: Value<Bool>?
    public var remembersOnlyOnUserPrompt: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ChallengeRequiredOnNewDevice", &challengesNewDevices)
      fields.field("DeviceOnlyRememberedOnUserPrompt", &remembersOnlyOnUserPrompt)
    }
  }

  /// Threat protection, available in the tier `PLUS`.
  public struct ThreatProtection: FieldGroup {
    public var mode: Value<Mode>?
    /// For custom authentication flows: `AUDIT` or `ENFORCED`.
    public var customFlowMode: Value<Mode>?

    public enum Mode: String, Literal, CaseIterable {
      case off = "OFF"
      case audit = "AUDIT"
      case enforced = "ENFORCED"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("AdvancedSecurityMode", &mode)
      fields.object("AdvancedSecurityAdditionalFlows") { $0.field("CustomAuthMode", &customFlowMode) }
    }
  }
}
