/// A user pool client: an application whose users sign in on the pages of the user pool.
///
/// The application gets an authorization code and exchanges it for tokens (authorization code grant), with PKCE. A URL
/// does not contain tokens.
public struct UserPoolClient: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let userPool: UserPool
  let callbacks: [String]
  let logouts: [String]
  let scopes: [TokenScope]
  let kind: Kind
  let tokens: TokenLifetimes
  let identityProviders: [ClientIdentityProvider]
  public private(set) var existing: Existing?

  /// Whether a client has a client secret.
  public enum Kind: Hashable, Sendable {
    /// It has none, because it runs on devices of its users, such as in a browser.
    case `public`
    /// It has one, because it runs on a server, or is a load balancer.
    case confidential
  }

  /// Creates a client.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - userPool: the user pool.
  ///   - callbacks: the callback URLs after sign-in: `https://…`, or `http://localhost…`.
  ///   - logouts: the redirect URLs after sign-out.
  ///   - scopes: the scopes that the client can request.
  ///   - kind: whether the client has a client secret.
  ///   - tokens: how long its tokens are valid.
  ///   - identityProviders: where its users have their accounts.
  public init(
    _ name: String, of userPool: UserPool, callbacks: [String], logouts: [String] = [],
    scopes: [TokenScope] = [.openID, .email, .profile], kind: Kind = .public, tokens: TokenLifetimes = TokenLifetimes(),
    identityProviders: [ClientIdentityProvider] = [.cognito],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("user pool client", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.userPool = userPool
    self.callbacks = callbacks
    self.logouts = logouts
    self.scopes = scopes
    self.kind = kind
    self.tokens = tokens
    self.identityProviders = identityProviders
  }

  /// A client that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - userPool: its user pool.
  ///   - clientID: its client id.
  public static func existing(
    _ name: String, of userPool: UserPool, clientID: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> UserPoolClient {
    // Nothing is created, so the callbacks have no effect.
    var client = UserPoolClient(name, of: userPool, callbacks: [], fileID: fileID, line: line, column: column)
    var existing = Existing()
    existing.add(client.client, ["Ref": clientID])
    client.existing = existing
    return client
  }

  public var dependencies: [any Construct] {
    [userPool] + scopes.compactMap(\.server) + identityProviders.compactMap(\.provider)
  }

  var client: Reference<Cognito.UserPoolClient> { Reference(id("Client")) }
  /// The client id.
  public var clientID: Value<String> { client.value }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    lowering.add(
      id("Client"),
      Cognito.UserPoolClient {
        $0.userPool = userPool.pool
        $0.name = .literal(physicalName(in: lowering))
        $0.generatesSecret = .literal(kind == .confidential)
        $0.usesOAuth = true
        $0.oauthFlows = [.literal(.code)]
        $0.oauthScopes = .items(scopes.map(\.value))
        $0.callbackURLs = .items(callbacks.map { .literal($0) })
        if !logouts.isEmpty { $0.logoutURLs = .items(logouts.map { .literal($0) }) }
        $0.identityProviders = .items(identityProviders.map(\.name))
        // Only standard attributes are readable and writable unless stated, while sign-ins with an identity provider must
        // write what it maps. No other custom attribute is writable: it could be a permission of the user.
        let mapped = identityProviders.compactMap(\.provider).flatMap(\.mappedAttributes)
        if !userPool.customAttributes.isEmpty || mapped.contains(where: { $0.customName != nil }) {
          $0.readAttributes = .items(readableAttributes(mapped).map { .literal($0) })
          $0.writeAttributes = .items(UserAttribute.writable(with: mapped).map { .literal($0) })
        }
        // By default, Cognito also allows flows in which the client handles passwords.
        $0.authFlows = [.literal(.refreshToken)]
        $0.userExistenceErrors = .literal(.hidden)
        $0.isTokenRevocationEnabled = true
        tokens.set(on: &$0)
      })
  }

  private func readableAttributes(_ mapped: [UserAttribute]) -> [String] {
    (UserAttribute.readable(with: userPool.customAttributes) + mapped.filter { $0.customName != nil }.map(\.name))
      .unique
  }

  private func check(_ lowering: inout Lowering) {
    Names.check(physical: physicalName(in: lowering), of: "user pool client", longest: 128, in: &lowering)
    if userPool.domain == nil {
      lowering.report(
        "client '\(name)' has no sign-in pages; add a domain to user pool '\(userPool.name)'")
    }
    if callbacks.isEmpty {
      lowering.report("client '\(name)' has no callback URL; add one")
    }
    for url in callbacks + logouts where !Self.isSafe(url) {
      lowering.report(
        "client '\(name)' redirects to '\(url)', which can expose the authorization code; use https, or http for "
          + "localhost, without '#' and '*'")
    }
    if scopes.isEmpty { lowering.report("client '\(name)' has no scope; add '.openID'") }
    let needsOpenID = scopes.first { [.email, .phone, .profile].contains($0) }
    if let needsOpenID, !scopes.contains(.openID) {
      lowering.report("client '\(name)' has the scope '\(needsOpenID.name)' without 'openid'; add '.openID'")
    }
    checkIdentityProviders(&lowering)
    for scope in scopes { scope.check(for: self, of: userPool, &lowering) }
    tokens.check(for: self, &lowering)
  }

  private func checkIdentityProviders(_ lowering: inout Lowering) {
    if identityProviders.isEmpty {
      lowering.report("client '\(name)' has no identity provider; add '.cognito', or '.provider(…)'")
    }
    for provider in identityProviders.compactMap(\.provider) {
      if provider.userPool.identity.key != userPool.identity.key {
        lowering.report(
          "client '\(name)' has identity provider '\(provider.name)', which belongs to user pool "
            + "'\(provider.userPool.name)'; use one of user pool '\(userPool.name)'")
      }
      if scopes.contains(.ownAccount), let custom = provider.mappedAttributes.first(where: { $0.customName != nil }) {
        lowering.report(
          "client '\(name)' has the scope '\(TokenScope.ownAccount.name)', with which users can overwrite '\(custom.name)', "
            + "which identity provider '\(provider.name)' maps; use another client for '.ownAccount'")
      }
    }
  }

  private static func isSafe(_ url: String) -> Bool {
    guard !url.contains(where: { $0 == "#" || $0 == "*" || $0.isWhitespace }) else { return false }
    if url.hasPrefix("https://") { return url != "https://" }
    let local = "http://localhost"
    guard url.hasPrefix(local) else { return false }
    let rest = url.dropFirst(local.count)
    return rest.first.map { ":/?".contains($0) } ?? true
  }
}

extension UserPoolClient {
  public var outputs: [ConstructOutput] { [.init("ClientId", clientID, "Client ID of '\(name)'")] }
}

extension UserPoolClient: Grantable {
  /// The access to a client that a workload can be granted.
  public enum Access: Hashable, Sendable {
    /// Reading the client secret of a confidential client, by `DescribeUserPoolClient`.
    case readSecret
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    guard access.contains(.readSecret) else { return [] }
    return [IAM.Statement(actions: ["cognito-idp:DescribeUserPoolClient"], resources: [userPool.arn])]
  }
}
