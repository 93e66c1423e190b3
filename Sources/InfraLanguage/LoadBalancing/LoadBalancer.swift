import ResourceGraph

/// An Application Load Balancer with an HTTPS listener; the HTTP listener redirects to it.
public struct LoadBalancer: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// Where the load balancer is placed; `nil` for one that exists already.
  let placement: Placement?
  let isInternal: Bool
  /// `nil` for a load balancer that exists already.
  let certificate: Certificate?
  /// The certificates of further host names.
  let additionalCertificates: [Certificate]
  /// The names under which people reach the load balancer.
  let domains: [RegionalDomain]
  /// The ranges that an internal load balancer admits beside the connected services.
  let admittedRanges: [AddressRange]
  let tlsPolicy: TLSPolicy
  let accessLogs: AccessLogs
  let deletionProtection: Safeguard
  let idleTimeout: Duration
  let defaultResponse: FixedResponse
  /// The routes of the load balancer's own block.
  let ownRoutes: [Route]
  /// The secret by which an internet-facing load balancer knows CloudFront, and admits nobody else.
  @Shared private(set) var originSecret: OriginSecret?
  public private(set) var existing: Existing?

  /// Creates an internet-facing load balancer.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where the load balancer is placed.
  ///   - certificate: the certificate of the HTTPS listener, in the stack's region.
  ///   - additionalCertificates: the certificates of host names that `certificate` does not have; a client gets the one
  ///     that fits the name that it asks for.
  ///   - tlsPolicy: the TLS versions that the HTTPS listener supports.
  ///   - accessLogs: the bucket that the access logs are written to.
  ///   - deletionProtection: whether the load balancer cannot be deleted.
  ///   - idleTimeout: how long an idle connection stays open, 1 to 4000 seconds.
  ///   - defaultResponse: the response to requests that match no route.
  ///   - routes: which requests the load balancer forwards to which services.
  public init(
    _ name: String, in subnets: some InternetFacingTier, certificate: Certificate,
    additionalCertificates: [Certificate] = [], tlsPolicy: TLSPolicy = .tls12And13,
    accessLogs: AccessLogs = .none, deletionProtection: Safeguard = .on, idleTimeout: Duration = .seconds(60),
    defaultResponse: FixedResponse = .notFound,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @RouteBuilder _ routes: () -> [Route]
  ) {
    self.init(
      name, subnets.placement, isInternal: false, certificate, additionalCertificates, [], admitting: [], tlsPolicy,
      accessLogs, deletionProtection, idleTimeout, defaultResponse, routes(),
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Creates an internal load balancer, which only the connected services and the admitted ranges can reach.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where the load balancer is placed.
  ///   - certificate: the certificate of the HTTPS listener, in the stack's region.
  ///   - additionalCertificates: the certificates of host names that `certificate` does not have; a client gets the one
  ///     that fits the name that it asks for.
  ///   - ranges: the ranges of other networks from which clients connect, such as offices behind a VPN.
  ///   - tlsPolicy: the TLS versions that the HTTPS listener supports.
  ///   - accessLogs: the bucket that the access logs are written to.
  ///   - deletionProtection: whether the load balancer cannot be deleted.
  ///   - idleTimeout: how long an idle connection stays open, 1 to 4000 seconds.
  ///   - defaultResponse: the response to requests that match no route.
  ///   - routes: which requests the load balancer forwards to which services.
  public init(
    internal name: String, in subnets: some InternalTier, certificate: Certificate,
    additionalCertificates: [Certificate] = [], admitting ranges: [AddressRange] = [],
    tlsPolicy: TLSPolicy = .tls12And13, accessLogs: AccessLogs = .none, deletionProtection: Safeguard = .on,
    idleTimeout: Duration = .seconds(60), defaultResponse: FixedResponse = .notFound,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @RouteBuilder _ routes: () -> [Route]
  ) {
    self.init(
      name, subnets.placement, isInternal: true, certificate, additionalCertificates, [], admitting: ranges, tlsPolicy,
      accessLogs, deletionProtection, idleTimeout, defaultResponse, routes(),
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  init(
    _ name: String, _ placement: Placement?, isInternal: Bool, _ certificate: Certificate?,
    _ additionalCertificates: [Certificate], _ domains: [RegionalDomain], admitting ranges: [AddressRange],
    _ tlsPolicy: TLSPolicy, _ accessLogs: AccessLogs, _ deletionProtection: Safeguard, _ idleTimeout: Duration,
    _ defaultResponse: FixedResponse, _ routes: [Route], _ location: SourceLocation, secret: OriginSecret? = nil
  ) {
    identity = Identity("load balancer", name, at: location)
    self.placement = placement
    self.isInternal = isInternal
    self.certificate = certificate
    self.additionalCertificates = additionalCertificates
    self.domains = domains
    admittedRanges = ranges
    self.tlsPolicy = tlsPolicy
    self.accessLogs = accessLogs
    self.deletionProtection = deletionProtection
    self.idleTimeout = idleTimeout
    self.defaultResponse = defaultResponse
    ownRoutes = routes
    _originSecret = Shared(wrappedValue: secret)
  }

  public var dependencies: [any Construct] {
    let certificates = ([certificate].compactMap(\.self) + additionalCertificates).flatMap(\.asDependency)
    return (placement.map { [$0.network] } ?? []) + signInClients + (accessLogs.bucket.map { [$0] } ?? [])
      + domains.flatMap(\.dependencies) + certificates + (originSecret?.secrets ?? [])
  }

  public var relations: [any Relation] {
    let logs = accessLogs.bucket.map { bucket in
      BucketUse(user: self, bucket: bucket, purpose: .loadBalancerLogs(prefix: accessLogs.prefix))
    }
    return ownRoutes.map { LoadBalancerRoute(loadBalancer: self, route: $0) } + (logs.map { [$0] } ?? [])
  }

  // MARK: What others refer to

  var loadBalancer: Reference<ElasticLoadBalancing.LoadBalancer> { Reference(id("LoadBalancer")) }
  /// The DNS name, `public-1234567890.eu-west-1.elb.amazonaws.com`.
  public var dnsName: Value<String> { loadBalancer.attribute("DNSName") }
  /// The id of the hosted zone of ``dnsName``, for an alias record in Route 53.
  public var hostedZoneID: Value<String> { loadBalancer.attribute("CanonicalHostedZoneID") }
  /// The ARN of the load balancer.
  public var arn: Value<String> { loadBalancer.value }
  /// The listener on port 443, by its ARN.
  public var httpsListener: Reference<ElasticLoadBalancing.Listener> { Reference(id("HttpsListener")) }
  /// The load balancer as CloudWatch's dimensions identify it: `app/public/50dc6c495c0c9188`.
  public var fullName: Value<String> { loadBalancer.attribute("LoadBalancerFullName") }
  /// The security group.
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("LoadBalancerSecurityGroup")) }

  func targetGroup(of service: FargateService) -> Reference<ElasticLoadBalancing.TargetGroup> {
    Reference(LogicalID(naming: name, service.name, "Targets"))
  }
}

extension LoadBalancer {
  public var outputs: [ConstructOutput] {
    [.init("DnsName", dnsName, "DNS name of load balancer '\(name)', for the records of its domains")]
  }
}

extension LoadBalancer {
  /// An Application Load Balancer that exists already, whose HTTPS listener can get routes:
  ///
  /// ```swift
  /// let shared = LoadBalancer.existing(
  ///   "shared", arn: .parameterStore("/shared/balancer-arn"),
  ///   httpsListenerARN: .parameterStore("/shared/listener-arn"), securityGroup: "sg-0a1b2c3d")
  /// shared.routes { Route("/orders/*", priority: 120, to: orders) }
  /// ```
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - arn: the ARN of the load balancer.
  ///   - dnsName: its DNS name, which connections and alias records require.
  ///   - hostedZoneID: the id of the hosted zone of its DNS name, which alias records require.
  ///   - httpsListenerARN: the ARN of its HTTPS listener, which routes require.
  ///   - securityGroup: the id of its security group, to which routes and connections add rules.
  ///   - fullName: `app/public/50dc6c495c0c9188`, the part of the ARN after `loadbalancer/`, which metrics and scaling on
  ///     requests require; taken from the ARN where that is written out.
  public static func existing(
    _ name: String, arn: ExistingValue, dnsName: ExistingValue? = nil, hostedZoneID: ExistingValue? = nil,
    httpsListenerARN: ExistingValue? = nil, securityGroup: ExistingValue, fullName: ExistingValue? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> LoadBalancer {
    // Nothing is created, so the settings have no effect.
    var balancer = LoadBalancer(
      name, nil, isInternal: true, nil, [], [], admitting: [], .tls12And13, .none, .on, .zero, .notFound, [],
      SourceLocation(fileID: fileID, line: line, column: column))
    var existing = Existing()
    existing.add(
      balancer.loadBalancer,
      [
        "Ref": arn, "DNSName": dnsName, "CanonicalHostedZoneID": hostedZoneID,
        "LoadBalancerFullName": fullName ?? arn.literal.flatMap(fullName(inARN:)),
      ],
      parameters: [
        "DNSName": "dnsName", "CanonicalHostedZoneID": "hostedZoneID", "LoadBalancerFullName": "fullName",
      ])
    existing.add(balancer.httpsListener, ["Ref": httpsListenerARN], parameters: ["Ref": "httpsListenerARN"])
    existing.add(balancer.securityGroup, ["GroupId": securityGroup])
    balancer.existing = existing
    return balancer
  }

  /// The part of an ARN after `loadbalancer/`.
  private static func fullName(inARN arn: String) -> ExistingValue? {
    let parts = arn.split(separator: ":loadbalancer/")
    return parts.count == 2 ? ExistingValue(String(parts[1])) : nil
  }
}

/// The TLS versions that a listener supports.
public enum TLSPolicy: String, Hashable, Sendable {
  /// TLS 1.2 and 1.3.
  case tls12And13 = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  /// TLS 1.3 only.
  case tls13 = "ELBSecurityPolicy-TLS13-1-3-2021-06"
}

/// A fixed response of a load balancer.
public struct FixedResponse: Hashable, Sendable {
  let status: Int
  let text: String

  /// Creates a fixed response.
  ///
  /// - Parameters:
  ///   - status: the HTTP status code, 200 to 599.
  ///   - text: the body, as plain text.
  public init(_ status: Int, _ text: String) {
    self.status = status
    self.text = text
  }

  /// 404, `not found`.
  public static let notFound = FixedResponse(404, "not found")
}
