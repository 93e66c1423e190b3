public import ResourceGraph

extension ElasticLoadBalancing {
  /// What a listener does with the requests that fulfil conditions.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenerrule.html
  public struct ListenerRule: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElasticLoadBalancingV2::ListenerRule",
      terraform: "aws_lb_listener_rule",
      attributes: ["Ref": "arn", "RuleArn": "arn"]
    )

    public var listener: Reference<Listener>?
    /// 1 to 50000; the lowest that fits decides. Terraform takes the next free one unless set.
    public var priority: Value<Int>?
    /// All of them have to be fulfilled.
    public var conditions: [Condition] = []
    public var actions: [Action] = []
    /// Terraform's alone.
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ListenerArn", &listener)
      fields.required("Priority", &priority)
      fields.required("Conditions", terraform: "condition", &conditions)
      fields.required("Actions", terraform: "action", &actions)
      fields.terraformTags(&tags)
    }
  }
}
