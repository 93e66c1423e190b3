public import ResourceGraph

extension Cognito.UserPool {
  /// What a password has to be.
  public struct PasswordPolicy: FieldGroup {
    /// 6 to 99; 8 unless set.
    public var minimumLength: Value<Int>?
    public var requiresLowercase: Value<Bool>?
    public var requiresUppercase: Value<Bool>?
    public var requiresNumbers: Value<Bool>?
    public var requiresSymbols: Value<Bool>?
    /// How many earlier passwords a new one must differ from, 0 to 24; not in the tier `LITE`.
    public var historySize: Value<Int>?
    /// In days; 7 unless set.
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

  /// An attribute that users have.
  public struct Attribute: FieldGroup {
    /// Of a standard attribute, or of one's own without `custom:`.
    public var name: Value<String>?
    public var kind: Value<Kind>?
    /// Whether only administrators may write it; AWS advises against it.
    public var isDeveloperOnly: Value<Bool>?
    public var isMutable: Value<Bool>?
    /// Only a standard attribute can be.
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

  /// How a user who forgot the password gets back in.
  public struct RecoveryMechanism: FieldGroup {
    public var kind: Value<Kind>?
    /// 1 or 2, the lowest first.
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

  /// Whether devices are remembered, and what that is good for.
  public struct Devices: FieldGroup {
    public var challengesNewDevices: Value<Bool>?
    public var remembersOnlyOnUserPrompt: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ChallengeRequiredOnNewDevice", &challengesNewDevices)
      fields.field("DeviceOnlyRememberedOnUserPrompt", &remembersOnlyOnUserPrompt)
    }
  }

  /// Whether Cognito weighs the risk of every sign-in; in the tier `PLUS`.
  public struct ThreatProtection: FieldGroup {
    public var mode: Value<Mode>?
    /// For sign-ins by Lambda functions of one's own: `AUDIT` or `ENFORCED`.
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
