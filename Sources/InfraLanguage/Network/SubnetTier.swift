import ResourceGraph

/// The subnets of one tier of a network, one in each Availability Zone.
public protocol SubnetTier: Hashable, Sendable {
  /// The network that the subnets belong to.
  var network: Network { get }
  /// The tier of the subnets.
  static var tier: Tier { get }
}

/// The subnets that databases, caches, brokers and file systems can be placed in.
public protocol DataTier: SubnetTier {}

/// The subnets that services, tasks and functions can be placed in.
public protocol WorkloadTier: SubnetTier {}

/// The subnets that an internet-facing load balancer can be placed in.
public protocol InternetFacingTier: SubnetTier {}

/// The subnets that an internal load balancer can be placed in.
public protocol InternalTier: SubnetTier {}

/// A tier of a network.
public enum Tier: String, Hashable, Sendable, CaseIterable {
  /// With a route to the internet gateway.
  case `public` = "Public"
  /// With a route to a NAT gateway.
  case `private` = "Private"
  /// Without a route to the internet.
  case isolated = "Isolated"
}

/// Subnets with a route to the internet gateway.
public struct PublicSubnets: InternetFacingTier {
  public let network: Network
  public static var tier: Tier { .public }
}

/// Subnets with a route to a NAT gateway.
public struct PrivateSubnets: WorkloadTier, DataTier, InternalTier {
  public let network: Network
  public static var tier: Tier { .private }
}

/// Subnets without a route to the internet.
public struct IsolatedSubnets: WorkloadTier, DataTier, InternalTier {
  public let network: Network
  public static var tier: Tier { .isolated }
}

// MARK: - Placements that do not compile

@available(
  *, unavailable, message: "a data store must not be placed in public subnets: use isolatedSubnets, or privateSubnets"
)
extension PublicSubnets: DataTier {}

@available(
  *, unavailable,
  message: "a workload must not be placed in public subnets: use privateSubnets, and a load balancer in publicSubnets"
)
extension PublicSubnets: WorkloadTier {}

@available(
  *, unavailable,
  message: "an internal load balancer must not be placed in public subnets: use privateSubnets, or isolatedSubnets"
)
extension PublicSubnets: InternalTier {}

@available(
  *, unavailable,
  message: "an internet-facing load balancer must be placed in publicSubnets; use LoadBalancer(internal:) for another"
)
extension PrivateSubnets: InternetFacingTier {}

@available(
  *, unavailable,
  message: "an internet-facing load balancer must be placed in publicSubnets; use LoadBalancer(internal:) for another"
)
extension IsolatedSubnets: InternetFacingTier {}

// MARK: - Resources

extension SubnetTier {
  /// The subnets, in the order of their zones.
  public var subnets: [Reference<EC2.Subnet>] {
    network.subnetIndices(of: Self.tier).map { Reference(network.subnetID(Self.tier, zone: $0)) }
  }

  /// The route tables: one of the public subnets, one for each of the others; those that an existing network states.
  public var routeTables: [Reference<EC2.RouteTable>] {
    network.routeTableIDs(of: Self.tier).map { Reference($0) }
  }

  /// The network and the tier, as constructs store them.
  var placement: Placement { Placement(network: network, tier: Self.tier) }
}

extension Lowering {
  /// Reports subnets of an existing network that nobody stated.
  mutating func check(_ placement: Placement?) {
    guard let placement, placement.network.existing != nil, placement.subnetIndices.isEmpty else { return }
    let tier = placement.tier.rawValue.lowercased()
    report("network '\(placement.network.name)' has no \(tier) subnets; pass its '\(tier)Subnets'")
  }
}

/// The subnets that a construct is placed in.
struct Placement: Hashable, Sendable {
  @Shared private(set) var network: Network
  let tier: Tier

  /// The indices of the subnets, one for each zone.
  var subnetIndices: Range<Int> { network.subnetIndices(of: tier) }

  var subnets: List<Reference<EC2.Subnet>> { subnets(inFirst: nil) }

  /// The subnets in the first zones of the network.
  func subnets(inFirst most: Int?) -> List<Reference<EC2.Subnet>> {
    .items(subnetIndices.prefix(most ?? .max).map { Reference(network.subnetID(tier, zone: $0)) })
  }
}
