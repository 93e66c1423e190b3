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
  /// Routes whose keys cannot be determined before deployment, one for each that differs in what is known of them.
  private var unread: [LogicalID: [PartialKey: Route]] = [:]
  /// The names of the stages to which resources of their own deploy an API.
  private var deployedStages: [LogicalID: [Known<String>]] = [:]
  let mappings: [Located<APIGatewayV2.APIMapping>]

  /// The APIs whose routes are resources, and not in an OpenAPI definition.
  private let withRoutesAsResources: Set<LogicalID>
  private var routesByAPI: [LogicalID: [Route]] = [:]

  init(_ model: Model) {
    let apis = model.graph.all(APIGatewayV2.API.self).filter { $0.resource.routesAreResources }
    withRoutesAsResources = Set(apis.map(\.id))
    mappings = model.graph.all(APIGatewayV2.APIMapping.self)
    for stage in model.graph.all(APIGatewayV2.Stage.self) {
      if let api = stage.resource.api?.id { stagesByAPI[api, default: []].append(stage) }
    }
    // Terraform's deployments name no stage: the stage names the deployment.
    for (_, deployment) in model.raw("AWS::ApiGatewayV2::Deployment") {
      let stage: Known<String> = model.known("StageName", of: deployment)
      let api = model.reference("ApiId", of: deployment) { model.graph[$0]?.resource is APIGatewayV2.API }
      if let api, !stage.isAbsent { deployedStages[api, default: []].append(stage) }
    }
    for route in model.graph.all(APIGatewayV2.Route.self) {
      guard let api = route.resource.api?.id else { continue }
      guard let key = model.literal(route.resource.key) else {
        let partial = PartialKey(model.text(route.resource.key) ?? "")
        unread[api, default: [:]][partial] = unread[api]?[partial] ?? route
        continue
      }
      keys[route.id] = key
      routesByAPI[api, default: []].append(route)
      if key == "$default" {
        defaults[api] = defaults[api] ?? route
        continue
      }
      guard let path = Self.path(of: key) else { continue }
      let tree = trees[api] ?? RouteTree()
      tree.add(route, at: path)
      trees[api] = tree
    }
  }

  /// The keys of routes: `GET /orders/{id}`.
  private var keys: [LogicalID: String] = [:]

  /// The keys of all routes of an API; `nil` where one is not known, or the API is not in the template.
  func keys(of api: LogicalID) -> [String]? {
    guard unread[api] == nil, withRoutesAsResources.contains(api) else { return nil }
    return routes(of: api).map { key(of: $0) }
  }

  /// The routes of an API whose keys are known.
  func routes(of api: LogicalID) -> [Route] { routesByAPI[api] ?? [] }

  func stages(of api: LogicalID) -> [Located<APIGatewayV2.Stage>] { stagesByAPI[api] ?? [] }

  /// Whether changes of an API reach a stage: by themselves, or by a deployment.
  func isDeployed(_ stage: Located<APIGatewayV2.Stage>, of api: LogicalID, _ model: Model) -> Bool {
    let isManual = model.known(stage.resource.deploysAutomatically).or(false).value == false
    // Who ignores changes of the deployment deploys by other means.
    guard isManual, stage.resource.deployment == nil, !stage.entry.ignoredChanges.contains("deployment_id") else {
      return true
    }
    let name = model.known(stage.resource.name)
    return deployedStages[api]?.contains { $0.isUnknown || name.isUnknown || $0 == name } ?? false
  }

  func key(of route: Route) -> String { keys[route.id] ?? "$default" }

  /// Which route takes a request.
  enum Choice {
    case route(RouteTree<Route>.Match)
    case none
    /// A route whose key cannot be determined before deployment may take it.
    case unknown(Route)
    /// AWS does not say which of two routes takes it.
    case undocumented(Route, Route)
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
    let first = matches.first { $0.greedy == nil } ?? matches.first
    let shape = first.map { self.path(of: $0.route).map(Self.shape) }
    let own = matches.first { self.path(of: $0.route).map(Self.shape) == shape && self.method(of: $0.route) == method }
    // Nothing is more specific than the method and a path without variables.
    if let own, own.isExact { return .route(own) }
    if let route = unreadRoute(of: api, method, path) { return .unknown(route) }
    guard let chosen = own ?? first else {
      return defaults[api].map { .route(.init(route: $0, variables: [:], greedy: nil)) } ?? .none
    }
    // `ANY /pets/dog` or `GET /pets/{id}`: those who built it anew disagree.
    if own == nil, chosen.greedy == nil,
      let other = matches.first(where: { $0.greedy == nil && self.method(of: $0.route) == method })
    {
      return .undocumented(chosen.route, other.route)
    }
    return .route(chosen)
  }

  /// A route that may take a request, as far as its key is known.
  private func unreadRoute(of api: LogicalID, _ method: String, _ path: String) -> Route? {
    guard let routes = unread[api] else { return nil }
    if let route = routes[PartialKey(method: nil, beginning: "")] { return route }
    for end in path.indices + [path.endIndex] {
      for name in [method, "ANY"] {
        if let route = routes[PartialKey(method: name, beginning: String(path[..<end]))] { return route }
      }
    }
    return nil
  }

  /// The key or path of a route without the names of its variables, which tell no routes apart: `GET /orders/{}`.
  static func shape(of text: String) -> String {
    guard text.contains("{") else { return text }
    return text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.hasPrefix("{") ? part.hasSuffix("+}") ? "{+}" : "{}" : part
    }.joined(separator: "/")
  }

  func method(of route: Route) -> String { String(key(of: route).prefix { $0 != " " }) }

  func path(of route: Route) -> String? { Self.path(of: key(of: route)) }

  private static func path(of key: String) -> String? {
    guard let space = key.firstIndex(of: " ") else { return nil }
    let path = key[key.index(after: space)...]
    return path.hasPrefix("/") ? String(path) : nil
  }
}

/// The known beginning of a route key, of which the rest cannot be determined before deployment.
private struct PartialKey: Hashable {
  /// `nil` where it is not known.
  let method: String?
  /// What the path begins with.
  let beginning: String

  init(method: String?, beginning: String) {
    self.method = method
    self.beginning = beginning
  }

  /// - Parameter text: the key with `${…}` in place of what is not known.
  init(_ text: String) {
    let known = text.firstIndex(of: "$").map { text[..<$0] } ?? text[...]
    let space = known.firstIndex(of: " ")
    method = space.map { String(known[..<$0]) }
    beginning = space.map { String(known[known.index(after: $0)...].prefix { $0 != "{" }) } ?? ""
  }
}

extension APIGatewayV2.API {
  /// Whether its routes are resources of their own, and not in an OpenAPI definition or made with it.
  var routesAreResources: Bool { body == nil && bodyLocation == nil && target == nil }
}
