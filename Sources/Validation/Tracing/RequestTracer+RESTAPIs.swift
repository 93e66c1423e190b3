import AWSResources

// MARK: - REST APIs

extension RequestTracer {
  typealias RESTAPI = Located<APIGateway.RestAPI>

  /// Follows a request that is sent to the default endpoint of a REST API, whose paths begin with the name of a stage.
  func follow(_ request: TracedRequest, toEndpointOf api: RESTAPI, _ trace: RequestTrace) -> RequestTrace {
    if model.known(api.resource.disablesExecuteAPIEndpoint).value == true {
      return trace.breaks(
        .name, at: Place(api.entry, ["DisableExecuteApiEndpoint"]),
        "API '\(api.id)' does not answer at its default endpoint", "call it by its custom domain name")
    }
    if let fault = privateFault(api, trace) { return fault }
    let stages = model.restAPIs.stages(of: api.id)
    let stage = stages.first { stage in
      guard let name = model.literal(stage.resource.name) else { return false }
      return request.path == "/\(name)" || request.path.hasPrefix("/\(name)/")
    }
    guard let stage, let name = model.literal(stage.resource.name) else {
      if let unread = stages.first(where: { model.literal($0.resource.name) == nil }) {
        return trace.unknown(
          "the name of stage '\(unread.id)' cannot be determined before deployment", at: Place(unread.entry))
      }
      if model.restAPIs.withOtherStages.contains(api.id) {
        return trace.unknown(
          "a deployment makes a stage of API '\(api.id)' by its 'StageName', which is not followed",
          at: Place(api.entry))
      }
      let names = stages.compactMap { model.text($0.resource.name) }
      if names.isEmpty {
        return trace.unknown("the stages of API '\(api.id)' are not in the template", at: Place(api.entry))
      }
      return trace.breaks(
        .route, at: Place(stages[0].entry, ["StageName"]), "\(request.path) begins with no stage of API '\(api.id)'",
        "send \(names.map { "/\($0)\(request.path)" }.joined(separator: " or "))")
    }
    let rest = request.path.dropFirst(name.utf8.count + 1)
    return follow(request, path: rest.isEmpty ? "/" : String(rest), to: stage, of: api, trace)
  }

  /// A private API, which requests from the internet do not reach.
  private func privateFault(_ api: RESTAPI, _ trace: RequestTrace) -> RequestTrace? {
    let place = Place(api.entry, ["EndpointConfiguration"])
    switch model.isPublic(api.resource, api.entry) {
    case .value(true), .absent: return nil
    case .unknown:
      return trace.unknown("whether API '\(api.id)' is private cannot be determined before deployment", at: place)
    case .value(false):
      return trace.breaks(
        .network, at: place, "API '\(api.id)' is private, and answers only through endpoints of VPCs",
        "send the request from such a VPC, or make the type of its endpoint 'REGIONAL'")
    }
  }

  /// Follows a request at a stage.
  ///
  /// - Parameter path: the path without the stage, or the key of a mapping.
  func follow(
    _ request: TracedRequest, path: String, to stage: Located<APIGateway.Stage>, of api: RESTAPI, _ trace: RequestTrace
  ) -> RequestTrace {
    var trace = trace
    trace.pass("API '\(api.id)'", Place(api.entry), request, "stage '\(model.text(stage.resource.name) ?? "?")'")
    if let end = inspect(request, at: stage.id, "stage '\(stage.id)'", &trace) { return end }
    if api.resource.body != nil || api.resource.bodyLocation != nil {
      return trace.unknown(
        "the methods of API '\(api.id)' are in an OpenAPI definition, which is not read", at: Place(api.entry))
    }
    switch model.restAPIs.choice(of: api.id, request.method, path) {
    case .unknown(let method):
      return trace.unknown(
        "which requests method '\(method.id)' takes cannot be determined before deployment", at: Place(method.entry))
    case .none: return noMethod(request, path, api, trace)
    case .method(let match):
      let method = match.route
      let needs = [access(of: method), model.literal(method.resource.requiresAPIKey) == true ? "with an API key" : nil]
      let detail = needs.compactMap(\.self).joined(separator: ", ")
      trace.pass("method '\(method.id)'", Place(method.entry), request, detail.isEmpty ? nil : detail)
      if request.method == "OPTIONS", let kind = model.literal(method.resource.authorizationKind), kind != .none {
        return trace.breaks(
          .authorisation, at: Place(method.entry, ["AuthorizationType"]),
          "method '\(method.id)' asks preflight requests for credentials, which browsers do not send",
          "add a method 'OPTIONS' without authorization")
      }
      return authorisationFault(method, of: api, trace) ?? follow(request, path: path, match, trace)
    }
  }

