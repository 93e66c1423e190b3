/// An application that the users of a pool sign in to, through the pool's own pages.
///
/// It gets a code and trades it for tokens, and proves with PKCE that the code is its own. Tokens never stand in a URL.
public struct UserPoolClient: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let userPool: UserPool
  let callbacks: [String]
  let logouts: [String]
  let scopes: [TokenScope]
  let kind: Kind
  let tokens: TokenLifetimes

  /// Whether a client can keep a secret.
  public enum Kind: Hashable, Sendable {
    /// It runs where its users are, in a browser or on a phone.
    case `public`
    /// It runs on a server, or is a load balancer, and has a secret.
    case confidential
  }

  /// - Parameters:
  ///   - callbacks: where users come back to when they are signed in: `https://…`, or `http://localhost…`.
  ///   - logouts: where they come back to when they are signed out.
  ///   - scopes: what the tokens are good for.
  public init(
    _ name: String, of userPool: UserPool, callbacks: [String], logouts: [String] = [],
    scopes: [TokenScope] = [.openID, .email, .profile], kind: Kind = .public, tokens: TokenLifetimes = TokenLifetimes(),
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("user pool client", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.userPool = userPool
    self.callbacks = callbacks
    self.logouts = logouts
    self.scopes = scopes
    self.kind = kind
    self.tokens = tokens
  }

  public var dependencies: [any Construct] { [userPool] + scopes.compactMap(\.server) }

  var client: Reference<Cognito.UserPoolClient> { Reference(id("Client")) }
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
        $0.identityProviders = ["COGNITO"]
        // Without a list, Cognito would let the client ask for passwords itself.
        $0.authFlows = [.literal(.refreshToken)]
        $0.userExistenceErrors = .literal(.hidden)
        $0.isTokenRevocationEnabled = true
        tokens.set(on: &$0)
      })
  }

  private func check(_ lowering: inout Lowering) {
    Names.check(physical: physicalName(in: lowering), of: "user pool client", longest: 128, in: &lowering)
    if userPool.domain == nil {
      lowering.report(
        "client '\(name)' has no pages to sign in at; give user pool '\(userPool.name)' a domain")
    }
    if callbacks.isEmpty {
      lowering.report("client '\(name)' has no callback; give it the URL that users come back to")
    }
    for url in callbacks + logouts where !Self.isSafe(url) {
      lowering.report(
        "client '\(name)' sends users to '\(url)', where a code could be read on its way; use https, http only for "
          + "localhost, without '#'")
    }
    if scopes.isEmpty { lowering.report("client '\(name)' asks for no scope; give it '.openID'") }
    let needsOpenID = scopes.first { [.email, .phone, .profile].contains($0) }
    if let needsOpenID, !scopes.contains(.openID) {
      lowering.report("client '\(name)' asks for '\(needsOpenID.name)' without 'openid'; add '.openID'")
    }
    for scope in scopes { scope.check(for: self, of: userPool, &lowering) }
    tokens.check(for: self, &lowering)
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

extension UserPoolClient: Grantable {
  public enum Access: Hashable, Sendable {
    /// Reading the secret of a confidential client, by `DescribeUserPoolClient`.
    case readSecret
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    guard access.contains(.readSecret) else { return [] }
    return [IAM.Statement(actions: ["cognito-idp:DescribeUserPoolClient"], resources: [userPool.arn])]
  }
}
