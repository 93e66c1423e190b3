import AWSResources
import ResourceGraph

/// A method of HTTP.
public enum APIMethod: String, Hashable, Sendable, CaseIterable {
  /// Each method for which no other route has the path.
  case any = "ANY"
  /// Reads. A load balancer or a web server also answers `HEAD` then; API Gateway refuses it unless a route is for `.head` or
  /// `.any`: an HTTP API with 404, a REST API with 403.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"
  /// What browsers ask before they call an API from a page of another origin; with ``CORS``, the API answers itself.
  case options = "OPTIONS"

  /// The methods that clients call.
  static let named: [APIMethod] = [.get, .head, .post, .put, .patch, .delete]
}

/// A path of an API, and the service that gets what is sent to it and to all paths below.
///
/// What a route can have depends on its API: those of a ``RESTAPI`` can validate payloads and cache responses. Inside the block of
/// an API, the compiler knows it; elsewhere it is stated: `let health: APIRoute<HTTPAPI> = APIRoute(.get, "/health", to: api)`.
public struct APIRoute<API>: Adjustable, Hashable {
  let method: APIMethod
  let path: String
  @Shared private(set) var service: FargateService
  let handling: PathHandling
  let requirement: Requirement
  /// Another way to the service than that of the API.
  let integration: PrivateIntegration?
  /// The payloads that the route accepts, where a REST API validates them.
  let payload: PayloadModel?
  /// The limits of the route, instead of those of the API.
  let throttling: Throttling?
  /// How a REST API with a cache keeps the responses.
  let caching: ResponseCaching?
  let location: SourceLocation
  public var adjustments = Adjustments()

  private init(
    _ method: APIMethod, _ path: String, to service: FargateService, _ handling: PathHandling,
    _ requirement: Requirement, _ integration: PrivateIntegration?, _ throttling: Throttling?,
    payload: PayloadModel? = nil, caching: ResponseCaching? = nil, at location: SourceLocation
  ) {
    self.method = method
    self.path = path
    self.service = service
    self.handling = handling
    self.requirement = requirement
    self.integration = integration
    self.payload = payload
    self.throttling = throttling
    self.caching = caching
    self.location = location
  }

  /// Who may call a route.
  public enum Requirement: Hashable, Sendable {
    /// Callers with a token that the API's authorizer accepts, with one of the scopes if there are any.
    case token(scopes: [TokenScope] = [])
    /// Everybody; reports show the reason.
    case open(because: String)

    var scopes: [TokenScope] {
      if case .token(let scopes) = self { return scopes }
      return []
    }
  }

  /// The path without the names of its variables: two routes of one method and one such path are the same.
  var form: String { segments.map { $0.hasPrefix("{") ? "{}" : String($0) }.joined(separator: "/") }

  /// The parts of the path: `users`, `{id}`.
  var segments: [Substring] { path.split(separator: "/") }

  /// The path with that of what is below it.
  var greedyPath: String { path == "/" ? "/{proxy+}" : "\(path)/{proxy+}" }

  /// The path patterns of a load balancer's rule.
  var pattern: String { "/" + (segments.map { $0.hasPrefix("{") ? "*" : String($0) } + ["*"]).joined(separator: "/") }

  private static func isSegment(_ text: Substring) -> Bool {
    ["[A-Za-z0-9._~:@$+-]+", "[{][A-Za-z0-9_.-]+[}]"].contains { ValuePattern($0).matches(String(text)) }
  }

  /// What the route cannot be, to follow *a route of HTTP API '…'*.
  var mistakes: [String] {
    var mistakes: [String] = []
    if path != "/", path != "/" + segments.joined(separator: "/") || !segments.allSatisfy(Self.isSegment) {
      mistakes.append(
        "has the path '\(path)'; use one like '/orders' or '/users/{id}/orders', what is below it follows")
    }
    if segments.contains("{proxy}") {
      mistakes.append("has a variable 'proxy', as which API Gateway knows what is below the path; give it another name")
    }
    if path == "/", handling == .strippingPrefix {
      mistakes.append("strips a prefix and has none; use '.keepingPath'")
    }
    if payload != nil, ![.post, .put, .patch].contains(method) {
      mistakes.append("has a model of payloads and the method '\(method.rawValue)'; use '.post', '.put' or '.patch'")
    }
    if caching != nil, method != .get {
      mistakes.append("caches responses and has the method '\(method.rawValue)'; use '.get'")
    }
    mistakes += caching?.mistakes ?? []
    if requirement.scopes.count > 10 {
      mistakes.append("has \(requirement.scopes.count) scopes; API Gateway accepts 10")
    }
    return mistakes
  }
}

