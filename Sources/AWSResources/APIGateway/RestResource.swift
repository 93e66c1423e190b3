public import ResourceGraph

extension APIGateway {
  /// A resource of a REST API: a part of the path.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-resource.html
  public struct RestResource: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::Resource",
      terraform: "aws_api_gateway_resource",
      attributes: ["Ref": "id", "ResourceId": "id"]
    )

    public var api: Reference<RestAPI>?
    /// The id of the resource above; the attribute `RootResourceId` of the API for the first part.
    public var parent: Value<String>?
    /// `orders`, `{id}` for a parameter, `{proxy+}` for all that follows.
    public var pathPart: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RestApiId", &api)
      fields.required("ParentId", &parent)
      fields.required("PathPart", &pathPart)
    }
  }
}
