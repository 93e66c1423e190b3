public import Documents
public import ResourceGraph

extension APIGateway {
  /// A usage plan: how much the holders of API keys may call stages.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplan.html
  public struct UsagePlan: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::UsagePlan",
      terraform: "aws_api_gateway_usage_plan",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var name: Value<String>?
    public var description: Value<String>?
    public var stages: [PlannedStage] = []
    public var quota: Quota?
    public var throttle: Throttle?
    /// The product in AWS Marketplace. Terraform only.
    public var productCode: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("UsagePlanName", terraform: "name", &name)
      fields.field("Description", &description)
      fields.groups("ApiStages", &stages)
      fields.group("Quota", terraform: "quota_settings", &quota)
      fields.group("Throttle", terraform: "throttle_settings", &throttle)
      fields.terraformOnly("product_code", &productCode)
      fields.tags(&tags)
    }
  }
}

extension APIGateway.UsagePlan {
  /// A stage that the plan is for.
  public struct PlannedStage: FieldGroup {
    public var api: Reference<APIGateway.RestAPI>?
    public var stage: Reference<APIGateway.Stage>?
    /// The limits of single methods.
    public var methods: [MethodThrottle] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("ApiId", &api)
      fields.requiredInTerraform("Stage", &stage)
      fields.keyedGroups("Throttle", &methods)
    }
  }

  /// The limit of one method.
  public struct MethodThrottle: KeyedGroup {
    public static let keyArgument: StaticString = "path"
    public static var examples: [Node] {
      [["/orders/GET": ["BurstLimit": 20, "RateLimit": 5], "/*/*": ["BurstLimit": 2]]]
    }

    /// The path and the method: `/orders/GET`.
    public var key: Value<String>?
    public var throttle = Throttle()

    public init() {}

    public mutating func map(_ fields: FieldMapper) { throttle.map(fields) }
  }

  /// How many requests are accepted.
  public struct Throttle: FieldGroup {
    public var burstLimit: Value<Int>?
    /// In requests for each second.
    public var rateLimit: Value<Double>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("BurstLimit", &burstLimit)
      fields.field("RateLimit", &rateLimit)
    }
  }

  /// How many requests are accepted in a period.
  public struct Quota: FieldGroup {
    public enum Period: String, Literal, CaseIterable {
      case day = "DAY"
      case month = "MONTH"
      case week = "WEEK"
    }

    public var limit: Value<Int>?
    /// How many requests are taken off in the first period.
    public var offset: Value<Int>?
    public var period: Value<Period>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("Limit", &limit)
      fields.field("Offset", &offset)
      fields.requiredInTerraform("Period", &period)
    }
  }
}