  private func noMethod(_ request: TracedRequest, _ path: String, _ api: RESTAPI, _ trace: RequestTrace) -> RequestTrace
  {
    let fact =
      "no method of API '\(api.id)' takes \(request.method) \(path), which is answered with 403, 'Missing Authentication Token'"
    if request.method == "OPTIONS" {
      return trace.breaks(
        .route, at: Place(api.entry),
        "\(fact), and browsers ask so before they call the API from a page of another origin",
        "add a method 'OPTIONS' to the resource, with an integration of type 'MOCK'")
    }
    let bare = path.hasSuffix("/") ? String(path.dropLast()) : path
    if case .method(let below) = model.restAPIs.choice(of: api.id, request.method, bare + "/x"), below.greedy != nil {
      return trace.breaks(
        .route, at: Place(below.route.entry), "\(fact), and method '\(below.route.id)' is for what is below it",
        "add a method to the resource '\(path)' itself")
    }
    return trace.breaks(.route, at: Place(api.entry), fact, "add a resource with the method")
  }

  /// An authorizer that API Gateway does not accept for the method: none, one of another API or of another kind.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
  private func authorisationFault(
    _ method: Located<APIGateway.Method>, of api: RESTAPI, _ trace: RequestTrace
  ) -> RequestTrace? {
    guard let kind = model.literal(method.resource.authorizationKind), kind == .cognitoUserPools || kind == .custom
    else { return nil }
    let place = Place(method.entry, ["AuthorizerId"])
    guard let authorizer = graph.resource(method.resource.authorizer) else {
      guard method.resource.authorizer == nil else { return nil }
      return trace.breaks(
        .authorisation, at: Place(method.entry, ["AuthorizationType"]), "method '\(method.id)' has no authorizer",
        "set 'AuthorizerId'")
    }
    if let other = authorizer.resource.api?.id, other != api.id {
      return trace.breaks(
        .authorisation, at: place, "authorizer '\(authorizer.id)' is one of API '\(other)'",
        "use an authorizer of API '\(api.id)'")
    }
    guard let own = model.literal(authorizer.resource.kind), (own == .cognitoUserPools) != (kind == .cognitoUserPools)
    else { return nil }
    return trace.breaks(
      .authorisation, at: Place(method.entry, ["AuthorizationType"]),
      "authorizer '\(authorizer.id)' is of the type '\(own.rawValue)', and method '\(method.id)' of '\(kind.rawValue)'",
      "set 'AuthorizationType' to '\(own == .cognitoUserPools ? "COGNITO_USER_POOLS" : "CUSTOM")'")
  }

  private func access(of method: Located<APIGateway.Method>) -> String? {
    switch model.literal(method.resource.authorizationKind) {
    case .cognitoUserPools?: "for callers with a token of authorizer '\(method.resource.authorizer?.id?.name ?? "?")'"
    case .custom?: "for whom authorizer '\(method.resource.authorizer?.id?.name ?? "?")' admits"
    case .iam?: "for callers with credentials of AWS"
    case .some(.none), nil: nil
    }
  }
}

// MARK: - Their integrations

