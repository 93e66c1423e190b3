/// An application load balancer that speaks HTTPS and sends HTTP there.
public struct LoadBalancer: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let placement: Placement
  let isInternal: Bool
  let certificate: Certificate
  let tlsPolicy: TLSPolicy
  let accessLogs: AccessLogs
  let deletionProtection: Safeguard
  let idleTimeout: Duration
  let fallback: FixedResponse
  let routes: [Route]

  /// A load balancer that the internet reaches.
  ///
  /// - Parameters:
  ///   - certificate: of AWS Certificate Manager, in the stack's region.
  ///   - accessLogs: where the record of every request goes.
  ///   - idleTimeout: how long a quiet connection is kept, 1 to 4000 seconds.
  ///   - otherwise: the answer to requests that no route takes.
  public init(
    _ name: String, in subnets: PublicSubnets, certificate: Certificate, tlsPolicy: TLSPolicy = .tls12And13,
    accessLogs: AccessLogs = .none, deletionProtection: Safeguard = .on, idleTimeout: Duration = .seconds(60),
    otherwise fallback: FixedResponse = .notFound,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @RouteBuilder _ routes: () -> [Route]
  ) {
    self.init(
      name, subnets.placement, isInternal: false, certificate, tlsPolicy, accessLogs, deletionProtection, idleTimeout,
      fallback, routes(), SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// A load balancer that only the connected services of the network reach.
  public init(
    internal name: String, in subnets: some NonPublicSubnets, certificate: Certificate,
    tlsPolicy: TLSPolicy = .tls12And13, accessLogs: AccessLogs = .none, deletionProtection: Safeguard = .on,
    idleTimeout: Duration = .seconds(60), otherwise fallback: FixedResponse = .notFound,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @RouteBuilder _ routes: () -> [Route]
  ) {
    self.init(
      name, subnets.placement, isInternal: true, certificate, tlsPolicy, accessLogs, deletionProtection, idleTimeout,
      fallback, routes(), SourceLocation(fileID: fileID, line: line, column: column))
  }

  @available(
    *, unavailable,
    message:
      "an internet-facing load balancer must sit in publicSubnets; for one inside the network write LoadBalancer(internal:)"
  )
  public init(
    _ name: String, in subnets: some NonPublicSubnets, certificate: Certificate, tlsPolicy: TLSPolicy = .tls12And13,
    accessLogs: AccessLogs = .none, deletionProtection: Safeguard = .on, idleTimeout: Duration = .seconds(60),
    otherwise fallback: FixedResponse = .notFound,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @RouteBuilder _ routes: () -> [Route]
  ) {
    self.init(name, in: subnets.network.publicSubnets, certificate: certificate, routes)
  }

  private init(
    _ name: String, _ placement: Placement, isInternal: Bool, _ certificate: Certificate, _ tlsPolicy: TLSPolicy,
    _ accessLogs: AccessLogs, _ deletionProtection: Safeguard, _ idleTimeout: Duration, _ fallback: FixedResponse,
    _ routes: [Route], _ location: SourceLocation
  ) {
    identity = Identity("load balancer", name, at: location)
    self.placement = placement
    self.isInternal = isInternal
    self.certificate = certificate
    self.tlsPolicy = tlsPolicy
    self.accessLogs = accessLogs
    self.deletionProtection = deletionProtection
    self.idleTimeout = idleTimeout
    self.fallback = fallback
    self.routes = routes
  }

  public var dependencies: [any Construct] {
    [placement.network] + signInClients + (accessLogs.bucket.map { [$0] } ?? [])
  }
  public var relations: [any Relation] {
    let logs = accessLogs.bucket.map { bucket in
      BucketUse(user: self, bucket: bucket, purpose: .loadBalancerLogs(prefix: accessLogs.prefix))
    }
    return routes.enumerated().map { LoadBalancerRoute(loadBalancer: self, route: $0.element, index: $0.offset) }
      + (logs.map { [$0] } ?? [])
  }

  // MARK: What others refer to

  var loadBalancer: Reference<ElasticLoadBalancing.LoadBalancer> { Reference(id("LoadBalancer")) }
  public var dnsName: Value<String> { loadBalancer.attribute("DNSName") }
  /// The zone of ``dnsName``, for an alias record in Route 53.
  public var hostedZone: Value<String> { loadBalancer.attribute("CanonicalHostedZoneID") }
  var httpsListener: Reference<ElasticLoadBalancing.Listener> { Reference(id("HttpsListener")) }
  var fullName: Value<String> { loadBalancer.attribute("LoadBalancerFullName") }
  var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("LoadBalancerSecurityGroup")) }

  func targetGroup(of service: FargateService) -> Reference<ElasticLoadBalancing.TargetGroup> {
    Reference(LogicalID(naming: name, service.name, "Targets"))
  }
}

/// A certificate of AWS Certificate Manager.
public struct Certificate: Hashable, Sendable {
  let arn: Value<String>

  /// One that exists already, in the stack's region.
  public static func arn(_ arn: String) -> Certificate { Certificate(arn: .literal(arn)) }

  /// One whose ARN the deployment gives.
  public static func parameter(_ name: String) -> Certificate { Certificate(arn: .parameter(name)) }
}

/// Which versions of TLS a listener speaks.
public enum TLSPolicy: String, Hashable, Sendable {
  /// TLS 1.3, and 1.2 for older clients.
  case tls12And13 = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  /// TLS 1.3 alone.
  case tls13 = "ELBSecurityPolicy-TLS13-1-3-2021-06"
}

/// An answer that a load balancer gives itself.
public struct FixedResponse: Hashable, Sendable {
  let status: Int
  let text: String

  /// - Parameter status: 200 to 599.
  public init(_ status: Int, _ text: String) {
    self.status = status
    self.text = text
  }

  public static let notFound = FixedResponse(404, "not found")
}
