public import ResourceGraph

extension WAFv2 {
  /// A rule group: rules that several web ACLs can have.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-rulegroup.html
  public struct RuleGroup: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::WAFv2::RuleGroup",
      terraform: "aws_wafv2_rule_group",
      referenceAttribute: "Arn",
      attributes: ["Arn": "arn", "Id": "id"]
    )

    /// Cannot be changed.
    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    public var description: Value<String>?
    /// Cannot be changed.
    public var scope: Value<Scope>?
    /// The capacity units that the rules can use. Cannot be changed.
    public var capacity: Value<Int>?
    public var rules: [Rule] = []
    public var responseBodies: [ResponseBody] = []
    public var visibility: Visibility?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.namePrefix(&namePrefix)
      fields.field("Description", &description)
      fields.required("Scope", &scope)
      fields.required("Capacity", &capacity)
      fields.groups("Rules", terraform: "rule", &rules)
      fields.responseBodies(&responseBodies)
      fields.required("VisibilityConfig", &visibility)
      fields.tags(&tags)
    }
  }
}

extension WAFv2.RuleGroup {
  /// A rule of a rule group, which cannot refer to another group.
  public struct Rule: FieldGroup {
    public var name: Value<String>?
    /// The lowest number is evaluated first.
    public var priority: Value<Int>?
    public var statement: RuleStatement?
    public var action: WAFv2.Action?
    /// Labels that later rules can match.
    public var labels: [WAFv2.RuleLabel] = []
    public var immunity = WAFv2.Immunity()
    public var visibility: WAFv2.Visibility?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("Priority", &priority)
      fields.required("Statement", &statement)
      fields.required(in: .terraform, "Action", &action)
      fields.groups("RuleLabels", terraform: "rule_label", &labels)
      immunity.mapCaptcha(fields)
      fields.cloudFormationOnly { immunity.mapChallenge($0) }
      fields.required("VisibilityConfig", &visibility)
    }
  }

  /// The statement of a rule; exactly one property is set.
  public struct RuleStatement: FieldGroup {
    public var rateLimit: WAFv2.RateLimit?
    /// A statement that can also be part of others.
    public var match: WAFv2.Statement?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("RateBasedStatement", &rateLimit)
      fields.flatGroup(&match)
    }
  }
}
