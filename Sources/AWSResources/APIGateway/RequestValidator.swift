public import ResourceGraph

extension APIGateway {
  /// A request validator: what of a request is validated before the integration is called.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-requestvalidator.html
  public struct RequestValidator: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::RequestValidator",
      terraform: "aws_api_gateway_request_validator",
      attributes: ["Ref": "id", "RequestValidatorId": "id"]
    )

    public var api: Reference<RestAPI>?
    public var name: Value<String>?
    /// Whether the payload is validated by the model of its content type; the default is false.
    public var validatesBody: Value<Bool>?
    /// Whether required parameters have to be there; the default is false.
    public var validatesParameters: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RestApiId", &api)
      fields.requiredInTerraform("Name", &name)
      fields.field("ValidateRequestBody", &validatesBody)
      fields.field("ValidateRequestParameters", &validatesParameters)
    }
  }
}
