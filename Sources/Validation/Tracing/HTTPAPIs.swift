import AWSResources

extension Model {
  /// The routes, integrations and stages of HTTP APIs.
  var httpAPIs: HTTPAPIs { analysis() }
}

/// HTTP APIs with their routes and stages.
final class HTTPAPIs: Analysis {
  typealias Route = Located<APIGatewayV2.Route>

  private var trees: [LogicalID: RouteTree<Route>] = [:]
  private var defaults: [LogicalID: Route] = [:]
  private var stagesByAPI: [LogicalID: [Located<APIGatewayV2.Stage>]] = [:]
  /// Routes whose keys cannot be determined before deployment.
  private var unread: [LogicalID: Route] = [:]
  let mappings: [Located<APIGatewayV2.APIMapping>]

  init(_ model: Model) {
    mappings = model.graph.all(APIGatewayV2.APIMapping.self)
    for stage in model.graph.all(APIGatewayV2.Stage.self) {
      if let api = stage.resource.api?.id { stagesByAPI[api, default: []].append(stage) }
    }
    for route in model.graph.all(APIGatewayV2.Route.self) {
      guard let api = route.resource.api?.id else { continue }
      guard let key = model.literal(route.resource.key) else {
        unread[api] = unread[api] ?? route
        continue
      }
      if key == "$default" {
        defaults[api] = defaults[api] ?? route
        continue
      }
      guard let path = Self.path(of: key) else { continue }
      let tree = trees[api] ?? RouteTree()
      tree.add(route, at: path)
      trees[api] = tree
      keys[route.id] = key
    }
  }

  /// The keys of routes: `GET /orders/{id}`.
  private var keys: [LogicalID: String] = [:]

  func stages(of api: LogicalID) -> [Located<APIGatewayV2.Stage>] { stagesByAPI[api] ?? [] }

  func key(of route: Route) -> String { keys[route.id] ?? "$default" }

  /// Which route takes a request.
  enum Choice {
    case route(RouteTree<Route>.Match)
    case none
    case unknown(Route)
  }

  /// The route that takes a request: of those for its method, one without a greedy variable comes before one with it, the more
  /// fixed path before others, and of one path the method itself before `ANY`.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
  func choice(of api: LogicalID, _ method: String, _ path: String) -> Choice {
    let matches = (trees[api]?.matches(path) ?? []).filter {
      let own = self.method(of: $0.route)
      return own == method || own == "ANY"
    }
    guard let first = matches.first(where: { $0.greedy == nil }) ?? matches.first else {
      if let route = unread[api] { return .unknown(route) }
      return defaults[api].map { .route(.init(route: $0, variables: [:], greedy: nil)) } ?? .none
    }
    let path = self.path(of: first.route)
    let own = matches.first { self.path(of: $0.route) == path && self.method(of: $0.route) == method }
    return .route(own ?? first)
  }

  func method(of route: Route) -> String { String(key(of: route).prefix { $0 != " " }) }

  func path(of route: Route) -> String? { Self.path(of: key(of: route)) }

  private static func path(of key: String) -> String? {
    guard let space = key.firstIndex(of: " ") else { return nil }
    let path = key[key.index(after: space)...]
    return path.hasPrefix("/") ? String(path) : nil
  }
}
