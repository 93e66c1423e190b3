extension LoadBalancer {
  /// Creates an internet-facing load balancer with the records and the certificates of its names.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where the load balancer is placed.
  ///   - domain: the name under which people reach it.
  ///   - additionalDomains: further names; a client gets the certificate that fits the name that it asks for.
  ///   - tlsPolicy: the TLS versions that the HTTPS listener supports.
  ///   - accessLogs: the bucket that the access logs are written to.
  ///   - deletionProtection: whether the load balancer cannot be deleted.
  ///   - idleTimeout: how long an idle connection stays open, 1 to 4000 seconds.
  ///   - defaultResponse: the response to requests that match no route.
  ///   - routes: which requests the load balancer forwards to which services.
  public init(
    _ name: String, in subnets: some InternetFacingTier, domain: RegionalDomain,
    additionalDomains: [RegionalDomain] = [], tlsPolicy: TLSPolicy = .tls12And13, accessLogs: AccessLogs = .none,
    deletionProtection: Safeguard = .on, idleTimeout: Duration = .seconds(60),
    defaultResponse: FixedResponse = .notFound,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @RouteBuilder _ routes: () -> [Route]
  ) {
    let domains = [domain] + additionalDomains
    self.init(
      name, subnets.placement, isInternal: false, domain.certificate, Self.further(of: domains), domains,
      admitting: [], tlsPolicy, accessLogs, deletionProtection, idleTimeout, defaultResponse, routes(),
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Creates an internal load balancer with the records and the certificates of its names.
  ///
  /// The names can be in a public or a private zone; the certificates are validated in public ones.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where the load balancer is placed.
  ///   - domain: the name under which clients reach it.
  ///   - additionalDomains: further names; a client gets the certificate that fits the name that it asks for.
  ///   - ranges: the ranges of other networks from which clients connect, such as offices behind a VPN.
  ///   - tlsPolicy: the TLS versions that the HTTPS listener supports.
  ///   - accessLogs: the bucket that the access logs are written to.
  ///   - deletionProtection: whether the load balancer cannot be deleted.
  ///   - idleTimeout: how long an idle connection stays open, 1 to 4000 seconds.
  ///   - defaultResponse: the response to requests that match no route.
  ///   - routes: which requests the load balancer forwards to which services.
  public init(
    internal name: String, in subnets: some InternalTier, domain: RegionalDomain,
    additionalDomains: [RegionalDomain] = [], admitting ranges: [AddressRange] = [],
    tlsPolicy: TLSPolicy = .tls12And13, accessLogs: AccessLogs = .none, deletionProtection: Safeguard = .on,
    idleTimeout: Duration = .seconds(60), defaultResponse: FixedResponse = .notFound,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @RouteBuilder _ routes: () -> [Route]
  ) {
    let domains = [domain] + additionalDomains
    self.init(
      name, subnets.placement, isInternal: true, domain.certificate, Self.further(of: domains), domains,
      admitting: ranges, tlsPolicy, accessLogs, deletionProtection, idleTimeout, defaultResponse, routes(),
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// The certificates of the listener beside that of the first domain; several domains can have one.
  private static func further(of domains: [RegionalDomain]) -> [Certificate] {
    var known: Set<CertificateSource> = []
    return domains.compactMap(\.certificate).filter { known.insert($0.source).inserted }.filter {
      $0.source != domains.first?.certificate?.source
    }
  }
}
