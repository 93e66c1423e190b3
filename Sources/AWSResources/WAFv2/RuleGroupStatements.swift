public import ResourceGraph

extension WAFv2 {
  /// The rules of a group that AWS or a vendor maintains.
  public struct ManagedRuleGroup: FieldGroup {
    /// `AWS`, or the vendor of the AWS Marketplace.
    public var vendorName: Value<String>?
    /// `AWSManagedRulesCommonRuleSet`.
    public var name: Value<String>?
    /// The default is the version that the vendor recommends.
    public var version: Value<String>?
    /// Other actions of some rules of the group.
    public var overrides: [RuleActionOverride] = []
    /// Rules that only count. CloudFormation only: AWS recommends `overrides`.
    public var excludedRules: [ExcludedRule] = []
    /// The requests that the group examines; the default is all of them.
    public var scopeDown: Statement?
    public var configurations: [ManagedRuleGroupConfiguration] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("VendorName", &vendorName)
      fields.required("Name", &name)
      fields.field("Version", &version)
      fields.groups("RuleActionOverrides", terraform: "rule_action_override", &overrides)
      fields.groups("ExcludedRules", terraform: .unsupported, &excludedRules)
      fields.statement("ScopeDownStatement", isUsed: scopeDown != nil) { $0.group("ScopeDownStatement", &scopeDown) }
      fields.groups("ManagedRuleGroupConfigs", &configurations)
    }
  }

  /// The rules of a group of one's own.
  public struct RuleGroupMatch: FieldGroup {
    public var ruleGroup: Reference<RuleGroup>?
    /// Other actions of some rules of the group.
    public var overrides: [RuleActionOverride] = []
    /// Rules that only count. CloudFormation only: AWS recommends `overrides`.
    public var excludedRules: [ExcludedRule] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Arn", &ruleGroup)
      fields.groups("RuleActionOverrides", terraform: "rule_action_override", &overrides)
      fields.groups("ExcludedRules", terraform: .unsupported, &excludedRules)
    }
  }

  /// Another action of a rule of a group.
  public struct RuleActionOverride: FieldGroup {
    public var rule: Value<String>?
    public var action: Action?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &rule)
      fields.required("ActionToUse", &action)
    }
  }

  /// A rule of a group that only counts.
  public struct ExcludedRule: FieldGroup {
    public var name: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) { fields.required("Name", &name) }
  }

  /// Matches sources that send more requests than a limit.
  public struct RateLimit: FieldGroup {
    /// The requests in the evaluation window, 10 to 2000000000.
    public var limit: Value<Int>?
    /// In seconds: 60, 120, 300, the default, or 600.
    public var window: Value<Int>?
    /// What is counted; Terraform's default is `IP`.
    public var aggregation: Value<Aggregation>?
    /// For `CUSTOM_KEYS`: the parts of the request that make a source, 1 to 5.
    public var keys: [RateKey] = []
    /// For `FORWARDED_IP`.
    public var forwardedIP: ForwardedIP?
    /// The requests that are counted; the default is all of them.
    public var scopeDown: Statement?

    public enum Aggregation: String, Literal, CaseIterable {
      /// All requests together.
      case constant = "CONSTANT"
      case customKeys = "CUSTOM_KEYS"
      case forwardedIP = "FORWARDED_IP"
      case ip = "IP"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Limit", &limit)
      fields.field("EvaluationWindowSec", &window)
      fields.required(in: .cloudFormation, "AggregateKeyType", &aggregation)
      fields.groups("CustomKeys", terraform: "custom_key", &keys)
      fields.group("ForwardedIPConfig", &forwardedIP)
      fields.statement("ScopeDownStatement", isUsed: scopeDown != nil) { $0.group("ScopeDownStatement", &scopeDown) }
    }
  }
}
