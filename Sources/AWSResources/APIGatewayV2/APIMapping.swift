public import ResourceGraph

extension APIGatewayV2 {
  /// An API mapping: leads requests of a custom domain name to a stage of an API.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-apimapping.html
  public struct APIMapping: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGatewayV2::ApiMapping",
      terraform: "aws_apigatewayv2_api_mapping",
      attributes: ["Ref": "id", "ApiMappingId": "id"]
    )

    public var api: Reference<API>?
    public var domainName: Reference<DomainName>?
    public var stage: Reference<Stage>?
    /// The beginning of the paths: `orders/v1`; the default is every path.
    public var key: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ApiId", &api)
      fields.required("DomainName", &domainName)
      fields.required("Stage", &stage)
      fields.field("ApiMappingKey", &key)
    }
  }
}
