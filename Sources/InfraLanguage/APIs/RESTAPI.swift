import ResourceGraph

/// A REST API of Amazon API Gateway: the way in to private services, with usage plans, validated payloads and a firewall.
///
/// It costs more for each request than an ``HTTPAPI``, and has what those lack. It reaches services through a VPC link and load
/// balancers that they share. Its routes are in its own block alone: a deployment has all of them, or none. The routes, and the
/// deployment of them, belong to the API's stack, and the rules of the load balancer to those of the services, which can be
/// deployed before or after it.
///
/// Each change of a route makes another deployment, to which the stage then changes. A `COGNITO_USER_POOLS` authorizer accepts the
/// tokens of all clients of its user pool: ID tokens, or access tokens where a route requires scopes.
public struct RESTAPI: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let integration: PrivateIntegration
  @Shared var account: APIGatewayAccount
  @Shared var domain: RegionalDomain?
  let authorizer: APIAuthorizer?
  let cors: CORS?
  let throttling: Throttling
  let requiresAPIKey: Bool
  let stageName: String
  let cache: APICacheSize?
  let accessLogs: Safeguard
  let logRetention: LogRetention
  let executionLogs: ExecutionLogs
  let isTraced: Bool
  let ownRoutes: [APIRoute<RESTAPI>]
  public private(set) var existing: Existing?

  /// What API Gateway writes about how it handles requests, to the log group `API-Gateway-Execution-Logs_…/…`.
  public enum ExecutionLogs: Hashable, Sendable {
    /// Nothing.
    case off
    /// The requests that fail, without their headers and payloads.
    case errors
  }

  /// Creates an API.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - integration: how the API reaches the services of its routes, `.sharedBalancer`; a route can state another way.
  ///   - account: the settings of API Gateway in the account and region, which have the role that writes the logs.
  ///   - domain: the name under which callers reach the API, with its certificate in the stack's region; the default endpoint is
  ///     then off.
  ///   - authorizer: whose tokens callers need; without one, each route has to be open.
  ///   - cors: which pages of other origins may call the API. The services add the header `Access-Control-Allow-Origin` to
  ///     their responses themselves.
  ///   - throttling: how many requests the API takes.
  ///   - requiresAPIKey: whether each request must have the key of a ``UsagePlan`` in the header `X-API-Key`.
  ///   - stage: the name of the stage, which stands before paths unless there is a domain; no path begins with it.
  ///   - cache: the size of the cache of the stage, for routes with `caching:`; there is none by default.
  ///   - accessLogs: whether the API writes a line for each request, as JSON, to a log group.
  ///   - logRetention: how long the log group retains them.
  ///   - executionLogs: what API Gateway writes about how it handles requests.
  ///   - tracing: whether requests are traced with X-Ray.
  ///   - routes: which requests lead to which services.
  public init(
    _ name: String, integration: PrivateIntegration, account: APIGatewayAccount, domain: RegionalDomain? = nil,
    authorizer: APIAuthorizer? = nil, cors: CORS? = nil, throttling: Throttling = .standard,
    requiresAPIKey: Bool = false, stage: String = "live", cache: APICacheSize? = nil, accessLogs: Safeguard = .on,
    logRetention: LogRetention = .threeMonths, executionLogs: ExecutionLogs = .off, tracing: Bool = false,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @APIRouteBuilder<RESTAPI> _ routes: () -> [APIRoute<RESTAPI>]
  ) {
    identity = Identity("REST API", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.integration = integration
    _account = Shared(wrappedValue: account)
    _domain = Shared(wrappedValue: domain)
    self.authorizer = authorizer
    self.cors = cors
    self.throttling = throttling
    self.requiresAPIKey = requiresAPIKey
    stageName = stage
    self.cache = cache
    self.accessLogs = accessLogs
    self.logRetention = logRetention
    self.executionLogs = executionLogs
    isTraced = tracing
    ownRoutes = routes()
  }

  /// An API that exists already, for usage plans and web ACLs.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - apiID: its id.
  ///   - apiName: its name in AWS, by which metrics know it.
  ///   - stage: the name of its stage.
  public static func existing(
    _ name: String, apiID: ExistingValue, apiName: String? = nil, stage: String,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> RESTAPI {
    // Nothing is created, so the settings have no effect.
    let balancer = LoadBalancer.existing("", arn: "", securityGroup: "")
    let link = VPCLink.existing("", vpcLinkID: "", securityGroup: "")
    var api = RESTAPI(
      name, integration: .sharedBalancer(balancer, through: link, serverName: ""), account: .existing(""), stage: stage,
      fileID: fileID, line: line, column: column
    ) {}
    var existing = Existing(physicalName: apiName)
    existing.add(api.api, ["Ref": apiID])
    existing.add(api.stage, ["Ref": ExistingValue(stage)])
    api.existing = existing
    return api
  }

  public var dependencies: [any Construct] {
    if existing != nil { return [] }
    let integrations = [integration] + ownRoutes.compactMap(\.integration)
    return [account] + (authorizer?.constructs ?? []) + (domain?.dependencies ?? [])
      + integrations.flatMap(\.constructs) + ownRoutes.flatMap { $0.requirement.scopes.compactMap(\.server) }
  }

  public var relations: [any Relation] { relations(for: ownRoutes) }

  // MARK: What others refer to

  var api: Reference<APIGateway.RestAPI> { Reference(id("Api")) }
  var stage: Reference<APIGateway.Stage> { Reference(id("Stage")) }
  /// The id of the API.
  public var apiID: Value<String> { api.value }
  /// The address, without a slash at its end: `https://api.example.com`, or without a domain
  /// `https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/live`.
  public var endpoint: Value<String> {
    domain.map { .literal("https://\($0.name)") }
      ?? "https://\(apiID).execute-api.\(.region).\(.urlSuffix)/\(text: stageName)"
  }
  /// The ARN of the stage, by which AWS WAF knows it.
  public var stageARN: Value<String> { "arn:\(.partition):apigateway:\(.region)::/restapis/\(apiID)/stages/\(stage)" }
  /// The log group of the access logs.
  public var logGroup: Reference<Logs.LogGroup> { Reference(id("AccessLogGroup")) }
}

extension RESTAPI: GatewayAPI {
  var stageInPaths: String? { stageName }
  var hasAuthorizer: Bool { authorizer != nil }
}

extension RESTAPI {
  public var outputs: [ConstructOutput] { [.init("Endpoint", endpoint, "Endpoint of REST API '\(name)'")] }
}

extension WebACL {
  /// Inspects the requests to a REST API: `acl.protects(api)`.
  ///
  /// - Parameter api: a REST API; AWS allows one web ACL for its stage.
  public func protects(
    _ api: RESTAPI, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> WebACLProtection {
    WebACLProtection(
      acl: self, target: api, targetARN: api.stageARN,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
