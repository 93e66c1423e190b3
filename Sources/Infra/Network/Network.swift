/// A VPC over several Availability Zones, with public, private and isolated subnets in each.
///
/// Every subnet has a route table association of its own. The address plan keeps room: adding a zone never
/// renumbers what stands (see ``AddressPlan``).
public struct Network: Construct {
  /// How the private subnets get out to the internet.
  public enum NAT: Hashable, Sendable {
    /// A NAT gateway in each zone: the loss of a zone does not cut off the others.
    case onePerZone
    /// One NAT gateway for all zones: cheaper, and a single point of failure.
    case single(because: String)
    /// No way out: AWS is reached through endpoints alone.
    case none
  }

  public let identity: Identity
  public var adjustments = Adjustments()
  let cidr: String
  let zones: Int
  let nat: NAT
  let endpoints: Endpoints
  let flowLogs: LogRetention?
  public private(set) var existing: Existing?
  /// How many subnets of each tier an existing network has.
  private var existingSubnets: [Tier: Int] = [:]

  /// - Parameters:
  ///   - cidr: the VPC's range in CIDR notation, between /16 and /23.
  ///   - zones: how many Availability Zones the network spans, 2 to 4.
  ///   - nat: how the private subnets get out.
  ///   - endpoints: AWS services that are reached without leaving the VPC: `.ecr + [.logs, .secretsManager]`.
  ///   - flowLogs: how long the record of the network's traffic is kept; `nil` writes none.
  public init(
    _ name: String, cidr: String = "10.0.0.0/16", zones: Int = 3, nat: NAT = .onePerZone,
    endpoints: Endpoints = [.s3], flowLogs: LogRetention? = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("network", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.cidr = cidr
    self.zones = zones
    self.nat = nat
    self.endpoints = endpoints
    self.flowLogs = flowLogs
  }

  public var dependencies: [any Construct] { [] }

  /// The places of a tier's subnets, counted from 0: one for each zone.
  func subnetIndices(of tier: Tier) -> Range<Int> {
    existing == nil ? zoneIndices : 0..<(existingSubnets[tier] ?? 0)
  }

  /// Whether the network has interface endpoints behind a group of their own.
  var hasInterfaceEndpoints: Bool {
    guard let existing else { return !endpoints.interfaces.isEmpty }
    return existing.attributes.contains { $0.reference.id == id("EndpointSecurityGroup") }
  }

  /// Subnets with a route to the internet gateway: for load balancers and NAT gateways alone.
  public var publicSubnets: PublicSubnets { PublicSubnets(network: self) }
  /// Subnets that get out through NAT: for services.
  public var privateSubnets: PrivateSubnets { PrivateSubnets(network: self) }
  /// Subnets without a route out: for databases and brokers.
  public var isolatedSubnets: IsolatedSubnets { IsolatedSubnets(network: self) }

  public var vpc: Reference<EC2.VPC> { Reference(id("Vpc")) }

  /// The group around the interface endpoints.
  var endpointGroup: Reference<EC2.SecurityGroup> { Reference(id("EndpointSecurityGroup")) }
}

extension Network {
  /// A VPC that exists already, with the subnets of each tier that the stack uses, one in each zone.
  ///
  /// ```swift
  /// let network = Network.existing(
  ///   "shared", vpc: .parameterStore("/shared/vpc-id"),
  ///   privateSubnets: [.parameterStore("/shared/private-subnet-1"), .parameterStore("/shared/private-subnet-2")])
  /// ```
  ///
  /// - Parameters:
  ///   - name: what findings and resources of the stack call it.
  ///   - vpc: the VPC's id.
  ///   - publicSubnets: ids of subnets with a route to the internet gateway.
  ///   - privateSubnets: ids of subnets that get out through NAT.
  ///   - isolatedSubnets: ids of subnets without a route out.
  ///   - endpointSecurityGroup: the id of the group around the interface endpoints, which then admits the services.
  public static func existing(
    _ name: String, vpc: ExistingValue, publicSubnets: [ExistingValue] = [], privateSubnets: [ExistingValue] = [],
    isolatedSubnets: [ExistingValue] = [], endpointSecurityGroup: ExistingValue? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Network {
    let tiers: [(Tier, [ExistingValue])] = [
      (.public, publicSubnets), (.private, privateSubnets), (.isolated, isolatedSubnets),
    ]
    var network = Network(
      name, zones: tiers.map(\.1.count).max() ?? 0, fileID: fileID, line: line, column: column)
    var existing = Existing()
    existing.add(network.vpc, ["Ref": vpc])
    for (tier, subnets) in tiers {
      network.existingSubnets[tier] = subnets.count
      for (zone, subnet) in subnets.enumerated() {
        existing.add(Reference<EC2.Subnet>(network.subnetID(tier, zone: zone)), ["Ref": subnet])
      }
    }
    existing.add(network.endpointGroup, ["GroupId": endpointSecurityGroup])
    network.existing = existing
    return network
  }
}

/// The subnets of one tier of a network, one in each zone.
public protocol SubnetTier: Hashable, Sendable {
  var network: Network { get }
  static var tier: Tier { get }
}

/// Subnets that the internet cannot reach: private or isolated ones.
public protocol NonPublicSubnets: SubnetTier {}

/// A tier of a network.
public enum Tier: String, Hashable, Sendable, CaseIterable {
  case `public` = "Public"
  case `private` = "Private"
  case isolated = "Isolated"
}

/// Subnets with a route to the internet gateway.
public struct PublicSubnets: SubnetTier {
  public let network: Network
  public static var tier: Tier { .public }
}

/// Subnets that get out through NAT.
public struct PrivateSubnets: NonPublicSubnets {
  public let network: Network
  public static var tier: Tier { .private }
}

/// Subnets without a route out.
public struct IsolatedSubnets: NonPublicSubnets {
  public let network: Network
  public static var tier: Tier { .isolated }
}

extension SubnetTier {
  /// The subnets, in the order of their zones.
  public var subnets: [Reference<EC2.Subnet>] {
    network.subnetIndices(of: Self.tier).map { Reference(network.subnetID(Self.tier, zone: $0)) }
  }

  /// The tier without its type, as constructs keep it.
  var placement: Placement { Placement(network: network, tier: Self.tier) }
}

/// Where a construct stands.
struct Placement: Hashable, Sendable {
  let network: Network
  let tier: Tier

  /// One subnet in each zone.
  var subnetIndices: Range<Int> { network.subnetIndices(of: tier) }

  var subnets: List<Reference<EC2.Subnet>> {
    .items(subnetIndices.map { Reference(network.subnetID(tier, zone: $0)) })
  }
}
