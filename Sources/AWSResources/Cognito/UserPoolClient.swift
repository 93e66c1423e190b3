public import ResourceGraph

extension Cognito {
  /// An app client: an application that users of a pool sign in to.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html
  public struct UserPoolClient: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::UserPoolClient",
      terraform: "aws_cognito_user_pool_client",
      attributes: ["Ref": "id", "ClientId": "id", "ClientSecret": "client_secret", "Name": "name"]
    )

    public var userPool: Reference<UserPool>?
    public var name: Value<String>?
    /// Whether the client has a secret, for server-side applications. Cannot be changed.
    public var generatesSecret: Value<Bool>?
    public var oauthFlows: List<Value<OAuthFlow>>?
    /// Whether the OAuth settings apply.
    public var usesOAuth: Value<Bool>?
    /// `openid`, `email`, `phone`, `profile`, `aws.cognito.signin.user.admin`, or `server/scope`.
    public var oauthScopes: List<Value<String>>?
    public var callbackURLs: List<Value<String>>?
    public var logoutURLs: List<Value<String>>?
    public var defaultRedirectURL: Value<String>?
    /// `COGNITO`, or names of the pool's identity providers.
    public var identityProviders: List<Value<String>>?
    /// The authentication flows that the client may use.
    public var authFlows: List<Value<AuthFlow>>?
    /// In minutes, 3 to 15; the default is 3.
    public var authSessionValidity: Value<Int>?
    /// In hours unless `tokenValidityUnits` is set; the default is one hour.
    public var accessTokenValidity: Value<Int>?
    /// In hours unless `tokenValidityUnits` is set; the default is one hour.
    public var idTokenValidity: Value<Int>?
    /// In days unless `tokenValidityUnits` is set; the default is 30.
    public var refreshTokenValidity: Value<Int>?
    public var tokenValidityUnits: TokenValidityUnits?
    public var refreshTokenRotation: RefreshTokenRotation?
    /// Whether refresh tokens, and the tokens issued from them, can be revoked.
    public var isTokenRevocationEnabled: Value<Bool>?
    /// Whether errors reveal that a user does not exist (`LEGACY`) or not (`ENABLED`).
    public var userExistenceErrors: Value<ExistenceErrors>?
    public var propagatesUserContext: Value<Bool>?
    public var readAttributes: List<Value<String>>?
    public var writeAttributes: List<Value<String>>?
    public var analytics: Analytics?

    public var secretInState: String? { generatesSecret == true ? "the client secret" : nil }

    public enum OAuthFlow: String, Literal, CaseIterable {
      case clientCredentials = "client_credentials"
      case code
      case implicit
    }

    public enum AuthFlow: String, Literal, CaseIterable {
      case adminNoSRP = "ADMIN_NO_SRP_AUTH"
      case customOnly = "CUSTOM_AUTH_FLOW_ONLY"
      case userPasswordOnly = "USER_PASSWORD_AUTH"
      case adminUserPassword = "ALLOW_ADMIN_USER_PASSWORD_AUTH"
      case custom = "ALLOW_CUSTOM_AUTH"
      case userPassword = "ALLOW_USER_PASSWORD_AUTH"
      case userSRP = "ALLOW_USER_SRP_AUTH"
      case refreshToken = "ALLOW_REFRESH_TOKEN_AUTH"
      case user = "ALLOW_USER_AUTH"
    }

    public enum ExistenceErrors: String, Literal, CaseIterable {
      case hidden = "ENABLED"
      case legacy = "LEGACY"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("UserPoolId", &userPool)
      switch fields.dialect {
      case .cloudFormation: fields.field("ClientName", &name)
      case .terraform: fields.required("Name", &name)
      }
      fields.field("GenerateSecret", &generatesSecret)
      fields.field("AllowedOAuthFlows", terraform: "allowed_oauth_flows", &oauthFlows)
      fields.field(
        "AllowedOAuthFlowsUserPoolClient", terraform: "allowed_oauth_flows_user_pool_client", &usesOAuth)
      fields.field("AllowedOAuthScopes", terraform: "allowed_oauth_scopes", &oauthScopes)
      fields.field("CallbackURLs", terraform: "callback_urls", &callbackURLs)
      fields.field("LogoutURLs", terraform: "logout_urls", &logoutURLs)
      fields.field("DefaultRedirectURI", &defaultRedirectURL)
      fields.field("SupportedIdentityProviders", &identityProviders)
      fields.field("ExplicitAuthFlows", &authFlows)
      fields.field("AuthSessionValidity", &authSessionValidity)
      fields.field("AccessTokenValidity", &accessTokenValidity)
      fields.field("IdTokenValidity", &idTokenValidity)
      fields.field("RefreshTokenValidity", &refreshTokenValidity)
      fields.group("TokenValidityUnits", &tokenValidityUnits)
      fields.group("RefreshTokenRotation", &refreshTokenRotation)
      fields.field("EnableTokenRevocation", &isTokenRevocationEnabled)
      fields.field("PreventUserExistenceErrors", &userExistenceErrors)
      fields.field("EnablePropagateAdditionalUserContextData", &propagatesUserContext)
      fields.field("ReadAttributes", &readAttributes)
      fields.field("WriteAttributes", &writeAttributes)
      fields.group("AnalyticsConfiguration", &analytics)
    }
  }
}

extension Cognito.UserPoolClient {
  /// The time units of the token validities.
  public struct TokenValidityUnits: FieldGroup {
    public var accessToken: Value<Unit>?
    public var idToken: Value<Unit>?
    public var refreshToken: Value<Unit>?

    public enum Unit: String, Literal, CaseIterable {
      case seconds
      case minutes
      case hours
      case days
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("AccessToken", &accessToken)
      fields.field("IdToken", &idToken)
      fields.field("RefreshToken", &refreshToken)
    }
  }

  /// Refresh token rotation: whether a used refresh token is replaced.
  public struct RefreshTokenRotation: FieldGroup {
    public var feature: Value<State>?
    /// The time in seconds for which the replaced token remains valid, 0 to 60.
    public var gracePeriod: Value<Int>?

    public enum State: String, Literal, CaseIterable {
      case enabled = "ENABLED"
      case disabled = "DISABLED"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Feature", &feature)
      fields.field("RetryGracePeriodSeconds", &gracePeriod)
    }
  }

  /// The Amazon Pinpoint application that receives sign-in analytics.
  public struct Analytics: FieldGroup {
    public var applicationARN: Value<String>?
    public var applicationID: Value<String>?
    public var externalID: Value<String>?
    public var role: Reference<IAM.Role>?
    public var sharesUserData: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ApplicationArn", &applicationARN)
      fields.field("ApplicationId", &applicationID)
      fields.field("ExternalId", &externalID)
      fields.field("RoleArn", &role)
      fields.field("UserDataShared", &sharesUserData)
    }
  }
}
