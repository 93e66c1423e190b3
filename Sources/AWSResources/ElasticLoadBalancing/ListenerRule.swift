public import ResourceGraph

extension ElasticLoadBalancing {
  /// A listener rule: the actions for requests that meet its conditions.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenerrule.html
  public struct ListenerRule: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElasticLoadBalancingV2::ListenerRule",
      terraform: "aws_lb_listener_rule",
      attributes: ["Ref": "arn", "RuleArn": "arn"]
    )

    public var listener: Reference<Listener>?
    /// The priority, 1 to 50000; the lowest number is evaluated first. Terraform chooses the next free one by default.
    public var priority: Value<Int>?
    /// The conditions, all of which must be met.
    public var conditions: [Condition] = []
    public var actions: [Action] = []
    /// What is rewritten in a request before it is forwarded.
    public var transforms: [Transform] = []
    /// Terraform only.
    public var tags: Tags = [:]

    public var secretInState: String? {
      let values = conditions.compactMap(\.httpHeader).flatMap { $0.values?.items ?? [] }
      return values.contains { $0.literal == nil } ? "the values of headers" : nil
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ListenerArn", &listener)
      fields.required("Priority", &priority)
      fields.required("Conditions", terraform: "condition", &conditions)
      fields.required("Actions", terraform: "action", &actions)
      // https://github.com/terraform-aws-modules/terraform-aws-alb/issues/421
      fields.terraform(since: ProviderVersion(6, 19)) { $0.groups("Transforms", terraform: "transform", &transforms) }
      fields.terraformTags(&tags)
    }
  }
}
