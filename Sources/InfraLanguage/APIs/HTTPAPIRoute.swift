import AWSResources
import ResourceGraph

/// An API sends requests to a service.
///
/// The routes, their integrations and what stands behind them belong to the stack of the service, so that the stack of the API
/// does not depend on the stacks of the services.
public struct HTTPAPIRoute: Relation {
  let api: HTTPAPI
  let route: APIRoute<HTTPAPI>

  public var source: any Construct { api }
  public var destination: any Construct { route.service }
  public var dependent: any Construct { route.service }
  public var dependencies: [any Construct] {
    [api, route.service] + integration.constructs + route.requirement.scopes.compactMap(\.server)
  }
  public var location: SourceLocation { route.location }
  public var adjustments: Adjustments { route.adjustments }

  var service: FargateService { route.service }
  var integration: PrivateIntegration { api.integration(of: route) }
  var link: VPCLink { integration.link }

  /// The namespace with which the service has to register.
  var namespace: ServiceNamespace? {
    if case .serviceDiscovery(let namespace) = integration.target { return namespace }
    return nil
  }

  /// The methods of the routes.
  ///
  /// `ANY` takes the preflight requests of browsers too, which have no token, so with CORS each other method has a route: API
  /// Gateway then answers them itself.
  var methods: [APIMethod] {
    guard route.method == .any, api.cors != nil else { return [route.method] }
    let others = api.ownRoutes.filter { $0.form == route.form && $0.method != .any }.map(\.method)
    return APIMethod.named.filter { !others.contains($0) }
  }

  /// The keys of the routes, with their ids: those of the path itself, and of what is below it.
  var keys: [(id: LogicalID, text: String, isBelow: Bool)] {
    methods.flatMap { method in
      [
        (id(method, "Route"), "\(method.rawValue) \(route.path)", false),
        (id(method, "Route Below"), "\(method.rawValue) \(route.greedyPath)", true),
      ]
    }
  }

  /// The rule of a shared load balancer.
  var balancerRoute: LoadBalancerRoute? { api.balancerRoute(of: route) }

  /// API Gateway refuses a second route with the key of one that is removed afterwards, so ids say the key:
  /// https://github.com/anomalyco/sst/issues/513
  private func id(_ method: APIMethod, _ role: String) -> LogicalID { api.id(of: route, method, role) }

  var routeID: LogicalID { id(route.method, "Route") }

  /// ECS refuses a target group that no listener forwards to.
  public func contribute(to contributions: inout Contributions) {
    if let listenerID { contributions.delayStart(of: service, until: [listenerID]) }
  }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let target = lowerTarget(into: &lowering)
    let stripsHere = route.handling == .strippingPrefix && integration.sharedBalancer == nil
    let below = lowerIntegration(
      "Integration", of: target, sending: stripsHere ? "/$request.path.proxy" : "$request.path", into: &lowering)
    // The path itself has nothing below it that the other integration could send on.
    let bare =
      stripsHere ? lowerIntegration("Integration Root", of: target, sending: "/", into: &lowering) : below
    for key in keys { lowerRoute(key.id, key.text, to: key.isBelow ? below : bare, into: &lowering) }
  }

  private func lowerIntegration(
    _ role: String, of target: Value<String>, sending path: String, into lowering: inout Lowering
  ) -> Reference<APIGatewayV2.Integration> {
    lowering.add(
      id(route.method, role),
      APIGatewayV2.Integration {
        $0.api = api.api
        $0.description = .literal("\(service.name): \(route.path)")
        $0.kind = .literal(.httpProxy)
        $0.method = "ANY"
        $0.connectionKind = .literal(.vpcLink)
        $0.connection = link.link
        $0.uri = target
        $0.payloadFormatVersion = .literal(.v1)
        $0.requestParameters = ["overwrite:path": .literal(path)]
        $0.serverNameToVerify = integration.serverName.map { .literal($0) }
      }
    )
  }

  private func lowerRoute(
    _ id: LogicalID, _ key: String, to integration: Reference<APIGatewayV2.Integration>,
    into lowering: inout Lowering
  ) {
    lowering.add(
      id,
      APIGatewayV2.Route {
        $0.api = api.api
        $0.key = .literal(key)
        $0.target = "integrations/\(integration)"
        switch route.requirement {
        case .open: $0.authorizationKind = .literal(.none)
        case .token(let scopes):
          $0.authorizationKind = .literal(.jwt)
          $0.authorizer = api.authorizerReference
          if !scopes.isEmpty { $0.authorizationScopes = .items(scopes.map(\.value)) }
        }
      }
    ) {
      if case .open(let reason) = route.requirement {
        $0.allowances.append(Allowance(.everyRouteIsAuthorised, because: reason, at: route.location))
      }
      // Terraform takes the limits of a removed route out of the stage before the route goes.
      if route.throttling != nil { $0.createsBeforeDestroying = true }
    }
  }

  private func check(_ lowering: inout Lowering) {
    var other: HTTPAPIRoute?
    if let rule = balancerRoute?.ruleID {
      let routes: [HTTPAPIRoute] = lowering.relations(to: service)
      other = routes.first { $0.balancerRoute?.ruleID == rule && $0.route.handling != route.handling }
    }
    api.check(route, otherHandling: other?.location, &lowering)
    // AWS answers "Unable to find Route by key … within the provided RouteSettings":
    // https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/pull/80
    if route.throttling != nil, api.existing != nil || !lowering.owns(api) {
      lowering.report(
        "a route of \(api.description) has limits of its own, and API Gateway accepts those of routes alone that exist before the "
          + "stage of the API, which is not in the stack of \(service.description); list the service in the stack of the API, "
          + "limit the whole API with its 'throttling:', or use a 'RESTAPI'")
    }
  }
}

