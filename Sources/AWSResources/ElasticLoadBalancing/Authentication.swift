public import ResourceGraph

extension ElasticLoadBalancing {
  /// What a load balancer does with a request that nobody is known for.
  public enum UnauthenticatedRequest: String, Literal, CaseIterable {
    case allow
    case authenticate
    case deny
  }

  /// Has users sign in at a Cognito user pool before the next action runs.
  public struct CognitoAuthentication: FieldGroup {
    /// The pool's ARN.
    public var userPool: Value<String>?
    public var userPoolClient: Value<String>?
    /// The prefix or the whole name of the pool's domain.
    public var userPoolDomain: Value<String>?
    /// What happens to a request that nobody is known for: `authenticate` unless set.
    public var unauthenticatedRequest: Value<UnauthenticatedRequest>?
    /// `openid` unless set.
    public var scope: Value<String>?
    public var sessionCookieName: Value<String>?
    /// In seconds; seven days unless set.
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

  /// Has users sign in at an OpenID Connect provider before the next action runs.
  public struct OIDCAuthentication: FieldGroup {
    public var issuer: Value<String>?
    public var authorizationEndpoint: Value<String>?
    public var tokenEndpoint: Value<String>?
    public var userInfoEndpoint: Value<String>?
    public var client: Value<String>?
    public var clientSecret: Value<String>?
    /// Whether the secret that the rule has already stays. CloudFormation's alone.
    public var usesExistingClientSecret: Value<Bool>?
    /// What happens to a request that nobody is known for: `authenticate` unless set.
    public var unauthenticatedRequest: Value<UnauthenticatedRequest>?
    /// `openid` unless set.
    public var scope: Value<String>?
    public var sessionCookieName: Value<String>?
    /// In seconds; seven days unless set.
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
