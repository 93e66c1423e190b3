/// Which requests a load balancer sends to a service.
public struct Route: Hashable, Sendable {
  let paths: [String]
  let hosts: [String]
  let headers: [Header]
  let priority: Int?
  let service: FargateService
  let requirement: Requirement?
  let location: SourceLocation

  /// A header and the values that match, where `*` and `?` stand for anything.
  public struct Header: Hashable, Sendable {
    let name: String
    let values: [String]

    public init(_ name: String, _ values: String...) {
      self.name = name
      self.values = values
    }
  }

  /// Requests that match everything that is given; a path of `/*` alone takes every request.
  ///
  /// - Parameters:
  ///   - paths: patterns like `/api/*`.
  ///   - hosts: patterns like `*.example.com`.
  ///   - priority: 1 to 50000, the lowest first; by the order of the routes unless given.
  ///   - requirement: what the load balancer asks for before the service gets a request.
  public init(
    _ paths: String..., hosts: [String] = [], headers: [Header] = [], priority: Int? = nil, to service: FargateService,
    requires requirement: Requirement? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.paths = paths
    self.hosts = hosts
    self.headers = headers
    self.priority = priority
    self.service = service
    self.requirement = requirement
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  /// Whether the route takes every request.
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