// MARK: - What the integrations lead to

extension HTTPAPIRoute {
  /// The listener that the service has for itself. AWS knows it by its load balancer and port: another service at the port is
  /// another action of the same listener.
  var listenerID: LogicalID? {
    integration.ownListener.map { LogicalID(naming: $0.balancer.name, "Listener", String($0.port.number)) }
  }

  /// The load balancer with whose target group the service registers, where no listener rule does it.
  var listenerBalancer: LoadBalancer? { integration.ownListener?.balancer }

  /// What the integrations lead to, by its ARN.
  private func lowerTarget(into lowering: inout Lowering) -> Value<String> {
    let routes: [HTTPAPIRoute] = lowering.relations(to: service)
    switch integration.target {
    case .sharedBalancer(let balancer, _):
      return balancer.httpsListener.value
    case .serviceDiscovery(let namespace):
      // All routes through a link share the way to the service.
      let first = routes.first { $0.namespace != nil && $0.link.identity.key == link.identity.key }
      // A port that TCP does not have is reported with its container.
      if let port = service.port, port.isValid, (first ?? self).routeID == routeID {
        link.connect(to: service.securityGroup, of: service, on: port, in: &lowering)
      }
      return namespace.registry(of: service).attribute("Arn")
    case .ownListener(let balancer, let port):
      let first = routes.first { $0.listenerID == listenerID }
      if (first ?? self).routeID == routeID {
        lowerListener(of: balancer, on: port, routes, into: &lowering)
      }
      return Reference<ElasticLoadBalancing.Listener>(listenerID ?? balancer.id("Listener")).value
    }
  }

  private func lowerListener(
    of balancer: LoadBalancer, on port: Port, _ routes: [HTTPAPIRoute], into lowering: inout Lowering
  ) {
    guard let listenerID, let certificate = balancer.certificate else { return }
    let rules: [LoadBalancerRoute] = lowering.relations(to: service)
    let key = balancer.identity.key
    if !rules.contains(where: { $0.loadBalancer.identity.key == key }),
      routes.first(where: { $0.listenerBalancer?.identity.key == key })?.listenerID == listenerID
    {
      balancer.lowerTargets(of: service, into: &lowering)
    }
    link.connect(to: balancer.securityGroup, of: balancer, on: port, in: &lowering)
    let certificateARN = certificate.arn(for: balancer, in: &lowering)
    lowering.add(
      listenerID,
      ElasticLoadBalancing.Listener {
        $0.loadBalancer = balancer.loadBalancer
        $0.port = .literal(port.number)
        $0.protocolName = .literal(.https)
        $0.sslPolicy = .literal(balancer.tlsPolicy.rawValue)
        $0.certificates = [.init { $0.arn = certificateARN }]
        $0.defaultActions = [
          .init {
            $0.kind = .literal(.forward)
            $0.targetGroup = balancer.targetGroup(of: service)
          }
        ]
      })
  }
}

extension HTTPAPIRoute {
  public var uniqueness: RelationUniqueness? {
    RelationUniqueness(
      routeID.name,
      fact: "two routes of \(api.description) lead the same requests to \(service.description)",
      remedy: "remove one of the routes")
  }
}
