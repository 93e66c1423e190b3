import AWSResources

// MARK: - Integrations of HTTP APIs

extension RequestTracer {
  typealias Integration = Located<APIGatewayV2.Integration>

  /// Follows a request through an integration to what it leads to.
  ///
  /// - Parameter path: the path without the stage.
  func follow(
    _ request: TracedRequest, path: String, _ match: RouteTree<Located<APIGatewayV2.Route>>.Match,
    through integration: Integration, at stage: Located<APIGatewayV2.Stage>, _ trace: RequestTrace
  ) -> RequestTrace {
    let kind = model.literal(integration.resource.kind)
    if kind == .awsProxy { return invoke(integration, request, trace) }
    guard kind == .httpProxy else {
      return trace.unknown(
        "the type of integration '\(integration.id)' cannot be determined", at: Place(integration.entry))
    }
    var sent = request
    sent.verifiedNames = nil
    guard let method = method(integration.resource.method, of: request) else {
      return trace.unknown(
        "the method with which integration '\(integration.id)' calls cannot be determined before deployment",
        at: Place(integration.entry, ["IntegrationMethod"]))
    }
    sent.method = method
    sent.path = path
    if model.literal(integration.resource.connectionKind) != .vpcLink {
      return callPublicEndpoint(integration, sent, match, trace)
    }
    var detail: String?
    switch overwrittenPath(of: integration, sent, match, trace) {
    case .end(let end): return end
    case .path(let path, let reason): (sent.path, detail) = (path, reason)
    case nil:
      if let prefix = prefix(of: stage) {
        sent.path = "\(prefix)\(path == "/" ? "" : path)"
        detail = "without 'overwrite:path', the path begins with the name of the stage"
      }
    }
    var trace = trace
    trace.pass("integration '\(integration.id)'", Place(integration.entry), sent, detail)
    return followPrivately(sent, through: integration, trace)
  }

  /// What a private integration puts before the path, unless it overwrites the path: `/prod`.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
  func prefix(of stage: Located<APIGatewayV2.Stage>) -> String? {
    guard let name = model.text(stage.resource.name), name != "$default" else { return nil }
    return "/\(name)"
  }

  /// The method with which an integration calls what it leads to; `nil` where it is not known.
  func method(_ stated: Value<String>?, of request: TracedRequest) -> String? {
    switch model.known(stated) {
    case .absent, .value("ANY"): request.method
    case .value(let method): method.uppercased()
    case .unknown: nil
    }
  }

  /// What `overwrite:path` of an integration makes of the path.
  private enum OverwrittenPath {
    case path(String, detail: String)
    case end(RequestTrace)
  }

  /// The path that an integration sends instead of that of the request; `nil` where it leaves it as it is.
  private func overwrittenPath(
    of integration: Integration, _ request: TracedRequest, _ match: RouteTree<Located<APIGatewayV2.Route>>.Match,
    _ trace: RequestTrace
  ) -> OverwrittenPath? {
    guard let value = integration.resource.requestParameters?["overwrite:path"] else { return nil }
    let place = Place(integration.entry, ["RequestParameters", "overwrite:path"])
    guard let text = model.text(.init(value)) else {
      return .end(
        trace.unknown("the path that integration '\(integration.id)' sends cannot be determined", at: place))
    }
    let mapping = ParameterMapping(path: request.path, variables: match.variables, request: request)
    switch mapping.text(of: text) {
    case .text(let mapped):
      return .path(mapped.hasPrefix("/") ? mapped : "/" + mapped, detail: "'overwrite:path' is '\(text)'")
    case .missing(let variable):
      return .end(
        trace.breaks(
          .mapping, at: place,
          "integration '\(integration.id)' sends '\(text)', and route '\(model.httpAPIs.key(of: match.route))' has no "
            + "variable '\(variable)'",
          "give the route an integration of its own, whose 'overwrite:path' is '/'"))
    case .unknown:
      return .end(
        trace.unknown("what '\(text)' of integration '\(integration.id)' comes to is not known", at: place))
    }
  }

  private func invoke(_ integration: Integration, _ request: TracedRequest, _ trace: RequestTrace) -> RequestTrace {
    let ids = integration.resource.uri?.expression.referencedIDs ?? []
    guard let function = ids.first(where: { graph[$0]?.resource is Lambda.Function }) else {
      return trace.unknown(
        "what integration '\(integration.id)' invokes is not in the template",
        at: Place(integration.entry, ["IntegrationUri"]))
    }
    var trace = trace
    trace.pass("integration '\(integration.id)'", Place(integration.entry), request)
    return trace.arrives("function '\(function)'", at: function, request)
  }