extension RequestTracer {
  private func follow(
    _ request: TracedRequest, path: String, _ match: RouteTree<Located<APIGateway.Method>>.Match, _ trace: RequestTrace
  ) -> RequestTrace {
    let method = match.route
    let place = Place(method.entry, ["Integration"])
    guard let integration = method.resource.integration else {
      return trace.breaks(.integration, at: Place(method.entry), "method '\(method.id)' has no integration", "add one")
    }
    switch model.literal(integration.kind) {
    case .mock?: return mockAnswer(of: method, integration, trace)
    case .awsProxy?, .aws?:
      let ids = integration.uri?.expression.referencedIDs ?? []
      guard let function = ids.first(where: { graph[$0]?.resource is Lambda.Function }) else {
        return trace.unknown("what method '\(method.id)' invokes is not in the template", at: place)
      }
      // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html
      if let called = model.literal(integration.httpMethod), called != "POST" {
        return trace.breaks(
          .integration, at: Place(method.entry, ["Integration", "IntegrationHttpMethod"]),
          "method '\(method.id)' invokes function '\(function)' with \(called), and Lambda takes POST only",
          "set 'IntegrationHttpMethod' to 'POST', whatever the method of the request is")
      }
      return trace.arrives("function '\(function)'", at: function, request)
    case .http?, .httpProxy?: return call(integration, request, match, place, trace)
    case nil:
      return trace.unknown("the integration of method '\(method.id)' cannot be determined before deployment", at: place)
    }
  }

  /// What a method answers by itself: the response whose pattern matches the status code of the request's template, else the one
  /// without a pattern.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
  private func mockAnswer(
    of method: Located<APIGateway.Method>, _ integration: APIGateway.Method.Integration, _ trace: RequestTrace
  ) -> RequestTrace {
    let place = Place(method.entry, ["Integration", "IntegrationResponses"])
    let unknown = trace.unknown(
      "the response of method '\(method.id)' cannot be determined before deployment", at: place)
    if method.entry.isUnresolved(at: ["Integration", "IntegrationResponses"]) { return unknown }
    let patterns = integration.responses.map { model.known($0.selectionPattern) }
    if patterns.contains(where: { $0.value == nil && !$0.isAbsent }) { return unknown }
    let fallback = patterns.firstIndex { $0.isAbsent || $0.value == "" }
    guard let fallback, patterns.count == 1 else {
      // The template of the request chooses.
      if !patterns.isEmpty { return unknown }
      return trace.breaks(
        .integration, at: Place(method.entry, ["Integration"]),
        "method '\(method.id)' has no integration response, so that it answers 500",
        "add one with the status code to 'IntegrationResponses'")
    }
    guard let status = model.literal(integration.responses[fallback].statusCode).flatMap({ Int($0) }) else {
      return unknown
    }
    return trace.answered(status, "\(status), by API Gateway itself for method '\(method.id)'")
  }

  private func call(
    _ integration: APIGateway.Method.Integration, _ request: TracedRequest,
    _ match: RouteTree<Located<APIGateway.Method>>.Match, _ place: Place, _ trace: RequestTrace
  ) -> RequestTrace {
    let method = match.route
    guard let uri = model.text(integration.uri) else {
      return trace.unknown("the URI of method '\(method.id)' cannot be determined before deployment", at: place)
    }
    var sent = request
    let url = IntegrationURL(uri)
    guard let scheme = url.scheme, let port = url.port else {
      return trace.unknown(
        "the scheme and port of the URI of method '\(method.id)' cannot be determined before deployment", at: place)
    }
    guard let called = self.method(integration.httpMethod, of: request) else {
      return trace.unknown(
        "the method with which method '\(method.id)' calls cannot be determined before deployment", at: place)
    }
    (sent.host, sent.scheme, sent.port, sent.method) = (url.host, scheme, port, called)
    sent.query = url.query(with: request.query)
    switch path(of: url, integration, match, place, trace) {
    case .end(let end): return end
    case .path(let path): sent.path = path
    }
    let isPrivate = model.literal(integration.connectionKind) == .vpcLink
    let targets =
      (integration.target?.id).map { [$0] } ?? linkTargets(integration)
      + (integration.uri?.expression.referencedIDs ?? [])
    let named = isPrivate ? nil : url.host.flatMap { publicPoint(named: $0)?.balancer }
    guard let balancer = targets.lazy.compactMap({ id in self.model.ingress.loadBalancer(id) }).first ?? named
    else {
      return trace.unknown("what method '\(method.id)' calls is not in the template", at: place)
    }
    sent.verifiedNames = verifiedNames(of: method, integration, url, to: balancer, isPrivate: isPrivate)
    var trace = trace
    trace.pass("integration of method '\(method.id)'", place, sent)
    if !isPrivate, balancer.isInternetFacing.value == false {
      return trace.breaks(
        .internalTarget, at: Place(method.entry, ["Integration", "ConnectionType"]),
        "method '\(method.id)' calls internal load balancer '\(balancer.id)' over the internet",
        "set 'ConnectionType' to 'VPC_LINK', with a VPC link to the load balancer")
    }
    let link = (integration.connection?.expression.target?.id).flatMap { model.ingress.vpcLink($0) }
    if let link { trace.pass(link.name, Place(link.entry), sent) }
    let caller: Caller = link.map { .resource($0) } ?? (isPrivate ? .service : .internet)
    return follow(sent, from: caller, to: balancer, trace)
  }

