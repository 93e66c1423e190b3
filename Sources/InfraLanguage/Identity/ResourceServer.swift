/// A resource server of a user pool: an API, and the scopes of its access tokens.
public struct ResourceServer: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let userPool: UserPool
  let scopes: [Scope]
  public private(set) var existing: Existing?

  /// A custom scope: `read`, "Read orders".
  public struct Scope: Hashable, Sendable {
    let name: String
    let summary: String

    /// Creates a scope.
    ///
    /// - Parameters:
    ///   - name: the scope's name.
    ///   - description: the scope's description, 1 to 256 characters.
    public init(_ name: String, description: String) {
      self.name = name
      summary = description
    }
  }

  /// Creates a resource server.
  ///
  /// - Parameters:
  ///   - name: the construct's name, and the identifier that scopes begin with: `orders` in `orders/read`.
  ///   - userPool: the user pool.
  ///   - scopes: the scopes, 1 to 100.
  public init(
    _ name: String, of userPool: UserPool, scopes: [Scope],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("resource server", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.userPool = userPool
    self.scopes = scopes
  }

  /// A resource server that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - userPool: its user pool.
  ///   - identifier: the identifier that its scopes begin with.
  ///   - scopes: the names of its scopes that clients of the stack request.
  public static func existing(
    _ name: String, of userPool: UserPool, identifier: ExistingValue, scopes: [String],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> ResourceServer {
    var server = ResourceServer(
      name, of: userPool, scopes: scopes.map { Scope($0, description: $0) }, fileID: fileID, line: line, column: column)
    var existing = Existing()
    existing.add(server.server, ["Ref": identifier])
    server.existing = existing
    return server
  }

  public var dependencies: [any Construct] { [userPool] }

  var server: Reference<Cognito.UserPoolResourceServer> { Reference(id("ResourceServer")) }

  /// A scope of the resource server, for a client.
  ///
  /// - Parameter name: the scope's name.
  public func scope(_ name: String) -> TokenScope { TokenScope(name: name, server: self) }

  public func lower(into lowering: inout Lowering) {
    if !(1...100).contains(scopes.count) {
      lowering.report("resource server '\(name)' has \(scopes.count) scopes; use 1 to 100")
    }
    for scope in scopes where !scope.isValid {
      lowering.report(
        "scope '\(scope.name)' of resource server '\(name)' requires a name without spaces, '/' and quotes, and a "
          + "description; use 1 to 256 characters for each")
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

/// A scope that a client can request.
public struct TokenScope: Hashable, Sendable {
  let name: String
  let server: ResourceServer?

  /// The user's id token, which the scopes of user attributes require.
  public static let openID = TokenScope(name: "openid", server: nil)
  /// The user's e-mail address.
  public static let email = TokenScope(name: "email", server: nil)
  /// The user's phone number.
  public static let phone = TokenScope(name: "phone", server: nil)
  /// All attributes of the user that the client can read.
  public static let profile = TokenScope(name: "profile", server: nil)
  /// Access of a user to the own account through the API of Cognito.
  public static let ownAccount = TokenScope(name: "aws.cognito.signin.user.admin", server: nil)

  var value: Value<String> {
    guard let server else { return .literal(name) }
    return "\(server.server)/\(text: name)"
  }

  /// Reports a scope that its resource server does not have, or that belongs to another user pool.
  func check(for client: any Construct, of userPool: UserPool, _ lowering: inout Lowering) {
    guard let server else { return }
    if server.userPool.identity.key != userPool.identity.key {
      lowering.report(
        "client '\(client.name)' has scopes of resource server '\(server.name)', which belongs to user pool "
          + "'\(server.userPool.name)'; use scopes of user pool '\(userPool.name)'")
    }
    if !server.scopes.contains(where: { $0.name == name }) {
      let names = server.scopes.map { "'\($0.name)'" }.joined(separator: ", ")
      lowering.report("resource server '\(server.name)' has no scope '\(name)'; use \(names)")
    }
  }
}
