public import ResourceGraph

extension APIGateway {
  /// A gateway response: what a REST API answers without an integration, such as to a request without permission.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-gatewayresponse.html
  public struct GatewayResponse: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::GatewayResponse",
      terraform: "aws_api_gateway_gateway_response",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var api: Reference<RestAPI>?
    /// `ACCESS_DENIED`, `UNAUTHORIZED`, `DEFAULT_4XX`, `DEFAULT_5XX` and others.
    public var kind: Value<String>?
    public var statusCode: Value<String>?
    /// Headers of the response: `gatewayresponse.header.Access-Control-Allow-Origin` and `'*'`.
    public var parameters: NamedValues?
    /// Payloads by content types.
    public var templates: NamedValues?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RestApiId", &api)
      fields.required("ResponseType", &kind)
      fields.field("StatusCode", &statusCode)
      fields.field("ResponseParameters", &parameters)
      fields.field("ResponseTemplates", &templates)
    }
  }
}