  private func callPublicEndpoint(
    _ integration: Integration, _ request: TracedRequest, _ match: RouteTree<Located<APIGatewayV2.Route>>.Match,
    _ trace: RequestTrace
  ) -> RequestTrace {
    let place = Place(integration.entry, ["IntegrationUri"])
    let ids = integration.resource.uri?.expression.referencedIDs ?? []
    let target = ids.first { graph[$0]?.resource is ElasticLoadBalancing.LoadBalancer }
    let balancer = target.flatMap { model.ingress.loadBalancer($0) }
    if let balancer, balancer.isInternetFacing.value == false {
      return trace.breaks(
        .internalTarget, at: Place(integration.entry, ["ConnectionType"]),
        "integration '\(integration.id)' calls internal load balancer '\(balancer.id)' over the internet",
        "set 'ConnectionType' to 'VPC_LINK', and 'IntegrationUri' to the ARN of its listener")
    }
    guard let balancer, let text = model.text(integration.resource.uri) else {
      return trace.unknown("what integration '\(integration.id)' calls is not in the template", at: place)
    }
    let url = IntegrationURL(text)
    guard let scheme = url.scheme, let port = url.port else {
      return trace.unknown(
        "the scheme and port with which integration '\(integration.id)' calls cannot be determined before deployment",
        at: place)
    }
    var sent = request
    (sent.host, sent.scheme, sent.port) = (nil, scheme, port)
    sent.query = url.query(with: request.query)
    var detail: String?
    switch overwrittenPath(of: integration, request, match, trace) {
    case .end(let end): return end
    case .path(let path, let reason):
      guard url.path == "/" else {
        return trace.unknown(
          "whether the path of 'overwrite:path' or that of the URL of integration '\(integration.id)' is sent is not "
            + "documented", at: place)
      }
      (sent.path, detail) = (path, reason)
    case nil:
      switch path(of: url, request, match) {
      case .path(let path): sent.path = path
      case .missing(let variable):
        return trace.breaks(
          .mapping, at: place,
          "the URL of integration '\(integration.id)' has the variable '\(variable)', which route "
            + "'\(model.httpAPIs.key(of: match.route))' lacks", "use a variable of the route")
      case .unknown:
        return trace.unknown(
          "the path of the URL of integration '\(integration.id)' cannot be determined before deployment", at: place)
      }
    }
    var trace = trace
    trace.pass("integration '\(integration.id)'", Place(integration.entry), sent, detail)
    return follow(sent, from: .internet, to: balancer, trace)
  }

  /// The path that an integration with a URL sends: that of the URL, with the values of the route's variables. The route
  /// `$default` appends the path of the request.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html
  private func path(
    of url: IntegrationURL, _ request: TracedRequest, _ match: RouteTree<Located<APIGatewayV2.Route>>.Match
  ) -> IntegrationURL.FilledPath {
    let filled = url.path { match.variables[$0].map { .path($0) } ?? .missing($0) }
    guard case .path(let path) = filled, model.httpAPIs.path(of: match.route) == nil else { return filled }
    return .path((path.hasSuffix("/") ? String(path.dropLast()) : path) + request.path)
  }
}

// MARK: - Private integrations

extension RequestTracer {
  /// Follows a request through a VPC link to a listener, or to what is registered with Cloud Map.
  private func followPrivately(_ request: TracedRequest, through integration: Integration, _ trace: RequestTrace)
    -> RequestTrace
  {
    var trace = trace
    var caller = Caller.service
    if let link = integration.resource.connection?.id.flatMap({ model.ingress.vpcLink($0) }) {
      trace.pass(link.name, Place(link.entry), request)
      caller = .resource(link)
    } else if integration.resource.connection == nil {
      return trace.breaks(
        .integration, at: Place(integration.entry, ["ConnectionType"]),
        "integration '\(integration.id)' names no VPC link",
        "set 'ConnectionId'")
    }
    let place = Place(integration.entry, ["IntegrationUri"])
    guard let target = integration.resource.uri?.expression.target?.id else {
      return trace.unknown("what integration '\(integration.id)' leads to is not in the template", at: place)
    }
    var sent = request
    sent.host = nil
    sent.scheme = integration.resource.serverNameToVerify == nil ? .http : .https
    if let listener = model.ingress.listener(target) {
      return follow(sent, from: caller, to: listener, of: integration, trace)
    }
    if let service = graph.resource(target, as: ServiceDiscovery.Service.self) {
      return follow(sent, from: caller, to: service, trace)
    }
    return trace.breaks(
      .integration, at: place,
      "integration '\(integration.id)' leads to '\(target)', which takes no private integration",
      "use the ARN of a listener or of a service in Cloud Map")
  }

  private func follow(
    _ request: TracedRequest, from caller: Caller, to listener: PlacedListener, of integration: Integration,
    _ trace: RequestTrace
  ) -> RequestTrace {
    guard
      let balancer = listener.listener.resource.loadBalancer?.id.flatMap({ model.ingress.loadBalancer($0) })
    else {
      return trace.unknown(
        "the load balancer of listener '\(listener.id)' is not in the template", at: Place(listener.listener.entry))
    }
    let isTLS = listener.protocolName.value == .https || listener.protocolName.value == .tls
    if isTLS, request.scheme == .http {
      return trace.breaks(
        .integration, at: Place(integration.entry),
        "integration '\(integration.id)' sends plain HTTP to listener '\(listener.id)', which takes HTTPS",
        "set 'ServerNameToVerify' in its 'TlsConfig' to a name in the certificate of the listener")
    }
    var sent = request
    if let port = listener.port.value { sent.port = port }
    sent.verifiedNames = model.literal(integration.resource.serverNameToVerify).map {
      VerifiedNames(
        [$0], of: balancer, by: "integration '\(integration.id)'",
        at: Place(integration.entry, ["TlsConfig", "ServerNameToVerify"]), isLookedUp: false)
    }
    var trace = trace
    trace.pass(balancer.name, Place(balancer.entry), sent)
    if let end = connect(sent, from: caller, to: balancer, &trace) { return end }
    return follow(sent, to: listener, of: balancer, trace)
  }
}
