import AWSResources
import Documents
import ResourceGraph

/// A hosted zone of Route 53: the DNS records of a domain, public or for a network.
///
/// The records of a public zone are found once its name servers are entered where the domain is registered, or as `NS`
/// records of the zone of the domain above it. A zone outlives its stack: it can have records of others, and a new one would
/// have other name servers.
public struct HostedZone: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let domain: String
  /// The network in which the records of a private zone are visible.
  @Shared var network: Network?
  let isPrivate: Bool
  public private(set) var existing: Existing?

  /// Creates a public hosted zone.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - domain: the domain, `example.com`. Another one makes another zone.
  public init(
    _ name: String, domain: String, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(name, domain, nil, isPrivate: false, SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Creates a private hosted zone, whose records only the network sees.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - domain: the domain, `shop.internal`. Another one makes another zone.
  ///   - network: the network whose resolver answers with the records.
  public init(
    private name: String, domain: String, in network: Network,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(name, domain, network, isPrivate: true, SourceLocation(fileID: fileID, line: line, column: column))
  }

  private init(
    _ name: String, _ domain: String, _ network: Network?, isPrivate: Bool, _ location: SourceLocation
  ) {
    identity = Identity("hosted zone", name, at: location, scope: .global)
    self.domain = domain
    _network = Shared(wrappedValue: network)
    self.isPrivate = isPrivate
  }

  /// A hosted zone that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - domain: its domain, `example.com`.
  ///   - id: its id, `Z0123456789ABCDEFGHIJ`.
  ///   - isPrivate: whether only networks see its records.
  public static func existing(
    _ name: String, domain: String, id: ExistingValue, isPrivate: Bool = false,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> HostedZone {
    var zone = HostedZone(
      name, domain, nil, isPrivate: isPrivate, SourceLocation(fileID: fileID, line: line, column: column))
    var existing = Existing()
    existing.add(zone.zone, ["Ref": id])
    zone.existing = existing
    return zone
  }

  public var dependencies: [any Construct] { network.map { [$0] } ?? [] }

  var zone: Reference<Route53.HostedZone> { Reference(id("HostedZone")) }
  /// The id of the hosted zone, `Z0123456789ABCDEFGHIJ`.
  public var zoneID: Value<String> { zone.value }

  public var outputs: [ConstructOutput] {
    guard !isPrivate else { return [] }
    return [
      .init(
        "NameServers", zone.attribute("NameServers"), "Name servers to enter where '\(domain)' is registered",
        isList: true)
    ]
  }

  public func lower(into lowering: inout Lowering) {
    checkDomain(&lowering)
    let region = lowering.graph.region
    lowering.add(
      id("HostedZone"), named: name,
      Route53.HostedZone {
        $0.name = .literal(domain)
        $0.vpcs =
          network.map { network in
            [
              .init {
                $0.vpc = network.vpc
                $0.region = region.map { .literal($0) }
              }
            ]
          } ?? []
      }
    ) {
      $0.whenDeleted(.retain)
      // A first deployment that fails would not delete the zone either: ACM's records stay in it.
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
      if !isPrivate { $0.deletionPolicy = .retain }
    }
  }

  func checkDomain(_ lowering: inout Lowering) {
    guard let problem = DNSName.problem(with: domain, allowsUnderscores: true, allowsOneLabel: true) else { return }
    lowering.report("\(description) has the domain '\(domain)', which \(problem)")
  }

  /// The words of a name in ids: `mail` for `mail.example.com`, none for the domain itself. A name with a hyphen has a word more,
  /// which tells `a-b` from `a.b`.
  func word(of fullName: String) -> String {
    let own = fullName == domain ? "" : String(fullName.dropLast(domain.utf8.count + 1))
    let word = DNSName.word(own == "*" ? "wildcard" : own)
    return own.contains("-") ? "\(word)-\(StableHash(of: own).word)" : word
  }

  /// The id of the records of a name and type. It does not say what they lead to: Route 53 has one such record, which another
  /// construct that takes the name over has to change, and cannot make anew.
  ///
  /// - Parameter routing: what tells it from others of the name and type.
  func recordID(_ fullName: String, _ kind: Route53.RecordSet.Kind, _ routing: String = "") -> LogicalID {
    LogicalID(naming: name, word(of: fullName), kind.rawValue.lowercased(), routing, "Record")
  }

  /// The full name of a host: `mail.example.com` for `mail`; `example.com` for `@`. A full name stays.
  func fullName(of host: String) -> String {
    if host == "@" { return domain }
    return DNSName.isName(host, in: domain) ? host : "\(host).\(domain)"
  }
}
