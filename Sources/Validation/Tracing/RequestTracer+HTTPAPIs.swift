import AWSResources
import Documents

// MARK: - HTTP APIs

extension RequestTracer {
  typealias API = Located<APIGatewayV2.API>

  /// Follows a request that is sent to the default endpoint of an API, whose paths begin with the name of a stage.
  func follow(_ request: TracedRequest, toEndpointOf api: API, _ trace: RequestTrace) -> RequestTrace {
    if model.known(api.resource.disablesExecuteAPIEndpoint).value == true {
      return trace.breaks(
        .name, at: Place(api.entry, ["DisableExecuteApiEndpoint"]),
        "API '\(api.id)' does not answer at its default endpoint", "call it by its custom domain name")
    }
    let stages = model.httpAPIs.stages(of: api.id)
    if api.resource.target != nil {
      return trace.unknown(
        "the only route of API '\(api.id)' is made with it, and is not followed", at: Place(api.entry, ["Target"]))
    }
    if stages.isEmpty {
      return trace.breaks(
        .route, at: Place(api.entry), "API '\(api.id)' has no stage", "add a stage, '$default' with 'AutoDeploy'")
    }
    let named = stages.first { stage in
      guard let name = model.literal(stage.resource.name) else { return false }
      return name != "$default" && (request.path == "/\(name)" || request.path.hasPrefix("/\(name)/"))
    }
    if let named, let name = model.literal(named.resource.name) {
      let rest = request.path.dropFirst(name.utf8.count + 1)
      return follow(request, path: rest.isEmpty ? "/" : String(rest), to: named, of: api, trace)
    }
    // The name of a stage at the beginning of a path goes before '$default'.
    if let unread = stages.first(where: { model.literal($0.resource.name) == nil }) {
      return trace.unknown(
        "the name of stage '\(unread.id)' cannot be determined before deployment", at: Place(unread.entry))
    }
    guard let stage = stages.first(where: { model.literal($0.resource.name) == "$default" }) else {
      let names = stages.compactMap { model.text($0.resource.name) }
      return trace.breaks(
        .route, at: Place(stages[0].entry, ["StageName"]),
        "\(request.path) begins with no stage of API '\(api.id)'",
        "send \(names.map { "/\($0)\(request.path)" }.joined(separator: " or ")), or name the stage '$default'")
    }
    return follow(request, path: request.path, to: stage, of: api, trace)
  }

  /// Follows a request at a stage.
  ///
  /// - Parameter path: the path without the stage, or the key of a mapping.
  func follow(
    _ request: TracedRequest, path: String, to stage: Located<APIGatewayV2.Stage>, of api: API, _ trace: RequestTrace
  ) -> RequestTrace {
    var trace = trace
    trace.pass("API '\(api.id)'", Place(api.entry), request, "stage '\(model.text(stage.resource.name) ?? "?")'")
    if model.literal(api.resource.protocolKind) == .webSocket {
      return trace.unknown("API '\(api.id)' takes messages of a WebSocket", at: Place(api.entry))
    }
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
    if !model.httpAPIs.isDeployed(stage, of: api.id, model) {
      return trace.breaks(
        .deployment, at: Place(stage.entry),
        "nothing is deployed to stage '\(stage.id)' of API '\(api.id)', so that it takes no requests",
        "set 'AutoDeploy' to true, or add a deployment to the stage")
    }
    guard api.resource.routesAreResources else {
      return trace.unknown(
        "the routes of API '\(api.id)' are in an OpenAPI definition, which is not read", at: Place(api.entry))
    }
    switch model.httpAPIs.choice(of: api.id, request.method, path) {
    case .unknown(let route):
      return trace.unknown(
        "the key of route '\(route.id)' cannot be determined before deployment", at: Place(route.entry))
    case .undocumented(let route, let other):
      return trace.unknown(
        "AWS does not document whether route '\(model.httpAPIs.key(of: route))' or route "
          + "'\(model.httpAPIs.key(of: other))' takes \(request.method) \(path)", at: Place(other.entry, ["RouteKey"]))
    case .none:
      if isPreflight(request), api.resource.cors != nil { return preflight(request, api, trace) }
      return noRoute(request, path, api, trace)
    case .route(let match):
      let route = match.route
      trace.pass(
        "route '\(model.httpAPIs.key(of: route))'", Place(route.entry, ["RouteKey"]), request, access(of: route))
      if let fault = authorisationFault(request, route, api, trace) { return fault }
      if isPreflight(request), api.resource.cors != nil { return preflight(request, api, trace) }
      guard let integration = integration(of: route) else {
        return trace.breaks(
          .integration, at: Place(route.entry, ["Target"]),
          "route '\(model.httpAPIs.key(of: route))' has no integration",
          "name one in its 'Target', 'integrations/…'")
      }
      return follow(request, path: path, match, through: integration, at: stage, trace)
    }
  }

