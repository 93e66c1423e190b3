import AWSResources

extension Model {
  /// The resources, methods and stages of REST APIs.
  var restAPIs: RESTAPIs { analysis() }

  /// Whether a REST API is called from the internet: a private one is reached through an endpoint of a VPC.
  func isPublic(_ api: APIGateway.RestAPI, _ entry: Entry) -> Known<Bool> {
    if entry.isPartlyUnknown(at: "EndpointConfiguration") { return .unknown }
    // Without one, an API is public.
    guard let kinds = api.endpoint?.kinds else { return .value(true) }
    let types = kinds.items.map { known($0) }
    if types.contains(where: { $0.value == .private }) { return .value(false) }
    return types.isEmpty || types.contains(where: \.isUnknown) ? .unknown : .value(true)
  }
}

/// REST APIs with the paths of their resources, their methods and their stages.
final class RESTAPIs: Analysis {
  typealias Method = Located<APIGateway.Method>

  /// Each method of a known name with the path of its resource: `/orders/{id}`.
  private var methodsByAPI: [LogicalID: [(path: String, method: Method)]] = [:]
  private var trees: [LogicalID: RouteTree<Method>] = [:]
  private var stagesByAPI: [LogicalID: [Located<APIGateway.Stage>]] = [:]
  /// Methods whose paths cannot be determined before deployment, one for each name; `nil` stands for a name that cannot
  /// either.
  private var unread: [LogicalID: [String?: Method]] = [:]
  /// The APIs with stages that deployments create.
  let withOtherStages: Set<LogicalID>
  let mappings: [Located<APIGateway.BasePathMapping>]

  init(_ model: Model) {
    let graph = model.graph
    mappings = graph.all(APIGateway.BasePathMapping.self)
    let deployments = graph.all(APIGateway.Deployment.self).filter { $0.resource.stageName != nil }
    withOtherStages = Set(deployments.compactMap { $0.resource.api?.id })
    for stage in graph.all(APIGateway.Stage.self) {
      if let api = stage.resource.api?.id { stagesByAPI[api, default: []].append(stage) }
    }
    let paths = ResourcePaths(model)
    for method in graph.all(APIGateway.Method.self) {
      guard let api = method.resource.api?.id else { continue }
      let name = model.literal(method.resource.httpMethod)
      guard let path = paths.path(of: method.resource.resource) else {
        unread[api, default: [:]][name] = unread[api]?[name] ?? method
        continue
      }
      names[method.id] = name
      if name != nil { methodsByAPI[api, default: []].append((path, method)) }
      let tree = trees[api] ?? RouteTree()
      tree.add(method, at: path)
      trees[api] = tree
    }
  }

  private var names: [LogicalID: String] = [:]

  func stages(of api: LogicalID) -> [Located<APIGateway.Stage>] { stagesByAPI[api] ?? [] }

  /// The methods of an API with the paths of their resources.
  func methods(of api: LogicalID) -> [(path: String, method: Method)] { methodsByAPI[api] ?? [] }

  /// The name of a method: `GET`, `ANY`.
  func name(of method: Method) -> String { names[method.id] ?? "ANY" }

  /// Which method takes a request.
  enum Choice {
    case method(RouteTree<Method>.Match)
    case none
    /// A method whose path or name cannot be determined before deployment may take it.
    case unknown(Method)
  }

  /// The resource and the method are chosen together: a resource without the method leaves a request to a less specific one.
  /// A slash at the end does not count.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
  func choice(of api: LogicalID, _ method: String, _ path: String) -> Choice {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let matches = (trees[api]?.matches(path) ?? []).filter {
      let own = names[$0.route.id]
      return own == nil || own == method || own == "ANY"
    }
    let unread = [method, "ANY", nil].lazy.compactMap { self.unread[api]?[$0] }.first
    guard let first = matches.first else { return unread.map { .unknown($0) } ?? .none }
    let ofResource = matches.filter { $0.route.resource.resource == first.route.resource.resource }
    if let own = ofResource.first(where: { names[$0.route.id] == method }) {
      // Nothing is more specific than the method of a path without variables.
      return unread.flatMap { own.isExact ? nil : .unknown($0) } ?? .method(own)
    }
    if let unnamed = ofResource.first(where: { names[$0.route.id] == nil }) { return .unknown(unnamed.route) }
    return unread.map { .unknown($0) } ?? .method(first)
  }
}

/// The paths of the resources of REST APIs.
private struct ResourcePaths {
  private let model: Model
  private let resources: [LogicalID: Located<APIGateway.RestResource>]

  init(_ model: Model) {
    self.model = model
    resources = Dictionary(model.graph.all(APIGateway.RestResource.self).map { ($0.id, $0) }) { first, _ in first }
  }

  /// The path of the resource that a value names; `nil` where a part of it is not known.
  func path(of value: Value<String>?) -> String? {
    var parts: [String] = []
    var next = value?.expression.target
    // Resources that name each other as parents have no path.
    while let (id, attribute) = next, parts.count <= resources.count {
      if attribute == "RootResourceId" { return "/" + parts.reversed().joined(separator: "/") }
      guard let resource = resources[id], let part = model.literal(resource.resource.pathPart) else { return nil }
      parts.append(part)
      next = resource.resource.parent?.expression.target
    }
    return nil
  }
}
