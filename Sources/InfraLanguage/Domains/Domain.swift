import AWSResources
import Documents
import ResourceGraph

/// A name under which people reach a load balancer, an API or a distribution, with its records and its certificate.
///
/// ```swift
/// let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
/// LoadBalancer("public", in: network.publicSubnets, domain: Domain("shop.example.com", in: zone)) { … }
/// ```
public struct Domain<Certified: DomainCertificate>: Hashable, Sendable {
  let name: String
  @Shared var zone: HostedZone?
  @Shared var certificate: Certified?
  let location: SourceLocation

  /// Creates a domain.
  ///
  /// - Parameters:
  ///   - name: the whole name, `shop.example.com`.
  ///   - zone: the hosted zone that gets the records; `nil` where they are made elsewhere.
  ///   - certificate: a certificate with the name; by default the stack requests one, which it validates in the zone.
  public init(
    _ name: String, in zone: HostedZone?, certificate: Certified? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    let requested = zone.map {
      Certified.issued(DNSName.word(name), for: name, in: $0, fileID: fileID, line: line, column: column)
    }
    self.name = name
    _zone = Shared(wrappedValue: zone)
    _certificate = Shared(wrappedValue: certificate ?? requested)
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}

/// A domain of what is in the stack's region: load balancers and regional APIs.
public typealias RegionalDomain = Domain<Certificate>

/// A domain of a distribution.
public typealias EdgeDomain = Domain<EdgeCertificate>

extension Domain where Certified: CertificateOfSource {
  /// The constructs that a user of the domain refers to.
  var dependencies: [any Construct] {
    (zone.map { [$0] } ?? []) + (certificate?.asDependency ?? [])
  }

  /// Reports a name that is none, that is not in its zone, or for which there is no certificate.
  ///
  /// - Parameter user: the construct that people reach under the name.
  func check(for user: some Construct, in lowering: inout Lowering) {
    if let problem = DNSName.problem(with: name) {
      return lowering.report("\(user.description) has the domain '\(name)', which \(problem)", at: location)
    }
    if let zone, !DNSName.isName(name, in: zone.domain) {
      lowering.report(
        "\(user.description) has the domain '\(name)', which is not in zone '\(zone.name)' of '\(zone.domain)'; pass the zone "
          + "of the name, or nil", at: location)
    }
    guard let certificate else {
      return lowering.report(
        "\(user.description) has the domain '\(name)' without a zone and without a certificate; pass its 'certificate:'",
        at: location)
    }
    if let names = certificate.names, !names.contains(where: { HostPattern.matches($0, name) }) {
      lowering.report(
        "\(user.description) has the domain '\(name)', and \(certificate.description) is for "
          + names.map { "'\($0)'" }.joined(separator: ", ") + "; add the name to the certificate, or pass another one",
        at: location)
    }
  }
}

/// What a name can stand for without an address of its own, by an alias record of Route 53.
public protocol AliasTarget: Construct {
  /// The domain name of the resource, which AWS gives it.
  var aliasDomainName: Value<String> { get }
  /// The id of the hosted zone of that domain name, which AWS owns.
  var aliasZoneID: Value<String> { get }
  /// Whether the resource has IPv6 addresses, so that an `AAAA` record is made as well.
  var hasIPv6Addresses: Bool { get }
  /// Whether Route 53 can tell if the resource is healthy; CloudFront cannot be asked.
  var isHealthEvaluated: Bool { get }
}

extension LoadBalancer: AliasTarget {
  public var aliasDomainName: Value<String> { dnsName }
  public var aliasZoneID: Value<String> { hostedZoneID }
  public var hasIPv6Addresses: Bool { false }
  public var isHealthEvaluated: Bool { true }
}

extension AliasTarget {
  /// What alias records contain.
  var alias: Route53.RecordSet.Alias {
    .init {
      $0.domainName = aliasDomainName
      $0.zone = aliasZoneID
      $0.evaluatesTargetHealth = .literal(isHealthEvaluated)
    }
  }

  /// The types of the alias records.
  var aliasKinds: [Route53.RecordSet.Kind] { hasIPv6Addresses ? [.a, .aaaa] : [.a] }
}

extension Lowering {
  /// Adds the alias records of a domain, if its zone is known: `A`, and `AAAA` where the resource has IPv6 addresses.
  ///
  /// - Parameter target: the construct that people reach under the name, and that is lowered.
  mutating func addRecords<Certified>(of domain: Domain<Certified>, to target: some AliasTarget) {
    addRecords(of: domain, to: target, target.alias, target.aliasKinds)
  }

  /// Adds alias records of a domain that only a construct with a domain has the resource for.
  mutating func addRecords<Certified>(
    of domain: Domain<Certified>, to target: some Construct, _ alias: Route53.RecordSet.Alias,
    _ kinds: [Route53.RecordSet.Kind]
  ) {
    guard let zone = domain.zone else { return }
    for kind in kinds {
      addRecord(domain.name, kind, in: zone, of: target) { $0.alias = alias }
    }
  }
}
