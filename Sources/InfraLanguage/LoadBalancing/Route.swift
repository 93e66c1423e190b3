import ResourceGraph

/// A condition on requests, and the service that a load balancer forwards them to.
public struct Route: Adjustable, Hashable {
  let paths: [String]
  let hosts: [String]
  let headers: [Header]
  let priority: Int?
  @Shared private(set) var service: FargateService
  let path: PathHandling
  let requirement: Requirement?
  /// The name of the stage of a REST API that can stand before each path.
  let stage: String?
  let location: SourceLocation
  public var adjustments = Adjustments()

  /// An HTTP header and the values that match; `*` and `?` are wildcards.
  public struct Header: Hashable, Sendable {
    let name: String
    let values: [String]

    /// Creates a condition on a header.
    ///
    /// - Parameters:
    ///   - name: the name of the header.
    ///   - values: the values that match.
    public init(_ name: String, _ values: String...) {
      self.name = name
      self.values = values
    }
  }

  /// Creates a route for requests that match all conditions; the path `/*` alone matches every request.
  ///
  /// - Parameters:
  ///   - paths: path patterns, `/api/*`.
  ///   - hosts: host names, `*.example.com`.
  ///   - headers: HTTP headers.
  ///   - priority: the priority of the listener rule, 1 to 50000, evaluated from the lowest. By default it follows from the
  ///     route itself: the more specific route comes first, whatever the order, and one that is added or removed changes no
  ///     other. Where neither of two routes that can match one request is the more specific, and for a load balancer that
  ///     exists already, it has to be stated.
  ///   - service: the service that receives the requests.
  ///   - path: whether the service receives the path as it is, or without the prefix of the route, `/42` for `/orders/42`.
  ///     In Terraform, stripping requires version 6.19 of the provider.
  ///   - requirement: what a request must satisfy before the service receives it.
  public init(
    _ paths: String..., hosts: [String] = [], headers: [Header] = [], priority: Int? = nil, to service: FargateService,
    path: PathHandling = .keepingPath, requires requirement: Requirement? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      paths, hosts: hosts, headers: headers, priority: priority, to: service, path: path, requires: requirement,
      at: SourceLocation(fileID: fileID, line: line, column: column))
  }

  init(
    _ paths: [String], hosts: [String] = [], headers: [Header] = [], priority: Int?, to service: FargateService,
    path: PathHandling, requires requirement: Requirement? = nil, behind stage: String? = nil,
    at location: SourceLocation
  ) {
    self.paths = paths == ["/*"] ? paths : paths + (stage.map { stage in paths.map { "/\(stage)\($0)" } } ?? [])
    self.hosts = hosts
    self.headers = headers
    self.priority = priority
    self.service = service
    self.path = path
    self.requirement = requirement
    self.stage = stage
    self.location = location
  }

  /// The conditions as a text; none for a route that matches every request.
  var words: String {
    isCatchAll ? "" : (hosts + paths + headers.flatMap { [$0.name] + $0.values }).joined(separator: " ")
  }

  /// Whether the route matches every request.
  var isCatchAll: Bool { hosts.isEmpty && headers.isEmpty && (paths.isEmpty || paths == ["/*"] || paths == ["*"]) }
}

/// Collects the routes of a load balancer.
@resultBuilder
public enum RouteBuilder {
  public static func buildExpression(_ route: Route) -> [Route] { [route] }
  public static func buildBlock(_ routes: [Route]...) -> [Route] { routes.flatMap(\.self) }
  public static func buildOptional(_ routes: [Route]?) -> [Route] { routes ?? [] }
  public static func buildEither(first: [Route]) -> [Route] { first }
  public static func buildEither(second: [Route]) -> [Route] { second }
  public static func buildArray(_ routes: [[Route]]) -> [Route] { routes.flatMap(\.self) }
}
