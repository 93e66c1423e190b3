public import ResourceGraph

extension APIGateway {
  /// An authorizer: decides who may call a method, with a Lambda function or a Cognito user pool.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-authorizer.html
  public struct Authorizer: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::Authorizer",
      terraform: "aws_api_gateway_authorizer",
      attributes: ["Ref": "id", "AuthorizerId": "id"]
    )

    public enum Kind: String, Literal, CaseIterable {
      case cognitoUserPools = "COGNITO_USER_POOLS"
      /// A Lambda function that is given the parameters of the request.
      case request = "REQUEST"
      /// A Lambda function that is given a token.
      case token = "TOKEN"
    }

    public var api: Reference<RestAPI>?
    public var name: Value<String>?
    /// Terraform's default is `TOKEN`.
    public var kind: Value<Kind>?
    /// The ARNs of user pools.
    public var userPools: List<Value<String>>?
    /// The URI by which API Gateway invokes the function: `arn:aws:apigateway:…:lambda:path/…/invocations`.
    public var uri: Value<String>?
    /// The role that invokes the function; without it, the function's own policy has to permit it.
    public var credentials: Reference<IAM.Role>?
    /// Where the identity is in a request: `method.request.header.Authorization`.
    public var identitySource: Value<String>?
    /// A regular expression that a token has to match before the function is called.
    public var identityValidationExpression: Value<String>?
    /// How long an answer is kept, in seconds, 0 to 3600; the default is 300.
    public var resultValidity: Value<Int>?
    /// A note for imports and exports of OpenAPI definitions. CloudFormation only.
    public var authorizationNote: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RestApiId", &api)
      fields.required("Name", &name)
      switch fields.dialect {
      case .cloudFormation: fields.required("Type", &kind)
      case .terraform: fields.field("Type", &kind)
      }
      fields.field("ProviderARNs", terraform: "provider_arns", &userPools)
      fields.field("AuthorizerUri", &uri)
      fields.field("AuthorizerCredentials", &credentials)
      fields.field("IdentitySource", &identitySource)
      fields.field("IdentityValidationExpression", &identityValidationExpression)
      fields.field("AuthorizerResultTtlInSeconds", &resultValidity)
      fields.cloudFormationOnly("AuthType", &authorizationNote)
    }
  }
}
