/// A user pool client for a program, which gets tokens with a client secret (client credentials grant).
public struct MachineClient: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let userPool: UserPool
  let scopes: [TokenScope]
  let accessTokens: Duration

  /// Creates a client.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - userPool: the user pool.
  ///   - scopes: the scopes of resource servers that the client can request.
  ///   - accessTokens: how long access tokens are valid, 5 minutes to 1 day.
  public init(
    _ name: String, of userPool: UserPool, scopes: [TokenScope], accessTokens: Duration = .hours(1),
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("machine client", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.userPool = userPool
    self.scopes = scopes
    self.accessTokens = accessTokens
  }

  public var dependencies: [any Construct] { [userPool] + scopes.compactMap(\.server) }

  /// The client id.
  public var clientID: Value<String> { Reference<Cognito.UserPoolClient>(id("MachineClient")).value }

  private var tokens: TokenLifetimes { TokenLifetimes(access: accessTokens) }

  public func lower(into lowering: inout Lowering) {
    Names.check(physical: physicalName(in: lowering), of: "machine client", longest: 128, in: &lowering)
    if userPool.domain == nil {
      lowering.report("client '\(name)' has no token endpoint; add a domain to user pool '\(userPool.name)'")
    }
    if scopes.isEmpty {
      lowering.report("client '\(name)' has no scope; add a scope of a resource server")
    }
    for scope in scopes {
      if scope.server == nil {
        lowering.report(
          "client '\(name)' has the scope '\(scope.name)', which requires a user; use a scope of a resource server")
      }
      scope.check(for: self, of: userPool, &lowering)
    }
    tokens.check(for: self, &lowering)
    lowering.add(
      id("MachineClient"),
      Cognito.UserPoolClient {
        $0.userPool = userPool.pool
        $0.name = .literal(physicalName(in: lowering))
        $0.generatesSecret = true
        $0.usesOAuth = true
        $0.oauthFlows = [.literal(.clientCredentials)]
        $0.oauthScopes = .items(scopes.map(\.value))
        // Cognito requires an authentication flow.
        $0.authFlows = [.literal(.refreshToken)]
        $0.userExistenceErrors = .literal(.hidden)
        $0.isTokenRevocationEnabled = true
        tokens.set(on: &$0)
      })
  }
}

extension MachineClient {
  public var outputs: [ConstructOutput] { [.init("ClientId", clientID, "Client ID of '\(name)'")] }
}

extension MachineClient: Grantable {
  /// The access to a client that a workload can be granted.
  public enum Access: Hashable, Sendable {
    /// Reading the client secret, by `DescribeUserPoolClient`.
    case readSecret
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    guard access.contains(.readSecret) else { return [] }
    return [IAM.Statement(actions: ["cognito-idp:DescribeUserPoolClient"], resources: [userPool.arn])]
  }
}
