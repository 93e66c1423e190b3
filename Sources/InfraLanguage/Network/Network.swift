/// A VPC over several Availability Zones, with a public, a private and an isolated subnet in each.
///
/// The address plan reserves a range for each of four zones, so adding a zone changes no existing subnet.
public struct Network: Construct {
  /// The NAT gateways through which the private subnets reach the internet.
  public enum NAT: Hashable, Sendable {
    /// A NAT gateway in each zone, so that the failure of a zone does not affect the others.
    case onePerZone
    /// One NAT gateway for all zones, which costs less and is a single point of failure. Reports show the reason.
    case single(because: String)
    /// No NAT gateway: the private subnets reach AWS services only through endpoints.
    case none
  }

  public let identity: Identity
  public var adjustments = Adjustments()
  let cidr: String
  let zones: Int
  /// The ids of the zones; the first zones of the region by name if `nil`.
  let zoneIDs: [String]?
  let nat: NAT
  let endpoints: Endpoints
  let flowLogRetention: LogRetention?
  public private(set) var existing: Existing?
  /// How many subnets of each tier an existing network has.
  private var existingSubnets: [Tier: Int] = [:]
  /// How many route tables of each tier an existing network has.
  private var existingRouteTables: [Tier: Int] = [:]

  /// Creates a network.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - cidr: the IPv4 CIDR block of the VPC, with a prefix between /16 and /23.
  ///   - zones: the number of Availability Zones, 2 to 4: the first ones of the region by name, which are other zones in
  ///     another account.
  ///   - zoneIDs: the ids of the Availability Zones instead of their number, `["use1-az1", "use1-az2"]`: an id is the same
  ///     zone in every account. The order must not change later.
  ///   - nat: the NAT gateways through which the private subnets reach the internet.
  ///   - endpoints: the AWS services with a VPC endpoint: `.ecr + [.logs, .secretsManager]`.
  ///   - flowLogRetention: how long the log group retains the VPC flow logs; `nil` creates no flow log.
  public init(
    _ name: String, cidr: String = "10.0.0.0/16", zones: Int = 3, zoneIDs: [String]? = nil,
    nat: NAT = .onePerZone, endpoints: Endpoints = [.s3], flowLogRetention: LogRetention? = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("network", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.cidr = cidr
    self.zones = zoneIDs?.count ?? zones
    self.zoneIDs = zoneIDs
    self.nat = nat
    self.endpoints = endpoints
    self.flowLogRetention = flowLogRetention
  }

  public var dependencies: [any Construct] { [] }

  /// The indices of a tier's subnets, one for each zone.
  func subnetIndices(of tier: Tier) -> Range<Int> {
    existing == nil ? zoneIndices : 0..<(existingSubnets[tier] ?? 0)
  }

  /// The route tables of a tier: one for all public subnets, one for each private or isolated subnet.
  func routeTableIDs(of tier: Tier) -> [LogicalID] {
    if existing != nil {
      return (0..<(existingRouteTables[tier] ?? 0)).map { id("\(tier.rawValue)RouteTable\($0 + 1)") }
    }
    return tier == .public ? [id("PublicRouteTable")] : zoneIndices.map { id("\(tier.rawValue)RouteTable\($0 + 1)") }
  }

  /// Whether the network has interface endpoints, and their security group is known.
  var hasInterfaceEndpoints: Bool {
    guard let existing else { return !endpoints.interfaces.isEmpty }
    return existing.attributes.contains { $0.reference.id == id("EndpointSecurityGroup") }
  }

  /// The subnets with a route to the internet gateway, for load balancers and NAT gateways.
  public var publicSubnets: PublicSubnets { PublicSubnets(network: self) }
  /// The subnets with a route to a NAT gateway, for services.
  public var privateSubnets: PrivateSubnets { PrivateSubnets(network: self) }
  /// The subnets without a route to the internet, for databases and brokers.
  public var isolatedSubnets: IsolatedSubnets { IsolatedSubnets(network: self) }

  /// The VPC.
  public var vpc: Reference<EC2.VPC> { Reference(id("Vpc")) }
  /// The id of the VPC.
  public var vpcID: Value<String> { vpc.value }

  /// The security group of the interface endpoints, which the network has where `endpoints` lists one.
  public var endpointSecurityGroup: Reference<EC2.SecurityGroup> { Reference(id("EndpointSecurityGroup")) }
}

extension Network {
  /// A VPC that exists already, with the subnets that the stack uses, one in each zone for each tier.
  ///
  /// ```swift
  /// let network = Network.existing(
  ///   "shared", vpc: .parameterStore("/shared/vpc-id"),
  ///   privateSubnets: [.parameterStore("/shared/private-subnet-1"), .parameterStore("/shared/private-subnet-2")])
  /// ```
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - vpc: the id of the VPC.
  ///   - publicSubnets: the ids of subnets with a route to an internet gateway.
  ///   - privateSubnets: the ids of subnets with a route to a NAT gateway.
  ///   - isolatedSubnets: the ids of subnets without a route to the internet.
  ///   - publicRouteTables: the ids of the public subnets' route tables, for routes that the stack adds.
  ///   - privateRouteTables: the ids of the private subnets' route tables, for routes that the stack adds.
  ///   - isolatedRouteTables: the ids of the isolated subnets' route tables, for routes that the stack adds.
  ///   - endpointSecurityGroup: the id of the security group of the interface endpoints, to which the stack adds a rule
  ///     for each of its services.
  public static func existing(
    _ name: String, vpc: ExistingValue, publicSubnets: [ExistingValue] = [], privateSubnets: [ExistingValue] = [],
    isolatedSubnets: [ExistingValue] = [], publicRouteTables: [ExistingValue] = [],
    privateRouteTables: [ExistingValue] = [], isolatedRouteTables: [ExistingValue] = [],
    endpointSecurityGroup: ExistingValue? = nil,
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
    let routeTables: [(Tier, [ExistingValue])] = [
      (.public, publicRouteTables), (.private, privateRouteTables), (.isolated, isolatedRouteTables),
    ]
    for (tier, tables) in routeTables {
      network.existingRouteTables[tier] = tables.count
      for (index, table) in tables.enumerated() {
        existing.add(
          Reference<EC2.RouteTable>(network.id("\(tier.rawValue)RouteTable\(index + 1)")), ["Ref": table])
      }
    }
    existing.add(
      network.endpointSecurityGroup, ["GroupId": endpointSecurityGroup],
      parameters: ["GroupId": "endpointSecurityGroup"])
    network.existing = existing
    return network
  }
}
