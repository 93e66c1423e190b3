public import ResourceGraph

extension APIGatewayV2 {
  /// An authorizer: decides who may call a route, by a JSON Web Token or with a Lambda function.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html
  public struct Authorizer: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGatewayV2::Authorizer",
      terraform: "aws_apigatewayv2_authorizer",
      attributes: ["Ref": "id", "AuthorizerId": "id"]
    )

    public enum Kind: String, Literal, CaseIterable {
      /// For HTTP APIs only.
      case jwt = "JWT"
      /// A Lambda function that is given the request.
      case request = "REQUEST"
    }

    public var api: Reference<API>?
    public var name: Value<String>?
    public var kind: Value<Kind>?
    /// Where the identity is in a request: `$request.header.Authorization`.
    public var identitySources: List<Value<String>>?
    /// The issuer and the audiences of tokens.
    public var jwt: JWT?
    /// The URI by which API Gateway invokes the function: `arn:aws:apigateway:…:lambda:path/…/invocations`.
    public var uri: Value<String>?
    /// The role that invokes the function; without it, the function's own policy has to permit it.
    public var credentials: Reference<IAM.Role>?
    /// `1.0` or `2.0`; required for HTTP APIs.
    public var payloadFormatVersion: Value<Integration.PayloadFormatVersion>?
    /// Whether the function answers with a Boolean instead of a policy, in format `2.0`.
    public var acceptsSimpleResponses: Value<Bool>?
    /// How long an answer is kept, in seconds, 0 to 3600; 0 turns it off.
    public var resultValidity: Value<Int>?
    /// CloudFormation only; API Gateway makes no use of it.
    public var identityValidationExpression: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ApiId", &api)
      fields.required("Name", &name)
      fields.required("AuthorizerType", &kind)
      fields.field("IdentitySource", terraform: "identity_sources", &identitySources)
      fields.group("JwtConfiguration", &jwt)
      fields.field("AuthorizerUri", &uri)
      fields.field("AuthorizerCredentialsArn", &credentials)
      fields.field("AuthorizerPayloadFormatVersion", &payloadFormatVersion)
      fields.field("EnableSimpleResponses", &acceptsSimpleResponses)
      fields.field("AuthorizerResultTtlInSeconds", &resultValidity)
      fields.cloudFormationOnly("IdentityValidationExpression", &identityValidationExpression)
    }

    /// Which tokens are accepted.
    public struct JWT: FieldGroup {
      /// The audiences or clients that a token may be for; it has to be for one of them.
      public var audiences: List<Value<String>>?
      /// `https://cognito-idp.eu-west-1.amazonaws.com/…`
      public var issuer: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("Audience", &audiences)
        fields.field("Issuer", &issuer)
      }
    }
  }
}
