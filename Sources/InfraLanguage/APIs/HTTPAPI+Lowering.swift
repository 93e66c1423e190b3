import AWSResources
import ResourceGraph

extension HTTPAPI {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let physicalName = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "HTTP API", longest: 128, in: &lowering)
    lowering.add(
      id("Api"), named: name,
      APIGatewayV2.API {
        $0.name = .literal(physicalName)
        $0.protocolKind = .literal(.http)
        $0.cors = cors?.configuration
        if domain != nil { $0.disablesExecuteAPIEndpoint = true }
      })
    authorizer?.lower(id("Authorizer"), of: self, into: &lowering)
    lowerStage(into: &lowering)
    lowerDomain(into: &lowering)
  }

  private func lowerStage(into lowering: inout Lowering) {
    let destination = lowerAccessLogGroup(into: &lowering)
    let limited = limitedRoutes(in: &lowering)
    lowering.add(
      id("Stage"), named: name,
      APIGatewayV2.Stage {
        $0.api = api
        // Of any other name, private integrations and the paths of requests have the name in them.
        $0.name = "$default"
        $0.deploysAutomatically = true
        $0.defaultRouteSettings = .init {
          $0.throttlingRateLimit = .literal(Double(throttling.requestsPerSecond))
          $0.throttlingBurstLimit = .literal(throttling.burst)
        }
        $0.routeSettings = limited.flatMap { route, throttling in
          route.keys.map { key in
            .init {
              $0.key = .literal(key.text)
              $0.settings.throttlingRateLimit = .literal(Double(throttling.requestsPerSecond))
              $0.settings.throttlingBurstLimit = .literal(throttling.burst)
            }
          }
        }
        $0.accessLog = destination.map { destination in
          .init {
            $0.destination = destination
            $0.format = .literal(AccessLogFormat.json(with: ["route": "routeKey"]))
          }
        }
      }
    ) {
      $0.allowances += accessLogs.allowance(.apiStageWritesAccessLogs, at: identity.location)
      // API Gateway refuses limits of a route that is not there yet.
      $0.dependsOn += limited.flatMap { route, _ in route.keys.map(\.id) }
    }
  }

  /// The routes with limits of their own, which are in the stack of the API.
  private func limitedRoutes(in lowering: inout Lowering) -> [(route: HTTPAPIRoute, throttling: Throttling)] {
    let routes: [HTTPAPIRoute] = lowering.relations(from: self)
    let limited = routes.filter { lowering.owns($0.service) }.compactMap { route in
      route.route.throttling.map { (route, $0) }
    }
    if !limited.isEmpty {
      lowering.note(
        "\(description) has limits of single routes, which CloudFormation leaves in its stage when the limits or the routes are "
          + "removed, and the next change of the stage then fails; before that deployment, remove them with 'aws apigatewayv2 "
          + "delete-route-settings'")
    }
    return limited
  }

  // MARK: Mistakes

  private static let routeQuota = 300

  private func check(_ lowering: inout Lowering) {
    checkSettings(&lowering)
    let routes: [HTTPAPIRoute] = lowering.relations(from: self)
    let count = checkTakers(routes.map { ($0.route, $0.methods) }, &lowering)
    var listeners: [String: HTTPAPIRoute] = [:]
    for route in routes {
      if let (balancer, port) = route.integration.ownListener,
        let other = listeners.updateValue(route, forKey: "\(balancer.name) \(port.number)"),
        other.route.service.identity.key != route.route.service.identity.key
      {
        lowering.report(
          "services '\(other.route.service.name)' and '\(route.route.service.name)' have a listener on port \(port.number) of "
            + "load balancer '\(balancer.name)'; state another port at one of the routes", at: route.location)
      }
    }
    if count * 2 > Self.routeQuota {
      lowering.report(
        "\(description) has \(count * 2) routes, one for each method and path and one for what is below it; AWS accepts "
          + "\(Self.routeQuota)")
    }
  }
}