  /// What API Gateway verifies of a URI with HTTPS: the name in it, which behind a VPC link leads nowhere.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-api-with-vpclink-using-swagger.html
  private func verifiedNames(
    of method: Located<APIGateway.Method>, _ integration: APIGateway.Method.Integration, _ url: IntegrationURL,
    to balancer: PlacedLoadBalancer, isPrivate: Bool
  ) -> VerifiedNames? {
    let host = integration.uri?.expression.parts.dropFirst().first
    guard url.scheme == .https, url.host != nil || isDNSName(host, of: balancer) else { return nil }
    return VerifiedNames(
      [url.host].compactMap(\.self), of: balancer, by: "method '\(method.id)'",
      at: Place(method.entry, ["Integration", "Uri"]), isLookedUp: !isPrivate)
  }

  /// The path that an integration sends.
  private enum SentPath {
    case path(String)
    case end(RequestTrace)
  }

  /// The path of an integration's URI, whose variables are mapped from those of the method's resource.
  private func path(
    of url: IntegrationURL, _ integration: APIGateway.Method.Integration,
    _ match: RouteTree<Located<APIGateway.Method>>.Match, _ place: Place, _ trace: RequestTrace
  ) -> SentPath {
    let method = match.route
    let parameters = Place(place.entry, place.property + ["RequestParameters"])
    var end: RequestTrace?
    let filled = url.path { name in
      guard let source = integration.requestParameters?["integration.request.path.\(name)"],
        let text = model.text(.init(source))
      else {
        end = trace.breaks(
          .mapping, at: parameters, "nothing gives the variable '\(name)' of the URI of method '\(method.id)'",
          "map 'integration.request.path.\(name)' from 'method.request.path.\(name)'")
        return .missing(name)
      }
      guard text.hasPrefix("method.request.path.") else {
        end = trace.unknown("what '\(text)' of method '\(method.id)' comes to is not known", at: place)
        return .unknown
      }
      guard let value = match.variables[String(text.dropFirst("method.request.path.".count))] else {
        end = trace.breaks(
          .mapping, at: parameters, "'\(text)' of method '\(method.id)' is no variable of its path",
          "use a variable of the resource")
        return .missing(name)
      }
      return .path(value)
    }
    if case .path(let path) = filled { return .path(path) }
    return .end(
      end
        ?? trace.unknown(
          "the path of the URI of method '\(method.id)' cannot be determined before deployment", at: place))
  }

  /// The network load balancer of a link for REST APIs.
  private func linkTargets(_ integration: APIGateway.Method.Integration) -> [LogicalID] {
    guard let id = integration.connection?.expression.target?.id,
      let link = graph.resource(id, as: APIGateway.VPCLink.self)
    else { return [] }
    return link.resource.targets?.items.compactMap(\.id) ?? []
  }
}
