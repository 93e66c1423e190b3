public import ResourceGraph

extension APIGateway {
  /// An API key, by which usage plans tell callers apart. It is no proof of identity.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-apikey.html
  public struct APIKey: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::ApiKey",
      terraform: "aws_api_gateway_api_key",
      attributes: ["Ref": "id", "APIKeyId": "id"]
    )

    public var name: Value<String>?
    public var description: Value<String>?
    /// CloudFormation's default is false, Terraform's is true.
    public var isEnabled: Value<Bool>?
    /// The key itself, 20 to 128 characters; by default AWS generates one.
    public var value: Value<String>?
    /// The customer in AWS Marketplace.
    public var customer: Value<String>?
    /// Whether the id of the key differs from its value. CloudFormation only.
    public var hasDistinctID: Value<Bool>?
    /// Superseded by usage plans. CloudFormation only.
    public var stages: [StageKey] = []
    public var tags: Tags = [:]

    public init() {}

    public var secretInState: String? { "the value" }

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("Name", &name)
      fields.field("Description", &description)
      fields.field("Enabled", &isEnabled)
      fields.field("Value", &value)
      fields.field("CustomerId", &customer)
      fields.cloudFormationOnly("GenerateDistinctId", &hasDistinctID)
      fields.groups("StageKeys", terraform: .unsupported, &stages)
      fields.tags(&tags)
    }

    /// A stage that the key is for.
    public struct StageKey: FieldGroup {
      public var api: Reference<RestAPI>?
      public var stage: Reference<Stage>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("RestApiId", &api)
        fields.field("StageName", &stage)
      }
    }
  }
}
