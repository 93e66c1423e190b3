public import ResourceGraph

extension ElasticLoadBalancing {
  /// What a load balancer does with an unauthenticated request.
  public enum UnauthenticatedRequest: String, Literal, CaseIterable {
    case allow
    case authenticate
    case deny
  }

  /// Authenticates users with a Cognito user pool before the next action runs.
  public struct CognitoAuthentication: FieldGroup {
    /// The pool's ARN.
    public var userPool: Value<String>?
    public var userPoolClient: Value<String>?
    /// The prefix or the custom domain of the pool.
    public var userPoolDomain: Value<String>?
    /// What happens to an unauthenticated request; the default is `authenticate`.
    public var unauthenticatedRequest: Value<UnauthenticatedRequest>?
    /// The default is `openid`.
    public var scope: Value<String>?
    public var sessionCookieName: Value<String>?
    /// In seconds; the default is 604800, seven days.
    public var sessionTimeout: Value<Int>?
    public var extraParameters: NamedValues?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("UserPoolArn", &userPool)
      fields.required("UserPoolClientId", &userPoolClient)
      fields.required("UserPoolDomain", &userPoolDomain)
      fields.field("OnUnauthenticatedRequest", &unauthenticatedRequest)
      fields.field("Scope", &scope)
      fields.field("SessionCookieName", &sessionCookieName)
      fields.field("SessionTimeout", &sessionTimeout)
      fields.field("AuthenticationRequestExtraParams", &extraParameters)
    }
  }

  /// Authenticates users with an OpenID Connect provider before the next action runs.
  public struct OIDCAuthentication: FieldGroup {
    public var issuer: Value<String>?
    public var authorizationEndpoint: Value<String>?
    public var tokenEndpoint: Value<String>?
    public var userInfoEndpoint: Value<String>?
    public var client: Value<String>?
    public var clientSecret: Value<String>?
    /// Whether the existing client secret of the rule is kept. CloudFormation only.
    public var usesExistingClientSecret: Value<Bool>?
    /// What happens to an unauthenticated request; the default is `authenticate`.
    public var unauthenticatedRequest: Value<UnauthenticatedRequest>?
    /// The default is `openid`.
    public var scope: Value<String>?
    public var sessionCookieName: Value<String>?
    /// In seconds; the default is 604800, seven days.
    public var sessionTimeout: Value<Int>?
    public var extraParameters: NamedValues?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Issuer", &issuer)
      fields.required("AuthorizationEndpoint", &authorizationEndpoint)
      fields.required("TokenEndpoint", &tokenEndpoint)
      fields.required("UserInfoEndpoint", &userInfoEndpoint)
      fields.required("ClientId", &client)
      fields.required("ClientSecret", &clientSecret)
      fields.cloudFormationOnly("UseExistingClientSecret", &usesExistingClientSecret)
      fields.field("OnUnauthenticatedRequest", &unauthenticatedRequest)
      fields.field("Scope", &scope)
      fields.field("SessionCookieName", &sessionCookieName)
      fields.field("SessionTimeout", &sessionTimeout)
      fields.field("AuthenticationRequestExtraParams", &extraParameters)
    }
  }
}
