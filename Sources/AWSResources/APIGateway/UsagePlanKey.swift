public import ResourceGraph

extension APIGateway {
  /// An API key of a usage plan.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplankey.html
  public struct UsagePlanKey: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::UsagePlanKey",
      terraform: "aws_api_gateway_usage_plan_key",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public enum Kind: String, Literal, CaseIterable {
      case apiKey = "API_KEY"
    }

    public var plan: Reference<UsagePlan>?
    public var key: Reference<APIKey>?
    public var kind: Value<Kind>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("UsagePlanId", &plan)
      fields.required("KeyId", &key)
      fields.required("KeyType", &kind)
    }
  }
}
