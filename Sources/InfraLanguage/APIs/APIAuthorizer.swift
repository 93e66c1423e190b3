import ResourceGraph

/// Who may call the routes of an API.
public struct APIAuthorizer: Hashable, Sendable {
  @Shared private(set) var userPool: UserPool
  let clients: [UserPoolClient]
  let machines: [MachineClient]

  /// Callers with a JSON Web Token of a user pool: an access token, or an ID token where no scope is required.
  ///
  /// - Parameters:
  ///   - userPool: the user pool that issues the tokens.
  ///   - clients: the clients whose tokens are accepted.
  ///   - machines: the programs whose tokens are accepted.
  public static func jwt(
    of userPool: UserPool, clients: [UserPoolClient], machines: [MachineClient] = []
  ) -> APIAuthorizer {
    APIAuthorizer(userPool: userPool, clients: clients, machines: machines)
  }

  var constructs: [any Construct] { [userPool] + clients + machines }

  /// Reports a route whose scopes none of the clients can request: API Gateway answers every call of it with 403.
  func check<API: GatewayAPI>(_ route: APIRoute<API>, of api: API, _ lowering: inout Lowering) {
    let scopes = route.requirement.scopes
    for scope in scopes { scope.check(for: api, of: userPool, &lowering) }
    // What a client may request that exists already is not known.
    guard !scopes.isEmpty, clients.allSatisfy({ $0.existing == nil }) else { return }
    let requested = Set(clients.flatMap(\.scopes) + machines.flatMap(\.scopes))
    if requested.isDisjoint(with: scopes) {
      let names = scopes.map { "'\($0.name)'" }.joined(separator: ", ")
      lowering.report(
        "a route of \(api.description) requires the scope \(names), which no client of its authorizer requests; add it to the "
          + "'scopes:' of a client")
    }
  }

  private var audiences: [Value<String>] { clients.map(\.clientID) + machines.map(\.clientID) }

  private func check(for api: some GatewayAPI, _ lowering: inout Lowering) {
    if !(1...50).contains(audiences.count) {
      lowering.report("\(api.description) accepts tokens of \(audiences.count) clients; use 1 to 50")
    }
    for (client, pool) in clients.map({ ($0.name, $0.userPool) }) + machines.map({ ($0.name, $0.userPool) })
    where pool.identity.key != userPool.identity.key {
      lowering.report(
        "\(api.description) accepts tokens of user pool '\(userPool.name)', and client '\(client)' belongs to user pool "
          + "'\(pool.name)'; use clients of one user pool")
    }
  }

  func lower(_ id: LogicalID, of api: HTTPAPI, into lowering: inout Lowering) {
    check(for: api, &lowering)
    lowering.add(
      id,
      APIGatewayV2.Authorizer {
        $0.api = api.api
        $0.name = .literal(userPool.name)
        $0.kind = .literal(.jwt)
        $0.identitySources = ["$request.header.Authorization"]
        $0.jwt = .init {
          $0.issuer = userPool.issuer
          $0.audiences = .items(audiences)
        }
      }
    )
  }

  func lower(_ id: LogicalID, of api: RESTAPI, into lowering: inout Lowering) {
    check(for: api, &lowering)
    lowering.add(
      id,
      APIGateway.Authorizer {
        $0.api = api.api
        $0.name = .literal(userPool.name)
        $0.kind = .literal(.cognitoUserPools)
        $0.userPools = [userPool.arn]
        $0.identitySource = "method.request.header.Authorization"
      }
    )
  }
}
