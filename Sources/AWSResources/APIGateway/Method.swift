public import ResourceGraph

extension APIGateway {
  /// A method of a resource: who may call it, what answers, and with which responses.
  ///
  /// In Terraform, the integration and the responses are resources of their own.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html
  public struct Method: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::Method",
      terraform: "aws_api_gateway_method",
      attributes: ["Ref": "id"],
      companions: [
        .init("aws_api_gateway_integration", owner: "http_method", ownerAttribute: "HttpMethod"),
        .init("aws_api_gateway_method_response", owner: "http_method", ownerAttribute: "HttpMethod", isRepeated: true),
        // API Gateway refuses the response of an integration, or of a status code, that does not exist yet.
        .init(
          "aws_api_gateway_integration_response", owner: "http_method", ownerAttribute: "HttpMethod", isRepeated: true,
          after: ["aws_api_gateway_integration", "aws_api_gateway_method_response"]),
      ]
    )

    public enum AuthorizationKind: String, Literal, CaseIterable {
      /// Open to everybody who reaches the API.
      case none = "NONE"
      case cognitoUserPools = "COGNITO_USER_POOLS"
      /// With the consent of a Lambda function.
      case custom = "CUSTOM"
      /// Signed with credentials of AWS that may call the API.
      case iam = "AWS_IAM"
    }

    public var api: Reference<RestAPI>?
    /// The id of a resource; the attribute `RootResourceId` of the API for the path `/`.
    public var resource: Value<String>?
    /// `GET`, `POST`, …; `ANY` for all.
    public var httpMethod: Value<String>?
    public var authorizationKind: Value<AuthorizationKind>?
    public var authorizer: Reference<Authorizer>?
    /// The scopes of which a token of a user pool must have one.
    public var authorizationScopes: List<Value<String>>?
    public var requiresAPIKey: Value<Bool>?
    public var operationName: Value<String>?
    public var requestValidator: Reference<RequestValidator>?
    /// The names of models by content types.
    public var requestModels: NamedValues?
    /// Whether parameters are required: `method.request.path.id` and `true`.
    public var requestParameters: NamedValues?
    public var integration: Integration?
    /// The responses that callers get, by status codes.
    public var responses: [Response] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      var place = MethodPlace(api: api, resource: resource)
      place.map(fields)
      (api, resource) = (place.api, place.resource)
      fields.required("HttpMethod", &httpMethod)
      fields.requiredInTerraform("AuthorizationType", terraform: "authorization", &authorizationKind)
      fields.field("AuthorizerId", &authorizer)
      fields.field("AuthorizationScopes", &authorizationScopes)
      fields.field("ApiKeyRequired", &requiresAPIKey)
      fields.field("OperationName", &operationName)
      fields.field("RequestValidatorId", &requestValidator)
      fields.field("RequestModels", &requestModels)
      fields.field("RequestParameters", &requestParameters)
      guard fields.dialect == .terraform else {
        fields.group("Integration", &integration)
        return fields.groups("MethodResponses", &responses)
      }
      mapCompanions(fields, of: place)
    }

    private mutating func mapCompanions(_ fields: FieldMapper, of place: MethodPlace) {
      var integration = integration?.hasOnlyResponses == true ? nil : integration?.placed(at: place)
      fields.companion("aws_api_gateway_integration", owner: Self.resourceType) { $0.flatGroup(&integration) }
      integration?.place.forget(place)

      responses = responses.map { $0.placed(at: place) }
      fields.companions("aws_api_gateway_method_response", owner: Self.resourceType, "MethodResponses", &responses)
      for index in responses.indices { responses[index].place.forget(place) }

      var answers = (self.integration?.responses ?? []).map { $0.placed(at: place) }
      fields.companions(
        "aws_api_gateway_integration_response", owner: Self.resourceType, "IntegrationResponses", &answers)
      for index in answers.indices { answers[index].place.forget(place) }

      if integration == nil, !answers.isEmpty { integration = Integration { $0.hasOnlyResponses = true } }
      integration?.responses = answers
      self.integration = integration
    }
  }
}

/// The API and the resource of a method, which the Terraform resources that belong to it repeat.
struct MethodPlace: FieldGroup {
  var api: Reference<APIGateway.RestAPI>?
  var resource: Value<String>?

  init() {}

  init(api: Reference<APIGateway.RestAPI>?, resource: Value<String>?) {
    self.api = api
    self.resource = resource
  }

  mutating func map(_ fields: FieldMapper) {
    fields.required("RestApiId", &api)
    fields.required("ResourceId", &resource)
  }

  /// Keeps only what differs from the method.
  mutating func forget(_ place: MethodPlace) {
    if api == place.api { api = nil }
    if resource == place.resource { resource = nil }
  }
}

/// A part of a method that is a Terraform resource of its own.
protocol MethodPart: FieldGroup {
  /// What differs from the method.
  var place: MethodPlace { get set }
}

extension MethodPart {
  /// The part with the place of its method, unless it has another.
  func placed(at place: MethodPlace) -> Self {
    var copy = self
    copy.place = MethodPlace(api: self.place.api ?? place.api, resource: self.place.resource ?? place.resource)
    return copy
  }
}
