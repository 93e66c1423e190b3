/// The service with which the users of a pool have their accounts, and how Cognito reaches it.
public struct FederatedSignIn: Hashable, Sendable {
  /// The metadata of a SAML 2.0 identity provider.
  public enum SAMLMetadata: Hashable, Sendable {
    /// The URL of the document, which Cognito reads every six hours.
    case url(String)
    /// The XML document itself.
    case document(String)
  }

  /// A setting whose value a secret has.
  struct Secret: Hashable, Sendable {
    let key: String
    let value: SecretValue
  }

  let kind: Cognito.UserPoolIdentityProvider.Kind
  /// The settings by Cognito's names, in order.
  let details: [Detail]
  let secret: Secret?
  /// The claim that is the user's name, which Cognito adds by itself, so that Terraform would see a difference.
  let usernameClaim: String?
  /// The claim with the e-mail address.
  let emailClaim: String
  /// The settings that Cognito adds, which Terraform must not remove.
  let addedDetails: [String]
  /// The URLs among the settings, which must be HTTPS.
  let urls: [String]

  struct Detail: Hashable, Sendable {
    let key: String
    let value: Value<String>
  }

  private init(
    _ kind: Cognito.UserPoolIdentityProvider.Kind, _ details: KeyValuePairs<String, Value<String>?>,
    secret: Secret? = nil, usernameClaim: String?, emailClaim: String = "email", adds addedDetails: [String],
    urls: [String] = []
  ) {
    self.kind = kind
    self.details = details.compactMap { key, value in value.map { Detail(key: key, value: $0) } }
    self.secret = secret
    self.usernameClaim = usernameClaim
    self.emailClaim = emailClaim
    self.addedDetails = addedDetails.filter { key in !details.contains { $0.key == key && $0.value != nil } }
    self.urls = urls
  }

  /// Google.
  ///
  /// - Parameters:
  ///   - clientID: the OAuth client's id, `….apps.googleusercontent.com`.
  ///   - clientSecret: the client's secret, in a secret of Secrets Manager.
  ///   - scopes: what Cognito asks Google for.
  public static func google(
    clientID: Value<String>, clientSecret: SecretValue, scopes: [String] = ["openid", "email", "profile"]
  ) -> FederatedSignIn {
    FederatedSignIn(
      .google, ["client_id": clientID, "authorize_scopes": .literal(scopes.joined(separator: " "))],
      secret: Secret(key: "client_secret", value: clientSecret), usernameClaim: "sub",
      adds: endpoints + ["oidc_issuer"])
  }

  /// Facebook.
  ///
  /// - Parameters:
  ///   - appID: the app's id.
  ///   - appSecret: the app's secret, in a secret of Secrets Manager.
  ///   - apiVersion: the version of the Graph API, `v21.0`; Facebook ends support of each after two years.
  ///   - scopes: what Cognito asks Facebook for.
  public static func facebook(
    appID: Value<String>, appSecret: SecretValue, apiVersion: String, scopes: [String] = ["public_profile", "email"]
  ) -> FederatedSignIn {
    FederatedSignIn(
      .facebook,
      [
        "client_id": appID, "authorize_scopes": .literal(scopes.joined(separator: ",")),
        "api_version": .literal(apiVersion),
      ],
      secret: Secret(key: "client_secret", value: appSecret), usernameClaim: "id", adds: endpoints)
  }

  /// Login with Amazon.
  ///
  /// - Parameters:
  ///   - clientID: the security profile's client id.
  ///   - clientSecret: the client's secret, in a secret of Secrets Manager.
  ///   - scopes: what Cognito asks Amazon for.
  public static func amazon(
    clientID: Value<String>, clientSecret: SecretValue, scopes: [String] = ["profile"]
  ) -> FederatedSignIn {
    FederatedSignIn(
      .amazon, ["client_id": clientID, "authorize_scopes": .literal(scopes.joined(separator: " "))],
      secret: Secret(key: "client_secret", value: clientSecret), usernameClaim: "user_id", adds: endpoints)
  }

  /// Sign in with Apple.
  ///
  /// - Parameters:
  ///   - servicesID: the Services ID.
  ///   - teamID: the Team ID.
  ///   - keyID: the id of the key.
  ///   - privateKey: the private key, in a secret of Secrets Manager.
  ///   - scopes: what Cognito asks Apple for.
  public static func apple(
    servicesID: Value<String>, teamID: String, keyID: String, privateKey: SecretValue,
    scopes: [String] = ["email", "name"]
  ) -> FederatedSignIn {
    FederatedSignIn(
      .apple,
      [
        "client_id": servicesID, "team_id": .literal(teamID), "key_id": .literal(keyID),
        "authorize_scopes": .literal(scopes.joined(separator: " ")),
      ],
      secret: Secret(key: "private_key", value: privateKey), usernameClaim: "sub",
      adds: endpoints + ["oidc_issuer"])
  }

  /// Any identity provider with OpenID Connect.
  ///
  /// - Parameters:
  ///   - issuer: the issuer's URL, below which Cognito finds `/.well-known/openid-configuration`.
  ///   - clientID: the client's id at the provider.
  ///   - clientSecret: the client's secret, in a secret of Secrets Manager.
  ///   - scopes: what Cognito asks the provider for; `openid` is required.
  public static func oidc(
    issuer: String, clientID: Value<String>, clientSecret: SecretValue,
    scopes: [String] = ["openid", "email", "profile"]
  ) -> FederatedSignIn {
    FederatedSignIn(
      .oidc,
      [
        "client_id": clientID, "oidc_issuer": .literal(issuer), "attributes_request_method": "GET",
        "authorize_scopes": .literal(scopes.joined(separator: " ")),
      ],
      secret: Secret(key: "client_secret", value: clientSecret), usernameClaim: "sub",
      adds: endpoints + ["jwks_uri"], urls: [issuer])
  }

  /// An identity provider with SAML 2.0.
  ///
  /// - Parameters:
  ///   - metadata: the provider's metadata.
  ///   - signsOut: whether a sign-out from Cognito signs the user out of the provider too.
  ///   - signsRequests: whether Cognito signs its requests.
  ///   - requiresEncryption: whether the provider must encrypt its responses, with the certificate of the user pool.
  public static func saml(
    metadata: SAMLMetadata, signsOut: Bool = false, signsRequests: Bool = false, requiresEncryption: Bool = false
  ) -> FederatedSignIn {
    var (url, document): (String?, String?) = (nil, nil)
    switch metadata {
    case .url(let text): url = text
    case .document(let text): document = text
    }
    return FederatedSignIn(
      .saml,
      [
        "MetadataURL": url.map { .literal($0) }, "MetadataFile": document.map { .literal($0) },
        "IDPSignout": .literal(String(signsOut)), "RequestSigningAlgorithm": signsRequests ? "rsa-sha256" : nil,
        "EncryptedResponses": requiresEncryption ? "true" : nil,
      ], usernameClaim: nil, emailClaim: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
      adds: ["ActiveEncryptionCertificate", "SLORedirectBindingURI", "SSORedirectBindingURI"],
      urls: url.map { [$0] } ?? [])
  }

  /// What Cognito adds to the settings of providers with OAuth.
  private static let endpoints = [
    "attributes_url", "attributes_url_add_attributes", "authorize_url", "token_request_method", "token_url",
  ]

  /// The name that Cognito requires; `nil` for providers that have a name of the team's choice.
  var fixedName: String? { kind == .oidc || kind == .saml ? nil : kind.rawValue }
}
