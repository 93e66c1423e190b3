import ResourceGraph

/// An HTTP API of Amazon API Gateway: the way in to private services.
///
/// It has one stage, `$default`, which is deployed whenever a route changes. What only REST APIs have, such as usage plans, API
/// keys, caches and firewalls, it has not.
public struct HTTPAPI: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let integration: PrivateIntegration
  @Shared var domain: RegionalDomain?
  let authorizer: APIAuthorizer?
  let cors: CORS?
  let throttling: Throttling
  let accessLogs: Safeguard
  let logRetention: LogRetention
  /// The routes of the API's own block.
  let ownRoutes: [APIRoute<HTTPAPI>]
  public private(set) var existing: Existing?

  /// Creates an API.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - integration: how the API reaches the services of its routes; a route can state another way.
  ///   - domain: the name under which callers reach the API, with its certificate in the stack's region; the default endpoint is
  ///     then off.
  ///   - authorizer: whose tokens callers need; without one, each route has to be open.
  ///   - cors: which pages of other origins may call the API.
  ///   - throttling: how many requests the API takes.
  ///   - accessLogs: whether the API writes a line for each request, as JSON, to a log group.
  ///   - logRetention: how long the log group retains them.
  ///   - routes: which requests lead to which services.
  public init(
    _ name: String, integration: PrivateIntegration, domain: RegionalDomain? = nil, authorizer: APIAuthorizer? = nil,
    cors: CORS? = nil, throttling: Throttling = .standard, accessLogs: Safeguard = .on,
    logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @APIRouteBuilder<HTTPAPI> _ routes: () -> [APIRoute<HTTPAPI>]
  ) {
    identity = Identity("HTTP API", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.integration = integration
    _domain = Shared(wrappedValue: domain)
    self.authorizer = authorizer
    self.cors = cors
    self.throttling = throttling
    self.accessLogs = accessLogs
    self.logRetention = logRetention
    ownRoutes = routes()
  }

  /// An API that exists already, which can get routes.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - apiID: its id.
  ///   - authorizerID: the id of its authorizer, which routes require unless they are open.
  ///   - integration: how it reaches the services of the routes.
  public static func existing(
    _ name: String, apiID: ExistingValue, authorizerID: ExistingValue? = nil, integration: PrivateIntegration,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> HTTPAPI {
    // Nothing is created, so the settings have no effect.
    var api = HTTPAPI(name, integration: integration, fileID: fileID, line: line, column: column) {}
    var existing = Existing()
    existing.add(api.api, ["Ref": apiID])
    existing.add(
      Reference<APIGatewayV2.Authorizer>(api.id("Authorizer")), ["Ref": authorizerID],
      parameters: ["Ref": "authorizerID"])
    api.existing = existing
    return api
  }

  public var dependencies: [any Construct] { (authorizer?.constructs ?? []) + (domain?.dependencies ?? []) }
  public var relations: [any Relation] { relations(for: ownRoutes) }

  /// What routes of the API bring along, with the routes themselves.
  func relations(for routes: [APIRoute<HTTPAPI>]) -> [any Relation] {
    relations(for: routes) { HTTPAPIRoute(api: self, route: $0) }
  }

  // MARK: What others refer to

  var api: Reference<APIGatewayV2.API> { Reference(id("Api")) }
  /// The id of the API.
  public var apiID: Value<String> { api.value }
  /// The address: `https://api.example.com`, or without a domain `https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com`.
  public var endpoint: Value<String> {
    domain.map { .literal("https://\($0.name)") } ?? api.attribute("ApiEndpoint")
  }
  /// The log group of the access logs.
  public var logGroup: Reference<Logs.LogGroup> { Reference(id("AccessLogGroup")) }

  /// What decides about tokens; `nil` without an authorizer.
  var authorizerReference: Reference<APIGatewayV2.Authorizer>? {
    let reference = Reference<APIGatewayV2.Authorizer>(id("Authorizer"))
    guard let existing else { return authorizer == nil ? nil : reference }
    return existing.states(reference) ? reference : nil
  }
}

extension HTTPAPI: GatewayAPI {
  /// Integrations overwrite the path.
  var stageInPaths: String? { nil }
  var hasAuthorizer: Bool { authorizerReference != nil }
}

extension HTTPAPI {
  public var outputs: [ConstructOutput] { [.init("Endpoint", endpoint, "Endpoint of HTTP API '\(name)'")] }
}

/// Routes of an API, outside its own block.
public struct HTTPAPIRoutes: StackElement {
  let elements: [any Relation]

  public var dependencies: [any Construct] { [] }
  public var elementKind: StackElementKind { .composite(elements, nil) }
}

extension HTTPAPI {
  /// Adds routes in a stack that does not own the API, or to an API that exists already.
  ///
  /// - Parameter routes: which requests lead to which services.
  public func routes(@APIRouteBuilder<HTTPAPI> _ routes: () -> [APIRoute<HTTPAPI>]) -> HTTPAPIRoutes {
    HTTPAPIRoutes(elements: relations(for: routes()))
  }
}
