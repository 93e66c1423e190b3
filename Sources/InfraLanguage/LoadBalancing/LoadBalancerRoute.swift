/// A load balancer forwards requests to a service.
///
/// The target group, the listener rule and the rules of the security groups belong to the stack of the service, so that
/// the stack of the load balancer does not depend on the stacks of the services.
public struct LoadBalancerRoute: Relation {
  let loadBalancer: LoadBalancer
  let route: Route
  /// The priority of the listener rule; `nil` where the route has to state it and does not: the other rules of a listener that
  /// exists already are not known.
  var priority: Int? { route.priority ?? (loadBalancer.existing == nil ? route.derivedPriority : nil) }

  public var source: any Construct { loadBalancer }
  public var destination: any Construct { route.service }
  public var dependent: any Construct { route.service }
  public var dependencies: [any Construct] {
    [loadBalancer, route.service] + (route.requirement.map { [$0.client] } ?? [])
  }
  public var location: SourceLocation { route.location }
  public var adjustments: Adjustments { route.adjustments }

  private var service: FargateService { route.service }
  var targetGroup: Reference<ElasticLoadBalancing.TargetGroup> { loadBalancer.targetGroup(of: service) }
  /// The id says what the rule matches, so that further routes change the id of no other: `PublicLedgerOrdersRule`.
  var ruleID: LogicalID { LogicalID(naming: loadBalancer.name, service.name, route.idWords, "Rule") }

  public var uniqueness: RelationUniqueness? {
    RelationUniqueness(
      ruleID.name,
      fact: "two routes of \(loadBalancer.description) lead the same requests to \(route.service.description)",
      remedy: "remove one of the routes")
  }

  /// The resource label of the metric of requests per target: `app/public/…/targetgroup/…`.
  var requestCountLabel: Value<String> {
    "\(loadBalancer.fullName)/\(targetGroup.attribute("TargetGroupFullName") as Value<String>)"
  }

  /// ECS refuses a target group that no listener forwards to.
  public func contribute(to contributions: inout Contributions) {
    contributions.delayStart(of: service, until: [ruleID])
  }

  public func lower(into lowering: inout Lowering) {
    if loadBalancer.existing != nil { checkExisting(&lowering) }
    loadBalancer.checkSignIn(of: route, &lowering)
    // All routes of a load balancer to the service share a target group.
    let routes: [LoadBalancerRoute] = lowering.relations(to: service)
    if routes.first(where: { $0.loadBalancer.identity.key == loadBalancer.identity.key })?.ruleID == ruleID {
      loadBalancer.lowerTargets(of: service, into: &lowering)
    }
    var conditions = conditions(paths(&lowering))
    if let secret = loadBalancer.originSecret {
      conditions.append(
        .init {
          $0.httpHeader = .init {
            $0.name = .literal(OriginSecret.headerName)
            $0.values = .items(secret.acceptedValues(of: loadBalancer, in: &lowering))
          }
        })
    }
    lowering.add(
      ruleID,
      ElasticLoadBalancing.ListenerRule {
        $0.listener = loadBalancer.httpsListener
        $0.priority = priority.map { .literal($0) }
        $0.conditions = conditions
        $0.actions = actions
        $0.transforms = route.transforms
      })
  }

  /// The routes of a load balancer that the app creates are checked with it, and those of one that exists already are
  /// compared over all stacks: ``SharedListeners``.
  private func checkExisting(_ lowering: inout Lowering) {
    loadBalancer.check(self, &lowering)
    if loadBalancer.existing?.attributes.contains(where: { $0.reference.id == loadBalancer.httpsListener.id }) != true {
      lowering.report("load balancer '\(loadBalancer.name)' has no HTTPS listener; pass its 'httpsListenerARN'")
    }
    if route.requirement != nil {
      lowering.note(
        "load balancer '\(loadBalancer.name)' exists already; its security group must allow HTTPS to Cognito, where "
          + "users sign in")
    }
  }

  /// Authentication, where the route requires it, and the forward action.
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

  /// The values that AWS accepts in all conditions of a rule.
  private static let valueQuota = 5

  /// The path patterns. `/orders/*` does not match `/orders`, so the path itself is another pattern, unless another route of
  /// the load balancer matches it.
  private func paths(_ lowering: inout Lowering) -> [String] {
    if route.isCatchAll { return ["/*"] }
    let routes: [LoadBalancerRoute] = lowering.relations(from: loadBalancer)
    let others = routes.map(\.route).filter { $0.hosts == route.hosts && $0.headers == route.headers }
    let stems = route.paths.compactMap { $0.hasSuffix("/*") && $0.utf8.count > 2 ? String($0.dropLast(2)) : nil }
    let missing = stems.unique.filter { stem in !others.contains { $0.paths.contains(stem) } }
    let count =
      route.hosts.count + route.paths.count + route.headers.flatMap(\.values).count
      + (loadBalancer.originSecret?.secrets.count ?? 0)
    if count > Self.valueQuota {
      lowering.report(
        "a route of load balancer '\(loadBalancer.name)' has \(count) values in its conditions; AWS accepts "
          + "\(Self.valueQuota), so divide it into several routes", at: route.location)
    } else if count + missing.count > Self.valueQuota {
      lowering.note(
        "a route of load balancer '\(loadBalancer.name)' does not match \(missing.map { "'\($0)'" }.joined(separator: ", ")), "
          + "which would exceed the \(Self.valueQuota) values of a rule; divide it into several routes")
      return route.paths
    }
    return route.paths + missing
  }

  private func conditions(_ paths: [String]) -> [ElasticLoadBalancing.Condition] {
    func list(_ values: [String]) -> List<Value<String>> { .items(values.map { .literal($0) }) }
    var conditions: [ElasticLoadBalancing.Condition] = []
    if !route.hosts.isEmpty {
      conditions.append(
        .init {
          $0.hostHeader = .init { $0.values = list(route.hosts) }
        })
    }
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
