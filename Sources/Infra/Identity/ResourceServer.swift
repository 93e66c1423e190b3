/// An API that a user pool's tokens are for, with what a token may allow there.
public struct ResourceServer: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let userPool: UserPool
  let scopes: [Scope]

  /// Something that a token may allow: `read`, "Read orders".
  public struct Scope: Hashable, Sendable {
    let name: String
    let summary: String

    public init(_ name: String, _ summary: String) {
      self.name = name
      self.summary = summary
    }
  }

  /// - Parameter name: what the scopes begin with: `orders` in `orders/read`.
  public init(
    _ name: String, of userPool: UserPool, scopes: [Scope],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("resource server", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.userPool = userPool
    self.scopes = scopes
  }

  public var dependencies: [any Construct] { [userPool] }

  var server: Reference<Cognito.UserPoolResourceServer> { Reference(id("ResourceServer")) }

  /// One of the server's scopes, for a client.
  public func scope(_ name: String) -> TokenScope { TokenScope(name: name, server: self) }

  public func lower(into lowering: inout Lowering) {
    if !(1...100).contains(scopes.count) {
      lowering.report("resource server '\(name)' has \(scopes.count) scopes; give it 1 to 100")
    }
    for scope in scopes where !scope.isValid {
      lowering.report(
        "scope '\(scope.name)' of resource server '\(name)' needs a name without spaces, '/' and quotes, and a "
          + "description, of 1 to 256 characters each")
    }
    lowering.add(
      id("ResourceServer"),
      Cognito.UserPoolResourceServer {
        $0.userPool = userPool.pool
        $0.identifier = .literal(name)
        $0.name = .literal(name)
        $0.scopes = scopes.map { scope in
          .init {
            $0.name = .literal(scope.name)
            $0.description = .literal(scope.summary)
          }
        }
      })
  }
}

extension ResourceServer.Scope {
  fileprivate var isValid: Bool {
    let isAllowed = name.utf8.allSatisfy { byte in
      (0x21...0x7E).contains(byte) && byte != 0x22 && byte != 0x2F && byte != 0x5C
    }
    return isAllowed && (1...256).contains(name.utf8.count) && (1...256).contains(summary.count)
  }
}

/// What a client may ask tokens for.
public struct TokenScope: Hashable, Sendable {
  let name: String
  let server: ResourceServer?

  /// Who the user is; the others about users ask for it too.
  public static let openID = TokenScope(name: "openid", server: nil)
  public static let email = TokenScope(name: "email", server: nil)
  public static let phone = TokenScope(name: "phone", server: nil)
  /// Everything that the client may read of a user.
  public static let profile = TokenScope(name: "profile", server: nil)
  /// Lets users change their own account through Cognito's API.
  public static let ownAccount = TokenScope(name: "aws.cognito.signin.user.admin", server: nil)

  var value: Value<String> {
    guard let server else { return .literal(name) }
    return "\(server.server)/\(text: name)"
  }

  /// Reports a scope that its server does not have, or that is another pool's.
  func check(for client: any Construct, of userPool: UserPool, _ lowering: inout Lowering) {
    guard let server else { return }
    if server.userPool.identity.key != userPool.identity.key {
      lowering.report(
        "client '\(client.name)' asks for scopes of '\(server.name)', which belongs to another user pool, "
          + "'\(server.userPool.name)'")
    }
    if !server.scopes.contains(where: { $0.name == name }) {
      let names = server.scopes.map { "'\($0.name)'" }.joined(separator: ", ")
      lowering.report("resource server '\(server.name)' has no scope '\(name)'; it has \(names)")
    }
  }
}
