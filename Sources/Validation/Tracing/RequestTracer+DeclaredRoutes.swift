import AWSResources

/// What a template declares that takes requests, with the way of one that it is for.
struct DeclaredRoute {
  let trace: RequestTrace
  /// Whether the request stands for others with other paths or hosts, which may go another way.
  let isSample: Bool
}

/// The ways of all that a template declares: rules ask for them more than once.
final class DeclaredRoutes: Analysis {
  fileprivate let all: [DeclaredRoute]

  init(_ model: Model) {
    let tracer = model.tracer
    all =
      tracer.routesOfHTTPAPIs + tracer.methodsOfRESTAPIs + tracer.rulesOfListeners + tracer.behaviorsOfDistributions
      + tracer.mappingsOfDomains
  }
}

extension RequestTracer {
  /// A request for each route of an API, each rule of a listener, each behavior of a distribution and each mapping of a domain
  /// name, and its way from there.
  var declaredRoutes: [DeclaredRoute] { model.analysis(DeclaredRoutes.self).all }

  fileprivate var routesOfHTTPAPIs: [DeclaredRoute] {
    let apis = model.httpAPIs
    return graph.all(APIGatewayV2.Route.self).flatMap { route -> [DeclaredRoute] in
      guard let api = graph.resource(route.resource.api), model.literal(route.resource.key) != nil else { return [] }
      let request = request(of: route)
      return apis.stages(of: api.id).map { stage in
        DeclaredRoute(
          trace: follow(request, path: request.path, to: stage, of: api, RequestTrace(request)),
          isSample: apis.path(of: route)?.contains("{") ?? true)
      }
    }
  }

  private func request(of route: Located<APIGatewayV2.Route>) -> TracedRequest {
    let method = model.httpAPIs.method(of: route)
    let path = SampleRequest.path(ofTemplate: model.httpAPIs.path(of: route) ?? "/x")
    return SampleRequest.request(method == "ANY" || method == "$default" ? "GET" : method, path)
  }

  fileprivate var methodsOfRESTAPIs: [DeclaredRoute] {
    let apis = model.restAPIs
    return graph.all(APIGateway.RestAPI.self).flatMap { api in
      apis.methods(of: api.id).flatMap { template, method in
        let request = request(of: method, at: template)
        return apis.stages(of: api.id).map { stage in
          DeclaredRoute(
            trace: follow(request, path: request.path, to: stage, of: api, RequestTrace(request)),
            isSample: template.contains("{"))
        }
      }
    }
  }

  private func request(of method: Located<APIGateway.Method>, at template: String) -> TracedRequest {
    let name = model.restAPIs.name(of: method)
    return SampleRequest.request(name == "ANY" ? "GET" : name, SampleRequest.path(ofTemplate: template))
  }

  fileprivate var rulesOfListeners: [DeclaredRoute] {
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

  fileprivate var behaviorsOfDistributions: [DeclaredRoute] {
    graph.all(CloudFront.Distribution.self).flatMap { distribution -> [DeclaredRoute] in
      let aliases = distribution.resource.aliases
      let host = viewerHost(aliases)
      // Other names may go another way where their name is sent on.
      let isOnlyHost = aliases?.items.count == 1
      return distribution.locatedBehaviors(model).compactMap { behavior in
        // What no other behavior takes is for the default one.
        guard let pattern = behavior.pattern == nil ? "/*" : model.literal(behavior.pattern) else { return nil }
        let path = SampleRequest.text(of: LocatedBehavior.absolute(pattern), "x")
        let request = SampleRequest.request("GET", path.hasPrefix("/") ? path : "/" + path, host: host)
        return DeclaredRoute(
          trace: follow(request, to: distribution, RequestTrace(request)),
          isSample: !isOnlyHost || pattern.contains("*") || pattern.contains("?"))
      }
    }
  }

  /// A host by which viewers call a distribution: its first alias, or one like those that CloudFront gives; `nil` where its aliases
  /// cannot be determined before deployment.
  private func viewerHost(_ aliases: List<Value<String>>?) -> String? {
    guard let aliases else { return SampleRequest.distributionHost }
    let first = aliases.items.lazy.compactMap { self.model.literal($0) }.first
    if let first { return SampleRequest.text(of: first.lowercased(), "x") }
    return aliases.isWrittenOut && aliases.items.isEmpty ? SampleRequest.distributionHost : nil
  }

  fileprivate var mappingsOfDomains: [DeclaredRoute] {
    let mappings = model.analysis(DomainMappings.self)
    return APIDomain.all(in: model).flatMap { domain in
      mappings.mappings(of: domain.id).compactMap { mapping in
        guard let key = mapping.key else { return nil }
        var request = request(of: mapping)
        request.host = domain.name.map { SampleRequest.text(of: $0.lowercased(), "x") }
        if !key.isEmpty { request.path = "/\(key)\(request.path)" }
        return DeclaredRoute(trace: follow(request, to: domain, RequestTrace(request)), isSample: true)
      }
    }
  }

  /// A request that a route of the API of a mapping is for: what is wrong with the route itself is then the same fact.
  private func request(of mapping: DomainMapping) -> TracedRequest {
    switch mapping.target {
    case .http(let api, _):
      let route = model.httpAPIs.routes(of: api.id).first
      if let route { return request(of: route) }
    case .rest(let api, _):
      let method = model.restAPIs.methods(of: api.id).first
      if let method { return request(of: method.method, at: method.path) }
    case .unknown, .noStage, .foreignStage: break
    }
    return SampleRequest.request("GET", "/x")
  }
}

/// Requests that stand for all that a route is for.
enum SampleRequest {
  /// A name like those that CloudFront gives distributions.
  static let distributionHost = "d111111abcdef8.cloudfront.net"

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
