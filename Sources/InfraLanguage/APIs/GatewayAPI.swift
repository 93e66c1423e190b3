import ResourceGraph

/// What HTTP APIs and REST APIs have in common: routes through a VPC link, a domain, an authorizer, limits and logs.
protocol GatewayAPI: Construct {
  /// How the API reaches the services of its routes.
  var integration: PrivateIntegration { get }
  var domain: RegionalDomain? { get }
  var apiID: Value<String> { get }
  var authorizer: APIAuthorizer? { get }
  var cors: CORS? { get }
  var throttling: Throttling { get }
  var accessLogs: Safeguard { get }
  var logRetention: LogRetention { get }
  /// The routes of the API's own block.
  var ownRoutes: [APIRoute<Self>] { get }
  /// The name of a stage that can stand before the paths which reach services.
  var stageInPaths: String? { get }
  /// Whether something decides about tokens, also for an API that exists already.
  var hasAuthorizer: Bool { get }
}

extension GatewayAPI {
  /// The host name of the endpoint.
  func host(in region: Value<String>) -> Value<String> {
    domain.map { .literal($0.name) } ?? "\(apiID).execute-api.\(region).\(.urlSuffix)"
  }

  func integration(of route: APIRoute<Self>) -> PrivateIntegration { route.integration ?? integration }

  /// The rule of a shared load balancer that a route needs.
  func balancerRoute(of route: APIRoute<Self>) -> LoadBalancerRoute? {
    guard case .sharedBalancer(let balancer, let priority) = integration(of: route).target else { return nil }
    return LoadBalancerRoute(
      loadBalancer: balancer,
      route: Route(
        [route.pattern], priority: priority, to: route.service, path: route.handling, behind: stageInPaths,
        at: route.location))
  }

  /// What routes of the API bring along: the rules of shared load balancers, and the ways to them.
  ///
  /// - Parameter own: the relation of a route itself, if it has one.
  func relations(for routes: [APIRoute<Self>], _ own: (APIRoute<Self>) -> (any Relation)? = { _ in nil })
    -> [any Relation]
  {
    var rules: Set<LogicalID> = []
    var connections: Set<LogicalID> = []
    var relations: [any Relation] = []
    for route in routes {
      if let relation = own(route) { relations.append(relation) }
      guard let rule = balancerRoute(of: route) else { continue }
      // Routes of several methods share a rule.
      if rules.insert(rule.ruleID).inserted { relations.append(rule) }
      let connection = VPCLinkConnection(
        api: name, link: integration(of: route).link, balancer: rule.loadBalancer, location: route.location)
      if connections.insert(LogicalID(naming: connection.link.name, rule.loadBalancer.name)).inserted {
        relations.append(connection)
      }
    }
    return relations
  }

  /// An id that says what a route takes, so that further routes change the id of no other, and that the same requests which go
  /// to another service, or whose variables have other names, are the same route: `ShopAnyOrdersRoute`.
  func id(of route: APIRoute<Self>, _ method: APIMethod, _ role: String) -> LogicalID {
    LogicalID(naming: name, method.rawValue.lowercased(), route.idWords, role)
  }
}

// MARK: - Mistakes

extension GatewayAPI {
  /// Reports what the API cannot have as a whole.
  func checkSettings(_ lowering: inout Lowering) {
    throttling.check(description, &lowering)
    cors?.check(self, &lowering)
  }

  /// Reports a route that API Gateway or its service cannot have.
  ///
  /// - Parameter otherHandling: the place of a route that shares the rule of a load balancer, and handles paths otherwise.
  func check(_ route: APIRoute<Self>, otherHandling: SourceLocation?, _ lowering: inout Lowering) {
    for mistake in route.mistakes + [integration(of: route).mistake].compactMap(\.self) {
      lowering.report("a route of \(description) \(mistake)")
    }
    route.throttling?.check("a route of \(description)", &lowering)
    if case .token = route.requirement, !hasAuthorizer {
      lowering.report(
        "a route of \(description) requires a token, and the API has no authorizer; pass "
          + "\(existing == nil ? "'authorizer: .jwt(of: …, clients: …)'" : "its 'authorizerID'"), or open the route with "
          + "'requires: .open(because: …)'")
    }
    if let otherHandling {
      lowering.report(
        "one rule of the load balancer is for this route of \(description) and the one at \(otherHandling), and only one "
          + "of them strips its prefix; let both do the same")
    }
    authorizer?.check(route, of: self, &lowering)
  }

  /// Reports routes that take the same requests.
  ///
  /// - Returns: how many methods of paths the routes take.
  func checkTakers(_ routes: [(route: APIRoute<Self>, methods: [APIMethod])], _ lowering: inout Lowering) -> Int {
    var takers: [String: APIRoute<Self>] = [:]
    for (route, methods) in routes {
      for method in methods {
        if let other = takers.updateValue(route, forKey: "\(method.rawValue) /\(route.form)") {
          lowering.report(
            "\(description) has two routes for \(method.rawValue) \(route.path), the other at \(other.location); keep one",
            at: route.location)
        }
      }
    }
    return takers.count
  }
}
