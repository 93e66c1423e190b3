import AWSResources

/// An identity provider of a user pool, with whose accounts users sign in: OpenID Connect, SAML or a social provider.
///
/// ```swift
/// let google = UserPoolIdentityProvider(
///   "google", of: users,
///   .google(clientID: "1234.apps.googleusercontent.com", clientSecret: credentials.value("client_secret")))
/// UserPoolClient("web", of: users, callbacks: […], identityProviders: [.cognito, .provider(google)])
/// ```
///
/// The client secret stands in Secrets Manager, and in no template: CloudFormation reads it by a dynamic reference. Terraform
/// reads it with a data source and keeps it in its state, which the provider offers no way around
/// (https://github.com/hashicorp/terraform-provider-aws/issues/48319).
public struct UserPoolIdentityProvider: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let userPool: UserPool
  private let signIn: FederatedSignIn
  private let mapping: [Mapping]
  private let identifiers: [String]

  private struct Mapping: Hashable, Sendable {
    let attribute: UserAttribute
    let claim: String
  }

  /// Creates an identity provider.
  ///
  /// - Parameters:
  ///   - name: the construct's name; 3 to 32 characters for OpenID Connect and SAML, where it is the name in Cognito.
  ///   - userPool: the user pool, which has a domain.
  ///   - signIn: the service, and how Cognito reaches it.
  ///   - attributes: for attributes of the user, the claims or SAML attributes from which Cognito takes them at each sign-in;
  ///     the e-mail address by default. Custom attributes among them must be mutable.
  ///   - identifiers: the e-mail domains by which the sign-in pages select the provider.
  public init(
    _ name: String, of userPool: UserPool, _ signIn: FederatedSignIn,
    attributes: KeyValuePairs<UserAttribute, String>? = nil, identifiers: [String] = [],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("identity provider", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.userPool = userPool
    self.signIn = signIn
    mapping = (attributes ?? [.email: signIn.emailClaim]).map { Mapping(attribute: $0.key, claim: $0.value) }
    self.identifiers = identifiers
  }

  public var dependencies: [any Construct] {
    let secret: (any Construct)? = signIn.secret?.value.owner.flatMap {
      if case .secret(let secret) = $0 { secret } else { nil }
    }
    return [userPool] + (secret.map { [$0] } ?? [])
  }

  // MARK: What others refer to

  var provider: Reference<Cognito.UserPoolIdentityProvider> { Reference(id("IdentityProvider")) }

  /// The name in Cognito, for the parameter `identity_provider` of a sign-in request.
  public var providerName: Value<String> { provider.value }

  /// The URL to which the provider sends users back, which has to be registered there; `nil` if the pool has no domain.
  public var callbackURL: Value<String>? {
    userPool.signInURL.map { "\($0)/\(text: signIn.kind == .saml ? "saml2" : "oauth2")/idpresponse" }
  }

  /// The attributes that sign-ins write.
  var mappedAttributes: [UserAttribute] { mapping.map(\.attribute) }

  public var outputs: [ConstructOutput] {
    let callback = callbackURL.map {
      ConstructOutput("CallbackUrl", $0, "URL to register with identity provider '\(name)' for its responses")
    }
    guard signIn.kind == .saml else { return callback.map { [$0] } ?? [] }
    let audience: Value<String> = "urn:amazon:cognito:sp:\(userPool.poolID)"
    return (callback.map { [$0] } ?? [])
      + [ConstructOutput("EntityId", audience, "Entity id to register with identity provider '\(name)'")]
  }
}

extension UserPoolIdentityProvider {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    var details = signIn.details.map { NamedValues.Entry(name: $0.key, value: $0.value) }
    if let secret = signIn.secret {
      details.append(.init(name: secret.key, value: lowering.value(of: secret.value, as: id("ProviderSecret"))))
    }
    var attributes = mapping.map { NamedValues.Entry(name: $0.attribute.name, value: .literal($0.claim)) }
    if let username = signIn.usernameClaim { attributes.append(.init(name: "username", value: .literal(username))) }
    lowering.add(
      id("IdentityProvider"),
      Cognito.UserPoolIdentityProvider {
        $0.userPool = userPool.pool
        $0.name = .literal(signIn.fixedName ?? name)
        $0.kind = .literal(signIn.kind)
        $0.details = NamedValues(details)
        $0.attributeMapping = NamedValues(attributes)
        if !identifiers.isEmpty { $0.identifiers = .items(identifiers.map { .literal($0) }) }
      }
    ) { $0.ignoredChanges += signIn.addedDetails.map { "provider_details[\"\($0)\"]" } }
  }

  private func check(_ lowering: inout Lowering) {
    if userPool.domain == nil {
      lowering.report("identity provider '\(name)' has no sign-in pages; add a domain to user pool '\(userPool.name)'")
    }
    if signIn.fixedName == nil, !(3...32).contains(name.utf8.count) {
      lowering.report(
        "identity provider '\(name)' has a name of \(name.utf8.count) characters; use 3 to 32, as Cognito requires")
    }
    for url in signIn.urls where !url.hasPrefix("https://") || url.contains(where: \.isWhitespace) {
      lowering.report("identity provider '\(name)' has the URL '\(url)'; use one that begins with 'https://'")
    }
    if signIn.details.contains(where: { $0.value.literal?.isEmpty == true }) {
      lowering.report("identity provider '\(name)' has an empty setting; state its id, its scopes and its metadata")
    }
    if let secret = signIn.secret, secret.value.store != .secretsManager {
      lowering.report(
        "identity provider '\(name)' has its secret in Parameter Store, from where CloudFormation does not read it; use a "
          + "'Secret'")
    }
    for identifier in identifiers where !ValuePattern("[A-Za-z0-9_ +=.@-]{1,40}").matches(identifier) {
      lowering.report(
        "identity provider '\(name)' has the identifier '\(identifier)'; use 1 to 40 letters, digits and '+=.@-_'")
    }
    checkMapping(&lowering)
  }

  private func checkMapping(_ lowering: inout Lowering) {
    var known: Set<UserAttribute> = []
    for attribute in mappedAttributes where !known.insert(attribute).inserted {
      lowering.report("identity provider '\(name)' maps '\(attribute.name)' twice; remove one")
    }
    // Nobody stated the attributes of a user pool that exists already.
    guard userPool.existing == nil else { return }
    for attribute in mappedAttributes {
      guard let custom = attribute.customName else { continue }
      guard let definition = userPool.customAttributes.first(where: { $0.name == custom }) else {
        lowering.report(
          "identity provider '\(name)' maps the custom attribute '\(custom)', which user pool '\(userPool.name)' does not have; "
            + "add it to its 'customAttributes'")
        continue
      }
      if !definition.isMutable {
        lowering.report(
          "identity provider '\(name)' maps the custom attribute '\(custom)', which is not mutable, so that the second sign-in "
            + "would fail; make it mutable")
      }
    }
  }
}

/// Where the users of a client have their accounts.
public indirect enum ClientIdentityProvider: Hashable, Sendable {
  /// In the user pool, with a password.
  case cognito
  /// At an identity provider of the user pool.
  case provider(UserPoolIdentityProvider)

  /// The identity provider, if it is not the user pool.
  var provider: UserPoolIdentityProvider? {
    if case .provider(let provider) = self { provider } else { nil }
  }

  var name: Value<String> { provider?.providerName ?? "COGNITO" }
}
