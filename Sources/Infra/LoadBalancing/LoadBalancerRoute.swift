/// A load balancer sends requests to a service.
///
/// The target group, the listener's rule and the security groups' rules stand with the service: a load balancer knows
/// nothing of the stacks whose services it serves.
public struct LoadBalancerRoute: Relation {
  let loadBalancer: LoadBalancer
  let route: Route
  /// The route's place among those of the load balancer.
  let index: Int

  public var source: any Construct { loadBalancer }
  public var destination: any Construct { route.service }
  public var dependent: any Construct { route.service }
  public var location: SourceLocation { route.location }

  private var service: FargateService { route.service }
  var targetGroup: Reference<ElasticLoadBalancing.TargetGroup> { loadBalancer.targetGroup(of: service) }
  private var ruleID: LogicalID { LogicalID(naming: loadBalancer.name, service.name, "Rule\(index + 1)") }

  /// How the metric of requests per target names the pair: `app/public/…/targetgroup/…`.
  var requestCountLabel: Value<String> {
    "\(loadBalancer.fullName)/\(targetGroup.attribute("TargetGroupFullName") as Value<String>)"
  }

  /// ECS refuses a target group that no listener forwards to yet.
  public func contribute(to contributions: inout Contributions) {
    contributions.delayStart(of: service, until: [ruleID])
  }

  public func lower(into lowering: inout Lowering) {
    // One target group serves all routes of a load balancer to the service.
    if loadBalancer.routes.firstIndex(where: { $0.service.identity.key == service.identity.key }) == index {
      lowerTargets(into: &lowering)
    }
    lowering.add(
      ruleID,
      ElasticLoadBalancing.ListenerRule {
        $0.listener = loadBalancer.httpsListener
        $0.priority = .literal(loadBalancer.priorities[index])
        $0.conditions = conditions
        $0.actions = actions
      })
  }

  private func lowerTargets(into lowering: inout Lowering) {
    guard let port = service.port, let id = targetGroup.id else { return }
    let check = service.healthCheck
    lowering.add(
      id, named: "\(loadBalancer.name)-\(service.name)",
      ElasticLoadBalancing.TargetGroup {
        $0.vpc = loadBalancer.placement.network.vpc
        $0.port = .literal(port.number)
        $0.protocolName = .literal(.http)
        $0.targetKind = .literal(.ip)
        $0.deregistrationDelay = 30
        $0.healthCheck = .init {
          $0.isEnabled = true
          $0.path = .literal(check.path)
          $0.protocolName = .literal(.http)
          $0.interval = .literal(check.interval.wholeSeconds)
          $0.timeout = .literal(check.timeout.wholeSeconds)
          $0.healthyThreshold = .literal(check.healthyThreshold)
          $0.unhealthyThreshold = .literal(check.unhealthyThreshold)
          $0.successCodes = .literal(check.codes)
        }
        if let duration = service.stickiness {
          $0.stickiness = .init {
            $0.isEnabled = true
            $0.kind = .literal(.loadBalancerCookie)
            $0.cookieDuration = .literal(duration.wholeSeconds)
          }
        }
      })
    lowering.connect(
      loadBalancer.securityGroup, to: service.securityGroup, port: port, names: (loadBalancer.name, service.name))
  }

  /// The service gets the request once its user is known, where that is asked for.
  private var actions: [ElasticLoadBalancing.Action] {
    guard let requirement = route.requirement else { return [forward] }
    var forward = forward
    forward.order = 2
    return [requirement.action, forward]
  }

  private var forward: ElasticLoadBalancing.Action {
    .init {
      $0.kind = .literal(.forward)
      $0.targetGroup = targetGroup
    }
  }

  private var conditions: [ElasticLoadBalancing.Condition] {
    func list(_ values: [String]) -> List<Value<String>> { .items(values.map { .literal($0) }) }
    var conditions: [ElasticLoadBalancing.Condition] = []
    if !route.hosts.isEmpty {
      conditions.append(
        .init {
          $0.hostHeader = .init { $0.values = list(route.hosts) }
        })
    }
    let paths = route.isCatchAll ? ["/*"] : route.paths
    if !paths.isEmpty {
      conditions.append(
        .init {
          $0.pathPattern = .init { $0.values = list(paths) }
        })
    }
    for header in route.headers {
      conditions.append(
        .init {
          $0.httpHeader = .init {
            $0.name = .literal(header.name)
            $0.values = list(header.values)
          }
        })
    }
    return conditions
  }
}

extension LoadBalancer {
  /// The priorities of the routes' rules, in the order of the routes; the route that takes every request comes last.
  fileprivate var priorities: [Int] {
    let taken = Set(routes.compactMap(\.priority))
    var next = 10
    return routes.map { route in
      if let priority = route.priority { return priority }
      if route.isCatchAll { return 50_000 }
      while taken.contains(next) { next += 10 }
      defer { next += 10 }
      return next
    }
  }
}
