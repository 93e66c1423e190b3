import AWSResources
import ResourceGraph

/// A method of HTTP.
public enum APIMethod: String, Hashable, Sendable, CaseIterable {
  /// Each method for which no other route has the path.
  case any = "ANY"
  /// Reads. A load balancer or a web server also answers `HEAD` then; API Gateway refuses it unless a route is for `.head` or
  /// `.any`: an HTTP API with 404, a REST API with 403.
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
public struct APIRoute: Adjustable, Hashable {
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

  /// Creates a route for a path and everything below it: `/orders`, `/orders/`, `/orders/42`.
  ///
  /// - Parameters:
  ///   - method: the method; `.any` is each one.
  ///   - path: the path, `/orders`; `/users/{id}/orders` has a variable, and `/` is everything.
  ///   - service: the service that receives the requests.
  ///   - handling: whether the service receives the path as it is, or without the path of the route.
  ///   - requirement: who may call the route: callers with a token, unless it is open.
  ///   - integration: how the API reaches the service, where it differs from the API's own way.
  ///   - payload: what the payloads of the requests have to be, for a route of a REST API with the method `.post`, `.put` or
  ///     `.patch`; by default the service decides.
  ///   - throttling: how many requests the route takes, instead of as many as the API's `throttling:` says. API Gateway counts
  ///     the path itself and what is below it for themselves, and so each method of `.any` of a REST API. Of an HTTP API, only
  ///     routes to services in the API's own stack can have limits, and those of a route that is removed stay in the stage:
  ///     https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
  ///   - caching: how a REST API with a cache keeps the responses of the route, which has the method `.get`; they are not cached by
  ///     default.
  public init(
    _ method: APIMethod, _ path: String, to service: FargateService, path handling: PathHandling = .keepingPath,
    requires requirement: Requirement = .token(), integration: PrivateIntegration? = nil,
    accepting payload: PayloadModel? = nil, throttling: Throttling? = nil, caching: ResponseCaching? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
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
    location = SourceLocation(fileID: fileID, line: line, column: column)
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

  /// What only REST APIs have, to follow *a route of HTTP API '…'*.
  var needsOfRESTAPIs: [String] {
    (payload == nil ? [] : ["has a model of its payloads"]) + (caching == nil ? [] : ["has a cache"])
  }

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

/// Collects the routes of an API.
@resultBuilder
public enum APIRouteBuilder {
  public static func buildExpression(_ route: APIRoute) -> [APIRoute] { [route] }
  public static func buildBlock(_ routes: [APIRoute]...) -> [APIRoute] { routes.flatMap(\.self) }
  public static func buildOptional(_ routes: [APIRoute]?) -> [APIRoute] { routes ?? [] }
  public static func buildEither(first: [APIRoute]) -> [APIRoute] { first }
  public static func buildEither(second: [APIRoute]) -> [APIRoute] { second }
  public static func buildArray(_ routes: [[APIRoute]]) -> [APIRoute] { routes.flatMap(\.self) }
}