  private func noRoute(_ request: TracedRequest, _ path: String, _ api: API, _ trace: RequestTrace) -> RequestTrace {
    let fact = "no route of API '\(api.id)' takes \(request.method) \(path), which is answered with 404, 'Not Found'"
    if isPreflight(request) {
      return trace.breaks(
        .route, at: Place(api.entry),
        "\(fact), and browsers ask so before they call the API from a page of another origin",
        "set 'CorsConfiguration', or add a route for OPTIONS")
    }
    let bare = path.hasSuffix("/") ? String(path.dropLast()) : path
    if case .route(let below) = model.httpAPIs.choice(of: api.id, request.method, bare + "/x"), below.greedy != nil {
      let key = model.httpAPIs.key(of: below.route)
      return trace.breaks(
        .route, at: Place(below.route.entry, ["RouteKey"]), "\(fact), and route '\(key)' is for what is below it",
        "add a route '\(model.httpAPIs.method(of: below.route)) \(bare)', with an integration of its own where the path is mapped"
      )
    }
    return trace.breaks(.route, at: Place(api.entry), fact, "add a route for it")
  }

  // MARK: Preflight requests

  private func isPreflight(_ request: TracedRequest) -> Bool { request.method == "OPTIONS" }

  private func preflight(_ request: TracedRequest, _ api: API, _ trace: RequestTrace) -> RequestTrace {
    guard let cors = api.resource.cors, let origin = request.header("origin") else {
      return trace.answered(204, "204, by 'CorsConfiguration' of API '\(api.id)'")
    }
    let origins = cors.allowedOrigins?.items.compactMap { model.literal($0) } ?? []
    let isKnown = origins.count == cors.allowedOrigins?.items.count ?? 0
    guard isKnown,
      !origins.contains(where: {
        $0 == "*" || $0.lowercased() == origin.lowercased() || WildcardPattern.matches($0, origin)
      })
    else { return trace.answered(204, "204, by 'CorsConfiguration' of API '\(api.id)'") }
    return trace.breaks(
      .authorisation, at: Place(api.entry, ["CorsConfiguration", "AllowOrigins"]),
      "API '\(api.id)' does not allow the origin '\(origin)'", "add it to 'AllowOrigins'")
  }

  // MARK: Access

  private func access(of route: Located<APIGatewayV2.Route>) -> String? {
    switch model.literal(route.resource.authorizationKind) {
    case .jwt?: "for callers with a token of authorizer '\(route.resource.authorizer?.id?.name ?? "?")'"
    case .iam?: "for callers with credentials of AWS"
    case .custom?: "for whom authorizer '\(route.resource.authorizer?.id?.name ?? "?")' admits"
    case .none?, nil: nil
    }
  }

  private func authorisationFault(
    _ request: TracedRequest, _ route: Located<APIGatewayV2.Route>, _ api: API, _ trace: RequestTrace
  ) -> RequestTrace? {
    let kind = model.literal(route.resource.authorizationKind)
    if isPreflight(request), kind == .jwt || kind == .custom || kind == .iam {
      return trace.breaks(
        .authorisation, at: Place(route.entry, ["AuthorizationType"]),
        "route '\(model.httpAPIs.key(of: route))' asks preflight requests for a token, which browsers do not send",
        "add a route 'OPTIONS /{proxy+}' without an authorizer, or name the methods of the route")
    }
    guard kind == .jwt || kind == .custom else { return nil }
    guard let authorizer = graph.resource(route.resource.authorizer) else {
      guard route.resource.authorizer == nil else { return nil }
      return trace.breaks(
        .authorisation, at: Place(route.entry, ["AuthorizationType"]),
        "route '\(model.httpAPIs.key(of: route))' has no authorizer", "set 'AuthorizerId'")
    }
    if let other = authorizer.resource.api?.id, other != api.id {
      return trace.breaks(
        .authorisation, at: Place(route.entry, ["AuthorizerId"]),
        "authorizer '\(authorizer.id)' is one of API '\(other)'",
        "use an authorizer of API '\(api.id)'")
    }
    return poolFault(authorizer, trace)
  }

  /// An authorizer that wants tokens of one user pool, for clients of another one.
  private func poolFault(_ authorizer: Located<APIGatewayV2.Authorizer>, _ trace: RequestTrace) -> RequestTrace? {
    guard let jwt = authorizer.resource.jwt, let issuer = jwt.issuer else { return nil }
    let pools = issuer.expression.parts.compactMap { $0.target?.id }.filter {
      graph[$0]?.resource is Cognito.UserPool
    }
    guard let pool = pools.first else { return nil }
    for audience in jwt.audiences?.items ?? [] {
      guard let id = audience.expression.target?.id, let client = graph[id]?.resource as? Cognito.UserPoolClient,
        let other = client.userPool?.id, other != pool
      else { continue }
      return trace.breaks(
        .authorisation, at: Place(authorizer.entry, ["JwtConfiguration"]),
        "authorizer '\(authorizer.id)' wants tokens of user pool '\(pool)' for client '\(id)', which is one of user pool "
          + "'\(other)'", "use the issuer and the clients of one user pool")
    }
    return nil
  }

  /// The integration that a route's target, `integrations/…`, names.
  private func integration(of route: Located<APIGatewayV2.Route>) -> Located<APIGatewayV2.Integration>? {
    let ids = route.resource.target?.expression.parts.compactMap { $0.target?.id } ?? []
    return ids.lazy.compactMap { model.graph.resource($0, as: APIGatewayV2.Integration.self) }.first
  }
}
