import AWSResources
import ResourceGraph

extension RESTAPI {
  /// The settings of all methods, and those of routes that differ.
  var methodSettings: [APIGateway.Stage.MethodSetting] {
    let all = APIGateway.Stage.MethodSetting {
      $0.resourcePath = "/*"
      $0.httpMethod = "*"
      $0.settings = settings(throttling, nil)
    }
    return [all] + ownRoutes.flatMap { settings(of: $0) }
  }

  /// Settings of single methods take the place of those of all methods, so they repeat what stays.
  private func settings(_ throttling: Throttling, _ caching: ResponseCaching?) -> APIGateway.MethodSettings {
    .init {
      $0.throttlingRateLimit = .literal(Double(throttling.requestsPerSecond))
      $0.throttlingBurstLimit = .literal(throttling.burst)
      $0.hasMetrics = true
      if cache != nil {
        $0.isCached = .literal(caching != nil)
        $0.isCacheEncrypted = true
        $0.cacheTimeToLive = caching.map { .literal($0.timeToLive.wholeSeconds) }
      }
      if executionLogs == .errors {
        $0.loggingLevel = .literal(.error)
        $0.tracesData = false
      }
    }
  }

  private func settings(of route: APIRoute<RESTAPI>) -> [APIGateway.Stage.MethodSetting] {
    if route.throttling == nil, route.caching == nil { return [] }
    return [route.parts, route.parts + ["{proxy+}"]].flatMap { segments in
      methods(of: route).map { method in
        .init {
          $0.resourcePath = .literal("/" + segments.map { "~1\($0)" }.joined())
          $0.httpMethod = .literal(method.rawValue)
          $0.settings = settings(route.throttling ?? throttling, route.caching)
        }
      }
    }
  }

  /// The methods that a stage knows of a route: for `ANY`, each one that no other route of the path takes.
  private func methods(of route: APIRoute<RESTAPI>) -> [APIMethod] {
    guard route.method == .any else { return [route.method] }
    let others = ownRoutes.filter { $0.form == route.form }.map(\.method)
    let answered = cors == nil ? APIMethod.named + [.options] : APIMethod.named
    return answered.filter { !others.contains($0) }
  }
}
