public import Documents
public import ResourceGraph

extension APIGatewayV2 {
  /// A route: which requests lead to an integration, and who may send them.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html
  public struct Route: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGatewayV2::Route",
      terraform: "aws_apigatewayv2_route",
      attributes: ["Ref": "id", "RouteId": "id"]
    )

    public enum AuthorizationKind: String, Literal, CaseIterable {
      /// Open to everybody who reaches the API.
      case none = "NONE"
      /// Signed with credentials of AWS that may call the API.
      case iam = "AWS_IAM"
      /// With a JSON Web Token. For HTTP APIs only.
      case jwt = "JWT"
      /// With the consent of a Lambda function.
      case custom = "CUSTOM"
    }

    public var api: Reference<API>?
    /// `GET /orders/{id}`, `ANY /{proxy+}`; `$default` takes what no other route takes.
    public var key: Value<String>?
    /// The integration: `integrations/…`.
    public var target: Value<String>?
    /// The default is `NONE`.
    public var authorizationKind: Value<AuthorizationKind>?
    public var authorizer: Reference<Authorizer>?
    /// The scopes of which a token must have one.
    public var authorizationScopes: List<Value<String>>?
    /// For WebSocket APIs only.
    public var requiresAPIKey: Value<Bool>?
    public var operationName: Value<String>?
    /// For WebSocket APIs only.
    public var modelSelectionExpression: Value<String>?
    /// The names of models by content types. For WebSocket APIs only.
    public var requestModels: NamedValues?
    /// For WebSocket APIs only.
    public var requestParameters: [RequestParameter] = []
    /// For WebSocket APIs only.
    public var routeResponseSelectionExpression: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ApiId", &api)
      fields.required("RouteKey", &key)
      fields.field("Target", &target)
      fields.field("AuthorizationType", &authorizationKind)
      fields.field("AuthorizerId", &authorizer)
      fields.field("AuthorizationScopes", &authorizationScopes)
      fields.field("ApiKeyRequired", &requiresAPIKey)
      fields.field("OperationName", &operationName)
      fields.field("ModelSelectionExpression", &modelSelectionExpression)
      fields.field("RequestModels", &requestModels)
      fields.keyedGroups("RequestParameters", terraform: "request_parameter", &requestParameters)
      fields.field("RouteResponseSelectionExpression", &routeResponseSelectionExpression)
    }

    /// A parameter of requests, and whether it is required.
    public struct RequestParameter: KeyedGroup {
      public static let keyArgument: StaticString = "request_parameter_key"
      public static var examples: [Node] {
        [["route.request.querystring.page": ["Required": true], "route.request.header.Origin": ["Required": false]]]
      }

      /// `route.request.querystring.page`
      public var key: Value<String>?
      public var isRequired: Value<Bool>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Required", &isRequired)
      }
    }
  }
}