extension APIRoute where API == HTTPAPI {
  /// Creates a route of an HTTP API for a path and everything below it: `/orders`, `/orders/`, `/orders/42`.
  ///
  /// - Parameters:
  ///   - method: the method; `.any` is each one. A route for `.get` takes no `HEAD`, which clients and distributions send to ask
  ///     what `GET` would answer: where somebody does, `.head` needs a route of its own, or the path one for `.any`.
  ///   - path: the path, `/orders`; `/users/{id}/orders` has a variable, and `/` is everything.
  ///   - service: the service that receives the requests.
  ///   - handling: whether the service receives the path as it is, or without the path of the route.
  ///   - requirement: who may call the route: callers with a token, unless it is open.
  ///   - integration: how the API reaches the service, where it differs from the API's own way.
  ///   - throttling: how many requests the route takes, instead of as many as the API's `throttling:` says. API Gateway counts
  ///     the path itself and what is below it for themselves. Only routes to services in the API's own stack can have limits, and
  ///     those of a route that is removed stay in the stage:
  ///     https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
  public init(
    _ method: APIMethod, _ path: String, to service: FargateService, path handling: PathHandling = .keepingPath,
    requires requirement: Requirement = .token(), integration: PrivateIntegration? = nil, throttling: Throttling? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      method, path, to: service, handling, requirement, integration, throttling,
      at: SourceLocation(fileID: fileID, line: line, column: column))
  }

  @available(
    *, unavailable,
    message: "HTTP APIs neither validate payloads nor cache responses: use RESTAPI, or do it in the service"
  )
  public init(
    _ method: APIMethod, _ path: String, to service: FargateService, path handling: PathHandling = .keepingPath,
    requires requirement: Requirement = .token(), integration: PrivateIntegration? = nil,
    accepting payload: PayloadModel? = nil, throttling: Throttling? = nil, caching: ResponseCaching? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      method, path, to: service, handling, requirement, integration, throttling,
      at: SourceLocation(fileID: fileID, line: line, column: column))
  }
}

extension APIRoute where API == RESTAPI {
  /// Creates a route of a REST API for a path and everything below it: `/orders`, `/orders/`, `/orders/42`.
  ///
  /// - Parameters:
  ///   - method: the method; `.any` is each one. A route for `.get` takes no `HEAD`, which clients and distributions send to ask
  ///     what `GET` would answer: where somebody does, `.head` needs a route of its own, or the path one for `.any`.
  ///   - path: the path, `/orders`; `/users/{id}/orders` has a variable, and `/` is everything.
  ///   - service: the service that receives the requests.
  ///   - handling: whether the service receives the path as it is, or without the path of the route.
  ///   - requirement: who may call the route: callers with a token, unless it is open.
  ///   - integration: how the API reaches the service, where it differs from the API's own way.
  ///   - payload: what the payloads of the requests have to be, for a route with the method `.post`, `.put` or `.patch`; by
  ///     default the service decides.
  ///   - throttling: how many requests the route takes, instead of as many as the API's `throttling:` says. API Gateway counts
  ///     the path itself and what is below it for themselves, and so each method of `.any`.
  ///   - caching: how an API with a cache keeps the responses of the route, which has the method `.get`; they are not cached by
  ///     default.
  public init(
    _ method: APIMethod, _ path: String, to service: FargateService, path handling: PathHandling = .keepingPath,
    requires requirement: Requirement = .token(), integration: PrivateIntegration? = nil,
    accepting payload: PayloadModel? = nil, throttling: Throttling? = nil, caching: ResponseCaching? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      method, path, to: service, handling, requirement, integration, throttling, payload: payload, caching: caching,
      at: SourceLocation(fileID: fileID, line: line, column: column))
  }
}

/// Collects the routes of an API.
@resultBuilder
public enum APIRouteBuilder<API> {
  public static func buildExpression(_ route: APIRoute<API>) -> [APIRoute<API>] { [route] }
  public static func buildBlock(_ routes: [APIRoute<API>]...) -> [APIRoute<API>] { routes.flatMap(\.self) }
  public static func buildOptional(_ routes: [APIRoute<API>]?) -> [APIRoute<API>] { routes ?? [] }
  public static func buildEither(first: [APIRoute<API>]) -> [APIRoute<API>] { first }
  public static func buildEither(second: [APIRoute<API>]) -> [APIRoute<API>] { second }
  public static func buildArray(_ routes: [[APIRoute<API>]]) -> [APIRoute<API>] { routes.flatMap(\.self) }
}
