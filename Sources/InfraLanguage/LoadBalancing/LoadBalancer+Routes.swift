/// Routes of a load balancer, outside its own block.
public struct LoadBalancerRoutes: StackElement {
  let routes: [LoadBalancerRoute]

  public var dependencies: [any Construct] { [] }
  public var elementKind: StackElementKind { .composite(routes, nil) }
}

extension LoadBalancer {
  /// Adds routes in a stack that does not own the load balancer, or to a load balancer that exists already:
  ///
  /// ```swift
  /// balancer.routes {
  ///   Route("/orders/*", priority: 120, to: orders)
  /// }
  /// ```
  ///
  /// Each route to a load balancer that exists already must have a priority, which no other rule of the listener has.
  ///
  /// - Parameter routes: which requests the load balancer forwards to which services.
  public func routes(@RouteBuilder _ routes: () -> [Route]) -> LoadBalancerRoutes {
    LoadBalancerRoutes(
      routes: routes().map { route in
        LoadBalancerRoute(loadBalancer: self, route: route)
      })
  }
}

// MARK: - Mistakes

extension LoadBalancer {
  /// Checks the routes of the app to a load balancer that it creates.
  func check(_ routes: [LoadBalancerRoute], _ lowering: inout Lowering) {
    if routes.count > 100 {
      lowering.report("load balancer '\(name)' has \(routes.count) routes; AWS allows 100 rules on a listener")
    }
    for (index, route) in routes.enumerated() {
      check(route, &lowering)
      let others = Array(routes[..<index])
      if let conflict = route.conflict(with: others) {
        lowering.report(conflict.message("\(others[conflict.index].location)"), at: route.location)
      } else if let other = routes.first(where: { $0.hides(route) }) {
        lowering.report(
          "no request reaches this route of load balancer '\(name)', because the route at \(other.location) comes first "
            + "and matches all of its requests; change its conditions or its priority", at: route.location)
      } else if let other = others.first(where: { isOrderOpen($0, route) }) {
        lowering.report(
          "some requests match both this route of load balancer '\(name)' and the route at \(other.location), and neither "
            + "is the more specific; state a priority at one of them, which is evaluated from the lowest, such as "
            + "'priority: \(freePriority(after: other, among: routes))' here", at: route.location)
      }
    }
  }

  /// Whether nothing says which of two routes comes first for the requests that match both: no priority, none is the more
  /// specific, and the priorities that follow from them contradict their order in the load balancer's block.
  private func isOrderOpen(_ first: LoadBalancerRoute, _ second: LoadBalancerRoute) -> Bool {
    guard first.route.priority == nil, second.route.priority == nil, first.route.overlaps(second.route),
      !first.covers(second), !second.covers(first)
    else { return false }
    guard let earlier = ownRoutes.firstIndex(of: first.route), let later = ownRoutes.firstIndex(of: second.route) else {
      return true
    }
    return (earlier < later) != (first.route.derivedPriority < second.route.derivedPriority)
  }

  /// The first priority after that of a route which no other route has.
  private func freePriority(after route: LoadBalancerRoute, among routes: [LoadBalancerRoute]) -> Int {
    let taken = Set(routes.compactMap(\.priority))
    let first = (route.priority ?? 0) + 1
    return (first...(first + taken.count)).first { !taken.contains($0) } ?? first
  }

  /// Checks a route by itself.
  func check(_ relation: LoadBalancerRoute, _ lowering: inout Lowering) {
    let route = relation.route
    for mistake in route.mistakes {
      lowering.report("a route of load balancer '\(name)' \(mistake)", at: route.location)
    }
    guard let priority = relation.priority else {
      return lowering.report(
        "a route outside the block of load balancer '\(name)' has no priority; pass one that no other rule of the "
          + "listener has", at: route.location)
    }
    if !(1...50_000).contains(priority) {
      lowering.report("priority \(priority) is out of range; use 1 to 50000", at: route.location)
    }
  }
}
