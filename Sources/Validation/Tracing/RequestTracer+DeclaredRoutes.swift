import AWSResources

/// What a template declares that takes requests, with the way of one that it is for.
struct DeclaredRoute {
  let trace: RequestTrace
  /// Whether the request stands for others with other paths, which may go another way.
  let isSample: Bool
}

extension RequestTracer {
  /// A request for each route of an API, each rule of a listener and each behavior of a distribution, and its way from there.
  var declaredRoutes: [DeclaredRoute] {
    routesOfHTTPAPIs + methodsOfRESTAPIs + rulesOfListeners + behaviorsOfDistributions
  }

  private var routesOfHTTPAPIs: [DeclaredRoute] {
    let apis = model.httpAPIs
    return graph.all(APIGatewayV2.Route.self).compactMap { route in
      guard let api = graph.resource(route.resource.api), let stage = apis.stages(of: api.id).first,
        model.literal(route.resource.key) != nil
      else { return nil }
      let method = apis.method(of: route)
      let path = SampleRequest.path(ofTemplate: apis.path(of: route) ?? "/x")
      let request = SampleRequest.request(method == "ANY" || method == "$default" ? "GET" : method, path)
      let trace = follow(request, path: path, to: stage, of: api, RequestTrace(request))
      return DeclaredRoute(trace: trace, isSample: apis.path(of: route)?.contains("{") ?? true)
    }
  }

  private var methodsOfRESTAPIs: [DeclaredRoute] {
    let apis = model.restAPIs
    return graph.all(APIGateway.RestAPI.self).flatMap { api -> [DeclaredRoute] in
      guard let stage = apis.stages(of: api.id).first else { return [] }
      return apis.methods(of: api.id).map { template, method in
        let name = apis.name(of: method)
        let path = SampleRequest.path(ofTemplate: template)
        let request = SampleRequest.request(name == "ANY" ? "GET" : name, path)
        let trace = follow(request, path: path, to: stage, of: api, RequestTrace(request))
        return DeclaredRoute(trace: trace, isSample: template.contains("{"))
      }
    }
  }

  private var rulesOfListeners: [DeclaredRoute] {
    model.ingress.loadBalancers.flatMap { balancer in
      balancer.listeners.flatMap { listener in
        listener.rules.compactMap { rule in
          guard let request = SampleRequest.requests(for: rule, model).first else { return nil }
          var sent = request
          sent.scheme = listener.protocolName.value == .http ? .http : .https
          // What the rule's own actions make of one request, they make of all.
          return DeclaredRoute(
            trace: follow(sent, by: rule, of: listener, balancer, RequestTrace(sent)), isSample: false)
        }
      }
    }
  }

  private var behaviorsOfDistributions: [DeclaredRoute] {
    graph.all(CloudFront.Distribution.self).flatMap { distribution in
      distribution.resource.behaviors.compactMap { behavior in
        guard let pattern = model.literal(behavior.pathPattern) else { return nil }
        let path = SampleRequest.text(of: pattern.hasPrefix("/") ? pattern : "/" + pattern, "x")
        let request = SampleRequest.request("GET", path)
        return DeclaredRoute(
          trace: follow(request, to: distribution, RequestTrace(request)),
          isSample: pattern.contains("*") || pattern.contains("?"))
      }
    }
  }
}

/// Requests that stand for all that a route is for.
enum SampleRequest {
  static func request(_ method: String, _ path: String, host: String? = nil) -> TracedRequest {
    TracedRequest(method: method, scheme: .https, host: host, port: 443, path: path)
  }

  /// A path that a route's path, `/orders/{id}`, stands for.
  static func path(ofTemplate path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { $0.hasPrefix("{") ? "x" : $0 }.joined(
      separator: "/")
  }

  /// A text that a pattern stands for, with another one in place of each `*`.
  static func text(of pattern: String, _ replacement: String) -> String {
    String(pattern.flatMap { $0 == "*" ? replacement : $0 == "?" ? "x" : String($0) })
  }

  /// Requests that meet the conditions of a rule: one for each path, and for different texts in place of a `*`. None where a
  /// condition is not known.
  static func requests(for rule: Located<ElasticLoadBalancing.ListenerRule>, _ model: Model) -> [TracedRequest] {
    // What the rule leaves open differs, too.
    let hasPath = rule.resource.conditions.contains { $0.pathPattern != nil }
    let hasMethod = rule.resource.conditions.contains { $0.httpRequestMethod != nil }
    var requests = (hasPath ? ["/"] : ["/", "/y-9z/x"]).flatMap { path in
      (hasMethod ? ["GET"] : ["GET", "PATCH"]).map { request($0, path) }
    }
    for condition in rule.resource.conditions {
      var variants: [(inout TracedRequest, String) -> Void] = []
      if let paths = condition.pathPattern {
        guard let patterns = model.literals(paths.values) else { return [] }
        variants += patterns.map { pattern in { $0.path = text(of: pattern, $1) } }
      } else if let hosts = condition.hostHeader {
        guard let patterns = model.literals(hosts.values) else { return [] }
        variants += patterns.map { pattern in { $0.host = text(of: pattern, $1.isEmpty ? "x" : $1) } }
      } else if let methods = condition.httpRequestMethod {
        guard let names = model.literals(methods.values) else { return [] }
        variants += names.map { name in { request, _ in request.method = name } }
      } else if let header = condition.httpHeader {
        guard let name = model.literal(header.name), let values = model.literals(header.values) else { return [] }
        variants += values.map { value in { $0.headers.append(.init(name, text(of: value, $1))) } }
      } else {
        return []
      }
      requests = requests.flatMap { request in
        variants.flatMap { change in
          ["x", "", "y-9z"].map { replacement in
            var copy = request
            change(&copy, replacement)
            return copy
          }
        }
      }
      requests = requests.unique
      // A rule has five values at most.
      if requests.count > 1000 { return [] }
    }
    return requests
  }
}
