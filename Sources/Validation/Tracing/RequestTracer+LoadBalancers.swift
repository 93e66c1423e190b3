import AWSResources

// MARK: - Load balancers

extension RequestTracer {
  /// Follows a request that is sent to a load balancer.
  func follow(
    _ request: TracedRequest, from caller: Caller, to balancer: PlacedLoadBalancer, _ trace: RequestTrace
  ) -> RequestTrace {
    var trace = trace
    trace.pass(balancer.name, Place(balancer.entry), request)
    if let end = connect(request, from: caller, to: balancer, &trace) { return end }
    guard let listener = balancer.listeners.first(where: { $0.port.value == request.port }) else {
      if let reason = balancer.unknownPortReason { return trace.unknown(reason, at: Place(balancer.entry)) }
      let ports = balancer.ports.sorted().map(String.init)
      return trace.breaks(
        .port, at: Place(balancer.entry), "\(balancer.name) has no listener on port \(request.port)",
        ports.isEmpty ? "add a listener" : "use port \(ports.joined(separator: " or "))")
    }
    return follow(request, to: listener, of: balancer, trace)
  }

  /// Follows a request that arrives at a listener.
  func follow(
    _ request: TracedRequest, to listener: PlacedListener, of balancer: PlacedLoadBalancer, _ trace: RequestTrace
  ) -> RequestTrace {
    if let fault = wrongProtocol(request, listener, trace) { return fault }
    if let fault = certificateFault(request, listener, trace) { return fault }
    var (request, trace) = (request, trace)
    if let end = inspect(request, at: balancer.id, balancer.name, &trace) { return end }
    // A network load balancer decrypts at such a listener, and passes everything else on as it is.
    if listener.protocolName.value == .tls { (request.scheme, request.verifiedNames) = (.http, nil) }
    switch ListenerConditions(model: model).choice(of: listener, for: request) {
    case .rule(let rule): return follow(request, by: rule, of: listener, balancer, trace)
    case .defaultActions:
      let detail = listener.rules.isEmpty ? nil : "no rule takes \(request.line)"
      trace.pass("listener '\(listener.id)'", Place(listener.listener.entry), request, detail)
      return follow(
        request, listener.listener.resource.defaultActions, Place(listener.listener.entry, ["DefaultActions"]),
        of: balancer, asDefaultOf: listener, trace)
    case .unknown(let reason, let place): return trace.unknown(reason, at: place)
    }
  }

  /// Follows a request that a rule of a listener takes.
  func follow(
    _ request: TracedRequest, by rule: Located<ElasticLoadBalancing.ListenerRule>, of listener: PlacedListener,
    _ balancer: PlacedLoadBalancer, _ trace: RequestTrace
  ) -> RequestTrace {
    var trace = trace
    var sent = request
    let rewritten = rewrite(&sent, by: rule)
    let details = [words(of: rule), rewritten.detail].compactMap(\.self)
    trace.pass(
      "listener rule '\(rule.id)' of listener '\(listener.id)'", Place(rule.entry, ["Conditions"]), sent,
      details.isEmpty ? nil : details.joined(separator: "; "))
    if let reason = rewritten.doubt { return trace.unknown(reason, at: Place(rule.entry, ["Transforms"])) }
    return follow(sent, rule.resource.actions, Place(rule.entry, ["Actions"]), of: balancer, asDefaultOf: nil, trace)
  }

  /// A listener for HTTPS that gets plain HTTP, and the other way round.
  private func wrongProtocol(
    _ request: TracedRequest, _ listener: PlacedListener, _ trace: RequestTrace
  ) -> RequestTrace? {
    guard let name = listener.protocolName.value else { return nil }
    let isTLS = name == .https || name == .tls
    guard isTLS != (request.scheme == .https), isTLS || name == .http else { return nil }
    return trace.breaks(
      .port, at: Place(listener.listener.entry, ["Protocol"]),
      "listener '\(listener.id)' takes \(name.rawValue), and the request comes as \(request.scheme.rawValue.uppercased())",
      "send the request as \(name.rawValue)")
  }

