import AWSResources

/// Two networks of an account and a region reach each other: a VPC peering connection, and the routes on both sides.
///
/// Security groups stay closed; relations between constructs of both networks open them. A network does not reach what is
/// behind the other one: neither its NAT gateways nor its other peers.
/// https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations
public struct NetworkPeering: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let network: Network
  let peer: Network
  /// The range of a peer that exists already.
  let peerRange: String?
  let tiers: [Tier]

  /// Connects two networks.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - network: one of the networks, which the app creates.
  ///   - peer: the other one, with another address range.
  ///   - peerRange: the IPv4 CIDR block of a peer that exists already; that of a network of the app is known.
  ///   - tiers: the subnets of both networks that get routes to the other one.
  public init(
    _ name: String, of network: Network, with peer: Network, at peerRange: String? = nil,
    from tiers: [Tier] = [.private],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("network peering", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.network = network
    self.peer = peer
    self.peerRange = peerRange
    self.tiers = tiers
  }

  public var dependencies: [any Construct] { [network, peer] }

  var connection: Reference<EC2.VPCPeeringConnection> { Reference(id("PeeringConnection")) }
  /// The id of the peering connection, `pcx-0a1b2c3d`.
  public var connectionID: Value<String> { connection.value }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    guard peer.identity.key != network.identity.key else { return }
    lowering.add(
      id("PeeringConnection"), named: name,
      EC2.VPCPeeringConnection {
        $0.vpc = network.vpc
        $0.peerVPC = peer.vpc
        $0.acceptsAutomatically = true
      })
    let other = peer.existing == nil ? peer.cidr : peerRange
    for (near, far) in [(network, other), (peer, network.cidr)] {
      lowering.addRoutes(
        to: [far].compactMap(\.self), from: tiers, of: near, after: id("PeeringConnection"),
        id: { id("\(near.name) \($0)") }, through: { $0.vpcPeeringConnection = connectionID })
    }
  }

  private func check(_ lowering: inout Lowering) {
    if network.existing != nil {
      return lowering.report("\(description) begins at a network that exists already; make that one the peer")
    }
    if peer.identity.key == network.identity.key {
      return lowering.report("\(description) connects network '\(network.name)' with itself; name another network")
    }
    if tiers.isEmpty { lowering.report("\(description) adds no route; name the tiers that reach the other network") }
    lowering.checkRouteTables(of: peer, tiers)
    if peer.existing == nil, peerRange != nil {
      lowering.report("\(description) states a range of network '\(peer.name)', which has its own; leave out 'at:'")
    }
    guard let text = peer.existing == nil ? peer.cidr : peerRange else {
      return lowering.report(
        "\(description) does not say which range network '\(peer.name)' has; pass it with 'at:', such as 10.20.0.0/16")
    }
    guard let range = CIDR(text), range.family == .ipv4, range.description == text, range.prefix >= 16 else {
      // The range of a network is reported with the network.
      if peer.existing != nil {
        lowering.report("\(description) leads to '\(text)', which is no range of a VPC; use one like 10.20.0.0/16")
      }
      return
    }
    if let own = CIDR(network.cidr), own.overlaps(range) {
      lowering.report(
        "\(description) connects networks whose ranges \(own) and \(range) overlap, which EC2 refuses; choose another range"
      )
    }
  }
}
