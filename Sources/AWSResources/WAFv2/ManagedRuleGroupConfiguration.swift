public import ResourceGraph

extension WAFv2 {
  /// Settings of one of AWS's rule groups for bots, logins and sign-ups.
  public struct ManagedRuleGroupConfiguration: FieldGroup {
    public var accountCreation: AccountCreation?
    public var accountTakeover: AccountTakeover?
    /// CloudFormation only.
    public var antiDDoS: AntiDDoS?
    public var botControl: BotControl?
    /// An older form of the settings of `accountTakeover`, each in a configuration of its own.
    public var loginPath: Value<String>?
    public var payload: Value<Payload>?
    public var passwordField: Value<String>?
    public var usernameField: Value<String>?

    /// The form of a request's body.
    public enum Payload: String, Literal, CaseIterable {
      case form = "FORM_ENCODED"
      case json = "JSON"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("AWSManagedRulesACFPRuleSet", &accountCreation)
      fields.group("AWSManagedRulesATPRuleSet", &accountTakeover)
      fields.group("AWSManagedRulesAntiDDoSRuleSet", terraform: .unsupported, &antiDDoS)
      fields.group("AWSManagedRulesBotControlRuleSet", &botControl)
      fields.field("LoginPath", &loginPath)
      fields.field("PayloadType", &payload)
      fields.object("PasswordField") { $0.required("Identifier", &passwordField) }
      fields.object("UsernameField") { $0.required("Identifier", &usernameField) }
    }
  }
}

extension WAFv2.ManagedRuleGroupConfiguration {
  /// Fraud prevention for sign-ups.
  public struct AccountCreation: FieldGroup {
    /// `/signup`: the path to which the form is sent.
    public var creationPath: Value<String>?
    /// The path of the page with the form.
    public var registrationPagePath: Value<String>?
    public var usesRegularExpressions: Value<Bool>?
    public var payload: Value<Payload>?
    /// The fields of the form, by JSON pointers or names.
    public var usernameField: Value<String>?
    public var passwordField: Value<String>?
    public var emailField: Value<String>?
    public var addressFields: List<Value<String>>?
    public var phoneNumberFields: List<Value<String>>?
    public var response: ResponseInspection?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("CreationPath", &creationPath)
      fields.required("RegistrationPagePath", &registrationPagePath)
      fields.field("EnableRegexInPath", &usesRegularExpressions)
      fields.object("RequestInspection") { fields in
        fields.required("PayloadType", &payload)
        fields.object("UsernameField") { $0.required("Identifier", &usernameField) }
        fields.object("PasswordField") { $0.required("Identifier", &passwordField) }
        fields.object("EmailField") { $0.required("Identifier", &emailField) }
        fields.identifiers("AddressFields", &addressFields)
        fields.identifiers("PhoneNumberFields", &phoneNumberFields)
      }
      fields.group("ResponseInspection", &response)
    }
  }

  /// Takeover prevention for sign-ins.
  public struct AccountTakeover: FieldGroup {
    /// `/login`: the path to which the form is sent.
    public var loginPath: Value<String>?
    public var usesRegularExpressions: Value<Bool>?
    public var payload: Value<Payload>?
    /// The fields of the form, by JSON pointers or names.
    public var usernameField: Value<String>?
    public var passwordField: Value<String>?
    public var response: ResponseInspection?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("LoginPath", &loginPath)
      fields.field("EnableRegexInPath", &usesRegularExpressions)
      fields.object("RequestInspection") { fields in
        fields.required("PayloadType", &payload)
        fields.object("UsernameField") { $0.required("Identifier", &usernameField) }
        fields.object("PasswordField") { $0.required("Identifier", &passwordField) }
      }
      fields.group("ResponseInspection", &response)
    }
  }

  /// Detection of bots.
  public struct BotControl: FieldGroup {
    public var level: Value<Level>?
    /// For the level `TARGETED`; the default is true.
    public var usesMachineLearning: Value<Bool>?

    public enum Level: String, Literal, CaseIterable {
      case common = "COMMON"
      case targeted = "TARGETED"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("InspectionLevel", &level)
      fields.field("EnableMachineLearning", &usesMachineLearning)
    }
  }

  /// Protection from distributed denial of service.
  public struct AntiDDoS: FieldGroup {
    /// `ENABLED` or `DISABLED`: whether browsers are challenged during an attack.
    public var challenge: Value<String>?
    /// Regular expressions of paths that are not challenged.
    public var exemptPaths: [ExemptPath] = []
    /// `LOW`, `MEDIUM` or `HIGH`.
    public var challengeSensitivity: Value<String>?
    /// `LOW`, `MEDIUM` or `HIGH`.
    public var blockSensitivity: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("ClientSideActionConfig") { fields in
        fields.object("Challenge") { fields in
          fields.required("UsageOfAction", &challenge)
          fields.groups("ExemptUriRegularExpressions", &exemptPaths)
          fields.field("Sensitivity", &challengeSensitivity)
        }
      }
      fields.field("SensitivityToBlock", &blockSensitivity)
    }

    public struct ExemptPath: FieldGroup {
      public var regularExpression: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) { fields.field("RegexString", &regularExpression) }
    }
  }
}

/// The name of a field of a form.
private struct Identified: FieldGroup {
  var identifier: Value<String>?

  init() {}

  init(_ identifier: Value<String>) { self.identifier = identifier }

  mutating func map(_ fields: FieldMapper) { fields.required("Identifier", &identifier) }
}

extension FieldMapper {
  /// Names of fields: a list of objects in CloudFormation, a list in a block in Terraform.
  fileprivate func identifiers(_ name: StaticString, _ names: inout List<Value<String>>?) {
    guard dialect == .cloudFormation else {
      return object(name) { $0.required("Identifiers", &names) }
    }
    if names?.isWrittenOut == false { return terraformOnly(name, &names) }
    var objects = names?.items.map { Identified($0) } ?? []
    groups(name, &objects)
    if !objects.isEmpty { names = List(objects.compactMap(\.identifier)) }
  }
}
