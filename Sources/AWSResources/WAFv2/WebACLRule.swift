public import ResourceGraph

extension WAFv2 {
  /// A rule of a web ACL: what happens with requests that match a statement.
  public struct Rule: FieldGroup {
    public var name: Value<String>?
    /// The lowest number is evaluated first.
    public var priority: Value<Int>?
    public var statement: RuleStatement?
    /// The action of a statement that refers to no rule group.
    public var action: Action?
    /// What becomes of the actions of a rule group; `none` leaves them as they are.
    public var overrideAction: OverrideAction?
    /// Labels that later rules can match.
    public var labels: [RuleLabel] = []
    public var immunity = Immunity()
    public var visibility: Visibility?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("Priority", &priority)
      fields.required("Statement", &statement)
      fields.group("Action", &action)
      fields.group("OverrideAction", &overrideAction)
      fields.groups("RuleLabels", terraform: "rule_label", &labels)
      immunity.map(fields)
      fields.required("VisibilityConfig", &visibility)
    }
  }

  /// The statement of a rule of a web ACL; exactly one property is set.
  public struct RuleStatement: FieldGroup {
    public var managedRuleGroup: ManagedRuleGroup?
    public var ruleGroup: RuleGroupMatch?
    public var rateLimit: RateLimit?
    /// A statement that can also be part of others.
    public var match: Statement?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("ManagedRuleGroupStatement", &managedRuleGroup)
      fields.group("RuleGroupReferenceStatement", &ruleGroup)
      fields.group("RateBasedStatement", &rateLimit)
      fields.flatGroup(&match)
    }
  }

  /// A label that a rule gives to requests.
  public struct RuleLabel: FieldGroup {
    public var name: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) { fields.required("Name", &name) }
  }

  /// How long a solved puzzle or a passed challenge is valid.
  public struct Immunity: FieldGroup {
    /// In seconds, 60 to 259200; the default is 300.
    public var captcha: Value<Int>?
    /// In seconds, 300 to 259200; the default is 300. For rules of rule groups CloudFormation only.
    public var challenge: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapCaptcha(fields)
      mapChallenge(fields)
    }

    mutating func mapCaptcha(_ fields: FieldMapper) {
      fields.object("CaptchaConfig") { fields in
        fields.object("ImmunityTimeProperty") { $0.required(in: .cloudFormation, "ImmunityTime", &captcha) }
      }
    }

    mutating func mapChallenge(_ fields: FieldMapper) {
      fields.object("ChallengeConfig") { fields in
        fields.object("ImmunityTimeProperty") { $0.required(in: .cloudFormation, "ImmunityTime", &challenge) }
      }
    }
  }

  /// The metric of a web ACL, a rule group or a rule, and whether requests are sampled.
  public struct Visibility: FieldGroup {
    public var metricName: Value<String>?
    public var hasMetrics: Value<Bool>?
    /// Whether the console shows some of the matching requests.
    public var samplesRequests: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("CloudWatchMetricsEnabled", terraform: "cloudwatch_metrics_enabled", &hasMetrics)
      fields.required("MetricName", &metricName)
      fields.required("SampledRequestsEnabled", &samplesRequests)
    }
  }

  /// What a web ACL, rule group or set is for.
  public enum Scope: String, Literal, CaseIterable {
    /// CloudFront distributions; the resource must be in us-east-1.
    case cloudFront = "CLOUDFRONT"
    /// Load balancers, API Gateway, AppSync, Cognito and others in the region.
    case regional = "REGIONAL"
  }
}