  /// What a rule matches, in words: `path '/orders/*'`.
  private func words(of rule: Located<ElasticLoadBalancing.ListenerRule>) -> String? {
    let words = rule.resource.conditions.compactMap { condition -> String? in
      if let paths = condition.pathPattern?.values { return "path \(quoted(paths))" }
      if let hosts = condition.hostHeader?.values { return "host \(quoted(hosts))" }
      if let methods = condition.httpRequestMethod?.values { return "method \(quoted(methods))" }
      return condition.httpHeader.flatMap { model.text($0.name) }.map { "header '\($0)'" }
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private func quoted(_ values: List<Value<String>>) -> String {
    values.items.compactMap { model.text($0).map { "'\($0)'" } }.joined(separator: " or ")
  }
}

// MARK: - Actions

extension RequestTracer {
  /// Follows a request through the actions of a rule or listener.
  ///
  /// - Parameter defaultListener: the listener, where no rule has taken the request.
  private func follow(
    _ request: TracedRequest, _ actions: [ElasticLoadBalancing.Action], _ place: Place, of balancer: PlacedLoadBalancer,
    asDefaultOf defaultListener: PlacedListener?, _ trace: RequestTrace
  ) -> RequestTrace {
    // Those before the last one sign users in.
    guard let action = actions.reversed().max(by: { order(of: $0) < order(of: $1) }),
      let kind = model.literal(action.kind)
    else {
      return trace.unknown("the actions of '\(place.entry.id)' cannot be determined before deployment", at: place)
    }
    switch kind {
    case .forward: return forward(request, action, place, of: balancer, trace)
    case .redirect: return redirect(request, action.redirect, place, trace)
    case .fixedResponse:
      let status = model.literal(action.fixedResponse?.statusCode).flatMap { Int($0) } ?? 200
      guard let listener = defaultListener, status >= 400 else {
        return trace.answered(status, "\(status), by the fixed response of '\(place.entry.id)'")
      }
      return missed(request, listener, "answers \(status)", place, trace)
    default: return trace.unknown("'\(place.entry.id)' has no action that answers or forwards", at: place)
    }
  }

  private func order(of action: ElasticLoadBalancing.Action) -> Int { model.literal(action.order) ?? Int.max }

  private func redirect(
    _ request: TracedRequest, _ redirect: ElasticLoadBalancing.Redirect?, _ place: Place, _ trace: RequestTrace
  ) -> RequestTrace {
    let status = model.literal(redirect?.statusCode) == .found ? 302 : 301
    let scheme = model.text(redirect?.protocolName)?.lowercased() ?? request.scheme.rawValue
    let port = model.text(redirect?.port) ?? String(request.port)
    let host = model.text(redirect?.host) ?? "#{host}"
    let path = model.text(redirect?.path) ?? "/#{path}"
    let query = model.text(redirect?.query) ?? "#{query}"
    let isUsual = port == String(TracedRequest.Scheme(rawValue: scheme)?.port ?? 0)
    var target = "\(scheme)://\(host)\(isUsual ? "" : ":\(port)")\(path)\(query.isEmpty ? "" : "?\(query)")"
    let parts = [
      ("#{protocol}", request.scheme.rawValue), ("#{host}", request.host ?? "#{host}"),
      ("#{port}", String(request.port)),
      ("#{path}", String(request.path.dropFirst())), ("#{query}", request.query ?? ""),
    ]
    for (name, value) in parts { target = target.replacing(name, with: value) }
    if target.last == "?" { target.removeLast() }
    return trace.answered(status, "\(status) to \(target)")
  }

  private func forward(
    _ request: TracedRequest, _ action: ElasticLoadBalancing.Action, _ place: Place, of balancer: PlacedLoadBalancer,
    _ trace: RequestTrace
  ) -> RequestTrace {
    var groups = action.targetGroup.map { [$0] } ?? []
    for target in action.forward?.targetGroups ?? [] where model.literal(target.weight) != 0 {
      if let group = target.targetGroup { groups.append(group) }
    }
    let traces = groups.map { group -> RequestTrace in
      guard let located = graph.resource(group) else {
        return trace.unknown("the target group of '\(place.entry.id)' is not in the template", at: place)
      }
      return follow(request, to: located, of: balancer, trace)
    }
    return RequestTrace.worst(traces)
      ?? trace.unknown("the target groups of '\(place.entry.id)' cannot be determined before deployment", at: place)
  }

  /// A request that no rule takes, with what a hop before has to do with it.
  private func missed(
    _ request: TracedRequest, _ listener: PlacedListener, _ what: String, _ place: Place, _ trace: RequestTrace
  ) -> RequestTrace {
    let original = trace.request
    let fact = "no rule of listener '\(listener.id)' takes \(request.line), so that its default action \(what)"
    guard original.path != request.path else {
      return trace.breaks(.route, at: place, fact, bareRemedy(request, listener) ?? "add a rule for it")
    }
    // What was sent on is not what the rules are for.
    var kept = request
    kept.path = original.path
    if case .rule(let rule) = ListenerConditions(model: model).choice(of: listener, for: kept) {
      if request.path.hasSuffix(original.path) {
        let added = request.path.dropLast(original.path.utf8.count)
        return trace.breaks(
          .mapping, at: place,
          "\(fact), while listener rule '\(rule.id)' is for \(original.path), before which an earlier hop puts '\(added)'",
          "send on the path as it is: 'overwrite:path' = '$request.path'")
      }
      return trace.breaks(
        .mapping, at: place,
        "\(fact), while listener rule '\(rule.id)' is for \(original.path), whose prefix an earlier hop has removed",
        "send on the whole path, and let the rule remove the prefix with a url-rewrite transform")
    }
    return trace.breaks(.route, at: place, fact, "send on a path that a rule takes, or add a rule for it")
  }

  /// What to do where a rule is for all paths below this one: `/api/*` does not match `/api`.
  private func bareRemedy(_ request: TracedRequest, _ listener: PlacedListener) -> String? {
    var below = request
    below.path = request.path.hasSuffix("/") ? request.path + "x" : request.path + "/x"
    guard case .rule(let rule) = ListenerConditions(model: model).choice(of: listener, for: below) else { return nil }
    return "add '\(request.path)' to the paths of listener rule '\(rule.id)', whose pattern is for what is below it"
  }
}
