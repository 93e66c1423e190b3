public import ResourceGraph

extension APIGateway {
  /// A model: the schema of payloads.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-model.html
  public struct Model: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::Model",
      terraform: "aws_api_gateway_model",
      attributes: ["Ref": "name"]
    )

    public var api: Reference<RestAPI>?
    /// Letters and digits; cannot be changed.
    public var name: Value<String>?
    public var description: Value<String>?
    /// `application/json`; cannot be changed.
    public var contentType: Value<String>?
    /// A JSON schema, draft 4.
    public var schema: JSONDocument?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RestApiId", &api)
      fields.requiredInTerraform("Name", &name)
      fields.field("Description", &description)
      fields.requiredInTerraform("ContentType", &contentType)
      fields.document("Schema", &schema)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}
